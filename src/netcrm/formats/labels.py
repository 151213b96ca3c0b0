"""What e-mails, phones, links and addresses are for, in the languages of other programs."""

from __future__ import annotations

from functools import lru_cache

_WORDS = {
    "home": """home|privat|private|personal|personale|personnel|zuhause|domicile|maison|particular
        casa|abitazione|dom|pessoal|residencial|домашний""",
    "work": """work|business|office|arbeit|geschäftlich|dienstlich|beruflich|bureau|travail
        professionnel|trabajo|lavoro|ufficio|praca|biuro|trabalho|comercial|рабочий""",
    "mobile": """mobile|cell|mobil|handy|iphone|portable|móvil|cellulare|komórka|komórkowy
        celular|мобильный""",
    "fax": "fax",
    "home fax": """home fax|homefax|fax privat|fax domicile|fax (domicile)|fax particular
        fax casa""",
    "work fax": """work fax|workfax|business fax|fax geschäftlich|fax arbeit|fax (arbeit)
        fax bureau|fax (bureau)|fax del trabajo|fax lavoro|fax comercial""",
    "pager": "pager",
    "car": "car|auto",
    "main": "main|primary|haupt|hauptnummer|principal|principale|główny",
    "anniversary": """anniversary|jahrestag|anniversaire de mariage|aniversario|anniversario
        rocznica|aniversário""",
    # That it is none of the others tells nothing.
    "": """other|andere|sonstige|weitere|autre|otro|otra|altro|inne|inny|outro|outra|другой""",
}
_LABELS = {
    word.strip(): label
    for label, lines in _WORDS.items()
    for line in lines.split("\n")
    for word in line.split("|")
}


def known_label(written: str) -> str | None:
    """Return netcrm's word for a kind, empty where it tells nothing; None for a word of others."""
    return _LABELS.get(written.strip().casefold())


def label_in_words(written: str) -> str:
    """Return netcrm's word for a kind, else the kind as it is written."""
    known = known_label(written)
    return written if known is None else known


@lru_cache(maxsize=1024)
def label_of(written: str) -> tuple[str, bool]:
    """Return a kind in netcrm's word for it, else as written, and whether it marks the preferred.

    Google puts ``* `` before the kind of the one that counts.
    """
    bare = written.removeprefix("*").strip()
    return label_in_words(bare), written.startswith("*")

"""The kinds of e-mails, phones and addresses in the languages of the programs that export them."""

from __future__ import annotations

from functools import lru_cache

from netcrm.formats.dialects.dialect import columns
from netcrm.formats.tables import folded

_LABELS = columns("""
        home = home|privat|private|personal|zuhause|domicile|particular|casa|abitazione|dom
        home = pessoal|residencial|домашний
        work = work|business|office|arbeit|geschäftlich|dienstlich|beruflich|bureau|travail
        work = professionnel|trabajo|lavoro|ufficio|praca|biuro|trabalho|comercial|рабочий
        mobile = mobile|cell|mobil|handy|portable|móvil|cellulare|komórka|komórkowy|celular
        mobile = мобильный
        fax = fax
        home fax = home fax|homefax|fax privat|fax domicile|fax (domicile)|fax particular|fax casa
        work fax = work fax|workfax|business fax|fax geschäftlich|fax arbeit|fax (arbeit)
        work fax = fax bureau|fax (bureau)|fax del trabajo|fax lavoro|fax comercial
        pager = pager
        car = car|auto
        main = main|primary|haupt|hauptnummer|principal|principale|główny
        other = other|andere|sonstige|weitere|autre|otro|otra|altro|inne|inny|outro|outra|другой
        anniversary = anniversary|jahrestag|anniversaire de mariage|aniversario|anniversario
        anniversary = rocznica|aniversário
    """)


_OTHER = "other"


def telling(label: str) -> str:
    """Return a kind, if it tells anything: that it is none of the others does not."""
    return "" if label == _OTHER else label


@lru_cache(maxsize=1024)
def label_of(written: str) -> tuple[str, bool]:
    """Return a kind in netcrm's word for it, else as written, and whether it marks the preferred.

    Google puts ``* `` before the kind of the one that counts.
    """
    bare = written.removeprefix("*").strip()
    return telling(_LABELS.get(folded(bare), bare)), written.startswith("*")

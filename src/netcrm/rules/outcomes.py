"""The kinds of what comes of knowing people, and their writings; others are as they are typed."""

from __future__ import annotations

from netcrm.rules.names.folding import fold

KINDS = (
    *("paper", "grant", "talk", "job", "advice", "introduction"),
    *("collaboration", "course", "award", "invitation", "visit", "data"),
)

_WRITINGS = {
    "paper": ("article", "publication", "manuscript"),
    "grant": ("funding", "fellowship"),
    "talk": ("lecture", "keynote", "presentation"),
    "job": ("post", "position"),
    "introduction": ("intro",),
    "award": ("prize",),
}
_KNOWN = {fold(kind): kind for kind in KINDS} | {
    fold(writing): kind for kind, writings in _WRITINGS.items() for writing in writings
}


def kind_name(typed: str) -> str:
    """Return what a kind is called: the known word in whatever writing, else as it was typed."""
    plain = " ".join(typed.split())
    return _KNOWN.get(fold(plain), plain)


def kind_key(text: str) -> str:
    """Return the form in which kinds are compared."""
    return fold(kind_name(text))

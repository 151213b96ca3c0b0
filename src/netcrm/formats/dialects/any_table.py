"""Any other table that has a name or an e-mail address in it: a sheet made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.formats.dialects.dialect import Dialect
from netcrm.formats.dialects.vocabulary import ONE_WORD_NAMES, TITLES, plain, vocabulary

if TYPE_CHECKING:
    from netcrm.formats.dialects.meanings import Meaning

_PARTS = frozenset(("city", "region", "postal_code", "country"))


def _settled(names: list[str], meanings: list[Meaning | None]) -> list[Meaning | None]:
    """Let the columns beside it tell what a column means."""
    there = {one.field for one in meanings if one}
    has_parts = any(one and one.field in _PARTS and not one.label for one in meanings)
    return [
        one and one._replace(field=_field(name, one, there, has_parts=has_parts))
        for name, one in zip(names, meanings, strict=True)
    ]


def _field(name: str, one: Meaning, there: set[str], *, has_parts: bool) -> str:
    if name in ONE_WORD_NAMES and len(there & {"given", "family"}) == 1:
        return "family" if "given" in there else "given"
    if name in TITLES and "title" not in there:
        return "title"
    if name == "geburtstag" and "birthday_month" in there:
        return "birthday_day"
    if one.field == "formatted" and not one.label and has_parts and "street" not in there:
        return "street"
    return one.field


ANY_TABLE = Dialect(
    name="csv",
    marks=(),
    columns=vocabulary(),
    own_fields=True,
    folded=plain,
    settle=_settled,
)

"""Any other table that has a name or an e-mail address in it: a sheet made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.formats.dialects.dialect import Dialect
from netcrm.formats.dialects.vocabulary import (
    BARE_NUMBERS,
    ONE_WORD_NAMES,
    TITLES,
    plain,
    vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.formats.dialects.meanings import Meaning

_TOWN = frozenset(("city", "region", "postal_code", "country"))
_PARTS = _TOWN | {"house_number"}


def _settled(names: list[str], meanings: list[Meaning | None]) -> list[Meaning | None]:
    """Let the columns beside it tell what a column means."""
    meanings = [
        None if name in BARE_NUMBERS and not _is_by_street(meanings, place) else one
        for place, (name, one) in enumerate(zip(names, meanings, strict=True))
    ]
    there = {one.field for one in meanings if one}
    has_parts = any(one and one.field in _PARTS and not one.label for one in meanings)
    return [
        one and one._replace(field=_field(name, one, there, has_parts=has_parts))
        for name, one in zip(names, meanings, strict=True)
    ]


def _is_by_street(meanings: Sequence[Meaning | None], place: int) -> bool:
    """Tell whether a street stands beside a column; a whole address is one, where the town is."""
    beside = {one.field for one in (*meanings[max(place - 1, 0) : place + 2],) if one}
    has_town = any(one and one.field in _TOWN for one in meanings)
    return "street" in beside or (has_town and "formatted" in beside)


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

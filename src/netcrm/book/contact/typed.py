"""What somebody types for a contact, checked and as it is kept; empty text takes a thing away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.contact.filing import tag_name
from netcrm.rules.anniversary import parse_anniversary
from netcrm.rules.days import Toward, parse_day
from netcrm.rules.handles import checked_email, checked_link
from netcrm.rules.names.parts import read_name
from netcrm.rules.zones import checked_time_zone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_SEVERAL_LINES = ("notes", "private_notes")


class Reader(NamedTuple):
    """Reads what was typed on a day; ``order`` settles 03/04/2026."""

    today: date
    order: str | None

    def value(self, name: str, typed: str) -> str | date | None:
        """Read the value of a column, the organisation or the title; UsageError for none."""
        if name == "name":
            read_name(typed)
        if not typed.strip():
            return None if name == "met_on" else ""
        if name == "birthday":
            return str(parse_anniversary(typed, self.today, self.order))
        if name == "met_on":
            return parse_day(typed, self.today, Toward.PAST, self.order)
        if name == "time_zone":
            return checked_time_zone(typed)
        return typed.strip() if name in _SEVERAL_LINES else " ".join(typed.split())

    def anniversary(self, typed: str) -> str:
        """Read a named date, of which the first one may be to come."""
        if not typed.strip():
            return ""
        return str(parse_anniversary(typed, self.today, self.order, may_come=True))


def listed(name: str, typed: Sequence[str]) -> list[str]:
    """Read a list such as ``emails``; UsageError for what can be none of it. Blank ones are not."""
    if name == "emails":
        return [checked_email(one) for one in typed]
    if name == "links":
        return [checked_link(one) for one in typed if one.strip()]
    if name == "tags":
        return [tag_name(one) for one in typed]
    if name == "former_names":
        return [" ".join(one.split()) for one in typed if one.strip()]
    return [one.strip() for one in typed if one.strip()]

"""People of a file who are not here yet: added with all that is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.rows import POINT_FIELDS, name_keys
from netcrm.book.files.everything.kept import kept
from netcrm.rules.names.parts import NameParts
from netcrm.store.models import new_uid

if TYPE_CHECKING:
    from netcrm.book.files.everything.belongings import Belongings
    from netcrm.book.files.everything.ruling import Rules
    from netcrm.formats.records import Contact
    from netcrm.store.bulk import Bulk


class Newcomers:
    """Adds contacts; in a ``fresh`` database each keeps the number that it has in the file."""

    def __init__(
        self, bulk: Bulk, belongings: Belongings, rules: Rules, today: str, *, fresh: bool
    ) -> None:
        self._bulk = bulk
        self._belongings = belongings
        self._rules = rules
        self._today = today
        self._fresh = fresh

    def add(self, line: int, one: Contact) -> int:
        """Add one person, but for who introduced them, and return the number."""
        bulk = self._bulk
        number = bulk.keep_id("contact", one.id) if self._fresh else bulk.next_id("contact")
        bulk.add(
            "contact",
            {
                **one._asdict(),
                **_found_by(one),
                "id": number,
                "uid": one.uid or new_uid(),
                "tier": self._rules.tier_of(line, one.tier),
                "snoozed_at": kept(one.snoozed_at),
                "added_on": one.added_on or self._today,
                "imported_on": one.imported_on if one.added_on else self._today,
            },
        )
        self._attach(number, one)
        return number

    def _attach(self, number: int, one: Contact) -> None:
        belongings = self._belongings
        for kind, field in POINT_FIELDS.items():
            belongings.points(number, kind, getattr(one, field), one.labels)
        belongings.addresses(number, one.addresses)
        if one.photo:
            belongings.photo(number, one.photo)
        for post in one.positions:
            belongings.post(number, post)
        belongings.roles(number, one.roles)
        belongings.tags(number, one.tags)
        belongings.dates(number, one.dates)
        belongings.fields(number, one.fields)
        belongings.sources(number, one.sources)
        belongings.former_names(number, one.former_names)
        belongings.former_uids(number, one.former_uids)
        if self._fresh:  # elsewhere the numbers are those of others
            belongings.former_ids(number, one.former_ids)


def _found_by(one: Contact) -> dict[str, str]:
    parts = (one.prefix, one.given, one.middle, one.family, one.suffix)
    return name_keys(
        one.name, NameParts(*(part or "" for part in parts)), one.nickname, one.former_names
    )

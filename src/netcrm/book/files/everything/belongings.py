"""What belongs to a contact, as rows: addresses, posts, tags, dates, fields, what sources said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.book.contact.rows import Point, address_values, full_name_key, normal_form
from netcrm.book.files.saying import as_stored
from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netcrm.book.files.words import Words
    from netcrm.formats.card import Photo
    from netcrm.formats.records import Post, Relation, Role
    from netcrm.rules.addresses import Address
    from netcrm.store.bulk import Bulk
    from netcrm.store.photos import Photos


class Belongings:
    """Gathers rows for the contacts of an import."""

    def __init__(self, bulk: Bulk, words: Words, photos: Photos) -> None:
        self._bulk = bulk
        self._photos = photos
        self._words = words

    def points(
        self, contact: int, kind: str, values: Iterable[str], labels: Mapping[str, str]
    ) -> None:
        """Add e-mails, phones or links, the preferred one first."""
        for rank, value in enumerate(values):
            point = Point(kind, value, normal_form(kind, value), rank, labels.get(value))
            self._row("contact_point", contact, point._asdict())

    def addresses(self, contact: int, addresses: Iterable[Address]) -> None:
        """Add postal addresses, the preferred one first."""
        for rank, address in enumerate(addresses):
            self._row("postal_address", contact, address_values(address, rank))

    def photo(self, contact: int, photo: Photo) -> None:
        """Add the photo."""
        self._photos.keep(photo.file, photo.data)
        self._row("photo", contact, {"file": photo.file})

    def post(self, contact: int, post: Post) -> None:
        """Add a position."""
        values = post._asdict()
        if post.organisation:
            values["organisation_id"] = self._words.id_of("organisation", post.organisation)
        self._row("position", contact, values)

    def roles(self, contact: int, roles: Iterable[Role]) -> None:
        """Add what somebody is to me."""
        for role in roles:
            self._row("tie", contact, role._asdict())

    def relationship(self, contact: int, other: int, said: Relation) -> None:
        """Add what somebody is to another one."""
        self._row("relationship", contact, {**said._asdict(), "other_id": other})

    def tags(self, contact: int, names: Iterable[str]) -> None:
        """Add tags, none of them twice."""
        for tag in self._words.ids_of("tag", names):
            self._row("contact_tag", contact, {"tag_id": tag})

    def dates(self, contact: int, dates: Mapping[str, str]) -> None:
        """Add days of the year, under their names."""
        for name, day in dates.items():
            values = {"name": name, "folded": fold(name), "anniversary": day}
            self._row("named_date", contact, values)

    def fields(self, contact: int, fields: Mapping[str, str]) -> None:
        """Add values of the user's own fields."""
        for name, value in fields.items():
            field = self._words.id_of("custom_field", name)
            self._row("contact_field", contact, {"field_id": field, "value": value})

    def sources(self, contact: int, sources: Mapping[str, Mapping[str, Any]]) -> None:
        """Add what import sources said last time."""
        for source, card in sources.items():
            self._row("source_card", contact, {"source": source, "card": as_stored(card)})

    def former_names(self, contact: int, names: Iterable[str]) -> None:
        """Add names by which somebody was known."""
        self._aliases(contact, "name", {full_name_key(name): name for name in names})

    def former_uids(self, contact: int, uids: Iterable[str]) -> None:
        """Add the uids of people who were merged into this one."""
        self._aliases(contact, "uid", {uid: uid for uid in uids})

    def former_ids(self, contact: int, ids: Iterable[int]) -> None:
        """Add the numbers that they had."""
        self._aliases(contact, "number", {str(one): str(one) for one in ids})

    def different(self, contact: int, other: int) -> None:
        """Add that two who look like one are two people."""
        values = {"id": self._bulk.next_id("different"), "other_id": max(contact, other)}
        self._bulk.add("different", {"contact_id": min(contact, other), **values})

    def _aliases(self, contact: int, kind: str, values: Mapping[str, str]) -> None:
        for normal, value in values.items():
            self._row("alias", contact, {"kind": kind, "value": value, "normal": normal})

    def _row(self, table: str, contact: int, values: dict[str, Any]) -> None:
        self._bulk.add(table, {"id": self._bulk.next_id(table), "contact_id": contact, **values})

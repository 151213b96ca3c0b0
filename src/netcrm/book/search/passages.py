"""What is shown of those who were found: who they are, and the passage with the words."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from netcrm.book.search.looking import ADDRESSES, Hit
from netcrm.book.search.marking import Part, Passage, marked, passage
from netcrm.book.search.records import NAME, NOTES
from netcrm.book.search.texts import CONVERSATION, PROMISE
from netcrm.book.search.words import Word
from netcrm.rules.addresses import Address
from netcrm.store.reading import rows

CHUNK = 500
"""So many are described at a time."""

_AMONG = "IN (SELECT value FROM json_each(:ids))"


class Row(NamedTuple):
    """Somebody who was found: in what (``found_in``), when that was, and the passage.

    ``marks`` are the parts of the passage that were looked for. ``interaction`` and ``followup``
    are the ids of the text, if it is one. What is ``private`` is somewhere in the passage.
    """

    id: int
    name: str
    organisation: str | None
    title: str | None
    found_in: str
    snippet: str
    marks: Sequence[tuple[int, int]]
    on: date | None
    interaction: int | None
    followup: int | None
    private: bool


class _Text(NamedTuple):
    """A conversation, a promise or an address: its parts, and its day."""

    parts: list[Part]
    on: date | None = None
    private: bool = False


Texts = Mapping[tuple[str | None, int | None], _Text]


class _Known(NamedTuple):
    """What is known of those who were found."""

    people: Mapping[int, Mapping[str, Any]]
    facts: Mapping[int, list[Part]]
    notes: Mapping[int, list[Part]]
    texts: Texts

    def names(self, hit: Hit) -> list[Part]:
        """Return by what somebody is called."""
        return _names(self.people[hit.person])

    def parts(self, hit: Hit) -> list[Part]:
        """Return the texts in which the words stand, those of the place that was hit first."""
        if hit.level is None:
            return self.texts[hit.kind, hit.text].parts
        if hit.level == NAME:
            first, *others = self.names(hit)
            return [first._replace(always=True), *others]
        written = self.notes[hit.person] if hit.level == NOTES else []
        return [*written, *self.facts[hit.person]]

    def row(self, hit: Hit, said: Passage) -> Row:
        """Put the row together."""
        one = self.people[hit.person]
        text = self.texts.get((hit.kind, hit.text), _Text([]))
        return Row(
            *(one["id"], one["name"], one["organisation"], one["title"]),
            found_in=hit.kind or next(iter(said.places), "name"),
            snippet=said.text,
            marks=said.marks,
            on=text.on,
            interaction=hit.text if hit.kind == CONVERSATION.name else None,
            followup=hit.text if hit.kind == PROMISE.name else None,
            private=said.private or text.private,
        )


def described(
    connection: sqlite3.Connection, words: Sequence[Word], hits: Sequence[Hit]
) -> Iterator[Row]:
    """Yield the rows of those who were found, in their order."""
    for start in range(0, len(hits), CHUNK):
        part = hits[start : start + CHUNK]
        known = _known(connection, part)
        shown = [(known.names(hit), known.parts(hit)) for hit in part]
        found = iter(marked([one for both in shown for parts in both for one in parts], words))
        for hit, (names, parts) in zip(part, shown, strict=True):
            named = {number for _ in names for number in next(found)}
            places = [next(found) for _ in parts]
            said = passage(parts, places, set() if hit.level == NAME else named)
            yield known.row(hit, said)


def _known(connection: sqlite3.Connection, hits: Sequence[Hit]) -> _Known:
    people = {row["id"]: row for row in _people(connection, [hit.person for hit in hits])}
    return _Known(
        people=people,
        facts=_facts(connection, [hit.person for hit in hits if (hit.level or NAME) > NAME]),
        notes=_notes(people),
        texts={
            **_conversations(connection, hits),
            **_promises(connection, hits),
            **_addresses(connection, hits),
        },
    )


def _people(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    return rows(
        connection,
        "SELECT id, name, given, middle, family, nickname, organisation, title, city, country, met,"
        f" notes, private_notes FROM person WHERE id {_AMONG}",
        ids=json.dumps(ids),
    )


def _names(one: Mapping[str, Any]) -> list[Part]:
    """Return the name, and by what else somebody is called."""
    full = filter(None, (one["given"], one["middle"], one["family"]))
    return _parts("name", (one["name"], one["nickname"], " ".join(full)))


def _parts(place: str, texts: Sequence[str | None], **more: Any) -> list[Part]:  # noqa: ANN401
    return [Part(place, plain, **more) for text in texts if text and (plain := _in_line(text))]


def _in_line(text: str) -> str:
    return " ".join(text.split())


def _facts(connection: sqlite3.Connection, ids: Sequence[int]) -> Mapping[int, list[Part]]:
    """Return what is filed under people, the most telling first."""
    asked = {"ids": json.dumps(ids)}
    found: dict[int, list[Part]] = defaultdict(list)
    for row in rows(
        connection,
        "SELECT p.contact_id, p.title, p.department, o.name FROM position AS p"
        f" LEFT JOIN organisation AS o ON o.id = p.organisation_id WHERE p.contact_id {_AMONG}"
        " ORDER BY p.to_on IS NOT NULL, p.main DESC, p.id",
        **asked,
    ):
        found[row["contact_id"]] += _parts("title", [row["title"]])
        found[row["contact_id"]] += _parts("department", [row["department"]])
        found[row["contact_id"]] += _parts("organisation", [row["name"]])
    for row in rows(
        connection,
        f"SELECT contact_id, name FROM person_tag WHERE contact_id {_AMONG} ORDER BY folded",
        **asked,
    ):
        found[row["contact_id"]] += _parts("tag", [row["name"]], before="#")
    for row in rows(
        connection,
        f"SELECT contact_id, name, value FROM person_field WHERE contact_id {_AMONG}"
        " ORDER BY folded",
        **asked,
    ):
        found[row["contact_id"]] += _parts("field", [row["value"]], before=f"{row['name']}: ")
    for row in rows(connection, f"SELECT id, city, country FROM person WHERE id {_AMONG}", **asked):
        found[row["id"]] += _parts("place", [row["city"], row["country"]])
    _attach_postal(connection, asked, found)
    return found


def _attach_postal(
    connection: sqlite3.Connection, asked: dict[str, str], found: dict[int, list[Part]]
) -> None:
    columns = ", ".join(Address._fields)
    for row in rows(
        connection,
        f"SELECT contact_id, {columns} FROM postal_address WHERE contact_id {_AMONG} ORDER BY rank",
        **asked,
    ):
        address = Address(*(row[name] or "" for name in Address._fields))
        found[row["contact_id"]] += _parts("address", [address.line])


def _notes(people: Mapping[int, Mapping[str, Any]]) -> Mapping[int, list[Part]]:
    return {
        number: [
            *_parts("notes", [one["notes"]]),
            *_parts("met", [one["met"]]),
            *_parts("notes", [one["private_notes"]], private=True),
        ]
        for number, one in people.items()
    }


def _conversations(connection: sqlite3.Connection, hits: Sequence[Hit]) -> Texts:
    name = CONVERSATION.name
    asked = {"ids": json.dumps([hit.text for hit in hits if hit.kind == name])}
    found: dict[tuple[str | None, int | None], _Text] = {}
    for row in rows(
        connection,
        f"SELECT id, day, summary, place, private FROM interaction WHERE id {_AMONG}",
        **asked,
    ):
        parts = [*_parts(name, [row["summary"]], always=True), *_parts("place", [row["place"]])]
        found[name, row["id"]] = _Text(parts, row["day"], row["private"])
    for row in rows(
        connection,
        "SELECT it.interaction_id, t.name FROM interaction_tag AS it JOIN tag AS t"
        f" ON t.id = it.tag_id WHERE it.interaction_id {_AMONG} ORDER BY t.folded",
        **asked,
    ):
        found[name, row["interaction_id"]].parts.extend(_parts("tag", [row["name"]], before="#"))
    return found


def _promises(connection: sqlite3.Connection, hits: Sequence[Hit]) -> Texts:
    name = PROMISE.name
    found = rows(
        connection,
        f"SELECT id, what, due_on FROM followup WHERE id {_AMONG}",
        ids=json.dumps([hit.text for hit in hits if hit.kind == name]),
    )
    return {(name, row["id"]): _Text(_parts(name, [row["what"]]), row["due_on"]) for row in found}


def _addresses(connection: sqlite3.Connection, hits: Sequence[Hit]) -> Texts:
    found = rows(
        connection,
        f"SELECT id, kind, value FROM contact_point WHERE id {_AMONG}",
        ids=json.dumps([hit.text for hit in hits if hit.kind in ADDRESSES]),
    )
    return {
        (row["kind"], row["id"]): _Text(_parts(row["kind"], [row["value"]], always=True))
        for row in found
    }

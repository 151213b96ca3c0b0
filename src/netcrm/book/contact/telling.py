"""Saying in words what was changed in a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.anniversary import Anniversary
from netcrm.store.reading import first

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from netcrm.book.people.person import Person
    from netcrm.rules.addresses import Address
    from netcrm.rules.posts import FullPost

LONGEST = 60
"""A value is told in so many characters; the rest of it is not needed to know it again."""

_VALUES = {
    "name": "name",
    "nickname": "nickname",
    "pronouns": "pronouns",
    "prefix": "prefix",
    "given": "given name",
    "middle": "middle name",
    "family": "family name",
    "suffix": "post-nominals",
    "organisation": "organisation",
    "title": "title",
    "department": "department",
    "city": "city",
    "country": "country",
    "time_zone": "time zone",
    "birthday": "birthday",
    "met": "met",
    "met_on": "met on",
    "introduced_by_id": "introduced by",
}
_FROM_NAME = ("prefix", "given", "middle", "family", "suffix")
_LISTS = {
    "former_names": "former name",
    "emails": "e-mail",
    "phones": "phone",
    "links": "link",
    "tags": "tag",
}
_RHYTHM = {"every": "cadence"}
_TEXTS = {"notes": "notes", "private_notes": "private notes"}


def told(connection: sqlite3.Connection, before: Person, after: Person) -> list[str]:
    """Say each difference: ``city Dublin → Cork``; of notes only that they are others now.

    What follows from a new name is not told beside it.
    """
    said: list[str] = []
    for name, label in _VALUES.items():
        was, is_now = getattr(before, name), getattr(after, name)
        if was != is_now and not (name in _FROM_NAME and _follows(before, after, is_now)):
            said.append(_change(label, *(_shown(connection, name, one) for one in (was, is_now))))
    for name, label in _LISTS.items():
        said += _list_change(label, getattr(before, name), getattr(after, name))
    said += _differences(before.labels, after.labels, _short)
    said += _list_change("address", *(_lines(one.addresses) for one in (before, after)))
    said += _list_change("post", *(_posts(one.further_posts) for one in (before, after)))
    said += _differences(before.dates, after.dates, _anniversary)
    said += _differences(before.fields, after.fields, _short)
    if before.photo != after.photo:
        said.append(_photo(before, after))
    said += [
        f"{label} changed"
        for name, label in _TEXTS.items()
        if getattr(before, name) != getattr(after, name)
    ]
    return said


def called(field: str) -> str:
    """Return what a field is called in a sentence; a date and an own field by their names."""
    return _VALUES.get(field) or _TEXTS.get(field) or _RHYTHM.get(field, field)


def _follows(before: Person, after: Person, is_now: str | None) -> bool:
    """Say whether what a part is now can be read in a new name."""
    return before.name != after.name and (is_now or "") in after.name


def _differences(
    was: Mapping[str, str], is_now: Mapping[str, str], shown: Callable[[str], str]
) -> Iterator[str]:
    for name in dict.fromkeys((*was, *is_now)):
        if was.get(name) != is_now.get(name):
            old, new = was.get(name), is_now.get(name)
            yield _change(name, shown(old) if old else "", shown(new) if new else "")


def _change(label: str, was: str, is_now: str) -> str:
    if not was:
        return f"{label} {is_now}"
    return f"{label} {was} → {is_now}" if is_now else f"{label} {was} taken away"


def _list_change(label: str, was: list[str], is_now: list[str]) -> Iterator[str]:
    further = [one for one in is_now if one not in was]
    gone = [one for one in was if one not in is_now]
    yield from (f"{label} {_short(one)} added" for one in further)
    yield from (f"{label} {_short(one)} taken away" for one in gone)
    if not further and not gone and was != is_now:
        yield f"{label} {_short(is_now[0])} preferred"


def _photo(before: Person, after: Person) -> str:
    if after.photo is None:
        return "photo taken away"
    return "another photo" if before.photo else "photo added"


def _lines(addresses: Sequence[Address]) -> list[str]:
    return [f"{one.line} ({one.label})" if one.label else one.line for one in addresses]


def _posts(posts: Sequence[FullPost]) -> list[str]:
    return [post.line for post in posts]


def _shown(connection: sqlite3.Connection, name: str, value: object) -> str:
    if value is None:
        return ""
    if name == "introduced_by_id":
        row = first(connection, "SELECT name FROM contact WHERE id = :id", id=value)
        return _short(row["name"]) if row else str(value)
    if name == "birthday":
        return _anniversary(str(value))
    return _short(str(value))


def _anniversary(stored: str) -> str:
    return Anniversary.from_stored(stored).words()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"

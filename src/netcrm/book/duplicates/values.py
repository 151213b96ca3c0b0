"""What becomes of the values of which a contact has one each, when two contacts are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.rules.anniversary import Anniversary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.store.reading import Row

_SINGLE = {
    "prefix": "prefix",
    "suffix": "post-nominals",
    "pronouns": "pronouns",
    "birthday": "birthday",
    "city": "city",
    "country": "country",
    "time_zone": "time zone",
    "met": "met",
}
_RHYTHM = ("tier", "every")
_SNOOZE = ("snoozed_until", "snoozed_on", "snoozed_at")
_WORDS = {"paused_why": "paused"}
_PAUSE = ("paused_on", "paused_until", "paused_why")


class Field(NamedTuple):
    """A field of the contact that stays: its value, what came, and what went into the notes."""

    label: str
    stays: str
    came: str = ""
    noted: str = ""


class Values(NamedTuple):
    """The columns that change, the fields as they are told, and what goes into the notes."""

    columns: dict[str, Any]
    fields: list[Field]
    noted: list[str]


def put_together(one: Row, other: Row) -> Values:
    """Keep the values of ``one``, and take those that only ``other`` has."""
    values = Values({}, [], [])
    for column, label in _SINGLE.items():
        _single(values, column, label, one[column], other[column])
    _days(values, one, other)
    _as_one(values, one, other, _SNOOZE)
    paused = _as_one(values, one, other, _PAUSE)
    rhythm = _as_one(values, one, other, _RHYTHM)
    told = [*(() if paused else ("paused_why",)), *(() if rhythm else _RHYTHM)]
    for column in told:
        if other[column] and other[column] != one[column]:
            label = _WORDS.get(column, column)
            values.fields.append(Field(label, one[column] or "", noted=other[column]))
            values.noted.append(f"{label} {other[column]}")
    return values


def notes_of(one: Row, other: Row, noted: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Yield both notes put together, with a line for what has no other place."""
    line = f"From {other['name']} ({other['id']}): {'; '.join(noted)}" if noted else None
    yield "notes", _lines([one["notes"], other["notes"], line])
    yield "private_notes", _lines([one["private_notes"], other["private_notes"]])


def _lines(texts: Sequence[str | None]) -> str | None:
    """Put texts below each other; a text that is there already does not come twice."""
    return "\n".join(dict.fromkeys(filter(None, texts))) or None


def _single(values: Values, column: str, label: str, mine: str | None, theirs: str | None) -> None:
    said = _birthday if column == "birthday" else _same
    if column == "birthday" and _tells_more(mine, theirs):
        mine = None
    if theirs and not mine:
        values.columns[column] = theirs
        values.fields.append(Field(label, "", came=said(theirs)))
    elif mine and theirs and mine != theirs and not _tells_more(theirs, mine):
        values.fields.append(Field(label, said(mine), noted=said(theirs)))
        values.noted.append(f"{label} {said(theirs)}")
    elif mine:
        values.fields.append(Field(label, said(mine)))


def _tells_more(mine: str | None, theirs: str | None) -> bool:
    """Say whether the other of two days is the same one with its year."""
    return bool(mine and theirs and mine.startswith("--") and mine[-5:] == theirs[-5:])


def _days(values: Values, one: Row, other: Row) -> None:
    """Keep the earlier of the days on which they were met, added and imported."""
    for column in ("met_on", "added_on"):
        days = [day for day in (one[column], other[column]) if day]
        values.columns[column] = min(days, default=None)
    imported = [one["imported_on"], other["imported_on"]]
    values.columns["imported_on"] = min(imported) if all(imported) else None
    skipped = [day for day in (one["skipped_on"], other["skipped_on"]) if day]
    values.columns["skipped_on"] = max(skipped, default=None)


def _as_one(values: Values, one: Row, other: Row, columns: Sequence[str]) -> bool:
    """Take columns that belong together from ``other`` where ``one`` has none of them."""
    taken = not any(one[column] for column in columns)
    if taken:
        values.columns.update((column, other[column]) for column in columns)
    return taken


def _birthday(stored: str) -> str:
    return Anniversary.from_stored(stored).words()


def _same(text: str) -> str:
    return text

"""``edit`` without options: the whole record in the user's editor."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from netcrm.book.contact.dating import BIRTHDAY, date_name
from netcrm.book.contact.typed import Reader, listed
from netcrm.errors import NetcrmError, UsageError
from netcrm.formats import own_toml
from netcrm.rules.fields import field_name
from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.book.contact.changes import Changes
    from netcrm.book.contact.editing import Edited
    from netcrm.book.people.record import Record
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer

_COLUMNS = {"post_nominals": "suffix"}
_INTRODUCER = "introduced_by"


def edit_record(call: Call, who: list[str]) -> Answer:
    """Let the user edit somebody's record, and carry out what they have changed in it."""
    from netcrm.cli.editing import edit
    from netcrm.render import single

    seen = _read(call, who)
    text = _written(seen)
    summary = ""

    def take(draft: str) -> Edited:
        nonlocal summary
        done, summary = _take(call, seen, text, draft)
        return done

    done = edit(text, ".toml", take, call.path.parent)
    if done is None:
        return single.contact(seen.person, "", changed=False)
    return single.contact(done.person, summary, changed=done.changed, remarks=done.remarks)


def _read(call: Call, who: list[str]) -> Record:
    """Read whom to edit; while the user does, the database is open to others."""
    from netcrm.book.people.record import record
    from netcrm.book.people.resolve import resolve
    from netcrm.store.reading import reading

    with reading(call.path) as connection:
        return record(connection, call.today, resolve(call.asked(connection), who))


def _written(seen: Record) -> str:
    from netcrm.book.files.exporting import card_of

    one = seen.person
    return own_toml.written(card_of(one), seen.introduced_by, seen.fields, f"{one.name} ({one.id})")


def _take(call: Call, seen: Record, text: str, draft: str) -> tuple[Edited, str]:
    """Carry out the differences between the text that was given out and the one that came back."""
    from netcrm.book.contact.editing import edit
    from netcrm.book.people.finding import Someone
    from netcrm.book.people.resolve import resolve

    given, fresh = own_toml.read(text), own_toml.read(draft)
    changes = _changes(Reader(call.today, call.settings.date_order), given, fresh, draft)
    by = fresh[_INTRODUCER].strip()
    with call.writing("edit") as work:
        if by != given[_INTRODUCER]:
            with _at(draft, _INTRODUCER):
                number = resolve(call.asked(work.connection), [by]).id if by else None
            changes.values["introduced_by_id"] = number
        one = seen.person
        done = edit(
            work, Someone(one.id, one.name), changes, one, region=call.settings.phone_region
        )
    return done, work.summary


def _changes(reader: Reader, given: own_toml.Record, fresh: own_toml.Record, draft: str) -> Changes:
    """Return the differences, each of them checked."""
    from netcrm.book.contact.changes import Changes

    changes = Changes()
    for key in own_toml.TEXTS:
        if fresh[key] != given[key] and key != _INTRODUCER:
            with _at(draft, key):
                changes.values[_COLUMNS.get(key, key)] = reader.value(key, fresh[key])
    for key in own_toml.LISTS:
        if fresh[key] != given[key]:
            with _at(draft, key):
                changes.order[key] = listed(key, fresh[key])
            changes.further[key] = [one for one in changes.order[key] if one not in given[key]]
            changes.without[key] = [one for one in given[key] if one not in changes.order[key]]
    reached = {value for name in own_toml.POINTS for value in fresh[name]}
    for value, label in _entries(given["labels"], fresh["labels"]):
        if label and value not in reached:
            with _at(draft, value, "labels"):
                raise UsageError("they have no such e-mail, phone or link; it belongs above.")
        changes.labels[value] = " ".join(label.split())
    if fresh["addresses"] != given["addresses"]:
        changes.addresses = fresh["addresses"]
    for name, value in _entries(given["dates"], fresh["dates"]):
        with _at(draft, name, "dates"):
            changes.dates[_date(name)] = reader.anniversary(value)
    for name, value in _entries(given["fields"], fresh["fields"]):
        with _at(draft, name, "fields"):
            changes.fields[field_name(name)] = value.strip()
    return changes


def _entries(given: dict[str, str], fresh: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the entries of a table that are others now; those that are gone are empty."""
    for name in dict.fromkeys((*given, *fresh)):
        if given.get(name, "") != fresh.get(name, ""):
            yield name, fresh.get(name, "")


def _date(name: str) -> str:
    if fold(name) == BIRTHDAY:
        raise UsageError("the birthday has a line of its own.")
    return date_name(name)


@contextmanager
def _at(draft: str, key: str, table: str = "") -> Iterator[None]:
    """Say of an error where in the text it is."""
    try:
        yield
    except NetcrmError as error:
        raise UsageError(f"{own_toml.place(draft, key, table)}: {error.message}") from error

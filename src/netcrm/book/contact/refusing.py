"""What stands against a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.book.contact.fields import is_field
from netcrm.book.contact.rows import comparable
from netcrm.errors import NotFoundError, RefusedError
from netcrm.rules.fields import field_key
from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from netcrm.book.contact.changes import Changes
    from netcrm.book.people.person import Person
    from netcrm.store.writing import Work

_CALLED = {
    "former_names": "former name",
    "emails": "e-mail address",
    "phones": "phone number",
    "links": "link",
    "tags": "tag",
}


def refuse_missing(work: Work, kept: Person, changes: Changes) -> None:
    """Raise NotFoundError, naming what there is, for taking away what somebody does not have.

    A field that others have may be taken away from somebody who has it not.
    """
    for name, values in changes.without.items():
        there = {comparable(name, value) for value in getattr(kept, name)}
        for value in values:
            if comparable(name, value) not in there:
                hint = _there(getattr(kept, name))
                raise NotFoundError(f"{kept.name} has no {_CALLED[name]} '{value}'; {hint}.")
    for name, value in changes.fields.items():
        if not value and not is_field(work.session, name):
            hint = _there(list(kept.fields))
            raise NotFoundError(f"{kept.name} has no field '{name}'; {hint}.")


def _there(known: list[str]) -> str:
    return f"there are {', '.join(known)}" if len(known) > 1 else f"there is {(*known, 'none')[0]}"


def refuse_overwriting(now: Person, seen: Person, changes: Changes) -> None:
    """Raise RefusedError where another command has changed what is to be changed here, too."""
    for name, was, is_now, wanted in _sides(now, seen, changes):
        if is_now not in (was, wanted):
            called = name.removesuffix("_id").replace("_", " ")
            raise RefusedError(
                f"Another command has changed the same meanwhile ({called}): see 'netcrm show"
                f" {now.id}'. Nothing was changed."
            )


def _sides(now: Person, seen: Person, changes: Changes) -> Iterator[tuple[str, Any, Any, Any]]:
    """Yield the name of each change, and the value as it was seen, as it is, and as it shall be."""
    for name, wanted in changes.values.items():
        yield name, getattr(seen, name) or "", getattr(now, name) or "", wanted or ""
    if changes.addresses is not None:
        yield "addresses", seen.addresses, now.addresses, changes.addresses
    for name, wanted in changes.dates.items():
        yield name, _of(seen.dates, name, fold), _of(now.dates, name, fold), wanted
    for name, wanted in changes.fields.items():
        yield name, _of(seen.fields, name, field_key), _of(now.fields, name, field_key), wanted


def _of(named: Mapping[str, str], wanted: str, key: Callable[[str], str]) -> str:
    return next((value for name, value in named.items() if key(name) == key(wanted)), "")

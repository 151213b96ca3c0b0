"""The way to somebody: by whom I came to know them, or who could introduce me."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.due.facts import LAST_CONTACT
from netcrm.book.introductions.helping import Helper, Helping
from netcrm.book.people.finding import Someone
from netcrm.book.practice.bonds import INTRODUCED
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from netcrm.book.introductions.places import Places

IN_CONTACT, KNOWN = "in contact", "known"
"""How the first of a chain stands to me: there was contact that counts, or none is recorded."""


class Step(NamedTuple):
    """From one person to the next, in a chain that begins with me, who am nobody's number.

    ``how`` says how ``to`` stands to ``one``. Where and when I met ``to``, and was last in contact
    with them, is told with it.
    """

    one: Someone | None
    to: Someone
    how: str
    met: str | None
    met_on: date | None
    last_contact_on: date | None


class Path(NamedTuple):
    """The way to a person, or to anybody at ``organisations``; without steps there is none."""

    to: Someone | None
    organisations: list[str]
    is_in_contact: bool
    steps: list[Step]
    helpers: list[Helper]


def path_to(connection: sqlite3.Connection, today: date, someone: Someone) -> Path:
    """Return by whom I came to know somebody; where I never was in contact, the way to them."""
    chain = _introducers(connection, someone.id)
    hows = [INTRODUCED] * (len(chain) - 1)
    if first(connection, _IN_CONTACT, id=someone.id, today=today):
        return Path(someone, [], True, _steps(connection, today, chain, hows), [])
    helping = Helping(connection, today, {someone.id})
    if reached := helping.chain():
        chain, hows = reached, helping.hows(reached)
    steps = _steps(connection, today, chain, hows) if len(chain) > 1 else []
    return Path(someone, [], False, steps, helping.acquainted())


def path_into(connection: sqlite3.Connection, today: date, places: Places) -> Path:
    """Return the way to anybody who works at an organisation, and who could introduce me there."""
    helping = Helping(connection, today, set(places.now))
    chain = helping.chain()
    steps = _steps(connection, today, chain, helping.hows(chain)) if chain else []
    to = steps[-1].to if steps else None
    return Path(to, places.names, len(steps) == 1, steps, helping.at(places))


_IN_CONTACT = f"SELECT 1 FROM contact AS c WHERE c.id = :id AND {LAST_CONTACT} IS NOT NULL"


def _introducers(connection: sqlite3.Connection, who: int) -> list[int]:
    """Return the chain of who introduced whom up to somebody, who is the last of it.

    It begins with somebody whom nobody introduced; where they went in a circle, before it closes.
    """
    chain = [who]
    while row := first(
        connection, "SELECT introduced_by_id AS by FROM contact WHERE id = :id", id=chain[0]
    ):
        if row["by"] is None or row["by"] in chain:
            break
        chain.insert(0, row["by"])
    return chain


def _steps(
    connection: sqlite3.Connection, today: date, chain: Sequence[int], hows: Sequence[str]
) -> list[Step]:
    """Tell a chain; ``hows`` are of all but the first, who is told how they stand to me."""
    found = {
        row["id"]: row
        for row in rows(
            connection,
            f"SELECT c.id, c.name, c.met, c.met_on, {LAST_CONTACT} AS last_contact_on"
            " FROM contact AS c WHERE c.id IN (SELECT value FROM json_each(:ids))",
            ids=json.dumps(chain),
            today=today,
        )
    }
    steps: list[Step] = []
    to_me = IN_CONTACT if found[chain[0]]["last_contact_on"] else KNOWN
    for number, how in zip(chain, (to_me, *hows), strict=True):
        row = found[number]
        to = Someone(row.pop("id"), row.pop("name"))
        steps.append(Step(steps[-1].to if steps else None, to, how, **row))
    return steps

"""Networks of any size to measure on: the same for the same numbers, quickly made."""

from __future__ import annotations

import random
import sqlite3
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold
from netcrm.store.file import create

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 3, 2)
TRACKED_SHARE = 5
"""One in so many people is tracked."""
TALKS_EACH = 5
YEARS_BACK = 3

GIVEN = [
    "Amara",
    "Jonas",
    "Mei",
    "Piotr",
    "Leila",
    "Tomás",
    "Grace",
    "Hiroshi",
    "Nadia",
    "Oskar",
    "Ines",
    "Kwame",
    "Yusuf",
    "Élodie",
]
FAMILY = [
    "Okafor",
    "Lindqvist",
    "Zhao",
    "Wójcik",
    "Haddad",
    "Ferreira",
    "Abernathy",
    "Tanaka",
    "Petrov",
    "Brandt",
    "Silva",
]
TIERS = {"core": 21, "close": 61, "steady": 182, "light": 365}
"""The tiers of a new database, and their cadences in days."""

KEPT = 1.3
"""People of a kept network were last met within so many cadences: a quarter of them are late."""


def build(path: Path, contacts: int, *, kept: bool = True, talks_each: int = TALKS_EACH) -> Path:
    """Make a database of so many contacts at ``path``, five conversations for each, or as many.

    In a network that is not ``kept``, conversations are strewn over three years, and most of those
    who are tracked are overdue.
    """
    create(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO contact (id, uid, name, folded, searchable, given, family, city, tier, met_on,"
        " birthday, added_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _contacts(contacts),
    )
    connection.executemany(
        "INSERT INTO contact_point (contact_id, kind, value, normal, rank)"
        " VALUES (?, 'email', ?, ?, 0)",
        ((n, f"p{n}@example.org", f"p{n}@example.org") for n in range(1, contacts + 1)),
    )
    talks = list(_talks(contacts, talks_each, kept=kept))
    connection.executemany(
        "INSERT INTO interaction (id, uid, day, kind, summary, private, recorded_at)"
        " VALUES (?, ?, ?, ?, ?, 0, '2026-01-01 00:00:00.000000')",
        ((number, f"talk-{number}", day, kind, _said(number)) for number, _, day, kind in talks),
    )
    connection.executemany(
        "INSERT INTO participation (interaction_id, contact_id, day, kind) VALUES (?, ?, ?, ?)",
        talks,
    )
    connection.executemany(
        "INSERT INTO followup (contact_id, uid, what, due_on, theirs, created_on)"
        " VALUES (?, ?, 'send the paper', ?, 0, '2026-01-01')",
        (
            (n, f"promise-{n}", (TODAY + timedelta(days=n % 60 - 5)).isoformat())
            for n in range(1, 101)
        ),
    )
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()
    return path


def _contacts(contacts: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(1)  # noqa: S311  a network to measure on, no secret
    for number in range(1, contacts + 1):
        given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}{number}"
        name = f"{given} {family}"
        tier = _tier(number)
        met = (TODAY - timedelta(days=chance.randrange(365 * YEARS_BACK))).isoformat()
        birthday = f"--{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        yield (
            *(number, f"uid-{number}", name, fold(name), fold(name), given, family, "Dublin"),
            *(tier, met, birthday, met),
        )


def _tier(number: int) -> str | None:
    if number % TRACKED_SHARE:
        return None
    return list(TIERS)[number // TRACKED_SHARE % len(TIERS)]


def _talks(contacts: int, each: int, *, kept: bool) -> Iterator[tuple[int, int, str, str]]:
    chance = random.Random(2)  # noqa: S311
    for number in range(1, contacts * each + 1):
        who = (number - 1) // each + 1
        tier = _tier(who)
        recent = kept and tier and number % each == 0
        span = int(KEPT * TIERS[tier]) if recent and tier else 365 * YEARS_BACK
        day = TODAY - timedelta(days=chance.randrange(span))
        kind = "meeting" if recent else chance.choice(("meeting", "call", "email", "note"))
        yield number, who, day.isoformat(), kind


def _said(number: int) -> str:
    """Return what was said: over coffee in one of five conversations, once of sourdough."""
    if number == 1:
        return "talked about sourdough"
    return f"{'talked' if number % 5 else 'coffee, talked'} about the project"


def linkedin(path: Path, connections: int) -> Path:
    """Write a LinkedIn Connections.csv of so many rows."""
    chance = random.Random(3)  # noqa: S311
    lines = [
        "Notes:",
        '"When exporting your connection data, some addresses may be missing."',
        "",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    ]
    for number in range(connections):
        given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}{number}"
        mail = f"p{number}@example.org" if number % 10 == 0 else ""
        day = TODAY - timedelta(days=chance.randrange(3650))
        lines.append(
            f"{given},{family},https://www.linkedin.com/in/p-{number},{mail},"
            f"Organisation {number % 7000},Consultant,{day:%d %b %Y}"
        )
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path

"""Events, projects, groups, roles and outcomes: each command of a large network and of a small one.

    python benchmarks/practice.py [--rounds 7]

The large one has 20,000 people, 200 events, 500 projects and 50 groups, the small one a twentieth.
Times are medians of whole processes, run in turn; no command may take more than twice as long.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from commands import timed
from network import TODAY, build

from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL, LARGE = 1_000, 20_000
MOST = 2.0
FOCI = {"event": 100, "project": 40, "group": 400}
"""One of each sort for so many people."""

PEOPLE_OF = {"event": 40, "project": 8, "group": 30}
KINDS = {
    "event": ("conference", "workshop", "visit"),
    "project": ("research", "grant", "teaching"),
    "group": ("society", "committee"),
}
ROLES = ("mentor", "mentee", "collaborator", "co-author", "funder")
READING = (
    "event list",
    "event show event 3",
    "event review event 3",
    "event report",
    "project list",
    "project show project 3",
    "group list",
    "group show group 1",
    "role p7@example.org",
    "outcomes p7@example.org",
    "outcomes --by event",
    "show p7@example.org",
    "list event:e3",
    "list project:p12",
    "list role:mentor --limit 20",
    "due",
)
WRITING = (
    "event join event 3 p{n}@example.org",
    "role p{n}@example.org peer",
    "relate p{n}@example.org mentor-of p3@example.org",
    "outcome add p{n}@example.org a paper --kind paper",
    "log p{n}@example.org coffee --event e3",
)


def main() -> None:
    """Print each command with its time on both, and the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        paths = {size: grown(Path(folder) / f"{size}.db", size) for size in (SMALL, LARGE)}
        print(f"{'command':44} {SMALL:>9,} {LARGE:>9,}  ratio")
        slow = 0
        for command in (*READING, *WRITING):
            taken: dict[int, list[float]] = {size: [] for size in paths}
            for number in range(rounds):
                words = command.format(n=number + 20).split()
                for size, path in paths.items():
                    taken[size].append(timed(words, path))
            small, large = (statistics.median(taken[size]) for size in paths)
            slow += large > MOST * small
            print(f"{command:44} {small:8.3f}s {large:8.3f}s {large / small:6.2f}", flush=True)
    print(f"{slow} took more than {MOST:g} times as long")


def grown(path: Path, people: int) -> Path:
    """Make a network in which something is going on."""
    build(path, people)
    connection = sqlite3.connect(path)
    chance = random.Random(people)  # noqa: S311
    number = 0
    for sort, one_for in FOCI.items():
        for place in range(1, people // one_for + 1):
            number += 1
            _focus(connection, chance, number, f"{sort} {place}", people)
    ties = ((who, chance.choice(ROLES)) for who in range(1, people + 1, 10))
    connection.executemany("INSERT INTO tie (contact_id, role) VALUES (?, ?)", ties)
    for outcome in range(1, people // 20):
        day = TODAY - timedelta(days=chance.randrange(900))
        focus = chance.randrange(1, number) if outcome % 3 == 0 else None
        connection.execute(
            "INSERT INTO outcome (id, uid, what, kind, day, focus_id) VALUES (?, ?, ?, ?, ?, ?)",
            (outcome, f"o{outcome}", "a paper", "paper", day.isoformat(), focus),
        )
        connection.execute(
            "INSERT INTO outcome_person (outcome_id, contact_id) VALUES (?, ?)",
            (outcome, chance.randrange(1, people + 1)),
        )
    connection.commit()
    connection.close()
    return path


def _focus(
    connection: sqlite3.Connection, chance: random.Random, number: int, name: str, people: int
) -> None:
    day = TODAY - timedelta(days=chance.randrange(30, 1200))
    sort, _, _ = name.partition(" ")
    connection.execute(
        "INSERT INTO focus (id, uid, sort, name, folded, kind, from_on, to_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, f"focus{number}", sort, name, fold(name), chance.choice(KINDS[sort])),
            *(day.isoformat(), (day + timedelta(days=2)).isoformat()),
        ),
    )
    connection.executemany(
        "INSERT INTO involvement (focus_id, contact_id) VALUES (?, ?)",
        ((number, who) for who in _some(chance, people, PEOPLE_OF[sort])),
    )


def _some(chance: random.Random, people: int, wanted: int) -> Iterator[int]:
    yield from sorted(chance.sample(range(1, people + 1), wanted))


if __name__ == "__main__":
    main()

"""The ways to people and organisations in a random network, held against networkx, and timed.

    python benchmarks/paths.py [--people 20000] [--asked 200] [--rounds 7]

One person in a hundred is in contact with me; of the others everybody may have been introduced,
have relationships, and be in projects and groups. Each way is as long as that of networkx, goes
over its edges, and of all such ways has the persons with the latest contact first.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
from commands import timed
from network import TODAY
from practice import grown

from netcrm.book.introductions.paths import path_to
from netcrm.book.people.finding import Someone
from netcrm.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

ME = 0
IN_CONTACT = 100
"""One in so many people is in contact with me."""

INTRODUCED, RELATED = 0.4, 0.4
"""So many introductions and relationships there are for each person."""


def main() -> None:
    """Compare the ways to people chosen by chance, then print how long the program takes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=20_000)
    options.add_argument("--asked", type=int, default=200)
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = grown(Path(folder) / "paths.db", given.people)
        with sqlite3.connect(path) as connection:
            _bind(connection, given.people)
        compare(path, given.people, given.asked)
        for words in (
            ["list", "--limit", "1"],
            ["path", "org:acme"],
            ["path", str(given.people - 1)],
        ):
            taken = [timed(words, path) for _ in range(given.rounds)]
            print(f"netcrm {' '.join(words):24} {statistics.median(taken):6.3f} s")


def _bind(connection: sqlite3.Connection, people: int) -> None:
    """Leave me few contacts, and give people introductions, relationships and an organisation."""
    chance = random.Random(5)  # noqa: S311
    connection.execute("DELETE FROM participation WHERE contact_id % ?", (IN_CONTACT,))
    everybody = range(1, people + 1)
    connection.executemany(
        "UPDATE contact SET introduced_by_id = ? WHERE id = ?",
        [chance.sample(everybody, 2) for _ in range(int(people * INTRODUCED))],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO relationship (contact_id, role, other_id) VALUES (?, 'peer', ?)",
        [chance.sample(everybody, 2) for _ in range(int(people * RELATED))],
    )
    connection.execute("INSERT INTO organisation (id, name, folded) VALUES (1, 'Acme', 'acme')")
    connection.execute(
        "INSERT INTO position (contact_id, organisation_id, main)"
        " SELECT id, 1, 1 FROM contact WHERE id % 50 = 1"
    )


def compare(path: Path, people: int, asked: int) -> None:
    """Hold the ways to so many people against networkx."""
    with reading(path) as connection:
        graph, last = _graph(connection), _last_contacts(connection)
        graph.add_edges_from((ME, one) for one in last)
        chance = random.Random(6)  # noqa: S311
        strangers = [one for one in range(1, people + 1) if one not in last]
        lengths: defaultdict[int, int] = defaultdict(int)
        for number in chance.sample(strangers, asked):
            found = path_to(connection, TODAY, Someone(number, ""))
            is_way = found.steps and found.steps[0].last_contact_on is not None
            way = [step.to.id for step in found.steps] if is_way else []
            if way != _expected(graph, number, last):
                raise AssertionError(number, way)
            lengths[len(way)] += 1
    print(f"{graph.number_of_nodes():,} people, {graph.number_of_edges():,} edges; {asked} equal;")
    print("people in the way:", ", ".join(f"{n}: {lengths[n]}" for n in sorted(lengths)))


def _graph(connection: sqlite3.Connection) -> Any:  # noqa: ANN401  networkx has no types
    graph = nx.Graph()
    graph.add_nodes_from(number for (number,) in connection.execute("SELECT id FROM contact"))
    for table in (
        "SELECT id, introduced_by_id FROM contact WHERE introduced_by_id NOT NULL",
        "SELECT contact_id, other_id FROM relationship",
    ):
        graph.add_edges_from(connection.execute(table))
    members = defaultdict(list)
    for focus, who in connection.execute(
        "SELECT focus_id, contact_id FROM involvement"
        " WHERE focus_id IN (SELECT id FROM focus WHERE sort <> 'event')"
    ):
        members[focus].append(who)
    for some in members.values():
        graph.add_edges_from(combinations(some, 2))
    return graph


def _last_contacts(connection: sqlite3.Connection) -> dict[int, date]:
    found = connection.execute(
        "SELECT contact_id, max(day) FROM participation"
        " WHERE kind <> 'note' AND day <= ? GROUP BY contact_id",
        (TODAY.isoformat(),),
    )
    return {who: date.fromisoformat(day) for who, day in found}


def _expected(graph: Any, to: int, last: Mapping[int, date]) -> list[int]:  # noqa: ANN401
    """Of all shortest ways, return that with the latest contacts, one after the other."""
    if not nx.has_path(graph, ME, to):
        return []
    return min(
        (way[1:] for way in nx.all_shortest_paths(graph, ME, to)),
        key=lambda way: [(-last.get(one, date.min).toordinal(), one) for one in way],
    )


if __name__ == "__main__":
    main()

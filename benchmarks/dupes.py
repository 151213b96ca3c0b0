"""Duplicates in a large network: seconds, memory, how many are found, and how many are none.

python benchmarks/dupes.py [--contacts 100000]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from everything import RUN
from network import build

from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

PLANTED_SHARE = 50
"""One in so many people is there twice."""

Change = tuple[str, str]


def _mistyped(given: str, family: str, chance: random.Random) -> Change:
    cut = chance.randrange(1, 4)
    return given, family[:cut] + family[cut + 1 :]


def _swapped(given: str, family: str, chance: random.Random) -> Change:
    cut = chance.randrange(0, 3)
    return given, family[:cut] + family[cut + 1] + family[cut] + family[cut + 2 :]


def _initial(given: str, family: str, _: random.Random) -> Change:
    return f"{given[0]}.", family


def _turned(given: str, family: str, _: random.Random) -> Change:
    return family, given


def _accentless(given: str, family: str, _: random.Random) -> Change:
    return fold(given).title(), fold(family).title()


def _married(given: str, _family: str, chance: random.Random) -> Change:
    return given, f"Newname{chance.randrange(10_000)}"


WAYS: dict[str, tuple[Callable[[str, str, random.Random], Change], bool]] = {
    "a letter left out": (_mistyped, False),
    "two letters swapped": (_swapped, False),
    "an initial": (_initial, False),
    "family name first": (_turned, False),
    "without accents": (_accentless, False),
    "another family name, the same e-mail": (_married, True),
    "a letter left out, the same e-mail": (_mistyped, True),
}
"""How a second contact came about, and whether the e-mail address is the same."""


def plant(path: Path, contacts: int) -> dict[tuple[int, int], str]:
    """Put people in a second time, and return the pairs with the way of each."""
    chance = random.Random(4)  # noqa: S311
    planted: dict[tuple[int, int], str] = {}
    names = list(WAYS)
    with closing(sqlite3.connect(path)) as connection:
        for count in range(contacts // PLANTED_SHARE):
            number = chance.randrange(1, contacts + 1)
            way = names[count % len(names)]
            change, same_mail = WAYS[way]
            row = "SELECT given, family, city, birthday FROM contact WHERE id = ?"
            given, family, city, birthday = connection.execute(row, (number,)).fetchone()
            given, family = change(given, family, chance)
            name = f"{given} {family}"
            made = connection.execute(
                "INSERT INTO contact (uid, name, folded, searchable, given, family, city, birthday,"
                " added_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '2026-01-01')",
                (f"twin-{count}", name, fold(name), fold(name), given, family, city, birthday),
            )
            twin = int(made.lastrowid or 0)
            mail = f"p{number}@example.org" if same_mail else f"twin{count}@example.net"
            connection.execute(
                "INSERT INTO contact_point (contact_id, kind, value, normal, rank)"
                " VALUES (?, 'email', ?, ?, 0)",
                (twin, mail, mail),
            )
            planted[number, twin] = way
        connection.commit()
    return planted


def main() -> None:
    """Print what it takes and what it finds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--contacts", type=int, default=100_000)
    contacts = options.parse_args().contacts
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder) / "network.db", contacts, talks_each=0)
        planted = plant(path, contacts)
        begin = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", RUN, "dupes", "--json"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "NETCRM_DB": str(path), "NETCRM_TODAY": "2026-03-02"},
        )
        seconds = time.perf_counter() - begin
    memory = int(done.stderr.split()[-1]) / 1024
    found = {(pair["a"]["id"], pair["b"]["id"]) for pair in json.loads(done.stdout)}
    hits = planted.keys() & found
    print(f"{contacts:,} people: {seconds:.1f} s, {memory:.0f} MB")
    print(f"found {len(hits)} of {len(planted)} planted; {len(found - hits)} false alarms")
    for way in WAYS:
        there = {pair for pair, each in planted.items() if each == way}
        print(f"  {way:37} {len(there & found):5} of {len(there)}")


if __name__ == "__main__":
    main()

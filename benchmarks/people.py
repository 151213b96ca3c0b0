"""What naming somebody costs: ``show`` by a part of a name beside ``show`` by a number, in turn.

    python benchmarks/people.py [--rounds 15] [--people 100000]

The goal is 30 ms for a part of a name among 100,000 people.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from commands import timed
from network import build

NUMBER = "77123"
NAMES = (
    NUMBER,
    "{whole}",
    "{family}",
    "{part}",
    "{initial} {family}",
    "Dr {family}",
    "{given} {part}",
)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--people", type=int, default=100_000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder) / "people.db", chosen.people)
        given, family = _name(path)
        words = {
            "whole": f"{given} {family}",
            "given": given,
            "initial": f"{given[0]}.",
            "family": family,
            "part": family[1:],
        }
        queries = [name.format(**words) for name in NAMES]
        taken: dict[str, list[float]] = {query: [] for query in queries}
        for _ in range(chosen.rounds + 1):
            for query in queries:
                taken[query].append(timed(["show", *query.split()], path))
        by_number = statistics.median(taken[NUMBER][1:])
        for query in queries:
            median = statistics.median(taken[query][1:])
            over = (median - by_number) * 1000
            print(f"show {query:28} {median * 1000:6.0f} ms {over:+6.0f} ms")


def _name(path: Path) -> tuple[str, str]:
    import sqlite3

    with sqlite3.connect(path) as connection:
        given, family = connection.execute(
            "SELECT given, family FROM contact WHERE id = ?", (NUMBER,)
        ).fetchone()
    return str(given), str(family)


if __name__ == "__main__":
    main()

"""The due list of a large network beside that of a small one, in all its ways; in turn with F.

F is the same interpreter running ``import sqlite3`` and nothing else.

    python benchmarks/due.py [--rounds 7]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from commands import Timed, in_turn
from network import build

SMALL, LARGE = 1_000, 100_000

DAILY = Timed(("due",), 5, 6)
FLAT = 2
"""The list of the large network may take so many times as long as that of the small one."""

LONGER = (
    "due --all --format ids",
    "due --soon 1m",
    "due --neglected",
    "list due:neglected --format ids",
    "due --format html",
    "due --all --format html",
    "due --format ics",
    "level --dry-run",
)


def main() -> None:
    """Print the ratios, and the seconds of what looks at everybody."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for kept, called in ((True, "a quarter"), (False, "most")):
            small = build(home / f"{called} small.db", SMALL, kept=kept)
            large = build(home / f"{called} large.db", LARGE, kept=kept)
            one, many = (_ratio(DAILY, path, rounds) for path in (small, large))
            print(
                f"due, {called} of the tracked late: {one:.2f} F, {many:.2f} F,"
                f" {many / one:.2f} times (at most {FLAT})",
                flush=True,
            )
            _longer(large, f"{LARGE:,} people, {called} late", rounds)
        busy = build(home / "busy.db", LARGE // 10, talks_each=50)
        _longer(busy, f"{LARGE // 10:,} people, 50 conversations each", rounds)


def _ratio(command: Timed, path: Path, rounds: int) -> float:
    taken, unit = in_turn(command, path, rounds)
    return taken / unit


def _longer(path: Path, called: str, rounds: int) -> None:
    for line in LONGER:
        taken, unit = in_turn(Timed(tuple(line.split()), 0, 0), path, min(rounds, 3))
        print(f"  {called}: {line:32} {taken:6.2f} s {taken / unit:7.1f} F", flush=True)


if __name__ == "__main__":
    main()

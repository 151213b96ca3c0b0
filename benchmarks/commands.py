"""Each command as a whole process, in turn with F: medians, and ratios within one run.

F is the same interpreter running ``import sqlite3`` and nothing else. Machines differ and are
noisy; ratios measured in turn are what the goals are stated in (docs/explanation/design.md).

    python benchmarks/commands.py [--rounds 15]
"""

from __future__ import annotations

import argparse
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from network import TODAY, build

SIZES = (1_000, 100_000)


class Timed(NamedTuple):
    """A command to time: its words, the size of its database, its goal and limit in F."""

    words: tuple[str, ...]
    goal: float
    limit: float
    terminal: bool = False


COMMANDS = (
    Timed(("due",), 5, 6),
    Timed(("show", "p7@example.org"), 5, 6),
    Timed(("brief", "p7@example.org"), 5, 6),
    Timed(("list", "--limit", "20", "org:none", "okafor7"), 5, 6),
    Timed(("followups",), 5, 6),
    Timed(("history",), 5, 6),
    Timed(("cadence",), 5, 6),
    Timed(("due",), 7, 8, terminal=True),
    Timed(("list", "--limit", "20"), 7, 8, terminal=True),
    Timed(("stats",), 6, 6),  # it counts everything: of a large network that takes longer
    Timed(("find", "sourdough"), 5, 6),
    Timed(("find", "coffee"), 5, 6),
    Timed(("find", "amara", "coffee"), 5, 6),
    Timed(("find", "okafor7", "coffee"), 5, 6),
    Timed(("find", "a"), 5, 6),
    Timed(("find", "tmoas"), 6, 7),  # a typo loads rapidfuzz
    Timed(("find", "coffee"), 7, 8, terminal=True),
    Timed(("--help",), 6, 6),
    Timed(("add", "Zora Quill {n}"), 20, 24),
    Timed(("log", "p7@example.org", "coffee"), 20, 24),
    Timed(("snooze", "p8@example.org", "--for", "{n}w"), 20, 24),
)

FLAT = {"due": 2, "find": 1.5}
"""So many times as long, at most, some may take on the large database as on the small one."""


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paths = {size: build(home / f"{size}.db", size) for size in SIZES}
        neglected = {size: build(home / f"n{size}.db", size, kept=False) for size in SIZES}
        print(f"{'command':44} {'people':>8} {'median':>8} {'F':>7} {'ratio':>6}  goal limit")
        ratios: dict[tuple[Timed, int], float] = {}
        for command in COMMANDS:
            for size in SIZES:
                taken, unit = in_turn(command, paths[size], rounds)
                name = " ".join(command.words) + (" (table)" if command.terminal else "")
                ratio = taken / unit
                print(
                    f"{name:44} {size:>8,} {taken * 1000:6.0f}ms {unit * 1000:5.1f}ms"
                    f" {ratio:6.2f}  {command.goal:>4} {command.limit:>5}",
                    flush=True,
                )
                ratios[command, size] = ratio
        for command in COMMANDS:
            if (most := FLAT.get(command.words[0])) and not command.terminal:
                small, large = (ratios[command, size] for size in SIZES)
                print(f"{' '.join(command.words)}: {large / small:.2f} (at most {most})")
        small, large = (in_turn(COMMANDS[0], neglected[size], rounds)[0] for size in SIZES)
        print(f"the same, where most of the tracked are overdue: {large / small:.2f}")


def in_turn(command: Timed, path: Path, rounds: int) -> tuple[float, float]:
    """Return the medians of the command and of F, measured one after the other."""
    taken, units = [], []
    for number in range(rounds + 1):
        words = [word.replace("{n}", str(number + 1)) for word in command.words]
        units.append(_time([sys.executable, "-c", "import sqlite3"], {}))
        taken.append(timed(words, path, terminal=command.terminal))
    return statistics.median(taken[1:]), statistics.median(units[1:])


def timed(words: list[str], path: Path, *, terminal: bool = False) -> float:
    """Run netcrm on the database at ``path`` and return the seconds that it took."""
    program = Path(sys.executable).with_name("netcrm")
    settings = {"NETCRM_DB": str(path), "NETCRM_TODAY": TODAY.isoformat(), "HOME": str(path.parent)}
    return _time([str(program), *words], settings, terminal=terminal)


def _time(argv: list[str], more: dict[str, str], *, terminal: bool = False) -> float:
    ours, theirs = pty.openpty() if terminal else (None, subprocess.PIPE)
    begun = time.perf_counter()
    process = subprocess.Popen(
        argv, stdout=theirs, stderr=subprocess.PIPE, env={**os.environ, **more}
    )
    if ours is None:
        process.communicate()
    else:
        os.close(theirs)
        try:
            while os.read(ours, 65536):
                pass
        except OSError:
            os.close(ours)
        process.communicate()
    taken = time.perf_counter() - begun
    if process.returncode:
        raise SystemExit(f"{argv}: exit code {process.returncode}")
    return taken


if __name__ == "__main__":
    main()

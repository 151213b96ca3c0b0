"""A press of TAB in each shell, in turn with F: medians, and ratios within one run.

fish asks twice for each press: both are counted together. At most 6 F is the goal.

    python benchmarks/completing.py [--rounds 15]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parent))
from commands import SIZES, timed
from network import build

LINES = ("", "show ", "show a", "show amara ok", "list tag:", "list city:d", "list --s")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        paths = {size: build(Path(folder) / f"{size}.db", size) for size in SIZES}
        print(f"{'shell':11} {'line':16} {'people':>8} {'median':>8} {'F':>7} {'ratio':>6}")
        for shell in ("bash", "zsh", "fish", "powershell"):
            for line in LINES:
                for size, path in paths.items():
                    taken, unit = _in_turn(shell, line, path, rounds)
                    print(
                        f"{shell:11} {line!r:16} {size:>8,} {taken * 1000:6.0f}ms"
                        f" {unit * 1000:5.1f}ms {taken / unit:6.2f}",
                        flush=True,
                    )


def _in_turn(shell: str, line: str, path: Path, rounds: int) -> tuple[float, float]:
    taken, units = [], []
    for _ in range(rounds + 1):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import sqlite3"], check=True)
        units.append(time.perf_counter() - begun)
        taken.append(sum(_press(asking, path) for asking in _questions(shell, line)))
    return statistics.median(taken[1:]), statistics.median(units[1:])


def _press(asking: dict[str, str], path: Path) -> float:
    with mock.patch.dict(os.environ, asking):
        return timed([], path)


def _questions(shell: str, line: str) -> list[dict[str, str]]:
    """Return what a shell asks when TAB is pressed at the end of a line."""
    asking = {
        "_NETCRM_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": f"netcrm {line}",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
        "COMP_WORDS": "\n".join(["netcrm", *line.replace(":", " : ").split(" ")]),
        "COMP_CWORD": str(len(line.replace(":", " : ").split(" "))),
    }
    if shell != "fish":
        return [asking]
    return [{**asking, "_TYPER_COMPLETE_FISH_ACTION": what} for what in ("is-args", "get-args")]


if __name__ == "__main__":
    main()

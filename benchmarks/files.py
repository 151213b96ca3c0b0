"""Importing LinkedIn's largest file, and exporting: people a second, as whole processes.

python benchmarks/files.py [--connections 30000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from commands import timed
from network import linkedin


def main() -> None:
    """Print people a second, start of the program included."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--connections", type=int, default=30_000)
    options.add_argument("--rounds", type=int, default=5)
    typed = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = linkedin(Path(folder) / "Connections.csv", typed.connections)
        taken: dict[str, list[float]] = {"import": [], "import again": [], "export": [], "undo": []}
        for number in range(typed.rounds):
            path = Path(folder) / f"{number}.db"
            taken["import"].append(timed(["import", str(file)], path))
            taken["import again"].append(timed(["import", str(file)], path))
            taken["export"].append(timed(["export", str(Path(folder) / "out.csv")], path))
            taken["undo"].append(timed(["undo"], path))
        for name, seconds in taken.items():
            median = statistics.median(seconds)
            print(f"{name:14} {median:6.2f} s  {typed.connections / median:10,.0f} people/s")


if __name__ == "__main__":
    main()

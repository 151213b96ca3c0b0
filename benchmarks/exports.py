"""Exporting in every format: people a second, and memory, as whole processes.

python benchmarks/exports.py [--contacts 100000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from everything import measured
from network import build

from netcrm.book.files.out.formats import FORMATS


def main() -> None:
    """Print people a second, start of the program included, and the most memory."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--contacts", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=3)
    typed = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        network = build(Path(folder) / "network.db", typed.contacts)
        ways = {name: [f"{folder}/out.json", "--to", name] for name in FORMATS}
        ways["md, a folder"] = [f"{folder}/pages/", "--to", "md"]
        for name, words in ways.items():
            runs = [measured(["export", *words], network) for _ in range(typed.rounds)]
            seconds = statistics.median(run.seconds for run in runs)
            memory = max(run.memory for run in runs)
            people = typed.contacts / seconds
            print(
                f"{name:12} {seconds:6.2f} s {people:9,.0f} people/s {memory:5.0f} MB", flush=True
            )


if __name__ == "__main__":
    main()

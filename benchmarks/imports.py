"""Importing in every format: people a second, and memory, as whole processes.

python benchmarks/imports.py [--people 100000] [--rounds 3]

The files are those of LinkedIn, and what netcrm writes of the same people for other address books.
Each is imported into a new database, and once more into the same.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from itertools import count
from pathlib import Path

from commands import timed
from everything import measured
from network import linkedin

FORMATS = {"google": "csv", "outlook": "csv", "vcard": "vcf", "vcard4": "vcf", "csv": "csv"}


def main() -> None:
    """Print people a second, start of the program included, and the most memory."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=3)
    typed = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {"linkedin": linkedin(folder / "Connections.csv", typed.people)}
        network = folder / "network.db"
        timed(["import", str(files["linkedin"])], network)
        for form, suffix in FORMATS.items():
            files[form] = folder / f"{form}.{suffix}"
            timed(["export", str(files[form]), "--to", form], network)
        numbers = count()
        for form, file in files.items():
            runs: dict[str, list[tuple[float, float]]] = {"": [], ", again": []}
            for _ in range(typed.rounds):
                path = folder / f"{next(numbers)}.db"
                for found in runs.values():
                    run = measured(["import", str(file)], path)
                    found.append((run.seconds, run.memory))
                path.unlink()
            for what, found in runs.items():
                seconds = statistics.median(one for one, _ in found)
                memory = max(one for _, one in found)
                print(
                    f"{form + what:16} {seconds:6.2f} s {typed.people / seconds:9,.0f} people/s"
                    f" {memory:5.0f} MB",
                    flush=True,
                )


if __name__ == "__main__":
    main()

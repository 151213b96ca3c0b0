"""Everything out as JSON and into an empty database: records a second, and memory.

python benchmarks/everything.py [--contacts 100000] [--rounds 3]
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
from typing import NamedTuple

from network import TALKS_EACH, build

RUN = """
import sys
from netcrm.cli import main
code = main(sys.argv[1:])
try:
    import resource
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
except ImportError:
    used = 0
print(used, file=sys.stderr)
sys.exit(code)
"""


class Taken(NamedTuple):
    """Seconds of a whole process, and the most memory that it had, in MB."""

    seconds: float
    memory: float


def measured(arguments: list[str], database: Path) -> Taken:
    """Run one command."""
    environment = {**os.environ, "NETCRM_DB": str(database), "NETCRM_TODAY": "2026-03-02"}
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    seconds = time.perf_counter() - begin
    return Taken(seconds, int(done.stderr.split()[-1]) / 1024)


def without_talks(file: Path) -> Path:
    """Write the same document without conversations and follow-ups."""
    people = file.with_name("people.json")
    with file.open(encoding="utf-8") as whole, people.open("w", encoding="utf-8") as out:
        for line in whole:
            if line.startswith('"interactions"'):
                break
            out.write(line)
        out.write('"interactions": []\n}\n')
    return people


def main() -> None:
    """Print records a second, start of the program included."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--contacts", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=3)
    typed = options.parse_args()
    people, talks = typed.contacts, typed.contacts * TALKS_EACH
    taken: dict[tuple[str, int], list[Taken]] = {}
    with tempfile.TemporaryDirectory() as folder:
        network = build(Path(folder) / "network.db", people)
        file, other = Path(folder) / "everything.json", Path(folder) / "other.db"
        for number in range(typed.rounds):
            alone, other = Path(folder) / f"alone{number}.db", Path(folder) / f"{number}.db"
            steps = [
                ("export", people + talks, ["export", str(file)], network),
                ("import of people", people, ["import", str(file)], alone),
                ("import", people + talks, ["import", str(file)], other),
                ("import again", people + talks, ["import", str(file)], other),
                ("undo", people + talks, ["undo"], other),
            ]
            for name, records, arguments, database in steps:
                if name == "import of people":
                    arguments[1] = str(without_talks(file))
                taken.setdefault((name, records), []).append(measured(arguments, database))
    for (name, records), runs in taken.items():
        seconds = statistics.median(run.seconds for run in runs)
        memory = max(run.memory for run in runs)
        print(f"{name:17} {seconds:6.2f} s {records / seconds:9,.0f} records/s {memory:5.0f} MB")


if __name__ == "__main__":
    main()

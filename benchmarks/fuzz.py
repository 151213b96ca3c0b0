"""Files that nobody has written, read by every reader for so long; what is wrong with any of them.

NETCRM_CORPUS=../shared/corpus python benchmarks/fuzz.py [--seconds 600] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.formats.fuzzing import FORMATS, invented, read_whole, seeds

LONG = 2
"""Seconds that no file of these sizes may take."""


def main() -> int:
    """Print how many files were read, and the slowest of each reader; 1 if any failed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=600)
    options.add_argument("--first", type=int, default=0, help="the number of the first file")
    options.add_argument("--keep", type=Path, help="a folder for the files that did harm")
    typed = options.parse_args()
    number, failed = typed.first, 0
    files: Counter[str] = Counter()
    records: Counter[str] = Counter()
    slowest: dict[str, tuple[float, int, int]] = {}
    end = time.perf_counter() + typed.seconds
    while time.perf_counter() < end:
        data = invented(Random(number))  # noqa: S311
        source = FORMATS[number % len(FORMATS)]
        named = source or "as it says"
        begin = time.perf_counter()
        try:
            records[named] += read_whole(data, source)
        except Exception:  # noqa: BLE001  whatever it is, it is counted
            failed += 1
            traceback.print_exc()
            keep(typed.keep, number, data)
        taken = time.perf_counter() - begin
        if taken > LONG:
            failed += 1
            keep(typed.keep, number, data)
        files[named] += 1
        slowest[named] = max(slowest.get(named, (0.0, 0, 0)), (taken, number, len(data)))
        number += 1
    print(f"{files.total():,} files from {len(seeds())} in {typed.seconds:,.0f} s, {failed} failed")
    for named, (taken, which, size) in sorted(slowest.items()):
        print(
            f"{named:14} {files[named]:9,} files {records[named]:11,} records;"
            f" slowest {taken:.3f} s: number {which}, {size:,} bytes"
        )
    return 1 if failed else 0


def keep(folder: Path | None, number: int, data: bytes) -> None:
    """Name a file that did harm, and put it aside."""
    print(f"number {number}: {len(data):,} bytes, {data[:60]!r}")
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / str(number)).write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())

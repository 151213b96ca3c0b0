"""Taking back an import, at once and after later steps; forgetting somebody: whole processes.

python benchmarks/undoing.py [--connections 30000] [--later 1000] [--people 100000]
"""

from __future__ import annotations

import argparse
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from commands import timed
from network import TODAY, build, linkedin

from netcrm.rules.moment import Moment
from netcrm.store.models import Contact, Position, new_uid
from netcrm.store.writing import writing

NOW = Moment(TODAY, datetime(2026, 3, 2, 8, 30, tzinfo=UTC))


def main() -> None:
    """Print seconds, start of the program included."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--connections", type=int, default=30_000)
    options.add_argument("--later", type=int, default=1_000)
    options.add_argument("--people", type=int, default=100_000)
    typed = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        undoing(Path(folder), typed.connections, typed.later)
        forgetting(Path(folder), typed.people)


def undoing(folder: Path, connections: int, later: int) -> None:
    """Take an import back when it is the newest step, and when others are newer."""
    path, file = folder / "undo.db", linkedin(folder / "Connections.csv", connections)
    show("import", timed(["import", str(file)], path))
    show("undo", timed(["undo"], path))
    show("redo", timed(["redo"], path))
    for number in range(later):
        add(path, f"Later {number}", number % 100 + 1)
    show(f"undo --step, {later:,} steps later", timed(["undo", "--step", "1"], path))
    show("undo of that", timed(["undo"], path))


def add(path: Path, name: str, organisation: int) -> None:
    """Add somebody else, with a post at one of the organisations that the import has brought."""
    with writing(path, NOW, "add", most_steps=10**6) as work:
        words = name.lower()
        one = Contact(uid=new_uid(), name=name, folded=words, searchable=words, added_on=TODAY)
        work.session.add(one)
        work.session.flush()
        if one.id is None:
            raise AssertionError(one)
        work.session.add(Position(contact_id=one.id, organisation_id=organisation))
        work.summary = f"Added {name}"


def forgetting(folder: Path, people: int) -> None:
    """Forget somebody, without a backup and with one."""
    path = build(folder / "forget.db", people)
    show(f"forget, one of {people:,}", timed(["forget", "1", "--yes"], path))
    timed(["db", "backup"], path)
    show("forget, with a backup", timed(["forget", "2", "--yes"], path))


def show(name: str, seconds: float) -> None:
    """Print a line."""
    print(f"{name:32} {seconds:6.2f} s")


if __name__ == "__main__":
    main()

"""Many writers at once, writers that are killed, and readers who may not write."""

from __future__ import annotations

import csv
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.store.killing import child, killed, posix
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Netcrm

WRITERS = 40
KILLS = 24
ROWS = 5000


def test_forty_writers_at_once_also_where_there_is_no_file_yet(crm: Netcrm) -> None:
    environment = {**os.environ, **crm.environment}
    program = [sys.executable, "-m", "netcrm", "add"]
    running = [
        subprocess.Popen(
            [*program, f"Person {number:02}", "--next", "write", "--in", "2w"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    said = [(one.communicate(timeout=120), one.returncode) for one in running]
    assert [code for _, code in said] == [0] * WRITERS, said
    names = [one["name"] for one in crm.json("list")]
    assert names == [f"Person {number:02}" for number in range(WRITERS)]
    assert len(crm.json("followups")) == len(crm.json("history")) == WRITERS
    assert not [one for one in crm.home.iterdir() if one.name.endswith(".new")]
    snapshot(crm.db)


def instants() -> Iterator[float]:
    """Moments that fall into every part of a write of some ten milliseconds."""
    for number in range(KILLS):
        yield 0.03 + 0.0037 * number


@posix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_nothing_is_lost_or_half_written_when_a_writer_is_killed(crm: Netcrm) -> None:
    crm("add", "Old Friend", "--every", "3w")
    told: list[str] = []
    for run, after in enumerate(instants()):

        def work(tell: Callable[[str], None], run: int = run) -> None:
            from netcrm.cli import main

            for number in range(10_000):
                name = f"P{run}x{number}"
                promise = ("--next", "write", "--in", "2w")
                if main(["add", name, "--email", f"{name}@x.example", *promise]) == 0:
                    tell(f"add:{name}")
                if main(["log", name, "zzz", "--with", "1", "--tag", f"t{number}"]) == 0:
                    tell(f"log:{name}")

        told += killed(*child(work), after)
        kept = snapshot(crm.db)
        names = {row[2] for row in kept["contact"]}
        assert {one[4:] for one in told if one.startswith("add")} <= names
        assert len(kept["followup"]) == len(kept["contact_point"]) == len(names) - 1
        talks = len(kept["interaction"])
        assert len(kept["participation"]) == 2 * talks
        assert len(kept["interaction_tag"]) == talks
        assert talks >= sum(one.startswith("log") for one in told)
        assert steps(crm.db) == len(names) + talks
    assert len(told) > KILLS
    assert not crm.json("db", "check")["problems"]


def steps(path: Path) -> int:
    with closing(sqlite3.connect(path)) as plain:
        return int(plain.execute("SELECT count(*) FROM step WHERE state = 'done'").fetchone()[0])


@posix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_an_import_that_is_killed_has_not_been(crm: Netcrm) -> None:
    file = crm.home / "many.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["name", "email_1", "tags"])
        writer.writerows([f"Person {n}", f"p{n}@x.example", "many"] for n in range(ROWS))
    crm("add", "Old Friend")
    before, interrupted = snapshot(crm.db), 0

    def work(tell: Callable[[str], None]) -> None:
        from netcrm.cli import main

        tell("begin")
        main(["import", str(file)])
        tell("done")

    for after in (0.0, 0.02, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.35):
        told = killed(*child(work), after)
        kept = snapshot(crm.db)
        if kept != before:
            assert len(kept["contact"]) == ROWS + 1 == len(kept["contact_tag"]) + 1
            crm("undo")
        assert "done" not in told or kept != before
        interrupted += "done" not in told
        assert snapshot(crm.db) == before
    assert interrupted
    assert not crm.json("db", "check")["problems"]


@posix
def test_a_reader_in_a_folder_that_may_not_be_written_creates_nothing(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--every", "3w", "--met-on", "2025-01-01")
    crm("log", "ana", "coffee", "--on", "2025-05-05")
    folder = Path(tempfile.mkdtemp())
    try:
        shutil.copy(crm.db, folder / "netcrm.db")
        shutil.copy(crm.home / "config.toml", folder)
        (folder / "netcrm.db").chmod(0o444)
        folder.chmod(0o555)
        before = (folder / "netcrm.db").read_bytes()
        for argv in (["due"], ["list"], ["show", "ana"], ["history"], ["export"], ["db", "check"]):
            done = reader(folder, crm, argv)
            assert done.returncode == 0, (argv, done.stderr)
            assert "Ana Lund" in done.stdout or argv == ["db", "check"]
        refused = reader(folder, crm, ["add", "Bo Ek"])
        assert refused.returncode == 7
        assert "Traceback" not in refused.stderr
        assert sorted(one.name for one in folder.iterdir()) == ["config.toml", "netcrm.db"]
        assert (folder / "netcrm.db").read_bytes() == before
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


def reader(folder: Path, crm: Netcrm, argv: list[str]) -> subprocess.CompletedProcess[str]:
    """Run netcrm as somebody who may not write there: root gives up the right to write anywhere."""
    program = [sys.executable, "-m", "netcrm", *argv]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere")
        program = ["setpriv", "--bounding-set=-dac_override", *program]
    names = {"NETCRM_DB": "netcrm.db", "NETCRM_CONFIG": "config.toml"}
    places = {key: str(folder / name) for key, name in names.items()}
    environment = {**os.environ, **crm.environment, **places}
    return subprocess.run(program, env=environment, capture_output=True, text=True, check=False)

"""Erasing among others: readers that hold on to what was, writers, processes that are killed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_forget import THEIRS, backups, live_a_life, traces
from tests.store.killing import child, killed, posix
from tests.store.snapshots import snapshot

from netcrm.store import writing
from netcrm.store.erasing.clearing import Cleared

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Netcrm

KILLS = 12


def waits(crm: Netcrm) -> bool:
    with closing(sqlite3.connect(crm.db)) as plain:
        return bool(plain.execute("SELECT count(*) FROM erasure").fetchone()[0])


def test_a_reader_that_holds_on_is_waited_for_and_then_told(
    crm: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BUSY_MS", 200)
    live_a_life(crm)
    with closing(sqlite3.connect(crm.db, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM contact").fetchone() == (123,)
        answer = crm("forget", "zephyrine", "--yes", "--json")
        assert answer.json["finished"] is False
        assert len(answer.json["backups_rewritten"]) == 3
        assert "another program has the database open" in answer.err
        assert waits(crm)
        checked = crm("db", "check")
        assert "may still be read" in checked.err
        assert "sound" in checked.out
        told = crm("log", "bo", "in the meantime")
        assert "not clear" in told.err
        assert waits(crm)
        assert reader.execute("SELECT name FROM contact WHERE id = 3").fetchone()
    assert not crm("log", "bo", "when it is gone").err
    assert not waits(crm)
    assert traces(crm.home, THEIRS) == []
    assert not crm("db", "check").err


def test_a_dry_run_and_reading_leave_it_waiting(
    crm: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BUSY_MS", 100)
    crm("add", "Bo Ek")
    crm("add", "Zephyrine Brambleworth")
    with closing(sqlite3.connect(crm.db, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM contact").fetchall()
        crm("forget", "zephyrine", "--yes")
    file = crm.home / "in.csv"
    file.write_text("name,email_1\nCleo Bay,c@x.example\n", encoding="utf-8")
    crm("import", str(file), "--dry-run")
    crm("list")
    assert waits(crm)
    crm("undo")
    assert not waits(crm)
    assert traces(crm.home, THEIRS) == []


@posix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("after", [0.03 * number for number in range(KILLS)])
def test_who_is_killed_at_it_leaves_it_to_the_next(crm: Netcrm, after: float) -> None:
    live_a_life(crm)
    before = snapshot(crm.db)

    def work(tell: Callable[[str], None]) -> None:
        from netcrm.cli import main

        tell("begin")
        main(["forget", "zephyrine", "--yes"])
        tell("done")

    told = killed(*child(work), after)
    now = snapshot(crm.db)
    if len(now["contact"]) == len(before["contact"]):
        assert now == before
        assert "done" not in told
        crm("forget", "zephyrine", "--yes")
    else:
        assert len(now["contact"]) == len(before["contact"]) - 1
        crm("log", "bo", "and on it goes")
    assert not waits(crm)
    assert traces(crm.home, THEIRS) == []
    assert len(backups(crm)) == 3
    for backup in backups(crm):
        assert crm.json("db", "verify", str(backup))["ok"]
    assert not crm.json("db", "check")["problems"]


def test_the_next_one_learns_from_the_backups_how_they_were_called(
    crm: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    crm("add", "Bo Ek")
    crm("add", "Zephyrine Brambleworth")
    crm("log", "zephyrine", "numbat-text")
    crm("undo", "2")
    crm("log", "bo", "coffee")
    crm("db", "backup")  # only a sentence of what is gone names her
    crm("undo")
    crm("add", "Zephyrine Brambleworth")
    crm("db", "backup")
    with monkeypatch.context() as killed_before:
        killed_before.setattr(writing, "_clear", lambda *_: Cleared(waiting="killed"))
        crm("forget", "zephyrine", "--yes")
    assert waits(crm)
    assert traces(backups(crm)[0].parent, THEIRS)
    crm("log", "bo", "lunch")
    assert not waits(crm)
    assert traces(crm.home, THEIRS) == []


def test_somebody_else_may_write_meanwhile(crm: Netcrm) -> None:
    live_a_life(crm)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(6) as pool:
        forgetting = pool.submit(crm.process, "forget", "zephyrine", "--yes", "--json")
        logging = [pool.submit(crm.process, "log", "cleo", f"talk {n}") for n in range(5)]
    assert [one.result().code for one in (forgetting, *logging)] == [0] * 6
    assert len(crm.json("show", "cleo")["interactions"]) == 6
    crm("log", "cleo", "the last one")
    assert not waits(crm)
    assert traces(crm.home, THEIRS) == []

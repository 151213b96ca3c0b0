"""The history: what is a step, what undo and redo do, and what they refuse."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm

MANY = 3000


def states(crm: Netcrm) -> list[tuple[str, str]]:
    return [(step["verb"], step["state"]) for step in crm.json("history")]


def test_each_command_is_one_step_newest_first(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--tag", "x", "--next", "send it", "--in", "2w")
    crm("log", "ana", "coffee", "--next", "write", "--in", "1w")
    assert states(crm) == [("log", "done"), ("add", "done")]


def test_undo_says_what_it_took_back_and_how_it_stands(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    (step,) = crm.json("undo")["undone"]
    assert (step["verb"], step["summary"], step["state"]) == ("add", "Added Ana Lund", "undone")
    (step,) = crm.json("redo")["redone"]
    assert (step["verb"], step["state"]) == ("add", "done")


def test_more_steps_than_there_are_change_nothing(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("add", "Bo Ek")
    before = snapshot(crm.db)
    refused = crm.fails(1, "undo", "3")
    assert "2" in refused.err
    assert snapshot(crm.db) == before
    assert [state for _, state in states(crm)] == ["done", "done"]


def test_a_new_step_ends_what_could_be_done_again(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("undo")
    crm("add", "Bo Ek")
    crm.fails(1, "redo")
    assert states(crm) == [("add", "done"), ("add", "gone")]
    crm("undo")
    crm.fails(1, "undo")
    crm("redo")
    assert [one["name"] for one in crm.json("list")] == ["Bo Ek"]


def test_a_refused_command_does_not_end_what_could_be_done_again(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("log", "ana", "coffee")
    crm("undo")
    crm.fails(3, "log", "nobody", "coffee")
    crm.fails(2, "track", "ana", "--tier", "none")
    crm("redo")
    assert len(crm.json("show", "ana")["interactions"]) == 1


def test_ids_are_never_given_twice(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("undo")
    assert crm.json("add", "Bo Ek")["id"] == 2


@pytest.mark.parametrize(
    "argv",
    [
        ["snooze", "ana", "--until", "2026-04-01"],
        ["skip", "ana"],
        ["pause", "ana"],
        ["pause", "ana", "--until", "2026-04-01"],
        ["track", "ana", "--every", "3w"],
        ["track", "ana", "--tier", "close"],
        ["untrack", "ana"],
        ["cadence", "set", "tag:x", "6w"],
        ["cadence", "set", "tier:core", "4w"],
        ["cadence", "unset", "tier:core"],
        ["done", "f1"],
        ["done", "f1", "--drop"],
    ],
    ids=" ".join,
)
def test_asking_for_what_already_is_is_no_step(crm: Netcrm, argv: list[str]) -> None:
    crm("add", "Ana Lund", "--next", "send it", "--in", "2w")
    crm(*argv)
    before, steps = snapshot(crm.db), states(crm)
    crm(*argv)
    assert (snapshot(crm.db), states(crm)) == (before, steps)


def test_a_snooze_beside_a_pause_is_one_already(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--every", "3w")
    crm("snooze", "ana", "--until", "2026-04-01")
    crm("pause", "ana")
    steps = states(crm)
    crm("snooze", "ana", "--until", "2026-04-01")
    assert states(crm) == steps


def test_a_second_pause_begins_on_its_own_day(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--every", "3w")
    crm("pause", "ana", "--until", "2026-04-01")
    crm.on("2026-05-04")("pause", "ana")
    days = [row[0] for row in rows(crm, "SELECT paused_on FROM contact")]
    assert days == ["2026-05-04"]


def rows(crm: Netcrm, sql: str) -> list[tuple[object, ...]]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(crm.db)) as plain:
        return plain.execute(sql).fetchall()


def test_resume_without_a_pause_is_no_step(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("resume", "ana")
    assert states(crm) == [("add", "done")]


def test_the_history_of_one_person(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("add", "Bo Ek")
    crm("log", "ana", "coffee", "--with", "bo")
    crm("track", "bo", "--every", "3w")
    crm("cadence", "set", "tag:x", "3w")
    assert [step["verb"] for step in crm.json("history", "ana")] == ["log", "add"]
    assert [step["verb"] for step in crm.json("history", "bo")] == ["track", "log", "add"]


def test_t19_an_import_of_thousands_is_one_step(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--email", "ana@x.example", "--tag", "old")
    before = snapshot(crm.db)
    path = crm.home / "many.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["name", "email_1", "organisation", "tags", "notes"])
        writer.writerow(["Ana Lund", "ana@x.example", "Acme", "new", "met again"])
        for n in range(MANY):
            organisation = "Acme" if n == MANY - 1 else f"Org {n % 70}"
            row = [f"Person {n:04}", f"p{n}@x.example", organisation, f"t{n % 9};all;new", "—"]
            writer.writerow(row)
    answer = crm.json("import", str(path))
    assert (answer["added"], answer["updated"]) == (MANY, 1)
    after = snapshot(crm.db)
    assert len(after["contact"]) == MANY + 1
    crm("undo")
    assert snapshot(crm.db) == before
    crm("redo")
    assert snapshot(crm.db) == after
    crm("undo")
    assert snapshot(crm.db) == before


def test_rows_between_those_that_were_put_back_stay_when_it_is_done_again(crm: Netcrm) -> None:
    from datetime import UTC, date, datetime

    from sqlmodel import col, select

    from netcrm.rules.moment import Moment
    from netcrm.store.models import Tag
    from netcrm.store.writing import writing

    for name in ("a", "b", "c", "d"):
        crm("cadence", "set", f"tag:{name}", "3w")
    before = snapshot(crm.db)
    moment = Moment(date(2026, 3, 2), datetime(2026, 3, 2, tzinfo=UTC))
    with writing(crm.db, moment, "test") as work:
        for tag in work.session.exec(select(Tag).where(col(Tag.name).in_(["a", "c", "d"]))):
            work.session.delete(tag)
        work.summary = "Took some tags away"
    after = snapshot(crm.db)
    assert [row[1] for row in after["tag"]] == ["b"]
    for _ in range(2):
        crm("undo")
        assert snapshot(crm.db) == before
        crm("redo")
        assert snapshot(crm.db) == after

"""``log --event``, ``--project`` and ``--group``: what a conversation was at, or about."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.cli.practice.network import lay

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor")
    crm("add", "Bela Varga")
    lay(crm.db, "event", "AMEE 2026", "Vienna")
    lay(crm.db, "project", "OSCE study")
    lay(crm.db, "project", "OSCE atlas")
    lay(crm.db, "group", "Board")
    return crm


def parts(crm: Netcrm) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(crm.db)) as connection:
        return connection.execute("SELECT name, who FROM person_part ORDER BY id").fetchall()


@pytest.mark.parametrize(
    ("sort", "typed", "name", "number"),
    [
        ("event", "amee", "AMEE 2026", 1),
        ("event", "e1", "AMEE 2026", 1),
        ("project", "osce study", "OSCE study", 2),
        ("group", "BOARD", "Board", 4),
    ],
)
def test_everybody_who_took_part_becomes_part_of_it(
    some: Netcrm, sort: str, typed: str, name: str, number: int
) -> None:
    logged = some.json("log", "amara", "coffee", "--with", "bela", f"--{sort}", typed)
    assert logged["focus"] == {"id": number, "sort": sort, "name": name}
    assert parts(some) == [(name, "Amara Okafor"), (name, "Bela Varga")]
    assert some.json("show", "bela")["interactions"] == [logged]
    assert f"coffee ({name})" not in some("show", "amara").out
    assert f"meeting with Bela Varga ({name}): coffee" in some("show", "amara").out
    some("log", "amara", "again", f"--{sort}", typed)
    assert len(parts(some)) == 2


def test_one_step_takes_back_the_conversation_and_the_part(some: Netcrm) -> None:
    kept = some.json("show", "amara")
    said = some("log", "amara", "coffee", "--event", "amee").out
    assert said == "Logged a meeting with Amara Okafor today (AMEE 2026). Undo: netcrm undo\n"
    some("undo")
    assert some.json("show", "amara") == kept
    assert parts(some) == []
    some("redo")
    assert len(parts(some)) == 1


def test_somebody_who_is_made_for_it_was_met_at_the_event(some: Netcrm) -> None:
    some("log", "Cleo Adeyemi", "coffee", "--create", "--event", "amee")
    assert some.json("show", "cleo")["met"] == "AMEE 2026"


def test_a_dry_run_keeps_nothing(some: Netcrm) -> None:
    kept = some.kept()
    assert "(AMEE 2026)" in some("log", "amara", "x", "--event", "amee", "--dry-run").out
    assert some.kept() == kept


@pytest.mark.parametrize(
    ("code", "options", "why"),
    [
        (3, ("--event", "nowhere"), "There is no event 'nowhere'."),
        (3, ("--project", "amee"), "There is no project 'amee'."),
        (4, ("--project", "osce"), "'osce' may be several projects"),
        (2, ("--event", ""), "Which event?"),
        (2, ("--event", "amee", "--group", "board"), "--event and --group contradict each other"),
    ],
)
def test_nothing_is_logged_where_it_is_not_one_that_is_there(
    some: Netcrm, code: int, options: tuple[str, ...], why: str
) -> None:
    kept = some.kept()
    assert some.fails(code, "log", "amara", "coffee", *options).err.startswith(why)
    assert some.kept() == kept

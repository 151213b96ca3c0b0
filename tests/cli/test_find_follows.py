"""``find`` follows all that is done: writing, undo, import, removal, migration."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netcrm.store import opening

if TYPE_CHECKING:
    from tests.conftest import Netcrm

FIRST = Path(__file__).parents[1] / "store" / "data" / "first_schema.sql"


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Ana Lund")
    return crm


def ids(crm: Netcrm, text: str) -> list[int]:
    return [one["id"] for one in crm.json("find", text)]


WRITTEN = {
    "add Bo Kumquat": 2,
    "add Bo --org Kumquat": 2,
    "add Bo --title Kumquat": 2,
    "add Bo --tag kumquat": 2,
    "add Bo --city Kumquat": 2,
    "add Bo --met kumquats": 2,
    "add Bo --note kumquats": 2,
    "add Bo --next kumquats --in 2w": 2,
    "log ana ate kumquats": 1,
    "log ana ate --at Kumquat": 1,
    "log ana ate --tag kumquat": 1,
    "log ana ate --next kumquats --in 2w": 1,
    "log Bo_Kumquat ate --create": 2,
    "followup ana kumquats --in 2w": 1,
}


@pytest.mark.parametrize("command", WRITTEN)
def test_what_is_written_is_found_until_it_is_undone(some: Netcrm, command: str) -> None:
    assert ids(some, "kumqu") == []
    some(*(word.replace("_", " ") for word in command.split()))
    assert ids(some, "kumqu") == [WRITTEN[command]]
    some("undo")
    assert ids(some, "kumqu") == []
    some("redo")
    assert ids(some, "kumqu") == [WRITTEN[command]]


def test_what_an_import_brings_and_changes_is_found(some: Netcrm) -> None:
    file = some.home / "people.csv"
    rows = "Bo Kumquat,bo@x.example,Acme,likes tea\nCai,,Kumquat,\n"
    file.write_text(f"name,email_1,organisation,notes\n{rows}", encoding="utf-8")
    some("import", str(file))
    assert ids(some, "kumquat") == [2, 3]
    assert ids(some, "acme tea bo") == [2]
    some("undo")
    assert ids(some, "kumquat") == ids(some, "tea") == []
    some("redo")
    assert ids(some, "kumquat") == [2, 3]


def test_many_who_come_at_once_are_found(some: Netcrm) -> None:
    file = some.home / "people.csv"
    rows = "\n".join(f"Person {n},p{n}@x.example,kumquat {n}" for n in range(300))
    file.write_text(f"name,email_1,notes\n{rows}\n", encoding="utf-8")
    some("import", str(file))
    assert len(some.json("find", "kumquat", "--limit", "1000")) == 300
    assert ids(some, "kumquat 299") == [301]


def test_who_is_removed_is_not_found_until_they_are_restored(some: Netcrm) -> None:
    some("log", "ana", "ate kumquats")
    some("remove", "ana")
    assert ids(some, "kumquat") == ids(some, "ana") == ids(some, "lund ate") == []
    some("restore", "ana")
    assert ids(some, "kumquat") == ids(some, "ana") == [1]


def test_a_database_of_the_first_schema_is_searched_once_it_is_migrated(crm: Netcrm) -> None:
    with closing(sqlite3.connect(crm.db)) as plain:
        plain.executescript(FIRST.read_text(encoding="utf-8"))
    names = {one["id"]: one["name"] for one in crm.json("list")}
    assert names
    for number, name in names.items():
        assert ids(crm, name)[0] == number
    for one in crm.json("show", "3")["interactions"]:
        if one["summary"]:
            assert 3 in ids(crm, one["summary"])


def test_a_reader_who_may_not_write_finds_typos_too(
    some: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    before = some.db.read_bytes()
    assert ids(some, "lnud") == [1]
    assert some.db.read_bytes() == before
    assert [one.name for one in some.home.iterdir() if one.name.startswith("netcrm")] == [
        "netcrm.db"
    ]


def test_after_a_typo_the_reader_may_change_nothing_still(some: Netcrm) -> None:
    from netcrm.store.vocabulary import Vocabulary

    with closing(opening.open_for_reading(some.db)) as connection:
        assert Vocabulary(connection, "name").beginning("l", 1, 9) == ["lund"]
        assert Vocabulary(connection, "name").beginning("", 1, 3) == ["ana"]
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("DELETE FROM contact")

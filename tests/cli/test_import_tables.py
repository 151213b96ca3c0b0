"""``import`` of other address books and of any table, with ``--map``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

CLUB = "Wer;Verein;Kontakt\nEva Lang;Oper;eva@lang.example\nBen Kurz;Oper;ben@kurz.example\n"


@pytest.fixture
def club(crm: Netcrm) -> str:
    return written(crm.home, "club.csv", CLUB)


def written(folder: Path, name: str, text: str) -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_table_is_mapped_and_the_same_again_changes_nothing(crm: Netcrm, club: str) -> None:
    command = ("import", club, "--map", "name=wer", "--map=email=3", "--map", "organisation=2")
    assert crm(*command).out.startswith("2 added, 0 updated, 0 unchanged")
    assert crm(*command).out.startswith("0 added, 0 updated, 2 unchanged")
    eva = crm.json("show", "eva")
    assert (eva["name"], eva["emails"], eva["organisation"]) == (
        "Eva Lang",
        ["eva@lang.example"],
        "Oper",
    )


def test_unknown_columns_of_a_table_are_fields_of_ones_own(crm: Netcrm) -> None:
    crm("import", written(crm.home, "birds.csv", "Name,Bird seen\nEva Lang,heron\n"))
    assert crm.json("show", "eva")["fields"] == {"Bird-seen": "heron"}
    assert "Eva Lang" in crm("list", "bird-seen:heron").out


def test_it_is_told_how_a_table_was_read(crm: Netcrm) -> None:
    told = crm("import", written(crm.home, "birds.csv", "Name,Bird\nEva Lang,heron\n")).err
    assert told == (
        "line 1: read as a table: Name as name, Bird as field Bird; --map FIELD=COLUMN says"
        " otherwise\n"
    )


@pytest.mark.parametrize(
    ("code", "more", "sentence"),
    [
        (2, ["--map", "nmae=Wer"], "Did you mean 'name'?"),
        (2, ["--map", "name=Were"], "Did you mean 'Wer'?"),
        (2, ["--map", "name"], "write FIELD=COLUMN"),
        (2, ["--from", "linkedin", "--map", "name=Wer"], "--from csv reads the file"),
    ],
)
def test_a_slip_is_told_and_nothing_is_changed(
    crm: Netcrm, club: str, code: int, more: list[str], sentence: str
) -> None:
    assert sentence in crm.fails(code, "import", club, *more).err
    assert crm.json("list") == []


def test_a_table_without_people_is_an_unreadable_file(crm: Netcrm) -> None:
    file = written(crm.home, "stock.csv", "Item,Price\nScrew,1\n")
    told = crm.fails(6, "import", file).err
    assert "there are Item, Price. Say which, such as --map name=Item." in told
    file = written(crm.home, "messages.csv", "CONVERSATION ID,FROM,TO\n1,Eva,Ben\n")
    assert "the people are in Connections.csv" in crm.fails(6, "import", file).err
    assert crm.json("list") == []


def test_ones_own_table_is_read_again_whatever_is_in_it(crm: Netcrm) -> None:
    crm("add", "Ida Lind", "--note", "\x05\x06" * 200)
    file = str(crm.home / "people.csv")
    crm("export", file)
    assert crm.json("import", file)["unchanged"] == 1
    assert crm.json("import", file, "--db", str(crm.home / "other.db"))["added"] == 1

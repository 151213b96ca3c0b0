"""Out and in again: the same people, whatever they are called."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

DERIVED = ("last_contact_on", "due_on")
TEXT = st.text("aé'=+-@;\\\", \n\t#[/]ﷺ😀", min_size=1, max_size=12)
PERSON = st.fixed_dictionaries(
    {"name": TEXT.map("Ana {}".format), "tag": TEXT},
    optional={
        **dict.fromkeys(("org", "title", "city", "country", "met", "note", "link"), TEXT),
        **dict.fromkeys(("pronouns", "post-nominals", "nickname", "private-note"), TEXT),
        "time-zone": st.sampled_from(["UTC", "asia/kolkata"]),
        "set": st.tuples(st.sampled_from(["x", "career-stage", "X"]), TEXT).map("=".join),
        "date": st.tuples(st.sampled_from(["wedding", "first é"]), st.dates()).map(
            lambda pair: f"{pair[0]} {pair[1].isoformat()}"
        ),
    },
)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    return [{key: cell for key, cell in row.items() if key not in DERIVED} for row in rows]


@many(25)
@given(st.lists(PERSON, min_size=1, max_size=4))
def test_out_and_into_another_database_and_out_again(people: list[dict[str, str]]) -> None:
    with Home() as home:
        home.on("2026-03-02")
        for one in people:
            values = [f"--{key}={one[key]}" for key in one if key not in ("name", "date")]
            home.run("add", one["name"], "--force", *values)
            if "date" in one:
                home.run("date", "-", one["date"])
        first, second = home.path / "first.csv", home.path / "second.csv"
        home("export", str(first), "--private")
        home("import", str(first), f"--db={home.path / 'other.db'}")
        home("export", str(second), "--private", f"--db={home.path / 'other.db'}")
        assert table(second) == table(first)
        kept = [without_days(one) for one in home("list", "--sort=id")]
        again = [
            without_days(one) for one in home("list", "--sort=id", f"--db={home.path / 'other.db'}")
        ]
        assert again == kept
        answer = home("import", str(first))
        assert (answer["added"], answer["updated"]) == (0, 0)


def without_days(one: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key not in DERIVED}


def filled(crm: Netcrm) -> None:
    crm(
        "add",
        "Dr. Amara van der Okafor, MD",
        *("--email", "a@x.example", "--email", "b@x.example", "--phone", "+353 1 555 01 00"),
        *("--link", "https://orcid.org/0000-0002-1825-0097", "--org", "St Brigid; & Sons"),
        *("--title", "Director", "--tag", "mentor", "--tag", "a;b", "--city", "Dublin"),
        *("--country", "Ireland", "--birthday", "--02-29", "--met", "a conference"),
        *("--met-on", "2024-02-29", "--tier", "close", "--note", "two\nlines"),
        *("--nickname", "Mara", "--pronouns", "she/her", "--post-nominals", "MD, MHPE"),
        *("--time-zone", "Europe/Dublin", "--private-note", "=hush", "--set", "x=@y"),
    )
    crm("date", "amara", "first grant", "2019-06-12")
    crm("add", "Bo Ek", "--every", "6w", "--set", "career-stage=senior")
    crm("date", "bo", "Wedding", "12 June")
    crm("add", "Cai")
    crm("untrack", "cai")
    crm("log", "bo", "coffee")


def test_everything_of_a_person_comes_back(crm: Netcrm) -> None:
    filled(crm)
    before = [without_days(crm.json("show", str(n))) for n in (1, 2, 3)]
    crm("export", str(crm.home / "people.csv"), "--private")
    other = ["--db", str(crm.home / "other.db")]
    crm("import", str(crm.home / "people.csv"), *other)
    after = [without_days(crm.json("show", str(n), *other)) for n in (1, 2, 3)]
    for one in (*before, *after):
        for derived in ("interactions", "state", "reason", "neglected"):
            del one[derived]
    assert after == before


def test_two_who_share_a_page_come_back_as_two(crm: Netcrm) -> None:
    for name in ("Ana Lund", "Bo Ek", "Bo Ek"):
        crm("add", name, "--link", "https://lund-ek.example", "--force")
    crm("export", str(crm.home / "people.csv"))
    other = ["--db", str(crm.home / "other.db")]
    assert crm.json("import", str(crm.home / "people.csv"), *other)["added"] == 3


@pytest.mark.parametrize("private", [[], ["--private"]])
def test_it_changes_nothing_where_it_comes_from(crm: Netcrm, private: list[str]) -> None:
    filled(crm)
    crm("export", str(crm.home / "people.csv"), *private)
    answer = crm.json("import", str(crm.home / "people.csv"))
    assert (answer["added"], answer["updated"], answer["unchanged"]) == (0, 0, 3)
    assert answer["warnings"] == answer["skipped"] == []


def test_the_cells_that_a_spreadsheet_would_run(crm: Netcrm) -> None:
    for name in ("=1+1", "+cmd", "-2+3", "@sum(a1)"):
        crm("add", "--force", "--note", name, "--phone", "+46 40 123", "--", name)
    crm("export", str(crm.home / "people.csv"))
    rows = table(crm.home / "people.csv")
    assert [row["name"] for row in rows] == ["'=1+1", "'+cmd", "'-2+3", "'@sum(a1)"]
    assert {row["phone_1"] for row in rows} == {"+46 40 123"}
    other = ["--db", str(crm.home / "other.db")]
    crm("import", str(crm.home / "people.csv"), *other)
    names = [one["name"] for one in crm.json("list", "--sort", "id", *other)]
    assert names == ["=1+1", "+cmd", "-2+3", "@sum(a1)"]


def test_last_contact_and_due_day_stand_beside_and_are_not_read(crm: Netcrm) -> None:
    filled(crm)
    path = crm.home / "people.csv"
    crm("export", str(path))
    with path.open(encoding="utf-8-sig", newline="") as source:
        bo = list(csv.DictReader(source))[1]
    assert (bo["last_contact_on"], bo["due_on"]) == ("2026-03-02", "2026-04-13")
    path.write_text(path.read_text(encoding="utf-8-sig").replace("2026-04-13", "2030-01-01"))
    assert crm.json("import", str(path))["updated"] == 0


def test_a_query_chooses_and_a_pipe_gets_the_same_without_a_mark(crm: Netcrm) -> None:
    filled(crm)
    crm("export", str(crm.home / "people.csv"), "bo")
    (row,) = table(crm.home / "people.csv")
    assert row["name"] == "Bo Ek"
    piped = crm.process("export", "bo").out
    assert piped.startswith("uid,name")
    assert piped.splitlines()[1].split(",")[0] == row["uid"]


MORE = ["pronouns", "time_zone", "date:first grant", "date:Wedding", "career-stage", "x"]


def test_further_columns_are_there_only_where_somebody_has_something_for_them(crm: Netcrm) -> None:
    def columns(*words: str) -> list[str]:
        return crm("export", *words).lines[0].split(",")

    filled(crm)
    assert columns()[-7:] == ["due_on", *MORE]
    assert columns("--private")[-8:] == ["due_on", *MORE, "private_notes"]
    crm("edit", "bo", "--set", "career-stage=")
    crm("date", "bo", "wedding", "--rm")
    crm("edit", "amara", "--private-note", "", "--pronouns", "")
    assert columns("--private")[-4:] == ["due_on", "time_zone", "date:first grant", "x"]
    crm("remove", "amara")
    assert columns("--private")[-1] == "due_on"


def test_private_notes_stay_here_unless_they_are_asked_for(crm: Netcrm) -> None:
    filled(crm)
    piped = crm("export")
    assert "hush" not in piped.out
    left = "1 private note was left out; --private takes it along.\n"
    assert piped.err == left
    crm("edit", "bo", "--private-note", "psst")
    file = crm.home / "people.csv"
    two = "2 private notes were left out; --private takes them along.\n"
    assert crm("export", str(file)).err == two
    assert "psst" not in file.read_text("utf-8")
    assert not crm("export", str(file), "cai").err
    taken = crm("export", "--private")
    assert "psst" in taken.out
    assert not taken.err


def test_a_name_that_was_edited_beside_its_old_parts_is_news_once(crm: Netcrm) -> None:
    file = crm.home / "people.csv"
    crm("add", "Chloe Dunn")
    crm("export", str(file))
    edited = file.read_text(encoding="utf-8").replace(",Chloe Dunn,", ",Chloë Dunne,")
    file.write_text(edited, encoding="utf-8")
    assert crm.json("import", str(file))["updated"] == 1
    shown = crm.json("show", "chloe")
    assert (shown["name"], shown["given"], shown["family"]) == ("Chloë Dunne", "Chloë", "Dunne")
    again = crm.json("import", str(file))
    assert (again["updated"], again["unchanged"]) == (0, 1)
    assert crm.json("show", "chloe") == shown

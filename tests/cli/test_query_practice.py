"""``event: project: group: role:`` of a QUERY: who has part in what, and is what to me."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.foci import put_focus

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    for name in ("Ada", "Bela", "Cato", "Dora"):
        crm("add", name)
    put_focus(crm, "event", "AMEE", 4)
    put_focus(crm, "event", "AMEE 2026", 1, 2)
    put_focus(crm, "event", "Société de Pédagogie 2026", 3)
    put_focus(crm, "project", "AMEE study", 1)
    put_focus(crm, "group", "Faculty board", 2, 3)
    crm("role", "ada", "mentor", "--from", "2020-01-01")
    crm("role", "ada", "coauthor")
    crm("role", "bela", "mentor", "--from", "2015-01-01", "--to", "2020-01-01")
    crm("role", "cato", "Doktor Vater")
    crm("role", "dora", "sponsor", "--from", "2026-06-01")
    return crm


def who(crm: Netcrm, *query: str) -> str:
    return "".join(one["name"][0] for one in crm.json("list", *query))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("event:amee", "D"),
        ("event:amee 2026", "AB"),
        ("event:2026", "ABC"),
        ("event:e2", "AB"),
        ("event:2", "AB"),
        ("event:SOCIETE ped", "C"),
        ("event:ogie", ""),
        ("event:nowhere", ""),
        ("event:e4", ""),
        ("-event:2026", "D"),
        ("event:none", ""),
        ("project:amee", "A"),
        ("project:p4", "A"),
        ("project:none", "BCD"),
        ("-project:none", "A"),
        ("group:board", "BC"),
        ("group:g5 event:2026 -event:amee 2026", "C"),
        ("role:mentor", "A"),
        ("role:Mentor", "A"),
        ("role:co-author", "A"),
        ("role:coauthor", "A"),
        ("role:doktor vater", "C"),
        ("role:sponsor", ""),
        ("role:none", "BD"),
        ("-role:mentor", "BCD"),
        ("role:mentor role:co-author", "A"),
    ],
)
def test_who_fits(some: Netcrm, query: str, found: str) -> None:
    assert who(some, query) == found


def test_a_role_has_its_time(some: Netcrm) -> None:
    assert who(some.on("2019-12-31"), "role:mentor") == "B"
    assert who(some.on("2020-01-01"), "role:mentor") == "A"
    assert who(some.on("2026-05-31"), "role:sponsor") == ""
    assert who(some.on("2026-06-01"), "role:sponsor") == "D"


def test_in_all_that_takes_a_query(some: Netcrm) -> None:
    some("track", "event:2026", "--every", "1w", "--yes")
    some.on("2026-04-01")
    assert {row["name"] for row in some.json("due", "event:2026")} == {"Ada", "Bela", "Cato"}
    assert [row["name"] for row in some.json("due", "role:mentor")] == ["Ada"]
    some("tag", "group:board", "colleague", "--yes")
    assert who(some, "tag:colleague") == "BC"
    exported = some("export", "project:amee", "--to", "csv").out.splitlines()[1:]
    assert len(exported) == 1
    assert "Ada" in exported[0]


@pytest.mark.parametrize("sign", ["", "-"])
def test_an_event_that_is_none_is_told_with_those_near_to_it(crm: Netcrm, sign: str) -> None:
    crm("add", "Ada Lovelace")
    crm("event", "add", "AMEE 2026")
    said = crm("list", f"{sign}event:ameee").err
    assert "There is no event 'ameee'. Did you mean AMEE 2026?" in said
    assert "There is no group 'x'." in crm("list", f"{sign}group:x").err
    for known in ("event:amee", "event:none", "event:1"):
        assert "There is no" not in crm("list", sign + known).err


@pytest.mark.parametrize("query", ["event:", "project:", "group:", "role:"])
def test_a_value_is_needed(some: Netcrm, query: str) -> None:
    assert "needs a value" in some.fails(2, "list", query).err


def test_whoever_was_removed_fits_no_more(some: Netcrm) -> None:
    some("remove", "ada")
    assert who(some, "event:amee 2026") == "B"
    assert who(some, "role:mentor") == ""

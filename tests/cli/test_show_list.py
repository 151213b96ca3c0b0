"""``show``, ``list`` and the QUERY grammar, the same wherever people are chosen."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

PEOPLE = {
    1: "Amara Okafor --tag sim --tag mentor --org Lagos_Simulation --city Lagos --country Nigeria"
    " --tier close --email amara@lagos.example --met-on 2025-06-01",
    2: "Bela Varga --tag sim --org Tisza_Works --city Szeged --every 6w --met-on 2026-02-01",
    3: "Cleo Adeyemi --tag funder --city Lagos --email cleo@fund.example --birthday --03-02",
    4: "Dario Conti --org Simulation_Conti --title Director",
    5: "Edda Holm --tier core --tag old-friend",
}

BUILT: list[bytes] = []
"""The database of these people, once it was made."""


@pytest.fixture
def people(crm: Netcrm) -> Netcrm:
    """Five people; Amara is overdue and Bela is not, and Edda is untracked since."""
    if BUILT:
        crm.db.write_bytes(BUILT[0])
        return crm
    for number, words in PEOPLE.items():
        crm("add", *(word.replace("_", " ") for word in words.split()))
        assert crm.json("show", str(number))["id"] == number
    crm("log", "bela", "lunch", "--on", "2026-02-25")
    crm("log", "dario", "call", "--on", "2025-10-01")
    crm("untrack", "edda")
    BUILT.append(crm.db.read_bytes())
    return crm


def ids(crm: Netcrm, *query: str) -> set[int]:
    return {one["id"] for one in crm("list", "--json", *query).json}


EVERYBODY = set(PEOPLE)
QUERIES: list[tuple[tuple[str, ...], set[int]]] = [
    ((), EVERYBODY),
    (("",), EVERYBODY),
    (("amara",), {1}),
    (("AMARA", "okafor"), {1}),
    (("amara okafor",), {1}),
    (("a",), {1, 2, 3, 4, 5}),
    (("sim",), {1, 2, 4}),
    (("lagos",), {1, 3}),
    (("tag:sim",), {1, 2}),
    (("TAG:SIM",), {1, 2}),
    (("-tag:sim",), {3, 4, 5}),
    (("tag:sim", "-tag:mentor"), {2}),
    (("tag:sim", "tag:mentor"), {1}),
    (("tag:si",), set()),
    (("tag:none",), {4}),
    (("-tag:none",), {1, 2, 3, 5}),
    (("tag:old-friend",), {5}),
    (("org:lagos",), {1}),
    (("org:simulation",), {1, 4}),
    (("org:Lagos Simulation",), {1}),
    (("org:imulation",), set()),
    (("org:none",), {3, 5}),
    (("city:lagos",), {1, 3}),
    (("city:Lagos", "-org:none"), {1}),
    (("-city:lagos",), {2, 4, 5}),
    (("country:nigeria",), {1}),
    (("tier:close",), {1}),
    (("tier:none",), {2, 3, 4}),
    (("every:6w",), {2}),
    (("every:never",), {5}),
    (("-every:6w",), {1, 3, 4, 5}),
    (("-every:never",), {1, 2, 3, 4}),
    (("email:fund.example",), {3}),
    (("email:none",), {2, 4, 5}),
    (("last:never",), {1, 3, 5}),
    (("-last:never",), {2, 4}),
    (("last:>90d",), {4}),
    (("last:<2w",), {2}),
    (("last:2w",), {2}),
    (("last:>=2026-02-25",), {2}),
    (("last:>2026-02-25",), set()),
    (("last:<2026-01-01",), {4}),
    (("last:=2025-10-01",), {4}),
    (("-last:>90d",), {1, 2, 3, 5}),
    (("met:<2026-01-01",), {1}),
    (("added:today",), EVERYBODY),
    (("added:>1d",), set()),
    (("due:overdue",), {1}),
    (("due:any",), {1, 3}),
    (("due:none",), {2, 4, 5}),
    (("due:date",), {3}),
    (("due:today",), {3}),
    (("-due:any",), {2, 4, 5}),
    (("due:overdue", "tag:sim"), {1}),
    (("due:overdue", "-tag:sim"), set()),
    (("tag:sim city:szeged",), {2}),
    (("--", "-sim"), {3, 5}),
    (("--", "-old friend", "-tag:sim"), {3, 4}),
    (("10:30",), set()),
    (("https://x.example",), set()),
    (("%",), set()),
    (("_",), set()),
    (("org:%",), set()),
]


@pytest.mark.parametrize(("query", "found"), QUERIES, ids=str)
def test_a_query_means_these_people(
    people: Netcrm, query: tuple[str, ...], found: set[int]
) -> None:
    assert ids(people, *query) == found
    exported = csv.DictReader(io.StringIO(people("export", "-", *query).out))
    assert {row["name"] for row in exported} == {
        one["name"] for one in people.json("list") if one["id"] in found
    }
    due = {row["id"] for row in people("due", "--all", "--json", *query).json}
    assert due == found & {1, 3}


def test_a_query_of_what_is_put_aside(people: Netcrm) -> None:
    people("snooze", "amara", "--for", "2w")
    people("pause", "bela")
    assert ids(people, "due:snoozed") == {1}
    assert ids(people, "due:paused") == {2}
    assert ids(people, "-due:paused") == {1, 3, 4, 5}
    assert ids(people, "due:overdue") == set()
    assert ids(people, "due:none") == {1, 2, 4, 5}


def test_due_overdue_is_any_of_the_reasons(people: Netcrm) -> None:
    people("followup", "amara", "call", "--by", "today")
    assert people.json("due", "due:overdue")[0]["state"] == "promise"
    assert ids(people, "due:overdue") == {1}
    assert ids(people, "due:promise") == {1}


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", [1, 2, 3, 4, 5]),
        ("family", [3, 4, 5, 1, 2]),
        ("last", [2, 4, 1, 3, 5]),
        ("org", [1, 4, 2, 3, 5]),
        ("id", [1, 2, 3, 4, 5]),
        ("added", [1, 2, 3, 4, 5]),
        ("due", [1, 2, 3, 4, 5]),
    ],
)
def test_orders(people: Netcrm, sort: str, order: list[int]) -> None:
    assert [one["id"] for one in people.json("list", "--sort", sort)] == order


def test_names_are_sorted_without_accents_and_capitals(crm: Netcrm) -> None:
    for name in ("Zoë", "ángel", "Ada", "Émile", "bo"):
        crm("add", name)
    assert [one["name"] for one in crm.json("list")] == ["Ada", "ángel", "bo", "Émile", "Zoë"]


def test_a_limit_counts_the_rest(people: Netcrm) -> None:
    shown = people("list", "--limit", "2")
    assert len(shown.lines) == 2
    assert shown.err == "3 more\n"
    assert people("list", "--limit", "5").err == ""
    assert "Nobody fits" in people("list", "nobody").err


def test_an_unknown_key_is_refused_with_those_there_are(people: Netcrm) -> None:
    for verb in ("list", "due", "export"):
        assert "tag, org, city" in people.fails(2, verb, "colour:red").err


def test_a_person_is_shown_with_all_there_is(people: Netcrm) -> None:
    people("log", "amara", "lunch with a view", "--with", "bela", "--at", "Ikoyi", "-t", "talk")
    people("followup", "amara", "send the notes", "--in", "1w")
    people("followup", "amara", "send the data", "--in", "2w", "--theirs")
    page = people("show", "amara").out
    for said in (
        "Amara Okafor  (1)", "Lagos Simulation", "every 2 months (from tier:close)",
        "amara@lagos.example", "Lagos, Nigeria", "mentor, sim", "1 Jun 2025",
        "2026-03-02  meeting with Bela Varga at Ikoyi: lunch with a view #talk",
        "f1  send the notes (due in 7 days", "f2  they: send the data",
    ):  # fmt: skip
        assert said in page, (said, page)
    assert people("show", "amara", "--format", "table").out == page


def test_days_to_come_are_called_planned(people: Netcrm) -> None:
    people("log", "bela", "lunch", "--on", "2026-03-20")
    assert "(planned)" in people("show", "bela").out
    assert "(planned)" not in people("show", "bela", "--today", "2026-03-20").out

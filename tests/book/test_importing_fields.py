"""Dates and fields of the user's own in netcrm's CSV: as any other value of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm

HEADER = "uid,name,pronouns,time_zone,date:wedding,Career stage,speciality,private_notes"


@pytest.fixture
def crm(crm: Netcrm) -> Netcrm:
    crm("add", "Ana Lund", "--set", "career-stage=junior", "--pronouns", "she/her")
    crm("date", "ana", "Wedding", "12 June")
    return crm


def bring_in(crm: Netcrm, *rows: str) -> Any:
    (crm.home / "people.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    answer = crm.json("import", str(crm.home / "people.csv"))
    snapshot(crm.db)
    assert not crm.json("db", "check")["problems"]
    return answer


def uid(crm: Netcrm) -> str:
    return str(crm.json("show", "1")["uid"])


def test_the_files_values_count_and_empty_cells_say_nothing(crm: Netcrm) -> None:
    before = snapshot(crm.db)
    row = f"{uid(crm)},,they/them,europe/oslo,2019-06-12,senior,surgery,hush"
    assert bring_in(crm, row)["updated"] == 1
    one = crm.json("show", "ana")
    assert one["dates"] == {"Wedding": "2019-06-12"}
    assert one["fields"] == {"career-stage": "senior", "speciality": "surgery"}
    assert (one["pronouns"], one["time_zone"]) == ("they/them", "Europe/Oslo")
    assert one["private_notes"] == "hush"
    assert bring_in(crm, row)["unchanged"] == 1
    assert bring_in(crm, f"{uid(crm)},,,,,,,")["unchanged"] == 1
    assert crm.json("show", "ana") == one
    crm("undo")
    assert snapshot(crm.db) == before


def test_what_is_changed_is_told_by_its_column(crm: Netcrm) -> None:
    (crm.home / "people.csv").write_text(
        f"{HEADER}\n{uid(crm)},,,,1 May,senior,,\n", encoding="utf-8"
    )
    told = crm("import", str(crm.home / "people.csv"), "--dry-run").out
    assert "Ana Lund: wedding: --06-12 → --05-01\n" in told
    assert "Ana Lund: Career-stage: junior → senior\n" in told


def test_new_people_bring_new_fields(crm: Netcrm) -> None:
    answer = bring_in(crm, "u2,Bo Ek,,,--02-29,SENIOR,surgery,", "u3,Cai,,,,,Surgery,")
    assert (answer["added"], answer["warnings"]) == (2, [])
    assert crm.json("show", "bo")["fields"] == {"career-stage": "SENIOR", "speciality": "surgery"}
    assert [one["id"] for one in crm.json("list", "speciality:surgery")] == [2, 3]
    assert [one["name"] for one in crm.json("due", "--today", "2027-02-28")] == ["Bo Ek"]
    crm("undo")
    crm.fails(2, "list", "speciality:surgery")
    assert [one["id"] for one in crm.json("list", "career-stage:junior")] == [1]


def test_a_second_row_brings_only_what_is_missing(crm: Netcrm) -> None:
    answer = bring_in(crm, "u2,Bo Ek,,,1 May,senior,,", "u2,Bo Ek,,,2 May,junior,surgery,")
    assert [one["reason"] for one in answer["warnings"]] == [
        (
            "Bo Ek: comes more than once, the first counts: wedding '--05-01' (a later one says"
            " '--05-02'), Career-stage 'senior' (a later one says 'junior')"
        ),
    ]
    one = crm.json("show", "bo")
    assert one["dates"] == {"wedding": "--05-01"}
    assert one["fields"] == {"career-stage": "senior", "speciality": "surgery"}


def test_tags_with_and_without_their_sign_are_one(crm: Netcrm) -> None:
    crm("edit", "ana", "--add-tag", "sim")
    (crm.home / "tags.csv").write_text(f"uid,name,tags\n{uid(crm)},,#SIM\n", encoding="utf-8")
    assert crm.json("import", str(crm.home / "tags.csv"))["unchanged"] == 1

"""One file that tells of the same people, or the same words, more than once."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Netcrm


def bring_in(crm: Netcrm, *rows: Sequence[str]) -> Any:
    path = crm.home / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    answer = crm.json("import", str(path))
    snapshot(crm.db)
    assert not crm.json("db", "check")["problems"]
    return answer


HEADER = ["uid", "name", "nickname", "city", "title", "tags"]
ANA = ["u1", "Ana Lund", "", "Lund", "", "x"]
BO = ["u2", "Bo Ek", "", "", "", ""]
ANA_AGAIN = ["u1", "Ana Berg", "Nanna", "Oslo", "Head", "y"]


def test_a_second_row_brings_what_is_missing_and_the_first_is_kept(crm: Netcrm) -> None:
    answer = bring_in(crm, HEADER, ANA, BO, ANA_AGAIN)
    assert (answer["added"], answer["updated"]) == (2, 1)
    assert [one["reason"] for one in answer["warnings"]] == [
        (
            "Ana Lund: comes more than once, the first counts:"
            " name 'Ana Lund' (a later one says 'Ana Berg'), city 'Lund' (a later one says 'Oslo')"
        ),
    ]
    one = crm.json("show", "nanna")
    assert (one["name"], one["city"], one["title"]) == ("Ana Lund", "Lund", "Head")
    assert one["tags"] == ["x", "y"]
    crm("undo")
    assert crm.json("list") == []
    crm("redo")
    snapshot(crm.db)
    assert crm.json("show", "nanna")["id"] == 1


def test_t17_a_file_that_contradicts_itself_changes_nothing_the_second_time(crm: Netcrm) -> None:
    bring_in(crm, HEADER, ANA, BO, ANA_AGAIN)
    before, steps = snapshot(crm.db), crm.json("history")
    answer = bring_in(crm, HEADER, ANA, BO, ANA_AGAIN)
    assert (answer["added"], answer["updated"], answer["unchanged"]) == (0, 0, 3)
    assert (snapshot(crm.db), crm.json("history")) == (before, steps)


def test_t17_two_rows_of_linkedin_about_one_person(crm: Netcrm) -> None:
    """Of one name, place and post, without a page: only the day differs."""
    file = crm.home / "Connections.csv"
    names = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    rows = "Ana,Lund,,Acme,Head,03 Jan 2025\nAna,Lund,,Acme,Head,04 Feb 2025\n"
    file.write_text(names + rows)
    crm("import", str(file))
    before = snapshot(crm.db)
    assert crm.json("show", "ana")["met_on"] == "2025-01-03"
    answer = crm.json("import", str(file))
    assert (answer["added"], answer["updated"], answer["unchanged"]) == (0, 0, 2)
    assert snapshot(crm.db) == before


def test_words_that_an_update_made_serve_the_rest_of_the_file(crm: Netcrm) -> None:
    """The rest is so far below that it is read in another piece."""
    crm("add", "Ana Lund", "--email", "ana@x.example")
    header = ["name", "email_1", "organisation", "title", "tags"]
    first = ["Ana Lund", "ana@x.example", "Acme", "Head", "new"]
    others = [[f"Person {n}", f"p{n}@x.example", "", "", ""] for n in range(2000)]
    last = ["Zoë Last", "z@x.example", "ACME", "Hand", "New"]
    answer = bring_in(crm, header, first, *others, last)
    assert (answer["added"], answer["updated"]) == (2001, 1)
    assert crm.json("list", "org:acme", "tag:new", "--format", "json") != []
    assert [one["name"] for one in crm.json("list", "org:acme", "tag:new")] == [
        "Ana Lund",
        "Zoë Last",
    ]


def test_somebody_who_is_changed_twice_in_a_file_is_undone_to_the_beginning(crm: Netcrm) -> None:
    bring_in(crm, HEADER, ["u1", "Ana Lund", "", "Lund", "", ""])
    before = snapshot(crm.db)
    answer = bring_in(crm, HEADER, ["u1", "Ana Berg", "", "Oslo", "", "x"], ANA_AGAIN)
    assert answer["updated"] == 2
    after = snapshot(crm.db)
    crm("undo")
    assert snapshot(crm.db) == before
    crm("redo")
    assert snapshot(crm.db) == after
    one = crm.json("show", "berg")
    assert (one["city"], one["title"], one["nickname"]) == ("Oslo", "Head", "Nanna")


def test_a_row_that_stands_there_twice_is_nobody_else_of_that_name(crm: Netcrm) -> None:
    file = crm.home / "people.csv"
    rows = [["Name", "Company", "Job Title"]]
    rows += [["Ana Lund", "Acme", title] for title in ("Head", "Head", "Nurse", "Head")]
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    assert crm.json("import", str(file), "--from", "csv")["added"] == 2
    kept = snapshot(crm.db)
    for _ in range(2):
        answer = crm.json("import", str(file), "--from", "csv")
        assert (answer["added"], answer["updated"], answer["unchanged"]) == (0, 0, 4)
    assert snapshot(crm.db) == kept


def test_a_row_that_stands_there_twice_is_one_who_has_an_address_by_now(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--email", "ana@lund.example")
    for _ in range(2):
        answer = bring_in(crm, ["name", "city"], ["Ana Lund", ""], ["Ana Lund", "Lund"])
        assert answer["added"] == 0
    assert len(crm.json("list")) == 1

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


def test_somebody_who_is_renamed_further_down_is_found_by_the_new_name(crm: Netcrm) -> None:
    answer = bring_in(crm, ["uid", "name"], ["u1", "Ana Lund"], ["u2", "Bo Ek"], ["u1", "Ana Berg"])
    assert (answer["added"], answer["updated"]) == (2, 1)
    assert crm.json("show", "berg")["id"] == 1
    crm.fails(3, "show", "lund")
    crm("undo")
    assert crm.json("list") == []
    crm("redo")
    snapshot(crm.db)
    assert crm.json("show", "berg")["id"] == 1


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
    bring_in(crm, ["uid", "name", "city", "title"], ["u1", "Ana Lund", "Lund", "Hand"])
    before = snapshot(crm.db)
    answer = bring_in(
        crm,
        ["uid", "name", "city", "title"],
        ["u1", "Ana Berg", "Oslo", "Head"],
        ["u1", "Ana Ek", "Rome", "Chief"],
    )
    assert answer["updated"] == 2
    after = snapshot(crm.db)
    crm("undo")
    assert snapshot(crm.db) == before
    crm("redo")
    assert snapshot(crm.db) == after
    assert crm.json("show", "ek")["city"] == "Rome"

"""Whoever was given another name by the user is the one whom the file goes on meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm

TABLE = "First Name,Last Name,Phone 1 - Value,E-mail 1 - Value,Organization Name\n"
ROWS = {
    "a name and a phone": "Ana,Lund,+353 1 5550100,,\n",
    "a name alone": "Ana,Lund,,,\n",
    "a name and an address": "Ana,Lund,,ana@x.example,\n",
    "a name and a place": "Ana,Lund,,,Acme\n",
}
EDITS = {
    "given": ["--name", "Anna Lund"],
    "family": ["--name", "Ana Berg"],
    "name": ["--name", "Bea Berg"],
    "place": ["--org", "Bolt"],
    "all of it": ["--name", "Bea Berg", "--org", "Bolt"],
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("row", ROWS)
def test_the_same_file_adds_nobody(crm: Netcrm, row: str, edit: str) -> None:
    file = crm.home / "google.csv"
    file.write_text(TABLE + ROWS[row])
    crm("import", str(file))
    crm("edit", "1", *EDITS[edit])
    before, steps = snapshot(crm.db), crm.json("history")
    answer = crm.json("import", str(file))
    assert (answer["added"], answer["unchanged"]) == (0, 1)
    assert (snapshot(crm.db), crm.json("history")) == (before, steps)


def test_a_newer_file_means_them_by_the_phone(crm: Netcrm) -> None:
    file = crm.home / "google.csv"
    file.write_text(TABLE + ROWS["a name and a phone"])
    crm("import", str(file))
    crm("edit", "1", "--name", "Ana Berg")
    file.write_text(TABLE + "Ana,Lund,+353 1 5550100,ana@x.example,\n")
    assert crm.json("import", str(file))["updated"] == 1
    one = crm.json("show", "1")
    assert (one["name"], one["former_names"]) == ("Ana Berg", [])
    assert one["emails"] == ["ana@x.example"]


def test_another_source_tells_of_somebody_else(crm: Netcrm) -> None:
    file = crm.home / "google.csv"
    file.write_text(TABLE + ROWS["a name alone"])
    crm("import", str(file))
    crm("edit", "1", "--name", "Bea Berg")
    other = crm.home / "table.csv"
    other.write_text("Name,Vorname\nLund,Ana\n")
    assert crm.json("import", str(other))["added"] == 1

"""Two cards that may be one person's: kept as two, and told so that the user can decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

HEADER = "Name,Company,Email"
TWICE = f"{HEADER}\nAda Lund,Acme,ada@acme.example\nAda Lund,Umbra,ada@umbra.example\n"
FAMILY = f"{HEADER}\nBo Lund,Acme,lund@lund.example\nCleo Lund,Acme,lund@lund.example\n"


def told(crm: Netcrm, *arguments: str) -> list[str]:
    """What an import says of two people, by line."""
    lines = crm("import", *arguments).err.splitlines()
    return [line for line in lines if "two people" in line]


def written(crm: Netcrm, name: str, text: str) -> str:
    file = crm.home / name
    file.write_text(text)
    return str(file)


@pytest.mark.parametrize("text", [TWICE, FAMILY])
def test_the_command_that_is_named_makes_them_one(crm: Netcrm, text: str) -> None:
    (line,) = told(crm, written(crm, "people.csv", text))
    found = re.search(r"'netcrm (merge \d+ \d+)' makes them one$", line)
    assert found
    crm(*found[1].split())
    assert len(crm.json("list")) == 1


def test_who_is_here_has_a_number_and_who_would_come_has_none(crm: Netcrm) -> None:
    crm("add", "Ada Lund", "--org", "Elsewhere")
    file = written(crm, "people.csv", TWICE)
    assert told(crm, file, "--dry-run") == [
        f"line {line}: Ada Lund is here already, as number 1: they would be two people"
        for line in (2, 3)
    ]
    assert [one["id"] for one in crm.json("import", file, "--dry-run")["proposed"]] == [1, 1]


def test_a_dry_run_names_nobody_by_a_number_that_is_nobodys(crm: Netcrm) -> None:
    files = [written(crm, "a.csv", TWICE), written(crm, "b.csv", FAMILY + TWICE[len(HEADER) + 1 :])]
    first = "a.csv, line 3: Ada Lund stands in line 2, too: they would be two people"
    assert told(crm, files[0], "--dry-run") == [first.removeprefix("a.csv, ")]
    written(crm, "a.csv", TWICE.replace("acme", "other").replace("Acme", "Other"))
    two = "they would be two people"
    assert told(crm, *files, "--dry-run") == [
        first,
        f"b.csv, line 3: Cleo Lund has the e-mail address of Bo Lund in line 2: {two}",
        f"b.csv, line 4: Ada Lund stands in a file before this one, too: {two}",
    ]
    assert {one["id"] for one in crm.json("import", *files, "--dry-run")["proposed"]} == {None}
    assert not crm.db.exists()

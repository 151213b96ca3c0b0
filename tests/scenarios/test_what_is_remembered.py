"""A file in which nothing is new is remembered all the same, and is nothing to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

FORMATS = {"vcard": "out.vcf", "google": "google.csv", "outlook": "outlook.csv"}


@pytest.fixture
def ana(crm: Netcrm) -> Netcrm:
    crm("add", "Ana Lund", "--email", "ana@x.example", "--title", "Head", "--org", "Acme")
    crm("edit", "ana", "--phone", "+353 1 5550100", "--city", "Cork")
    return crm


def exported(crm: Netcrm, form: str) -> Path:
    file = crm.home / FORMATS[form]
    crm("export", str(file), "--to", form)
    return file


@pytest.mark.parametrize("form", FORMATS)
def test_what_came_from_here_is_no_step(ana: Netcrm, form: str) -> None:
    file = exported(ana, form)
    steps = ana.json("history")
    for _ in range(2):
        told = ana("import", str(file))
        assert told.out == "0 added, 0 updated, 1 unchanged, 0 skipped.\n"
        assert told.err == ""
    assert ana.json("history") == steps


@pytest.mark.parametrize("form", FORMATS)
def test_what_the_user_makes_of_it_then_stays(ana: Netcrm, form: str) -> None:
    file = exported(ana, form)
    ana("import", str(file))
    ana("edit", "ana", "--title", "Dean", "--rm-email", "ana@x.example", "--city", "")
    before = ana.json("show", "ana")
    assert ana.json("import", str(file))["unchanged"] == 1
    assert ana.json("show", "ana") == before


def test_who_goes_takes_along_what_was_remembered(ana: Netcrm) -> None:
    file = exported(ana, "vcard")
    before = snapshot(ana.db)
    ana("import", str(file))
    remembered = snapshot(ana.db)
    assert remembered != before
    ana("undo", "2")
    assert ana.json("list") == []
    assert snapshot(ana.db)["source_card"] == []
    ana("redo")
    ana("redo")
    assert snapshot(ana.db) == remembered


def test_what_a_step_puts_back_takes_its_place(crm: Netcrm) -> None:
    file = crm.home / "phone.csv"
    crm("add", "Ana Lund", "--email", "ana@x.example")
    own = exported(crm, "google")
    file.write_text("First Name,Last Name,E-mail 1 - Value,Nickname\nAna,Lund,ana@x.example,Nan\n")
    crm("import", str(file))
    brought = snapshot(crm.db)
    crm("undo")
    crm("import", str(own))
    remembered = snapshot(crm.db)
    crm("redo")
    assert snapshot(crm.db) == brought
    crm("undo")
    assert snapshot(crm.db) == remembered


def test_somebody_who_is_merged_away_and_comes_back(ana: Netcrm) -> None:
    ana("add", "Ana Berg", "--email", "ana@berg.example")
    file = exported(ana, "vcard")
    ana("merge", "1", "2")
    merged = snapshot(ana.db)
    ana("undo")
    ana("import", str(file))
    remembered = snapshot(ana.db)
    assert len(remembered["source_card"]) == 2
    ana("redo")
    assert snapshot(ana.db)["contact"] == merged["contact"]
    ana("undo")
    assert snapshot(ana.db) == remembered

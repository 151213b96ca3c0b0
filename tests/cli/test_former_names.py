"""Somebody who was called otherwise goes on being found by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm


@pytest.fixture
def ana(crm: Netcrm) -> Netcrm:
    crm("add", "Ana Keller", "--former-name", "Ana Sørensen", "--former-name", " ana  sorensen ")
    crm("add", "Anatol Brandt")
    return crm


def test_they_are_kept_once_shown_and_found(ana: Netcrm) -> None:
    assert ana.json("show", "1")["former_names"] == ["Ana Sørensen"]
    assert "Former name   Ana Sørensen" in ana("show", "1").out
    for who in ("sorensen", "Soerensen", "ana sørensen", "A. Sørensen", "keller sorensen"):
        assert ana.json("show", who)["id"] == 1
    assert ana.json("log", "sorensen", "coffee")["people"] == [{"id": 1, "name": "Ana Keller"}]
    assert ana.json("list", "sorensen")[0]["former_names"] == ["Ana Sørensen"]


def test_they_are_added_taken_away_and_put_back(ana: Netcrm) -> None:
    told = ana("edit", "ana keller", "--former-name", "Ana Vogt", "--former-name", "Ana Vogt")
    assert told.out == "Changed Ana Keller: former name Ana Vogt added. Undo: netcrm undo\n"
    assert ana.json("show", "vogt")["former_names"] == ["Ana Sørensen", "Ana Vogt"]
    told = ana("edit", "vogt", "--rm-former-name", "ANA SORENSEN")
    assert (
        told.out == "Changed Ana Keller: former name Ana Sørensen taken away. Undo: netcrm undo\n"
    )
    ana.fails(3, "show", "sorensen")
    ana("undo")
    assert ana.json("show", "sorensen")["former_names"] == ["Ana Sørensen", "Ana Vogt"]
    ana("undo")
    ana.fails(3, "show", "vogt")
    assert not ana("edit", "1", "--former-name", "ana sörensen").out.startswith("Changed")


def test_what_is_not_there_is_not_taken_away(ana: Netcrm) -> None:
    before = ana.kept()
    told = ana.fails(3, "edit", "1", "--rm-former-name", "Vogt")
    assert told.err == "Ana Keller has no former name 'Vogt'; there is Ana Sørensen.\n"
    assert ana.kept() == before


def test_they_stay_when_the_name_changes(ana: Netcrm) -> None:
    ana("edit", "1", "--name", "Ana Lund")
    assert ana.json("show", "sorensen")["name"] == "Ana Lund"
    ana("edit", "1", "--nickname", "Nana")
    assert ana.json("show", "nana sorensen")["name"] == "Ana Lund"


def test_a_new_family_name_says_how_to_keep_the_old_one(ana: Netcrm) -> None:
    told = ana("edit", "1", "--name", "Ana Lund")
    assert told.err == (
        "'Keller' does not find Ana Lund any more; to keep it: netcrm edit 1 --former-name"
        " 'Ana Keller'\n"
    )
    ana.fails(3, "show", "keller")
    ana("edit", "1", "--former-name", "Ana Keller")
    assert ana.json("show", "keller")["id"] == 1
    assert not ana("edit", "1", "--name", "Ana Lund-Sørensen").err
    assert not ana("edit", "1", "--name", "Ana Berg", "--former-name", "Ana Lund").err
    assert not ana("edit", "1", "--name", "Anna Berg").err


def test_a_name_that_somebody_has_goes_before_one_that_another_had(ana: Netcrm) -> None:
    ana("add", "Ana Sørensen-Holm")
    assert ana.json("show", "ana sorensen")["id"] == 1
    ana("add", "Ana Sorensen")
    assert ana.json("show", "ana sørensen")["id"] == 4
    candidates = ana.fails(4, "show", "sorensen", "--json").error["candidates"]
    assert {one["id"] for one in candidates} == {1, 3, 4}


def test_the_editor_has_them(ana: Netcrm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "editor.py"
    program.write_text(
        "import sys, pathlib\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "text = file.read_text(encoding='utf-8')\n"
        "assert 'former_names = [\"Ana Sørensen\"]' in text, text\n"
        'file.write_text(text.replace(\'"Ana Sørensen"\', \'"Ana Vogt", "Ana Roth"\'),'
        " encoding='utf-8')\n",
        encoding="utf-8",
    )
    import sys

    monkeypatch.setenv("EDITOR", f"{sys.executable} {program}")
    ana("edit", "1")
    assert ana.json("show", "roth")["former_names"] == ["Ana Vogt", "Ana Roth"]
    ana.fails(3, "show", "sorensen")


def test_a_field_cannot_be_called_so(ana: Netcrm) -> None:
    assert "a place of its own" in ana.fails(2, "edit", "1", "--set", "former_names=x").err


def test_export_as_csv_has_a_column_for_them(ana: Netcrm) -> None:
    header, row = ana("export").out.splitlines()[:2]
    assert header.endswith(",former_names")
    assert row.endswith(",Ana Sørensen")
    assert json.loads(ana("list", "--json").out)[0]["former_names"] == ["Ana Sørensen"]


def test_somebody_new_of_a_former_name_is_perhaps_who_had_it(ana: Netcrm) -> None:
    told = ana("add", "Ana Soerensen").err
    assert "was called so" not in told  # another spelling is only nearly the same
    told = ana("add", "Ana Sørensen").err
    assert told.startswith("Ana Keller (1) was called so. One person? netcrm merge 1 4\n")
    ana("merge", "1", "4")
    assert "Ana Keller (1) was called so." in ana("add", "ana sorensen").err

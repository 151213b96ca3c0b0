"""The real files of other programs, where they are at hand: in, in again, out, and in again."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.home import Home
from tests.scenarios.test_round_trips import FORMATS, as_told, shown
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(os.environ.get("NETCRM_CORPUS", ""))
NO_PEOPLE = ("messages.csv", "fk_empty_bom_only.vcf")
"""Files that hold none: they are refused."""


def files() -> list[str]:
    if not os.environ.get("NETCRM_CORPUS"):
        return []
    facts = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))
    return [name for name in sorted(facts) if name.startswith(("csv/", "vcard/"))]


FILES = files()
PEOPLE = [name for name in FILES if not name.endswith(NO_PEOPLE)]

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason="NETCRM_CORPUS names no folder of real files"),
]


@pytest.fixture(scope="module")
def home() -> Iterator[Home]:
    """A database with all of them, each imported by itself."""
    with Home() as kept:
        kept.on("2026-03-02")
        kept.told = {name: kept("import", str(CORPUS / name)) for name in PEOPLE}  # type: ignore[attr-defined]
        yield kept


def told(home: Home, name: str) -> Any:
    return home.told[name]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", PEOPLE)
def test_every_record_is_accounted_for(home: Home, name: str) -> None:
    count = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))[name]["count"]
    done = told(home, name)
    found = done["added"] + done["updated"] + done["unchanged"] + len(done["skipped"])
    assert found == max(count, 1)  # the one that no count is made of is cut, and can be read


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(NO_PEOPLE)])
def test_a_file_without_people_is_refused_in_a_sentence(home: Home, name: str) -> None:
    answer = home.run("import", str(CORPUS / name))
    assert (answer.code, answer.out) == (6, "")
    assert len(answer.err.splitlines()) == 1


def test_all_of_them_again_change_nothing(home: Home) -> None:
    """One after another: two may tell of one person in two ways, so the last word is had first."""
    for name in PEOPLE:
        home("import", str(CORPUS / name))
    before = snapshot(home.db)
    for name in PEOPLE:
        again = home("import", str(CORPUS / name))
        assert (again["added"], again["updated"]) == (0, 0), name
    assert snapshot(home.db) == before


@pytest.mark.parametrize("form", FORMATS)
def test_out_and_in_again(home: Home, form: str) -> None:
    suffix, lost = FORMATS[form]
    first, second = (home.path / f"{name}-{form}{suffix}" for name in ("first", "second"))
    other = f"--db={home.path / f'{form}.db'}"
    home("export", str(first), "--to", form)
    before = shown(home)
    again = home("import", str(first))
    assert (again["added"], again["updated"], again["skipped"]) == (0, 0, [])
    assert shown(home) == before
    home("import", str(first), other)
    there = [as_told(form, {**page, **dict.fromkeys(lost)}) for page in before]
    assert [as_told(form, page) for page in shown(home, other)] == there
    home("export", str(second), "--to", form, other)
    assert second.read_bytes() == first.read_bytes() or form in ("google", "outlook")

"""Names of every kind: stored exactly, shown harmlessly, aligned."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

NAMES = [
    "Bob [work]",
    "[/x] Marlow",
    "[red]Rhea[/red]",
    ":smile: Smith",
    "=1+1",
    "+Plus Person",
    "-Minus Person",
    "@cmd|' /C calc'!A0",
    "'=already quoted",
    "Esc \x1b[31mRed\x1b[0m Person",
    "Bell\x07 Null\x01 Person",
    "Title \x1b]0;owned\x07 Person",
    "Right \u202eotfel\u202c Person",
    "Zero\u200bwidth Person",
    "משה רבינוביץ",
    "عبد الرحمن الكندي",
    "شیرین\u200cپور",
    "田中 花子",
    "김 민준",
    "\uff26\uff55\uff4c\uff4c \uff37\uff49\uff44\uff54\uff48",
    "Ada 👩 Rocket 🚀",
    "E\u0301mile Zo\u0308e\u0301",
    "Ngu\u0303ye\u0302\u0303n Tha\u0301i",
    "Å" * 3 + " Ångström",
    "Longname " + "x" * 491,
    "Verylong " + "word " * 98 + "end",
    "Tab\u00a0nbsp Person",
    "100% _under_ *star*",
    'Quote "Q" Person',
    "Semi; colon: Person",
    "Back\\slash Person",
    "\ufeffBom Person",
    "d'Artagnan O'Brien",
    "null",
    "NaN",
]


def kept_form(name: str) -> str:
    """Say how a name is kept: as it was typed, its blanks made one."""
    return " ".join(name.split())


def columns(text: str) -> int:
    """Count the columns of a terminal that a text takes."""
    count = 0
    for sign in text:
        if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
            continue
        count += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    return count


def is_harmless(shown: str) -> bool:
    """Say whether nothing in it acts on a terminal: no control signs, no turning of direction."""
    return not any(
        (unicodedata.category(sign) == "Cc" and sign != "\n")
        or sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff"
        for sign in shown
    )


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:40])
def test_a_name_is_kept_exactly_and_shown_harmlessly(crm: Netcrm, name: str) -> None:
    crm("add", "--org", "Acme", "--every", "1w", "--met-on", "2026-01-01", "--", name)
    assert crm.json("show", "1")["name"] == kept_form(name)
    assert crm("show", "--json", "--", name).json["id"] == 1
    crm("log", f"--at={name}", "--on=2026-01-02", f"--tag={name}", "--", "1", name)
    crm("followup", "--by=today", "--", "1", name)
    (logged,) = crm.json("show", "1")["interactions"]
    assert (logged["summary"], logged["place"]) == (name, name)
    assert logged["tags"] == [kept_form(name)]
    for command in ("show 1", "list", "due", "followups", "history", "show nobody-like-this"):
        for form in ("table", "tsv"):
            answer = crm.run(*command.split(), "--format", form)
            assert is_harmless(answer.out.replace("\t", "")), (command, form)
            assert is_harmless(answer.err)
    assert "\n" not in crm("list", "--format", "tsv").out.rstrip("\n")


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:40])
def test_a_name_comes_back_from_csv(crm: Netcrm, name: str) -> None:
    crm("add", "--note", name, "--org", name, "--city", name, "--", name)
    file = crm.home / "people.csv"
    crm("export", str(file))
    (row,) = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")))
    for cell in row.values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
    before = crm.kept()
    crm("import", str(file))
    assert crm.kept() == before
    other = str(crm.home / "other.db")
    crm("import", str(file), "--db", other)
    one, same = crm.json("show", "1"), crm.json("show", "1", "--db", other)
    assert {**same, "positions": []} == {**one, "positions": []}


@pytest.mark.parametrize("width", [60, 80, 130, 200])
def test_tables_of_all_of_them_are_aligned(
    crm: Netcrm, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for name in NAMES:
        crm("add", "--force", "--tag", "zz", "--every", "1w", "--", name)
    lines = crm("list", "--format", "table").lines
    rule = next(number for number, line in enumerate(lines) if set(line.strip()) == {"─"})
    assert ("tags" in lines[rule - 1]) or width < 130
    assert max(map(columns, lines)) == columns(lines[rule]) <= width
    header = lines[rule - 1]
    if "tags" in header:
        begins = columns(header[: header.index("tags")])
        tagged = [line for line in lines if line.rstrip().endswith("zz")]
        assert len(tagged) == len(NAMES)
        assert {columns(line[: line.rindex("zz")]) for line in tagged} == {begins}


def test_no_name_is_cut_in_a_table(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in NAMES:
        crm("add", "--force", "--", name)
    table = "".join(crm("list", "--format", "table").out.split())
    assert "…" not in table
    assert table.count("x") >= 491
    assert table.count("word") >= 95
    for sign in ("[work]", "[/x]", "[red]Rhea[/red]", ":smile:", "=1+1", "\u241b[31m"):
        assert sign in table


def test_looks_alike_is_not_the_same(crm: Netcrm) -> None:
    crm("add", "Jose Perez")
    told = crm.fails(5, "add", "José Pérez")
    assert "Jose Perez" in told.err
    crm("add", "José Pérez", "--force")
    assert [one["name"] for one in crm.json("list", "jose")] == ["Jose Perez", "José Pérez"]
    crm.fails(4, "log", "jose perez", "coffee")


def test_a_name_that_looks_like_a_number_or_an_option(crm: Netcrm) -> None:
    crm("add", "--", "7")
    crm("add", "--", "--json")
    assert crm.json("show", "7")["id"] == 1
    assert crm("show", "--json", "--", "--json").json["id"] == 2
    crm("add", "Seventh", "--force")
    assert crm.json("show", "1")["name"] == "7"

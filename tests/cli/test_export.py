"""``export`` as somebody uses it: files, folders, pipes and terminals."""

from __future__ import annotations

import stat
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from python_calamine import CalamineWorkbook

from netcrm.book.files.out import sheets
from netcrm.book.files.out.formats import BY_SUFFIX, FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

PRIVATE_TEXT = ("hush", "psst", "secret place")


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    """Three people who talked with each other, of whom one has a promise."""
    crm(
        *("add", "Ana Lund", "--org", "Mill", "--title", "Lead", "--tag", "sim", "--city", "Lund"),
        *("--email", "ana@lund.example", "--birthday", "--02-29", "--every", "6w"),
        *("--note", "=cmd() <b>", "--private-note", "hush", "--met-on", "2024-05-17"),
    )
    crm("add", "Bo Ek", "--birthday", "1980-04-15")
    crm("add", "Cai", "--tag", "sim", "--every", "1y")
    crm("log", "ana", "the grant", "--with", "bo", "--with", "cai", "--on", "2026-02-01")
    crm("log", "ana", "psst", "--at", "secret place", "--private", "--on", "2026-02-02")
    crm("followup", "ana", "send the rubric", "--in", "2w")
    crm("followup", "bo", "call back", "--theirs", "--by", "2026-03-20")
    return crm


def sheet(file: Path, title: str) -> list[dict[str, Any]]:
    """Read a sheet by another reader, as its rows by their columns."""
    header, *rows = CalamineWorkbook.from_path(file).get_sheet_by_name(title).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_and_a_pipe_get_the_same(some: Netcrm, name: str) -> None:
    file = some.home / "out.json"  # --to goes before what the name ends in
    told = some.json("export", str(file), "--to", name, "--private")
    assert (told["file"], told["people"], told["replaced"]) == (str(file), 3, 0)
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    piped = some.home / "piped"
    assert not some.shell(f"netcrm export --to {name} --private >{piped}").err
    if name == "xlsx":
        assert sheet(piped, "People") == sheet(file, "People")
    elif name != "ics":  # which holds the instant
        assert piped.read_bytes() == file.read_bytes().removeprefix(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("suffix", "name"), BY_SUFFIX.items())
def test_what_a_file_ends_in_tells_the_format(some: Netcrm, suffix: str, name: str) -> None:
    some("export", str(some.home / f"a{suffix.upper()}"), "--to", name)
    told = some("export", str(some.home / f"a{suffix.upper()}"))
    assert "in place of the one that was there" in told.out


@pytest.mark.parametrize("name", ["md", "xlsx"])
def test_what_is_private_stays_here_unless_it_is_asked_for(some: Netcrm, name: str) -> None:
    file = some.home / f"out.{name}"

    def text() -> str:
        if name == "md":
            return file.read_text("utf-8")
        titles = ("People", "Interactions", "Follow-ups")
        return str([sheet(file, title) for title in titles])

    left = "1 private note and the text of 1 private conversation were left out;"
    assert left in some("export", str(file)).err
    assert not [word for word in PRIVATE_TEXT if word in text()]
    assert "the grant" in text()
    assert not some("export", str(file), "--private").err
    assert not [word for word in PRIVATE_TEXT if word not in text()]


def test_a_workbook(some: Netcrm) -> None:
    file = some.home / "network.xlsx"
    assert f"3 people, 2 conversations and 2 follow-ups to {file}." in some("export", str(file)).out
    ana, bo, _ = sheet(file, "People")
    assert [ana[key] for key in ("name", "email_1", "notes", "birthday", "met_on", "due_on")] == [
        *("Ana Lund", "ana@lund.example", "=cmd() <b>", "--02-29"),
        *(date(2024, 5, 17), date(2026, 3, 16)),
    ]
    assert bo["birthday"] == date(1980, 4, 15)
    columns = some("export").lines[0].split(",")
    assert list(ana) == columns
    assert [list(one.values()) for one in sheet(file, "Interactions")] == [
        [date(2026, 2, 1), "meeting", "Ana Lund; Bo Ek; Cai", "the grant", "", "", ""],
        [date(2026, 2, 2), "meeting", "Ana Lund", "", "", "", True],
    ]
    assert [list(one.values())[:4] for one in sheet(file, "Follow-ups")] == [
        ["Ana Lund", "send the rubric", date(2026, 3, 16), ""],
        ["Bo Ek", "call back", date(2026, 3, 20), True],
    ]


def test_a_workbook_has_no_room_for_more_than_it_has(
    some: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    file = some.home / "network.xlsx"
    assert "choose people by a query" in some.fails(1, "export", str(file)).err
    assert not file.exists()
    some("export", str(file), "tag:sim")


def test_a_text_that_a_cell_cannot_hold_is_remarked_upon(some: Netcrm) -> None:
    some("edit", "bo", "--note", "a" * 40_000)
    told = some("export", str(some.home / "network.xlsx"), "bo")
    assert told.err == "Only the beginning of 1 long text is in it: a cell holds no more.\n"


def test_a_page_about_somebody(some: Netcrm) -> None:
    page = some("export", "--to", "md", "ana").out
    front = yaml.safe_load(page.split("---\n")[1])
    assert (front["name"], front["due_on"]) == ("Ana Lund", date(2026, 3, 16))
    assert "- Lead, Mill\n" in page
    assert "=cmd() \\<b\\>" in page
    newest, older = page.index("2026-02-02"), page.index("the grant")
    assert newest < older


@pytest.mark.parametrize("name", ["md", "xlsx"])
def test_the_names_of_others_stay_here_where_some_were_chosen(some: Netcrm, name: str) -> None:
    file = some.home / f"out.{name}"
    some("export", str(file), "tag:sim")
    if name == "md":
        assert "with Cai: the grant" in file.read_text("utf-8")
    else:
        assert sheet(file, "Interactions")[0]["people"] == "Ana Lund; Cai"


def files(folder: Path) -> dict[str, str]:
    return {one.name: one.read_text("utf-8") for one in folder.iterdir()}


def test_a_folder_has_a_file_for_each_person(some: Netcrm) -> None:
    some("add", "Bo Ek", "--force")
    folder = some.home / "network"
    told = some("export", f"{folder}/", "--to", "md")
    assert f"to {folder}/, a file for each person.\n" in told.out
    found = files(folder)
    assert sorted(found) == ["Ana Lund.md", "Bo Ek (4).md", "Bo Ek.md", "Cai.md"]
    assert "meeting with Bo Ek and Cai" in found["Ana Lund.md"].replace("Ek, Cai", "Ek and Cai")
    again = some.json("export", str(folder), "--to", "md")
    assert (again["replaced"], again["people"]) == (4, 4)
    assert files(folder) == found
    some("export", str(folder), "--to", "md", "4")
    assert sorted(files(folder)) == sorted(found)


def test_a_folder_keeps_what_netcrm_did_not_write(some: Netcrm) -> None:
    folder = some.home / "network"
    some("export", f"{folder}/", "--to", "md")
    (folder / "Cai.md").write_text("# My own words\n")
    (folder / "list.md").write_text("# Others\n")
    before = files(folder)
    some("remove", "bo")
    refused = some.fails(1, "export", f"{folder}/", "--to", "md")
    assert "Cai.md is there, and netcrm did not write it" in refused.err
    assert files(folder) == before
    told = some("export", f"{folder}/", "--to", "md", "--force")
    assert "1 other file of netcrm there is of somebody not in this export" in told.err
    after = files(folder)
    assert after["Cai.md"] != before["Cai.md"]
    assert (after["list.md"], after["Bo Ek.md"]) == (before["list.md"], before["Bo Ek.md"])
    assert not some("export", f"{folder}/", "--to", "md", "cai").err.count("other file")


def test_a_name_leads_to_no_other_folder(some: Netcrm) -> None:
    some("add", "--force", "--", "../../up")
    some("add", "--force", "--", "/etc/hosts")
    some("export", f"{some.home / 'network'}/", "--to", "md")
    assert {"up.md", "etc hosts.md"} < {*files(some.home / "network")}
    assert not [*some.home.glob("*.md")]


def test_a_folder_that_is_a_file_is_refused(some: Netcrm) -> None:
    (some.home / "network").write_text("mine")
    assert "cannot be written" in some.fails(1, "export", f"{some.home}/network/", "--to", "md").err


@pytest.mark.parametrize("end", ["", ".csv"])
def test_only_pages_fill_a_folder(some: Netcrm, end: str) -> None:
    refused = some.fails(2, "export", f"{some.home}/network{end}/")
    assert "--to md writes a file for each person" in refused.err


def test_what_somebody_else_wrote_is_not_replaced(some: Netcrm) -> None:
    file = some.home / "Connections.csv"
    file.write_text("First Name,Last Name,URL\n")
    assert "--force replaces it" in some.fails(1, "export", str(file)).err
    assert file.read_text() == "First Name,Last Name,URL\n"
    some("export", str(file), "--force")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfuid,name")


def test_an_unknown_format_is_answered_with_those_there_are(some: Netcrm) -> None:
    refused = some.fails(2, "export", "--to", "pdf")
    helped = some("export", "--help").out
    assert all(name in text for name in FORMATS for text in (refused.err, helped))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_a_reader_who_leaves_and_one_who_is_full(some: Netcrm, name: str) -> None:
    left = some.shell(f"set -o pipefail; netcrm export --private --to {name} | true")
    assert (left.code, left.err) == (0, "")
    full = some.shell(f"netcrm export --private --to {name} >/dev/full")
    assert (full.code, full.err.count("\n")) == (1, 1)
    assert "written" in full.err

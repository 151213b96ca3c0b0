"""The forms of the due list that only it has: text, Markdown, HTML, and a calendar."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.formats.calendars import by_icalendar

if TYPE_CHECKING:
    from tests.conftest import Netcrm

DOCUMENTS = ("text", "md", "html")


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Bob [work] <b>", "--org", "Café & Söhne", "--every", "3w", "--met-on", "2026-01-05")
    crm("followup", "bob", "send *it*, all of it", "--by", "2026-03-01")
    crm("add", "Cai Ng", "--birthday", "1986-03-09", "--every", "6w", "--met-on", "2026-02-16")
    crm("add", "Dee Doe", "--birthday", "--02-29", "--note", "a secret note", "--tier", "core")
    crm("remove", "cai")
    crm("restore", "cai")
    return crm


def days(text: str) -> dict[str, date]:
    """The first day of each event, by its summary."""
    return {one.summary: one.first for one in by_icalendar(text)}


@pytest.mark.parametrize("form", DOCUMENTS)
def test_documents_name_people_and_reasons(some: Netcrm, form: str) -> None:
    text = some("due", "--format", form).out
    assert "Mon 2 Mar 2026: 1 person" in text
    assert "Bob" in text
    assert "1 day late" in text
    assert "secret" not in some("due", "--soon", "1y", "--format", form).out


def test_documents_are_utf8_whatever_the_terminal_is(some: Netcrm) -> None:
    for form in DOCUMENTS:
        done = some.process("due", "--format", form, more={"PYTHONIOENCODING": "ascii"})
        assert "Café" in done.out


@pytest.mark.parametrize("form", [*DOCUMENTS, "ics"])
def test_only_due_has_them(some: Netcrm, form: str) -> None:
    refused = some.fails(2, "list", "--format", form)
    assert f"There is no format '{form}'" in refused.err
    assert "there are table, tsv, csv, json, ids." in refused.err
    assert "text, md, html, ics" in some.fails(2, "due", "--format", "pdf").err
    assert some("--format", form).code == 0  # without a verb it is due


@pytest.mark.parametrize("form", [*DOCUMENTS, "ics"])
def test_the_exit_code_is_that_of_the_list(some: Netcrm, form: str) -> None:
    assert some.run("due", "--exit-code", "--format", form).code == 10
    assert some.run("due", "--exit-code", "tag:x", "--format", form).code == 0


def test_what_is_said_below_a_list_is_in_documents_and_beside_a_calendar(crm: Netcrm) -> None:
    for form in DOCUMENTS:
        said = crm("due", "--format", form)
        assert "Nobody is here yet" in said.out
        assert not said.err
    calendar = crm("due", "--format", "ics")
    assert "BEGIN:VEVENT" not in calendar.out
    assert "Nobody is here yet" in calendar.err


def test_a_calendar_goes_a_year_ahead_and_leaves_nobody_out(some: Netcrm) -> None:
    some.configure("[due]\nmax = 1\n")
    assert days(some("due", "--format", "ics").out) == {
        "Bob [work] <b> is due (every 3 weeks)": date(2026, 1, 26),
        "Bob [work] <b>: send *it*, all of it": date(2026, 3, 1),
        "Cai Ng is due (every 6 weeks)": date(2026, 3, 30),
        "Cai Ng: birthday (1986)": date(2026, 3, 9),
        "Dee Doe is due (every 3 weeks)": date(2026, 3, 23),
        "Dee Doe: birthday": date(2027, 2, 28),
    }
    assert len(days(some("due", "--format", "ics", "--soon", "1w").out)) == 3
    assert len(days(some("due", "--format", "ics", "--max", "1").out)) == 2
    assert list(days(some("due", "--format", "ics", "dee", "--soon", "4w").out)) == [
        "Dee Doe is due (every 3 weeks)"
    ]


def test_whom_one_has_put_aside_stands_on_the_day_of_coming_back(some: Netcrm) -> None:
    some("snooze", "bob", "--until", "2026-03-10")
    some("pause", "cai", "--until", "2026-04-20")
    some("pause", "dee")
    found = days(some("due", "--format", "ics").out)
    assert found["Bob [work] <b> is due (every 3 weeks)"] == date(2026, 3, 10)
    assert found["Cai Ng is due (every 6 weeks)"] == date(2026, 4, 20)
    assert not any(one.startswith("Dee Doe is due") for one in found)
    assert some.json("due", "--soon", "2w", "bob")[0]["reasons"][0]["state"] == "promise"
    assert "is due" not in "".join(days(some("due", "--format", "ics", "--soon", "1w").out))


def test_export_writes_the_same_calendar_into_a_file(some: Netcrm) -> None:
    file = some.home / "due.ics"
    said = some("export", str(file))
    assert said.out == f"Exported 3 people and 6 events of a calendar to {file}.\n"
    written = file.read_bytes().decode()
    assert written.count("\r\n") == written.count("\n")
    assert days(written) == days(some("due", "--format", "ics").out)
    beside = some("due", "cai", "--format", "ics").out
    assert days(some("export", "--to", "ics", "cai").out) == days(beside)
    assert some.json("export", str(file), "dee")["events"] == 2
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600


def test_taken_in_again_a_calendar_updates_instead_of_doubling(some: Netcrm) -> None:
    kept: dict[str, date] = {}
    for day in ("2026-03-02", "2026-03-09", "2026-03-20"):
        some.on(day)
        if day == "2026-03-09":
            some("log", "bob", "coffee")
        for one in by_icalendar(some("due", "--format", "ics").out):
            kept[one.uid] = one.first
    assert len(kept) == 6
    assert date(2026, 3, 30) in kept.values()  # Bob's rhythm has moved on


def test_a_calendar_of_nobody_says_so_beside_it(some: Netcrm) -> None:
    exported = some("export", "--to", "ics", "city:nowhere")
    assert "BEGIN:VEVENT" not in exported.out
    assert "Nobody fits." in exported.err


def test_a_calendar_on_a_pipe_has_its_own_line_ends(some: Netcrm) -> None:
    script = some.shell("netcrm due --format ics | od -An -c | tr -d ' \\n'")
    assert script.out.startswith(r"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")

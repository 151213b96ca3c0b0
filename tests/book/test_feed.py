"""The due list as a calendar: what stands in it, and that it stands there once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.formats.calendars import by_icalendar, by_vobject, check

from netcrm.book.due import feed as module
from netcrm.book.due.feed import feed
from netcrm.book.due.listing import Wish, listed
from netcrm.formats.calendar import calendar
from netcrm.rules.anniversary import Anniversary
from netcrm.rules.due import ranked
from netcrm.rules.spans import Span
from netcrm.rules.text import visible
from netcrm.store.reading import reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

    from netcrm.formats.calendar import Event

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
TODAY = date(2026, 3, 2)
YEAR = Span(1, "y")


def events(crm: Netcrm, db: Path | None = None, **more: Any) -> list[Event]:
    today = date.fromisoformat(crm.environment["NETCRM_TODAY"])
    wish = Wish(**{"most": None, "soon": YEAR, **more})
    with reading(db or crm.db) as connection:
        return list(feed(connection, ranked(listed(connection, today, wish)), today))


def only(crm: Netcrm, **more: Any) -> Event:
    (one,) = events(crm, **more)
    return one


def uids(crm: Netcrm, db: Path | None = None) -> dict[str, str]:
    """Return the uids by what the events say; nothing is said twice."""
    found = events(crm, db)
    said = {one.summary: one.uid for one in found}
    assert len(said) == len(found) == len({*said.values()})
    return said


def read(crm: Netcrm) -> Any:
    """Return the calendar as both readers read it."""
    text = "".join(calendar(events(crm), NOW))
    check(text)
    found = by_icalendar(text)
    assert by_vobject(text) == found
    return found


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    crm.on("2026-01-05")
    crm("add", "Amara Okafor", "--every", "3w")
    crm("log", "amara", "coffee", "--on", "2026-01-20")
    return crm.on("2026-03-02")


@pytest.fixture
def some(amara: Netcrm) -> Netcrm:
    """Amara with all that there can be, and others."""
    amara("edit", "amara", "--birthday", "1986-04-01")
    amara("date", "amara", "Wedding", "--06-12")
    amara("followup", "amara", "send her the figures", "--by", "2026-03-05")
    amara("followup", "amara", "introduce us", "--by", "2026-03-02", "--theirs")
    amara("add", "Bo Ek", "--tier", "steady")
    amara("add", "Cai", "--birthday", "--02-29")
    return amara


def test_whoever_is_overdue_stands_from_the_day_due_through_today(amara: Netcrm) -> None:
    one = only(amara)
    assert (one.day, one.through) == (date(2026, 2, 10), TODAY)
    assert one.summary == "Amara Okafor is due (every 3 weeks)"
    assert one.description == "every 3 weeks, last contact 20 Jan 2026, neglected"
    assert (one.category, one.yearly) == ("overdue", None)


@pytest.mark.parametrize(
    ("day", "category"),
    [("2026-02-10", "due"), ("2026-02-01", "rhythm"), ("2026-01-20", "rhythm")],
)
def test_on_the_day_due_and_before_it_the_rhythm_is_on_that_day(
    amara: Netcrm, day: str, category: str
) -> None:
    one = only(amara.on(day))
    assert (one.day, one.through) == (date(2026, 2, 10), None)
    assert one.category == category
    assert one.summary == "Amara Okafor is due (every 3 weeks)"
    assert one.description == "every 3 weeks, last contact 20 Jan 2026"


def test_without_a_contact_it_says_what_silence_is_counted_from(crm: Netcrm) -> None:
    crm.on("2026-02-01")
    crm("add", "Ana", "--every", "1m")
    crm("add", "Bo", "--every", "1m", "--met-on", "2026-01-20")
    crm("add", "Cai", "--every", "1m")
    file = crm.home / "people.csv"
    file.write_text("uid,name,email_1,every\n,Dee,,1m\n", encoding="utf-8")
    crm("import", str(file))
    crm.on("2026-02-02")("skip", "cai")
    assert {one.summary.partition(" ")[0]: one.description for one in events(crm)} == {
        "Ana": "every month, added 1 Feb 2026 (estimated), no contact yet",
        "Bo": "every month, met 20 Jan 2026, no contact yet",
        "Cai": "every month, skipped 2 Feb 2026",
        "Dee": "every month, imported 1 Feb 2026, no contact yet",
    }


@pytest.mark.parametrize(
    ("by", "through"),
    [("2026-02-20", TODAY), ("2026-03-02", None), ("2026-03-20", None), ("2026-11-01", None)],
)
@pytest.mark.parametrize(
    ("more", "summary", "who", "category"),
    [
        ((), "Ana Lund: send the figures", "you promised", "promise"),
        (("--theirs",), "Ana Lund promised: send the figures", "they promised", "waiting"),
    ],
)
def test_a_promise_is_on_its_day_and_goes_on_while_it_is_late(
    crm: Netcrm,
    by: str,
    through: date | None,
    more: tuple[str, ...],
    summary: str,
    who: str,
    category: str,
) -> None:
    crm.on("2026-02-01")
    crm("add", "Ana Lund")
    crm("followup", "ana", "send the figures", "--by", by, *more)
    one = only(crm.on("2026-03-02"))
    day = date.fromisoformat(by)
    assert (one.day, one.through) == (day, through)
    assert (one.summary, one.category) == (summary, category)
    assert one.description == f"{who}: send the figures (for {day.day} {day:%b} 2026)"


@pytest.mark.parametrize(
    ("birthday", "day", "summary", "description"),
    [
        ("1986-03-02", TODAY, "Ana: birthday (1986)", "birthday 2 Mar 1986"),
        ("--04-01", date(2026, 4, 1), "Ana: birthday", "birthday 1 Apr"),
        ("1986-03-01", date(2027, 3, 1), "Ana: birthday (1986)", "birthday 1 Mar 1986"),
        ("--02-29", date(2027, 2, 28), "Ana: birthday", "birthday 29 Feb"),
    ],
)
def test_a_birthday_comes_back_every_year_from_the_next_one(
    crm: Netcrm, birthday: str, day: date, summary: str, description: str
) -> None:
    crm("add", "Ana", "--birthday", birthday)
    one = only(crm)
    assert (one.day, one.through, one.summary) == (day, None, summary)
    assert (one.description, one.category) == (description, "date")
    assert one.yearly == Anniversary.from_stored(birthday)


def test_other_dates_are_called_by_their_names(crm: Netcrm) -> None:
    crm("add", "Ana", "--birthday", "--04-01")
    crm("date", "ana", "first grant", "12 June 2019")
    assert [one.summary for one in events(crm)] == ["Ana: birthday", "Ana: first grant (2019)"]


def test_29_february_is_a_rule_that_is_kept_every_year(crm: Netcrm) -> None:
    crm("add", "Ana", "--birthday", "2000-02-29")
    crm("add", "Bo", "--birthday", "2000-02-28")
    rules = {one.summary: (one.first, one.rule) for one in read(crm)}
    assert rules == {
        "Ana: birthday (2000)": (date(2027, 2, 28), "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"),
        "Bo: birthday (2000)": (date(2027, 2, 28), "FREQ=YEARLY"),
    }


def test_drift_stands_today_where_it_was_asked_about(crm: Netcrm) -> None:
    crm("add", "Ana")
    for day in ("2025-10-01", "2025-10-15", "2025-11-01", "2025-11-15", "2025-12-01"):
        crm("log", "ana", "coffee", "--on", day)
    assert events(crm.on("2026-01-20")) == []
    one = only(crm, with_drift=True)
    assert (one.day, one.through) == (date(2026, 1, 20), None)
    assert (one.summary, one.category) == ("Ana: drifting", "drifting")
    assert one.description == "drifting: no contact since 1 Dec 2025, longer than usual"
    assert one.uid == only(crm.on("2026-01-21"), with_drift=True).uid


def test_each_reason_is_an_event_of_its_own(some: Netcrm) -> None:
    assert [(one.summary, one.category) for one in read_in_order(some)] == [
        ("Amara Okafor is due (every 3 weeks)", "overdue"),
        ("Amara Okafor promised: introduce us", "waiting"),
        ("Amara Okafor: send her the figures", "promise"),
        ("Amara Okafor: birthday (1986)", "date"),
        ("Amara Okafor: Wedding", "date"),
        ("Bo Ek is due (every 6 months)", "rhythm"),
        ("Cai: birthday", "date"),
    ]


def read_in_order(crm: Netcrm) -> list[Event]:
    found = sorted(events(crm), key=lambda one: one.day)
    assert [(one.summary, [one.category]) for one in found] == [
        (one.summary, one.categories) for one in sorted(read(crm), key=lambda one: one.first)
    ]
    return found


def test_tomorrow_it_is_the_same_events(some: Netcrm) -> None:
    assert len(before := uids(some)) == 7
    for day in ("2026-03-03", "2026-04-01", "2026-04-02", "2026-11-30"):
        assert uids(some.on(day)) == before


def test_after_a_contact_the_same_event_is_on_another_day(some: Netcrm) -> None:
    before, kept = uids(some), {one.uid: one for one in events(some)}
    some("log", "amara", "lunch")
    assert uids(some) == before
    kept |= {one.uid: one for one in events(some)}  # as a calendar takes it in again
    assert len(kept) == 7
    moved = kept[before["Amara Okafor is due (every 3 weeks)"]]
    assert (moved.day, moved.through, moved.category) == (date(2026, 3, 23), None, "rhythm")
    assert moved.description == "every 3 weeks, last contact 2 Mar 2026"


def test_another_cadence_or_day_or_name_is_no_other_event(some: Netcrm) -> None:
    before = {one.uid for one in events(some)}
    some("track", "amara", "--every", "1m")
    some("edit", "amara", "--birthday", "1986-04-02")
    some("date", "amara", "Wedding", "--rm")
    some("date", "amara", "wedding", "--06-13")
    some("edit", "amara", "--name", "Amara Okafor-Lindqvist")
    assert "Amara Okafor-Lindqvist is due (every month)" in uids(some)
    assert {one.uid for one in events(some)} == before


def test_undone_and_done_again_it_is_the_same_event(some: Netcrm) -> None:
    before = uids(some)
    some("followup", "bo", "call", "--in", "1w")
    some("add", "Dee", "--every", "1m", "--birthday", "--05-05")
    after = uids(some)
    some("undo", "2")
    assert uids(some) == before
    some("redo")
    some("redo")
    assert uids(some) == after


def test_in_another_database_it_is_the_same_event(some: Netcrm) -> None:
    file, other = some.home / "everything.json", some.home / "other.db"
    some("export", str(file))
    some("add", "Before", "--db", str(other))  # so that nobody keeps their number
    some("followup", "before", "call", "--by", "2026-03-03", "--db", str(other))
    some("import", str(file), "--db", str(other))
    found = uids(some, other)
    assert found.pop("Before: call")
    assert found == uids(some)


def test_a_uid_is_for_good(crm: Netcrm) -> None:
    file = crm.home / "people.csv"
    file.write_text("uid,name,email_1,every,birthday\n3f0c,Ana,,1m,--04-01\n", encoding="utf-8")
    crm("import", str(file))
    crm("date", "ana", "First Grant", "--05-01")
    assert {one.summary: one.uid for one in events(crm)} == {
        "Ana is due (every month)": "f03e1a1c-644c-552f-8bf9-189acba260b4@netcrm",
        "Ana: birthday": "280c5fdc-a653-5aac-9ed6-eaeb285ab5b8@netcrm",
        "Ana: First Grant": "789c86dd-b604-5e8f-95dc-4f339438fda8@netcrm",
    }


def test_two_of_the_same_are_two_events(crm: Netcrm) -> None:
    for _ in range(2):
        crm("add", "Ana", "--every", "1w", "--birthday", "--04-01", "--force")
    for _ in range(2):
        crm("followup", "1", "call", "--in", "1w")
        crm("followup", "2", "call", "--in", "1w", "--theirs")
    found = events(crm)
    assert len(found) == len({one.uid for one in found}) == 8
    assert all(one.uid.endswith("@netcrm") for one in found)


def test_it_does_not_depend_on_how_many_are_read_at_once(
    some: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("bo", "cai"):
        some("followup", who, "call", "--in", "1w")
    whole = events(some)
    monkeypatch.setattr(module, "CHUNK", 1)
    assert events(some) == whole


def test_whoever_is_put_aside_or_gone_is_not_in_it(some: Netcrm) -> None:
    some("pause", "bo")
    some("snooze", "amara", "--for", "1w")
    some("remove", "cai")
    assert [one.category for one in events(some)] == ["waiting", "promise", "date", "date"]


def test_nothing_that_was_noted_is_in_it(some: Netcrm) -> None:
    before = read(some)
    some("edit", "amara", "--note", "SECRET", "--private-note", "SECRET")
    some("edit", "amara", "--set", "health=SECRET", "--email", "SECRET@example.org")
    some("log", "bo", "SECRET", "--private", "--kind", "note")
    some("log", "amara", "SECRET", "--private", "--on", "2026-01-20")
    some("pause", "cai", "--why", "SECRET")
    assert read(some) == before
    assert "SECRET" not in str(before)


@pytest.mark.parametrize(
    "name",
    [
        *("Bob [work]", "=cmd()", "Ana, Lund; \\New", "漢" * 200, "Zoë 👩🏽‍⚕️ O'Neill"),
        *("\x1b[31mRed\x1b[0m Dot", "Eve\nEND:VEVENT\r\nBEGIN:VEVENT", "\u202eevE Adams"),
    ],
    ids=ascii,
)
def test_any_name_and_any_promise_comes_out_as_text(crm: Netcrm, name: str) -> None:
    person = crm.json("add", name, "--every", "1w", "--birthday", "--04-01")
    called, number = person["name"], str(person["id"])
    crm("followup", number, name, "--in", "1w")
    what = crm.json("followups")[0]["what"]
    crm("followup", number, name, "--in", "2w", "--theirs")
    assert sorted(one.summary for one in read(crm)) == sorted(
        visible(said)
        for said in (
            f"{called} is due (every week)",
            f"{called}: birthday",
            f"{called}: {what}",
            f"{called} promised: {what}",
        )
    )


def test_nobody_is_a_calendar_too(crm: Netcrm) -> None:
    crm("add", "Ana")
    assert read(crm) == []


def test_at_the_end_of_all_days_it_still_is_one(crm: Netcrm) -> None:
    crm.on("9999-12-31")
    crm("add", "Ana", "--every", "1w", "--birthday", "--12-31")
    assert [one.day for one in events(crm)] == [date.max, date.max]
    assert "".join(calendar(events(crm), NOW)).count("BEGIN:VEVENT") == 2

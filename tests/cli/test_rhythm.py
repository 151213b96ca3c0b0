"""``snooze``, ``skip``, ``pause``, ``resume``, ``track``, ``untrack``, ``cadence``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def person(crm: Netcrm, who: str = "amara") -> Any:
    return crm.json("show", who)


def state(crm: Netcrm, day: str, who: str = "amara") -> str | None:
    """Say how somebody stands on a day, by every command that says so: they must agree."""
    crm.on(day)
    shown = person(crm, who)["state"]
    rows = {row["id"]: row["state"] for row in crm.json("due", "--all")}
    number = person(crm, who)["id"]
    assert rows.get(number) == shown
    for name in ("overdue", "due"):
        listed = [one["id"] for one in crm.json("list", f"due:{name}")]
        assert (number in listed) == (shown == name)
    return None if shown is None else str(shown)


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    """Amara, every three weeks, last met on 5 January: due on the 26th."""
    crm.on("2026-01-05")
    crm("add", "Amara Okafor", "--every", "3w", "--next", "send the notes", "--by", "2026-03-10")
    crm("log", "amara", "lunch")
    return crm.on("2026-02-02")


def test_the_rhythm_by_itself(amara: Netcrm) -> None:
    days = ["2026-01-05", "2026-01-25", "2026-01-26", "2026-01-27", "2026-02-06"]
    assert [state(amara, day) for day in days] == [None, None, "due", "overdue", "overdue"]
    late = amara.on("2026-02-06").json("due")[0]
    assert (late["due_on"], late["days_overdue"], late["neglected"]) == ("2026-01-26", 11, True)
    assert amara.on("2026-02-05").json("due")[0]["neglected"] is False
    assert amara.on("2026-01-26").json("due")[0]["days_overdue"] == 0


def test_snooze_hides_until_the_day_and_shows_on_it(amara: Netcrm) -> None:
    amara("snooze", "amara", "--until", "2026-02-09")
    days = ["2026-02-02", "2026-02-08", "2026-02-09", "2026-02-10"]
    assert [state(amara, day) for day in days] == [None, None, "overdue", "overdue"]
    assert person(amara.on("2026-02-08"))["snoozed_until"] == "2026-02-09"
    assert person(amara.on("2026-02-09"))["snoozed_until"] is None
    assert [one["id"] for one in amara.on("2026-02-08").json("list", "due:snoozed")] == [1]
    assert amara.on("2026-02-09").json("list", "due:snoozed") == []


def test_a_promise_is_shown_in_spite_of_snooze_pause_and_untrack(amara: Netcrm) -> None:
    for command in (("snooze", "amara", "--for", "1y"), ("pause", "amara"), ("untrack", "amara")):
        amara.on("2026-02-02")(*command)
        assert state(amara, "2026-03-09") is None
        assert state(amara, "2026-03-10") == "promise"


def test_a_birthday_is_shown_in_spite_of_a_pause(crm: Netcrm) -> None:
    crm("add", "Bela Varga", "--birthday", "--03-05", "--every", "1w")
    crm("pause", "bela")
    assert state(crm, "2026-03-05", "bela") == "date"
    assert state(crm, "2026-03-06", "bela") is None


def test_a_contact_after_the_snooze_ends_it(amara: Netcrm) -> None:
    amara("snooze", "amara", "--until", "2026-06-01")
    amara.on("2026-02-10")("log", "amara", "she called")
    assert state(amara, "2026-03-02") is None
    assert state(amara, "2026-03-03") == "due"


def test_a_contact_on_the_day_of_the_snooze_ends_it(amara: Netcrm) -> None:
    amara("snooze", "amara", "--until", "2026-06-01")
    amara("log", "amara", "she called")
    assert state(amara, "2026-02-23") == "due"


def test_what_is_no_contact_since_leaves_the_snooze(amara: Netcrm) -> None:
    amara("snooze", "amara", "--until", "2026-02-20")
    amara("log", "amara", "before the snooze", "--on", "2026-02-01")
    amara("log", "amara", "a thought", "--kind", "note")
    amara("log", "amara", "a plan", "--on", "2026-02-19")
    assert person(amara)["snoozed_until"] == "2026-02-20"
    assert person(amara.on("2026-02-18"))["snoozed_until"] == "2026-02-20"
    assert person(amara.on("2026-02-19"))["snoozed_until"] is None


def test_a_later_snooze_takes_the_place_of_an_earlier_one(amara: Netcrm) -> None:
    amara("snooze", "amara", "--until", "2026-06-01")
    amara("snooze", "amara", "--for", "3d")
    assert state(amara, "2026-02-04") is None
    assert state(amara, "2026-02-05") == "overdue"


def test_skip_counts_from_the_day_and_leaves_the_snooze(amara: Netcrm) -> None:
    amara("snooze", "amara", "--until", "2026-03-09")
    amara("skip", "amara")
    assert person(amara)["due_on"] == "2026-02-23"
    assert person(amara)["snoozed_until"] == "2026-03-09"
    assert person(amara)["last_contact_on"] == "2026-01-05"
    assert state(amara, "2026-03-08") is None
    assert state(amara, "2026-03-09") == "overdue"
    amara.on("2026-03-01")("log", "amara", "at last")
    assert person(amara)["due_on"] == "2026-03-22"


def test_a_pause_ends_on_its_day_or_by_resume_and_not_by_a_contact(amara: Netcrm) -> None:
    amara("pause", "amara", "--until", "2026-03-01", "--why", "on leave")
    amara("log", "amara", "met by chance")
    assert person(amara)["paused"] is True
    assert (person(amara)["paused_until"], person(amara)["due_on"]) == ("2026-03-01", "2026-02-23")
    assert state(amara, "2026-02-28") is None
    assert [one["id"] for one in amara.json("list", "due:paused")] == [1]
    assert state(amara, "2026-03-01") == "overdue"
    assert person(amara)["paused"] is False
    amara.on("2026-02-03")("pause", "amara")
    assert state(amara, "2026-03-09") is None
    amara("resume", "amara")
    assert state(amara, "2026-03-09") == "overdue"


def test_resume_ends_a_pause_and_leaves_a_snooze(amara: Netcrm) -> None:
    until = amara.json("snooze", "amara", "--for", "3m")["snoozed_until"]
    assert amara.json("pause", "amara")["snoozed_until"] == until
    resumed = amara.json("resume", "amara")
    assert (resumed["paused"], resumed["snoozed_until"]) == (False, until)
    assert "already" in amara("resume", "amara").err


def test_a_pause_that_is_over_can_be_set_again(amara: Netcrm) -> None:
    amara("pause", "amara", "--until", "2026-02-10")
    amara.on("2026-02-20")("pause", "amara")
    assert person(amara)["paused"] is True
    assert state(amara, "2026-03-09") is None


TWICE = [
    ("snooze", "amara", "--for", "2w"),
    ("snooze", "amara", "--until", "2026-03-01"),
    ("skip", "amara"),
    ("pause", "amara"),
    ("pause", "amara", "--until", "2026-03-01", "--why", "on leave"),
    ("track", "amara", "--every", "6w"),
    ("track", "amara", "--every", "6 weeks"),
    ("track", "amara", "--tier", "close"),
    ("untrack", "amara"),
    ("cadence", "set", "tier:close", "7w"),
    ("cadence", "set", "tag:advisor", "7w"),
    ("cadence", "unset", "tier:close"),
]


@pytest.mark.parametrize("command", TWICE, ids=" ".join)
def test_what_is_so_already_changes_nothing(amara: Netcrm, command: tuple[str, ...]) -> None:
    assert amara(*command).out
    before = amara.kept()
    again = amara(*command)
    assert not again.out
    assert again.err == "It is so already; nothing was changed.\n"
    assert amara.json(*command)
    assert amara.kept() == before


def test_resuming_somebody_who_is_not_put_aside_changes_nothing(amara: Netcrm) -> None:
    before = amara.kept()
    assert "already" in amara("resume", "amara").err
    assert amara.kept() == before


def test_every_is_own_then_tier_then_the_tightest_tag(crm: Netcrm) -> None:
    crm("add", "Amara Okafor", "--tag", "advisor", "--tag", "berlin", "--met-on", "2026-01-01")

    def cadence() -> tuple[str | None, str | None]:
        found = person(crm)
        return found["every"], found["every_from"]

    assert cadence() == (None, None)
    crm("cadence", "set", "tag:advisor", "3", "months")
    assert cadence() == ("3m", "tag:advisor")
    crm("cadence", "set", "tag:#Berlin", "8w")
    assert cadence() == ("8w", "tag:berlin")
    crm("track", "amara", "--tier", "Steady")
    assert cadence() == ("6m", "tier:steady")
    crm("track", "amara", "--every", "10w")
    assert cadence() == ("10w", "own")
    crm("untrack", "amara")
    assert cadence() == (None, "own")
    assert person(crm)["due_on"] is None
    crm("cadence", "set", "tier:steady", "1d")
    assert cadence() == (None, "own")
    crm("track", "amara", "--tier", "steady")
    assert cadence() == ("1d", "tier:steady")
    crm("cadence", "unset", "tier:steady")
    assert cadence() == ("8w", "tag:berlin")
    crm("cadence", "unset", "tag:berlin")
    assert cadence() == ("3m", "tag:advisor")


def test_a_rule_is_followed_at_once_by_all_who_are_under_it(crm: Netcrm) -> None:
    for name in ("Amara Okafor", "Bela Varga"):
        crm("add", name, "--tier", "close", "--met-on", "2026-02-01")
    assert crm.json("due") == []
    assert [one["people"] for one in crm.json("cadence") if one["target"] == "tier:close"] == [2]
    crm("cadence", "set", "tier:close", "2w")
    assert [row["due_on"] for row in crm.json("due")] == ["2026-02-15"] * 2
    crm("undo")
    assert crm.json("due") == []


@pytest.mark.parametrize(
    ("met", "every", "due"),
    [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2026-01-31", "2m", "2026-03-31"),
        ("2024-01-31", "1m", "2024-02-29"),
        ("2025-08-31", "6m", "2026-02-28"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2025-12-31", "10w", "2026-03-11"),
        ("2026-01-15", "45d", "2026-03-01"),
    ],
)
def test_months_are_of_the_calendar_and_clamp_from_the_base(
    crm: Netcrm, met: str, every: str, due: str
) -> None:
    crm("add", "Amara Okafor", "--every", every, "--met-on", met)
    assert person(crm)["due_on"] == due


def test_a_rule_that_was_taken_away_is_told_whole(crm: Netcrm) -> None:
    crm("add", "Bo Lind", "--tag", "advisor")
    crm("cadence", "set", "tag:advisor", "3m")
    taken = crm.json("cadence", "unset", "tag:Advisor")
    assert taken == {"target": "tag:advisor", "every": None, "weight": None, "people": 1}
    assert "tag:advisor" not in crm("cadence").out


def test_until_a_weekday_is_never_today(amara: Netcrm) -> None:
    monday = amara.on("2026-06-15")
    assert monday.json("snooze", "amara", "--until", "monday")["snoozed_until"] == "2026-06-22"
    assert monday.json("pause", "amara", "--until", "Mon")["paused_until"] == "2026-06-22"
    assert "ahead" in monday.fails(2, "snooze", "amara", "--until", "today").err

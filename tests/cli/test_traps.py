"""Mistakes that other programs made, each a test of ours: T1 to T15."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
EVERYWHERE = ["2026-01-30", "2026-03-02", "2026-06-30", "2027-03-01", "2028-02-29"]


def states(crm: Netcrm, *query: str) -> dict[str, str]:
    return {row["name"]: row["state"] for row in crm.json("due", "--all", *query)}


def day_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    """Amara, every three weeks since 5 January."""
    crm.on("2026-01-05")("add", "Amara Okafor", "--every", "3w", "--met-on", "2026-01-05")
    return crm


@pytest.mark.parametrize("day", EVERYWHERE)
def test_t01_logging_a_contact_resets_the_clock(amara: Netcrm, day: str) -> None:
    """Each time, and of everybody who took part."""
    amara("add", "Bela Varga", "--every", "3w", "--met-on", "2026-01-05")
    for again in range(3):
        logged_on = day_after(day, 22 * again)
        amara.on(logged_on)
        assert states(amara) == {"Amara Okafor": "overdue", "Bela Varga": "overdue"}
        amara("log", "amara", "coffee", "--with", "bela")
        assert states(amara) == {}
        due_on = day_after(logged_on, 21)
        assert [amara.json("show", str(who))["due_on"] for who in (1, 2)] == [due_on, due_on]
        assert states(amara.on(day_after(logged_on, 20))) == {}
        assert set(states(amara.on(due_on)).values()) == {"due"}


def test_t02_somebody_becomes_due_by_the_passing_of_time_alone(amara: Netcrm) -> None:
    before = amara.kept()
    seen = [states(amara.on(day_after("2026-01-05", n))) for n in (0, 20, 21, 22, 400, 20, 0)]
    assert [list(one.values()) for one in seen] == [
        [], [], ["due"], ["overdue"], ["overdue"], [], []
    ]  # fmt: skip
    assert amara.kept() == before
    amara.on("2026-02-01")("log", "amara", "coffee")
    seen = [states(amara.on(day_after("2026-02-01", n))) for n in (0, 20, 21, 22, 400, 20, 0)]
    assert [list(one.values()) for one in seen] == [
        [], [], ["due"], ["overdue"], ["overdue"], [], []
    ]  # fmt: skip


def test_t03_a_newer_contact_wins_over_everything_set_before(amara: Netcrm) -> None:
    amara.on("2026-02-01")("snooze", "amara", "--until", "2026-02-20")
    amara("skip", "amara")
    amara.on("2026-02-10")("log", "amara", "coffee")
    shown = amara.json("show", "amara")
    assert (shown["due_on"], shown["snoozed_until"]) == ("2026-03-03", None)
    assert states(amara.on("2026-02-25")) == {}
    assert states(amara.on("2026-03-03")) == {"Amara Okafor": "due"}


def test_t04_somebody_never_contacted_is_in_the_list(crm: Netcrm) -> None:
    crm("add", "Bela Varga", "--every", "3w")
    crm("add", "Cleo Adeyemi", "--tier", "core", "--met-on", "2026-02-20")
    file = crm.home / "people.csv"
    file.write_text("uid,name,every\n7,Dana Imre,2w\n", encoding="utf-8")
    crm("import", str(file))
    dana = {"Dana Imre": "overdue"}
    assert states(crm.on("2026-03-13")) == {"Cleo Adeyemi": "due", **dana}
    late = {"Cleo Adeyemi": "overdue", "Bela Varga": "due", **dana}
    assert states(crm.on("2026-03-23")) == late
    capped = crm.json("due")
    assert {row["name"]: row["state"] for row in capped} == late
    assert all("no contact yet" in row["reason"] for row in capped)


def test_t05_an_import_does_not_make_everybody_due_at_once(crm: Netcrm) -> None:
    file = crm.home / "people.csv"
    rows = [f"Given{n} Family{n},p{n}@example.org,imported,2020-01-01" for n in range(210)]
    file.write_text("name,email_1,tags,met_on\n" + "\n".join(rows) + "\n", encoding="utf-8")
    connections = crm.home / "Connections.csv"
    rows = [f"Given{n},Family{n},,p{n}@example.org,,,01 Jan 2020" for n in range(210)]
    connections.write_text(f"{LINKEDIN}\n" + "\n".join(rows) + "\n", encoding="utf-8")
    crm("import", str(connections))
    crm("import", str(file))
    crm("cadence", "set", "tag:imported", "3w")
    assert states(crm) == {}
    first_due = [person["due_on"] for person in crm.json("list") if person["due_on"]]
    assert min(first_due) >= "2026-03-03"
    assert max(first_due) <= "2026-03-23"
    a_day = [first_due.count(day) for day in set(first_due)]
    assert len(a_day) == 21
    assert max(a_day) <= 30
    for day in (min(first_due), "2026-03-12", max(first_due)):
        dealt = crm.on(day).json("due", "--max", "999")
        assert len(dealt) == sum(due_on <= day for due_on in first_due)


def test_t06_a_mistyped_name_is_logged_for_nobody(amara: Netcrm) -> None:
    before = amara.kept()
    for name in ("amarra", "okafro", "okafor-amarra", "amaraokafor", "Amara Okafoor"):
        told = amara.fails(3, "log", name, "coffee")
        assert "Amara Okafor" in told.err
        amara.fails(3, "skip", name)
        amara.fails(3, "followup", name, "call", "--in", "1w")
    assert amara.kept() == before


def test_t07_an_unresolved_name_makes_no_person(amara: Netcrm) -> None:
    for command in (
        ("log", "Bela Varga", "coffee"),
        ("log", "amara", "coffee", "--with", "Bela Varga"),
        ("add", "Cleo Adeyemi", "--via", "Bela Varga"),
        ("followup", "Bela Varga", "call", "--in", "1w"),
        ("snooze", "Bela Varga", "--for", "1w"),
    ):
        amara.fails(3, *command)
    assert [one["name"] for one in amara.json("list")] == ["Amara Okafor"]


def test_t08_the_cap_comes_after_the_filter(crm: Netcrm) -> None:
    for number in range(15):
        crm("add", f"Person{number:02}", "--every", "1w", "--met-on", "2025-01-01")
    crm("add", "Zora Quist", "--every", "1w", "--met-on", "2026-02-20", "--tag", "rare")
    assert list(states(crm, "tag:rare")) == ["Zora Quist"]
    for query in (["tag:rare"], ["--tag", "rare"], ["zora"], ["tag:rare", "--max", "1"]):
        assert [row["name"] for row in crm.json("due", *query)] == ["Zora Quist"]
    assert [row["name"] for row in crm.json("list", "tag:rare", "--limit", "1")] == ["Zora Quist"]


def test_t08_the_cap_comes_after_what_the_rules_decide(crm: Netcrm) -> None:
    for number in range(15):
        crm("add", f"Person{number:02}", "--every", "1w", "--met-on", "2025-01-01")
    crm("add", "Zora Quist", "--every", "1w", "--met-on", "2026-02-23")
    for query in (["due:today"], ["due:due"], ["due:today", "--max", "1"], ["-due:overdue"]):
        assert [row["name"] for row in crm.json("due", *query)] == ["Zora Quist"]
    listed = crm.json("list", "due:today", "--limit", "1")
    assert [one["name"] for one in listed] == ["Zora Quist"]
    assert len(crm.json("list", "due:overdue", "--limit", "12")) == 12
    assert len(crm.json("due", "--neglected")) == len(crm.json("due", "due:overdue", "--all")) == 15


@pytest.mark.parametrize("day", [*EVERYWHERE, "2026-03-08", "2026-08-01", "2027-01-04"])
def test_t09_all_commands_agree_about_who_is_overdue(crm: Netcrm, day: str) -> None:
    crm.on("2026-01-05")
    for number, every in enumerate(("1w", "1m", "6m", "1y", "2y"), 1):
        crm("add", f"Person{number}", "--every", every, "--met-on", "2026-01-0" + str(number))
    crm("snooze", "person2", "--until", "2026-06-30")
    crm("pause", "person3", "--until", "2027-03-01")
    crm("followup", "person4", "call", "--by", "2026-03-02")
    crm("log", "person1", "coffee", "--on", "2026-03-01")
    crm.on(day)
    rows = crm.json("due", "--all")
    assert crm.json("due", "--max", "99") == rows
    said = f"{len(rows) - 1} more: netcrm due --all\n" if len(rows) > 1 else ""
    assert crm.run("due", "--max", "1", "--json").err == said
    overdue = {row["id"] for row in rows if "overdue" in {one["state"] for one in row["reasons"]}}
    assert {one["id"] for one in crm.json("list", "due:overdue")} == overdue
    assert {row["id"] for row in crm.json("due", "--all", "due:overdue")} == overdue
    counted = crm.json("stats")["due"]
    assert counted["overdue"] == sum(row["state"] == "overdue" for row in rows)
    assert counted["total"] == len(rows)
    for number in range(1, 6):
        shown = crm.json("show", str(number))
        row = next((row for row in rows if row["id"] == number), None)
        assert (shown["state"], shown["reason"]) == (
            (row["state"], row["reason"]) if row else (None, None)
        )
        listed: Any = next(one for one in crm.json("list") if one["id"] == number)
        assert listed["due_on"] == shown["due_on"]
        hidden = shown["paused"] or shown["snoozed_until"]
        assert (number in overdue) == (not hidden and shown["due_on"] < day)


def test_t10_nobody_who_is_not_yet_due_is_called_overdue(amara: Netcrm) -> None:
    for days in range(22):
        amara.on(day_after("2026-01-05", days))
        assert states(amara) == ({} if days < 21 else {"Amara Okafor": "due"})
        for row in amara.json("due", "--soon", "1m"):
            assert row["state"] == ("soon" if days < 21 else "due")
            assert row["days_overdue"] == 0
            assert not row["neglected"]
        for command in ("due --soon 1m", "due --soon 1m --format table", "show amara", "list"):
            assert "overdue" not in amara(*command.split()).out


def test_t11_json_is_json_whatever_is_in_it(crm: Netcrm) -> None:
    odd = 'Quo"te \\ back\tslash {"a": [1]} </script> \u2028 \x7f \U0001f469\u200d\U0001f52c'
    crm("add", "Amara Okafor", "--note", odd, "--org", odd, "--tag", odd, "--every", "1w")
    crm("followup", "amara", odd, "--by", "today")
    crm("log", "amara", odd, "--at", odd, "--on", "2026-01-01")
    for command in ("list", "show amara", "due", "followups", "history"):
        assert json.loads(crm(*command.split(), "--json").out)
    shown = crm.json("show", "amara")
    assert shown["notes"] == odd
    assert shown["interactions"][0]["place"] == odd
    assert "Quo" in crm.fails(3, "show", odd, "--json").error["message"]


def test_t13_an_older_contact_logged_later_does_not_move_the_last_one_back(amara: Netcrm) -> None:
    amara.on("2026-03-02")("log", "amara", "coffee")
    amara("log", "amara", "we had met before", "--on", "2025-11-11")
    amara("log", "amara", "and in between", "--on", "2026-02-01")
    shown = amara.json("show", "amara")
    assert (shown["last_contact_on"], shown["due_on"]) == ("2026-03-02", "2026-03-23")
    assert amara.on("2026-02-15").json("show", "amara")["last_contact_on"] == "2026-02-01"
    assert amara.on("2026-01-15").json("show", "amara")["last_contact_on"] == "2025-11-11"


@pytest.mark.parametrize("day", ["2026-02-10", "2026-03-02"])
def test_t14_a_plan_is_no_contact_until_its_day(amara: Netcrm, day: str) -> None:
    amara.on(day)("log", "amara", "lunch is planned", "--on", day_after(day, 5))
    assert states(amara) == {"Amara Okafor": "overdue"}
    assert amara.json("show", "amara")["last_contact_on"] is None
    assert states(amara.on(day_after(day, 4))) == {"Amara Okafor": "overdue"}
    assert states(amara.on(day_after(day, 5))) == {}
    assert amara.json("show", "amara")["last_contact_on"] == day_after(day, 5)


def test_t14_a_plan_ends_no_snooze_and_no_silence(amara: Netcrm) -> None:
    for day in (10, 15, 20, 25, 30):
        amara("log", "amara", "tea", "--on", f"2026-01-{day}")
    amara.on("2026-03-02")
    drifting = "drifting: silent for 4 weeks, longer than usual"
    assert drifting in [one["reason"] for one in amara.json("due", "--neglected")[0]["reasons"]]
    amara("log", "amara", "lunch is planned", "--on", "2026-03-05")
    amara("log", "amara", "and dinner", "--on", "2026-05-05")
    assert drifting in [one["reason"] for one in amara.json("due", "--neglected")[0]["reasons"]]
    assert amara.json("stats")["contacts"]["total"] == 5
    amara("undo", "2")
    amara("snooze", "amara", "--until", "2026-03-20")
    amara("log", "amara", "lunch is planned", "--on", "2026-03-05")
    assert amara.json("show", "amara")["snoozed_until"] == "2026-03-20"
    assert states(amara.on("2026-03-04")) == {}
    assert amara.json("show", "amara")["snoozed_until"] == "2026-03-20"
    assert amara.on("2026-03-05").json("show", "amara")["snoozed_until"] is None


def test_t15_the_first_of_several_is_not_taken(crm: Netcrm) -> None:
    crm("add", "Ada Lovelace")
    crm("add", "Ada Callahan")
    crm("followup", "ada lovelace", "call", "--in", "1w")
    before = crm.kept()
    for command in (
        "log ada call about budget", "followup ada call --in 2w", "done ada", "skip ada",
        "snooze ada --for 2w", "pause ada", "resume ada", "track ada --every 6w", "untrack ada",
        "log callahan tea --with ada", "add Bela Varga --via ada",
    ):  # fmt: skip
        crm.fails(4, *command.split())
    assert crm.kept() == before

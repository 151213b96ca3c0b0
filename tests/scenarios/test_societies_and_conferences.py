"""Three sentences of the practice that netcrm makes runnable, each as a user lives through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def test_a_membership_has_its_renewal_as_a_dated_followup(crm: Netcrm) -> None:
    """Professional societies: groups, with renewal as a dated follow-up."""
    crm.on("2026-01-10")
    crm("group", "add", "Nordic Skills Guild")
    crm("group", "renew", "nordic", "--by", "2026-01-31", "--every", "1y")
    crm("add", "Ines Duarte", "--every", "1w")

    def morning(day: str) -> list[str]:
        return [row["name"] for row in crm.on(day).json("due")]

    assert morning("2026-01-15") == []
    assert morning("2026-01-31") == ["Nordic Skills Guild", "Ines Duarte"]
    assert morning("2026-02-03") == ["Nordic Skills Guild", "Ines Duarte"]
    done = crm("done", "f1")
    assert done.err == "It comes again by 31 Jan 2027: f2.\n"
    assert morning("2026-02-04") == ["Ines Duarte"]
    assert morning("2027-01-31") == ["Nordic Skills Guild", "Ines Duarte"]
    crm("done", "f2")
    crm("done", "f3", "--drop")
    assert "Nordic Skills Guild" not in morning("2029-01-31")
    finished = crm.json("followups", "--all")
    assert [(one["due_on"], one["done_on"], one["dropped_on"]) for one in finished] == [
        ("2026-01-31", "2026-02-03", None),
        ("2027-01-31", "2027-01-31", None),
        ("2028-01-31", None, "2027-01-31"),
    ]


def test_the_report_tells_which_kinds_of_event_pay(crm: Netcrm) -> None:
    """Strategic participation: per event, people met, still in contact after 3, 6, 12 months."""
    crm.on("2025-03-01")
    crm("event", "add", "Skills 2025", "--kind", "conference", "--on", "2025-03-01")
    crm("event", "add", "Rubric course", "--kind", "course", "--on", "2025-03-01")
    for name, event in (
        ("Ada Moreau", "Skills 2025"),
        ("Bo Ek", "Skills 2025"),
        ("Cleo Adeyemi", "Rubric course"),
    ):
        crm("add", name, "--met-on", "2025-03-01")
        crm("event", "join", event, name)

    def report(day: str) -> dict[str, Any]:
        return {row["name"] or row["kind"]: row for row in crm.on(day).json("event", "report")}

    assert report("2025-06-01")["Skills 2025"]["met"] == 2
    assert report("2025-06-01")["Skills 2025"]["after_3m"] is None
    assert report("2025-06-02")["Skills 2025"]["after_3m"] == {"met": 2, "still": 0}
    crm.on("2025-07-10")("log", "cleo", "--kind", "call")
    crm.on("2026-04-01")("log", "cleo", "--kind", "video")
    crm("log", "bo", "--kind", "email", "--on", "2025-10-05")
    found = report("2026-04-02")
    after = {name: [found[name][f"after_{n}m"]["still"] for n in (3, 6, 12)] for name in found}
    assert after == {
        "Skills 2025": [1, 1, 0],
        "Rubric course": [1, 1, 1],
        "conference": [1, 1, 0],
        "course": [1, 1, 1],
    }
    told = crm("event", "report", "--format", "table").lines
    assert told[-1] == "Most are still in contact after 12 months: course (1 of 1)"


def test_a_call_replaces_a_trip(crm: Netcrm) -> None:
    """Virtual contact: the list shows the channel that worked last, and the city."""
    crm.on("2026-01-02")
    crm("add", "Olav Berg", "--city", "Tromsø", "--every", "2w")
    crm("log", "olav", "at his clinic", "--kind", "meeting")
    crm.on("2026-01-16")
    row = crm("due", "--format", "table").lines[2]
    assert row.endswith("   meeting, Tromsø")
    crm("log", "olav", "talked instead of travelling", "--kind", "video")
    crm.on("2026-01-30")
    assert crm("due", "--format", "table").lines[2].endswith("   video, Tromsø")
    (found,) = crm.json("due")
    assert (found["channel"], found["city"]) == ("video", "Tromsø")

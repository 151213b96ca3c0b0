"""Before a meeting, on one screen: who, how we met, what we said, what we owe, whom both know."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def test_what_one_wants_to_know_right_before(crm: Netcrm) -> None:
    crm.on("2023-09-14")
    crm("add", "Ines Costa", "--met", "my first post")
    crm(
        *("add", "Tariq Aziz", "--org", "City Hospital", "--title", "Registrar", "--via", "ines"),
        *("--met", "journal club", "--tag", "simulation", "--note", "rows; no calls on Fridays"),
    )
    crm("edit", "tariq", "--pronouns", "he/him")
    crm("relate", "ines", "mentor-of", "tariq")
    crm("role", "tariq", "co-author", "--from", "2025-01-01")
    crm("project", "add", "OSCE study", "--kind", "research", "--with", "tariq", "--with", "ines")
    crm("edit", "tariq", "--set", "speciality=paediatrics")

    crm("log", "tariq", "the first one is too long ago to be told", "--on", "2025-08-01")
    crm("log", "tariq", "call about the pilot", "--kind", "call", "--on", "2025-11-03")
    crm("log", "tariq", "his father is ill", "--private", "--on", "2026-01-15")
    crm.on("2026-02-16")
    crm("log", "tariq", "went through the figures, asked for the raw data", "--with", "ines")
    crm("followup", "tariq", "send him the protocol", "--by", "2026-03-01")
    crm("followup", "tariq", "the raw data", "--theirs", "--by", "2026-03-09")
    crm("post", "tariq", "--title", "Consultant", "--org", "Bay Hospital", "--from", "2026-02-01")

    crm.on("2026-03-02")
    shown = crm("brief", "tariq").out
    assert (
        shown
        == """\
Tariq Aziz (he/him)  (2)
Post          Consultant, Bay Hospital
To you        co-author (since 2025)
Met           journal club; introduced by Ines Costa
Changed       new post: Consultant, Bay Hospital (since 1 Feb 2026);\
 left: Registrar, City Hospital (until 1 Feb 2026)
About         simulation; speciality: paediatrics
Notes         rows; no calls on Fridays

Last          2 weeks ago, meeting with Ines Costa: went through the figures, asked for the raw data
              6 weeks ago, private meeting: his father is ill
              17 weeks ago, call: call about the pilot
You asked     for the raw data (2 weeks ago)
You promised  send him the protocol (f1, due yesterday)
They promised the raw data (f2, due in 7 days)

Together in   OSCE study (research)
Both know     Ines Costa (mentor, OSCE study)
"""
    )
    shared = crm("brief", "tariq", "--share").out
    assert "father" not in shared
    assert "1 Aug" not in shown
    assert "7 months ago, meeting: the first one is too long ago to be told" in shared

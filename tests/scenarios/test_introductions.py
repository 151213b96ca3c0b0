"""Large collaborations grow from chains of introductions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def test_how_i_came_to_know_them_and_who_could_introduce_me(crm: Netcrm) -> None:
    crm.on("2021-09-06")
    crm("add", "Ines Costa", "--met", "AMEE, coffee queue", "--met-on", "2021-09-01")
    crm("log", "ines", "OSCE stations")
    crm.on("2023-02-01")
    crm("add", "Tariq Aziz", "--via", "ines")
    crm("log", "tariq", "call about the grant", "--kind", "call")
    crm.on("2025-05-05")
    crm("add", "Yuki Mori", "--via", "tariq")
    crm("log", "yuki", "planned the pilot", "--kind", "video")

    # How did I come to know Yuki?
    assert crm.on("2026-03-02")("path", "yuki").lines == [
        "How you came to know Yuki Mori",
        "  Ines Costa (1)  met 4 years ago, AMEE, coffee queue; last contact 4 years ago",
        "  Tariq Aziz (2)  introduced by Ines Costa; last contact 3 years ago",
        "  Yuki Mori (3)  introduced by Tariq Aziz; last contact 9 months ago",
    ]

    # Who could introduce me to the fund?
    crm("add", "Noor Haddad", "--org", "Meridian Fund", "--title", "Programme Officer")
    crm("relate", "noor", "mentor-of", "yuki")
    assert crm("path", "meridian", "fund").lines[-1] == (
        "  Yuki Mori (3)  mentee of Noor Haddad; last contact 9 months ago"
    )

    # I introduce two people: each is asked first, then it is recorded, and I ask how it went.
    asked = crm("intro", "ines", "yuki", "both", "run", "OSCE", "pilots", "--ask")
    assert asked.out.count("May I introduce you to") == 2
    assert [one["on"] for one in crm.json("show", "ines")["interactions"]] == ["2021-09-06"]
    crm("intro", "ines", "yuki", "both", "run", "OSCE", "pilots")
    for who in ("ines", "yuki"):
        assert crm.json("show", who)["last_contact_on"] == "2026-03-02"
    assert crm.on("2026-03-15").json("due") == []
    (row,) = crm.on("2026-03-16").json("due")
    assert (row["name"], row["state"]) == ("Ines Costa", "promise")
    assert row["followup"]["what"] == "ask how it went with Yuki Mori"

"""What came out of which relationships, events and introductions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.foci import put_focus

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def counted(crm: Netcrm, by: str, *argv: str) -> dict[str | None, int]:
    return {one["name"]: one["outcomes"] for one in crm.json("outcomes", "--by", by, *argv)}


def test_which_relationships_events_and_introductions_paid(crm: Netcrm) -> None:
    crm.on("2024-08-26")
    crm("add", "Ines Costa")
    crm("add", "Tariq Aziz", "--via", "ines", "--met", "AMEE, coffee queue")
    crm("add", "Yuki Mori", "--met", "AMEE, poster session")
    put_focus(crm, "event", "AMEE 2024", 2, 3, kind="conference")

    crm.on("2025-05-01")
    crm("outcome", "add", "tariq", "co-authored the OSCE paper", "--kind", "article",
        "--with", "yuki", "--event", "amee")  # fmt: skip
    crm("outcome", "add", "yuki", "invited me to Kyoto", "--kind", "talk", "--event", "amee")
    crm.on("2026-01-10")
    crm("outcome", "add", "ines", "told me of the post", "--kind", "job")
    crm("outcome", "add", "yuki", "a seed grant", "--kind", "grant", "--via", "tariq")

    assert counted(crm, "person") == {"Yuki Mori": 3, "Ines Costa": 1, "Tariq Aziz": 1}
    assert counted(crm, "event") == {"AMEE 2024": 2, None: 2}
    assert counted(crm, "kind") == {"paper": 1, "talk": 1, "job": 1, "grant": 1}
    assert counted(crm, "year") == {"2025": 2, "2026": 2}
    # Ines introduced Tariq; that is counted for the paper, where nothing else is said, and told.
    told = crm("outcomes", "--by", "via")
    assert told.out.splitlines()[:2] == ["1\tInes Costa\t1\t1", "2\tTariq Aziz\t1\t0"]
    assert told.err == "1 of them without --via: counted for who introduced the person.\n"
    assert counted(crm, "kind", "yuki", "--year", "2025") == {"paper": 1, "talk": 1}

    page = crm("show", "yuki").lines
    assert page[page.index("Outcomes") + 1 :] == [
        "  2026-01-10  o4  grant: a seed grant (via Tariq Aziz)",
        "  2025-05-01  o2  talk: invited me to Kyoto (from AMEE 2024)",
        "  2025-05-01  o1  paper: co-authored the OSCE paper (with Tariq Aziz; from AMEE 2024)",
    ]

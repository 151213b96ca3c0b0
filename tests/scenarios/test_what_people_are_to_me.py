"""Having a mentor, being one: what people are to me, several at a time, since and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def test_a_mentor_becomes_a_coauthor_and_i_become_a_mentor(crm: Netcrm) -> None:
    crm.on("2018-09-01")
    crm("add", "Ines Costa", "--met", "my first post")
    crm("role", "ines", "supervisor", "--from", "1 Sep 2018")

    crm.on("2021-10-01")
    crm("role", "ines", "supervisor", "--to", "30 Sep 2021")
    crm("role", "ines", "mentor", "co-author")
    crm("role", "ines", "mentor", "--from", "1 Oct 2021")
    assert crm("show", "ines").lines[1] == (
        "To you        mentor (since 2021), co-author, supervisor (2018–2021)"  # noqa: RUF001
    )
    assert [one["name"] for one in crm.json("list", "role:mentor")] == ["Ines Costa"]
    assert crm.json("list", "role:supervisor") == []

    crm.on("2024-02-01")
    crm("add", "Tariq Aziz", "--via", "ines", "--every", "2w")
    crm("role", "tariq", "mentee", "--from", "today")
    crm("relate", "ines", "sponsor-of", "tariq")
    assert [
        (one["kind"], one["who"]["name"]) for one in crm.json("show", "tariq")["relationships"]
    ] == [("introduced by", "Ines Costa"), ("sponsor", "Ines Costa")]
    assert "  sponsored  Tariq Aziz" in crm("show", "ines").lines

    crm.on("2024-03-01")
    assert [one["name"] for one in crm.json("due", "role:mentee")] == ["Tariq Aziz"]
    assert [one["name"] for one in crm.json("due", "-role:mentee")] == []

    crm.on("2026-06-30")
    crm("role", "tariq", "mentee", "--to", "today")
    crm("role", "tariq", "collaborator")
    assert crm.json("list", "role:mentee") == []
    assert [one["role"] for one in crm.json("role", "tariq")] == ["collaborator", "mentee"]

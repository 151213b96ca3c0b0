"""By which channel the last contact was, and where somebody is: a call may replace a trip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def ines(crm: Netcrm) -> Netcrm:
    crm("add", "Ines Duarte", "--every", "1w", "--met-on", "2025-06-01", "--city", "Porto")
    return crm


def channel(crm: Netcrm) -> str | None:
    (row,) = crm.json("due")
    found: str | None = row["channel"]
    return found


def test_it_is_that_of_the_last_contact_that_counted(ines: Netcrm) -> None:
    assert channel(ines) is None
    ines("log", "ines", "--kind", "video", "--on", "2026-01-10")
    assert channel(ines) == "video"
    ines("log", "ines", "--kind", "meeting", "--on", "2025-12-01")
    ines("log", "ines", "--kind", "note", "--on", "2026-02-01")
    ines("log", "ines", "--kind", "event", "--on", "2026-03-03")
    assert channel(ines) == "video"
    ines("log", "ines", "--kind", "email", "--on", "2026-01-10")
    assert channel(ines) == "email"  # the later one of that day
    ines("undo")
    assert channel(ines) == "video"


def test_the_day_of_asking_decides(ines: Netcrm) -> None:
    ines("log", "ines", "--kind", "video", "--on", "2026-01-10")
    ines("log", "ines", "--kind", "letter", "--on", "2026-02-10")
    (row,) = ines.json("due", "--today", "2026-02-01")
    assert (row["channel"], row["last_contact_on"], row["city"]) == ("video", "2026-01-10", "Porto")


def test_programs_read_it_behind_the_columns_that_were_there(ines: Netcrm) -> None:
    ines("log", "ines", "--kind", "call", "--on", "2026-01-10")
    header, row = ines("due", "--format", "csv").lines
    assert header.split(",")[-3:] == ["organisation", "channel", "city"]
    assert row.split(",")[-3:] == ["", "call", "Porto"]
    assert ines("due").lines[0].split("\t")[-2:] == ["call", "Porto"]
    (put_off,) = ines.json("level", "--max", "1", "--dry-run") or [{"channel": "call"}]
    assert put_off["channel"] == "call"


@pytest.mark.parametrize(("columns", "lines"), [("60", 1), ("80", 1), ("200", 1)])
def test_it_makes_no_row_longer(
    ines: Netcrm, columns: str, lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ines("log", "ines", "--kind", "call", "--on", "2026-02-20")
    monkeypatch.setenv("COLUMNS", columns)
    _, _, *rows = ines("due", "--format", "table").lines
    assert len(rows) == lines
    assert ("call, Porto" in rows[0]) == (columns != "60")


def test_documents_say_it_beside_the_organisation(ines: Netcrm) -> None:
    ines("log", "ines", "--kind", "call", "--on", "2026-01-10")
    assert "Ines Duarte; call, Porto\n" in ines("due", "--format", "text").out
    ines("edit", "ines", "--org", "Hospital do Mar")
    said = "Hospital do Mar; call, Porto"
    assert f"Ines Duarte, {said}\n" in ines("due", "--format", "text").out
    assert f"**Ines Duarte** ({said})" in ines("due", "--format", "md").out
    assert f">{said}</span>" in ines("due", "--format", "html").out

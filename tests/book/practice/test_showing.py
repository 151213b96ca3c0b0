"""What is read of a focus or of a person costs what is in it, not how many people there are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from netcrm.book.practice.finding import focus_of
from netcrm.book.practice.institutions import institutions
from netcrm.book.practice.showing import parts, renewals, taken_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Netcrm

TODAY = date(2026, 3, 2)
READERS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "parts": lambda found: parts(found, 1),
    "taken": lambda found: taken_part(found, 1),
    "renewals": lambda found: renewals(found, 1),
    "institutions": lambda found: institutions(found, focus_of(found, 1), [], TODAY),
}


@pytest.mark.parametrize("reader", READERS)
def test_no_table_is_read_as_a_whole(reader: str, crm: Netcrm) -> None:
    crm("add", "Ada Berg", "--org", "Cork")
    crm("project", "add", "OSCE study", "--with", "ada")
    asked: list[str] = []
    with closing(sqlite3.connect(crm.db)) as connection:
        connection.set_trace_callback(asked.append)
        READERS[reader](connection)
        connection.set_trace_callback(None)
        plans = [
            str(step[3])
            for sql in asked
            for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]
    assert plans
    assert not [step for step in plans if step.startswith(("SCAN", "MATERIALIZE"))]

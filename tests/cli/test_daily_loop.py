"""The commands of a day, as a user types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def test_an_empty_database_explains_the_first_step(crm: Netcrm) -> None:
    answer = crm("due")
    assert not answer.out
    assert "netcrm add" in answer.err
    assert not crm.db.exists()


def test_bare_netcrm_is_due(crm: Netcrm) -> None:
    crm("add", "Amara Okafor", "--every", "3w", "--met-on", "2026-01-05")
    assert crm().out == crm("due").out != ""
    assert crm("--json").json == crm.json("due")

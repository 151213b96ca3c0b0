"""A command that fails has changed nothing, however far it had come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

LATE = [
    ("add", "Bela Varga", "--tag", "new", "--tag", " "),
    ("add", "Bela Varga", "--org", "Tisza Works", "--next", "  ", "--in", "2w"),
    ("add", "Bela Varga", "--email", "bela@example.org", "--via", "nobody"),
    ("log", "amara", "coffee", "--tag", "talk", "--tag", ""),
    ("log", "amara", "coffee", "--next", " ", "--in", "2w"),
    ("log", "Bela Varga", "--with", "amara", "--tag", "", "--create"),
    ("log", "amara", "--with", "Bela Varga", "--create", "--next", " ", "--by", "friday"),
    ("done", "amara", "--log", "sent", "--drop", "--today", "tomorrow"),
    ("undo", "9"),
    ("redo",),
]


@pytest.mark.parametrize("command", LATE, ids=" ".join)
def test_a_failure_after_the_first_row_leaves_none(crm: Netcrm, command: tuple[str, ...]) -> None:
    crm("add", "Amara Okafor", "--next", "send the notes", "--by", "2026-03-09")
    before = crm.kept()
    refused = crm.run(*command)
    assert refused.code != 0
    assert not refused.out
    assert crm.kept() == before


def test_an_interrupted_command_leaves_nothing(
    crm: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    crm("add", "Amara Okafor")
    before = crm.kept()

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("netcrm.store.writing.Work.save_step", interrupted)
    stopped = crm.fails(130, "log", "amara", "coffee")
    assert stopped.err == "Stopped; nothing was changed.\n"
    assert crm.kept() == before

"""``role``: what people are to me, since when and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm

Role = tuple[str, str | None, str | None]

MONDAY = "2026-03-02"


@pytest.fixture
def ada(crm: Netcrm) -> Netcrm:
    crm("add", "Ada Lovelace")
    crm("add", "Grace Hopper")
    crm("add", "Grace Kelly")
    return crm


def roles(crm: Netcrm, who: str = "ada") -> list[Role]:
    """What somebody is to me, which is the same in the list and on the page."""
    found = crm.json("role", who)
    assert crm.json("show", who)["roles"] == found
    return [(one["role"], one["from_on"], one["to_on"]) for one in found]


def say(crm: Netcrm, *commands: str) -> list[Role]:
    for command in commands:
        crm("role", "ada", *command.split())
    return roles(crm)


def test_several_at_a_time_in_any_writing(ada: Netcrm) -> None:
    told = ada("role", "ada", "Mentor,", "coauthor", "board", "member", "mentor")
    assert told.out == "Ada Lovelace: mentor, co-author, board. Undo: netcrm undo\n"
    assert told.err == ""
    assert {role for role, *_ in roles(ada)} == {"mentor", "co-author", "board"}
    assert ada("show", "ada").lines[1] == "To you        mentor, co-author, board"


def test_a_write_prints_the_contact_with_its_roles(ada: Netcrm) -> None:
    written = ada.json("role", "ada", "mentor", "--from", "2020-01-05")
    assert (written["name"], list(written)[-1]) == ("Ada Lovelace", "roles")
    assert written["roles"] == [{"role": "mentor", "from_on": "2020-01-05", "to_on": None}]


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        (["mentor --from 2020-01-01"], [("mentor", "2020-01-01", None)]),
        (["mentor", "mentor --from 2020-01-01"], [("mentor", "2020-01-01", None)]),
        (["mentor --from 2020-01-01", "mentor"], [("mentor", "2020-01-01", None)]),
        (
            ["mentor --from 2020-01-01", "mentor --to 2025-06-30"],
            [("mentor", "2020-01-01", "2025-06-30")],
        ),
        (
            ["mentor --from 2020-01-01", "mentor --from 2019-01-01"],
            [("mentor", "2019-01-01", None)],
        ),
        (["mentor --to 2025-06-30"], [("mentor", None, "2025-06-30")]),
        (
            ["mentor --to 2025-06-30", "mentor --to 2025-07-31"],
            [("mentor", None, "2025-07-31")],
        ),
        (["mentor --to 2025-06-30", "mentor --to="], [("mentor", None, None)]),
        (["mentor --from 2020-01-01", "mentor --from="], [("mentor", None, None)]),
        # Again later: another time, and each can be corrected by its own beginning.
        (
            ["mentor --to 2025-06-30", "mentor"],
            [("mentor", MONDAY, None), ("mentor", None, "2025-06-30")],
        ),
        (
            ["mentor --from 2020-01-01", "mentor --from 2010-01-01 --to 2012-01-01"],
            [("mentor", "2020-01-01", None), ("mentor", "2010-01-01", "2012-01-01")],
        ),
        (
            [
                "mentor --from 2020-01-01",
                "mentor --from 2010-01-01 --to 2012-01-01",
                "mentor --from 2010-01-01 --to 2013-01-01",
            ],
            [("mentor", "2020-01-01", None), ("mentor", "2010-01-01", "2013-01-01")],
        ),
        (
            ["mentor --from 2010-01-01 --to 2012-01-01", "mentor --from 2020-01-01"],
            [("mentor", "2020-01-01", None), ("mentor", "2010-01-01", "2012-01-01")],
        ),
        (
            ["mentor --to 2012-01-01", "mentor --from 2010-01-01"],
            [("mentor", "2010-01-01", "2012-01-01")],
        ),
    ],
)
def test_since_when_and_until_when(ada: Netcrm, commands: list[str], expected: list[Role]) -> None:
    assert say(ada, *commands) == expected
    before = snapshot(ada.db)
    again = ada("role", "ada", *commands[-1].split())
    assert again.err == "It is so already; nothing was changed.\n"
    assert snapshot(ada.db) == before
    ada("undo", str(len(commands)))
    assert roles(ada) == []
    for _ in commands:
        ada("redo")
    assert roles(ada) == expected


def test_taking_away(ada: Netcrm) -> None:
    say(ada, "mentor --from 2010-01-01 --to 2012-01-01", "mentor", "peer")
    told = ada("role", "ada", "mentor", "--from", "2010-01-01", "--rm")
    assert "mentor (1 Jan 2010 to 1 Jan 2012) taken away" in told.out
    assert say(ada, "mentor --rm") == [("peer", None, None)]
    refused = ada.fails(3, "role", "ada", "mentor", "--rm")
    assert refused.err == "Ada Lovelace has no such role as mentor; there is peer.\n"


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("role ada --from 2020-01-01", 2, "Which role?"),
        ("role ada --rm", 2, "Which role?"),
        ("role ada mentor --rm --to 2020-01-01", 2, "--to ends it"),
        ("role ada none", 2, "'none' is no role"),
        ("role ada ?!", 2, "'?!' is no role"),
        ("role ada mentor --from 2020-01-01 --to 2019-01-01", 2, "before it begins"),
        ("role ada mentor --from never", 2, ""),
        ("role grace mentor", 4, "'grace' may be"),
        ("role nobody mentor", 3, "Nobody here"),
        ("role Ada Byron mentor", 3, "Nobody here is called 'Ada Byron'"),
        ("role", 2, ""),
    ],
)
def test_what_is_refused_changes_nothing(ada: Netcrm, command: str, code: int, said: str) -> None:
    before = ada.kept()
    assert said in ada.fails(code, *command.split()).err
    assert ada.kept() == before


def test_a_word_of_ones_own_is_remarked_on_once(ada: Netcrm) -> None:
    assert ada("role", "ada", "Doktormutter").err == (
        "'Doktormutter' is a role of your own, and new here.\n"
    )
    assert ada("role", "grace kelly", "doktormutter").err == ""
    assert "did you mean mentor?" in ada("role", "ada", "mentr").err
    assert ("Doktormutter", None, None) in roles(ada)
    assert ada("role", "ada", "DOKTORMUTTER").err == "It is so already; nothing was changed.\n"


def test_nothing_is_known_yet(ada: Netcrm) -> None:
    assert ada("role", "ada").err == "Ada Lovelace has no role yet: netcrm role 1 mentor\n"
    assert "To you" not in ada("show", "ada").out


@pytest.mark.parametrize("name", ["[/x]", "=cmd()", "Bob [work]", "\x1b[31mred"])
def test_any_word_comes_out_as_text(ada: Netcrm, name: str) -> None:
    ada("role", "ada", name)
    assert [role for role, *_ in roles(ada)] == [name]
    for command in (("role", "ada"), ("show", "ada"), ("role", "ada", "--format", "table")):
        assert "\x1b" not in ada(*command).out

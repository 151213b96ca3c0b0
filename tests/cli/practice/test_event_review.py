"""``event review``: whom one met there, who has had a follow-up since, who not yet."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.practice.network import EVENT, LAST_DAY, amee, lay
from tests.cli.test_reading_is_light import ASKING, HEAVY

if TYPE_CHECKING:
    from tests.conftest import Netcrm

KEYS = ["id", "name", "organisation", "met_on", "since", "promise", "followed_up"]
PEOPLE = ["Ada Lovelace (Engines)", "Bob Moss", "Cai Ng", "Dee Doe", "Eve Zanetti"]


@pytest.fixture
def home_again(crm: Netcrm) -> Netcrm:
    """Five people were met at the conference, which was over two weeks ago."""
    amee(crm.db)
    (crm.home / "list.txt").write_text("\n".join(PEOPLE), encoding="utf-8")
    crm.on("2026-08-25")("event", "capture", "amee", "--from", str(crm.home / "list.txt"))
    return crm.on("2026-09-10")


def review(crm: Netcrm) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in crm.json("event", "review", "amee")}


def waiting(crm: Netcrm) -> list[str]:
    return [name for name, row in review(crm).items() if not row["followed_up"]]


def test_nobody_has_had_a_follow_up_yet(home_again: Netcrm) -> None:
    found = review(home_again)
    assert all(list(row) == KEYS for row in found.values())
    assert found["Ada Lovelace"] == {
        "id": 1,
        "name": "Ada Lovelace",
        "organisation": "Engines",
        "met_on": "2026-08-25",
        "since": None,
        "promise": None,
        "followed_up": False,
    }
    assert waiting(home_again) == [line.partition(" (")[0] for line in PEOPLE]
    said = home_again("event", "review", "amee").err
    assert f"{EVENT}: 5 people, 5 without a follow-up, 0 promised one, 0 followed up." in said
    assert "Write to Ada Lovelace, then: netcrm log 1 TEXT --kind email" in said


def test_three_parts_and_those_without_at_the_top(home_again: Netcrm) -> None:
    home_again("log", "ada", "thanked her", "--kind", "email", "--on", "2026-09-01")
    home_again("followup", "bob", "send the slides", "--in", "1w")
    home_again("followup", "cai", "call", "--in", "1w")
    home_again("done", "cai")
    home_again("log", "dee", "looked her up", "--kind", "note")
    found = review(home_again)
    assert list(found) == ["Dee Doe", "Eve Zanetti", "Bob Moss", "Ada Lovelace", "Cai Ng"]
    assert [row["followed_up"] for row in found.values()] == [False, False, True, True, True]
    assert [row["since"] for row in found.values()] == [None, None, None, "2026-09-01", None]
    assert found["Bob Moss"]["promise"] == {
        "id": 1,
        "what": "send the slides",
        "due_on": "2026-09-17",
    }
    shown = home_again("event", "review", "amee", "--format", "table").out
    assert [line.split("  ")[-1].strip() for line in shown.splitlines()[2:7]] == [
        "not yet",
        "not yet",
        "f1 send the slides, due in 7 days",
        "in touch 9 days ago",
        "done",
    ]


@pytest.mark.parametrize(
    ("deed", "counts"),
    [
        (("log", "ada", "coffee", "--on", LAST_DAY), False),
        (("log", "ada", "coffee", "--on", "2026-08-27"), True),
        (("log", "ada", "planned", "--on", "2026-12-01"), False),
        (("log", "ada", "thoughts", "--kind", "note"), False),
        (("log", "bob", "coffee", "--with", "ada"), True),
        (("followup", "ada", "write", "--in", "1y"), True),
        (("followup", "ada", "they write", "--in", "1w", "--theirs"), True),
        (("snooze", "ada", "--for", "1w"), False),
    ],
)
def test_what_counts_as_a_follow_up(
    home_again: Netcrm, deed: tuple[str, ...], *, counts: bool
) -> None:
    if deed[0] == "snooze":
        home_again("track", "ada", "--every", "3w")
    home_again(*deed)
    assert ("Ada Lovelace" not in waiting(home_again)) is counts


@pytest.mark.parametrize(
    ("today", "more", "day"),
    [
        ("2026-08-25", (), "2026-08-25"),
        ("2026-08-27", (), LAST_DAY),
        ("2026-09-02", (), LAST_DAY),
        ("2026-09-03", (), "2026-09-03"),
        ("2026-08-27", ("--on", "today"), "2026-08-27"),
        ("2026-08-27", ("--kind", "email"), "2026-08-27"),
        ("2026-08-20", (), "2026-08-20"),
    ],
)
def test_what_is_logged_of_an_event_soon_after_it_was_then(
    crm: Netcrm, today: str, more: tuple[str, ...], day: str
) -> None:
    amee(crm.db)
    crm("add", "Ada Lovelace")
    logged = crm.on(today)("log", "ada", "talked of engines", "--event", "amee", *more)
    assert ("dated the last day of" in logged.err) is (day == LAST_DAY)
    assert crm.json("show", "ada")["interactions"][0]["on"] == day
    assert waiting(crm.on("2026-09-10")) == ["Ada Lovelace"]


def test_what_was_promised_before_the_event_is_no_follow_up_until_it_is_done(crm: Netcrm) -> None:
    amee(crm.db)
    crm.on("2026-06-01")("add", "Ada Lovelace", "--next", "send the paper", "--in", "4m")
    crm.on("2026-08-24")("log", "ada", "met again", "--event", "amee")
    assert waiting(crm.on("2026-09-01")) == ["Ada Lovelace"]
    crm("done", "ada")
    assert waiting(crm) == []


def test_a_promise_that_was_dropped_is_none(home_again: Netcrm) -> None:
    home_again("followup", "ada", "write", "--in", "1w")
    home_again("done", "ada", "--drop")
    assert "Ada Lovelace" in waiting(home_again)


def test_what_was_promised_there_counts_at_once(crm: Netcrm) -> None:
    amee(crm.db)
    (crm.home / "list.txt").write_text("Ada Lovelace next: write in 2 weeks", encoding="utf-8")
    crm.on("2026-08-25")("event", "capture", "amee", "--from", str(crm.home / "list.txt"))
    found = review(crm)["Ada Lovelace"]
    assert (found["since"], found["followed_up"]) == (None, True)
    said = crm("event", "review", "amee").err
    assert "It goes on until Wed 26 Aug" in said


def test_what_is_still_to_come_begins_first(crm: Netcrm) -> None:
    amee(crm.db)
    crm("add", "Ada Lovelace")
    crm.on("2026-08-20")("event", "join", "amee", "ada")
    assert "It begins on Mon 24 Aug; what" in crm("event", "review", "amee").err
    assert "It goes on until Wed 26 Aug;" in crm.on("2026-08-24")("event", "review", "amee").err


def test_an_event_without_a_day_goes_by_the_conversation_there(crm: Netcrm) -> None:
    lay(crm.db, "event", EVENT)
    crm.on("2026-08-24")("add", "Ada Lovelace")
    crm("log", "ada", "met", "--event", "amee")
    assert waiting(crm.on("2026-09-01")) == ["Ada Lovelace"]
    crm("log", "ada", "coffee")
    assert review(crm)["Ada Lovelace"]["since"] == "2026-09-01"


def test_who_was_removed_is_not_in_it_and_comes_back(home_again: Netcrm) -> None:
    home_again("remove", "ada")
    assert "Ada Lovelace" not in review(home_again)
    home_again("restore", "ada")
    assert "Ada Lovelace" in review(home_again)
    home_again("forget", "ada", "--yes")
    assert "Ada Lovelace" not in review(home_again)


def test_two_who_are_made_one_are_one_there(home_again: Netcrm) -> None:
    home_again("merge", "ada", "bob")
    assert list(review(home_again)) == ["Ada Lovelace", "Cai Ng", "Dee Doe", "Eve Zanetti"]


def test_everybody_and_nobody(crm: Netcrm) -> None:
    amee(crm.db)
    assert (
        "Nobody is part of AMEE 2026 yet: netcrm event capture e1"
        in crm("event", "review", "amee").err
    )
    crm.on("2026-08-24")("add", "Ada Lovelace")
    crm("log", "ada", "met", "--event", "amee")
    crm.on("2026-08-30")("log", "ada", "coffee")
    assert "Everybody has had a follow-up." in crm("event", "review", "amee").err
    crm.fails(3, "event", "review", "nowhere")
    crm.fails(2, "event", "review")


def test_it_loads_nothing_that_writes(home_again: Netcrm) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKING, "event", "review", "amee"],
        capture_output=True,
        text=True,
        cwd=home_again.home,
        check=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0"
    assert not HEAVY & set(modules)

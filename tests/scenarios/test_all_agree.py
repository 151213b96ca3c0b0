"""After any history all commands, and all forms of the list, agree about who is due, and why."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections import Counter
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.calendars import by_icalendar
from tests.home import Home, many, same_uids
from tests.scenarios import oracle
from tests.scenarios.files import Card
from tests.scenarios.histories import HISTORY, STARTS, Player
from tests.scenarios.lives import lives
from tests.scenarios.world import World, days_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.scenarios.histories import Command

DUE = 10
"""The exit code of ``due --exit-code`` where somebody is."""


class Form(NamedTuple):
    """A command that names people, and how their ids are read from its answer."""

    command: str
    ids_in: Callable[[str], Iterable[int]]

    def people(self, home: Home) -> list[int]:
        """Return whom the answer names, in the order in which it does so first."""
        answer = home.run(*self.command.split())
        assert answer.code == 0, answer.err
        return list(dict.fromkeys(self.ids_in(answer.out)))

    def groups(self, home: Home) -> list[str]:
        """Return which groups are to be renewed, in the order of the answer."""
        text = "".join(home.run(*self.command.split()).out.partition("Nobody")[0])
        return list(dict.fromkeys(re.findall("Bo Ek|The Guild", text)))


def in_text(out: str) -> Iterable[int]:
    """Find people in a text of whatever kind; a line that is folded may part their names.

    On a day on which nobody is due, a sentence says so, and who is next.
    """
    return map(int, re.findall(r"Person(\d+)x", "".join(out.partition("Nobody")[0].split())))


def in_lines(out: str) -> Iterable[int]:
    return map(int, out.split())


def in_json(out: str, state: str = "") -> Iterable[int]:
    """Find those of whom one of the reasons has this state, or all."""
    found = json.loads(out)
    return [one["id"] for one in found if one["id"] and (not state or state in states_of(one))]


def states_of(one: dict[str, Any]) -> set[str]:
    return {reason["state"] for reason in one["reasons"]}


def in_calendar(out: str, state: str = "") -> Iterable[int]:
    """Find those who stand in today's column or before it, of this category or of any."""
    today = date.fromisoformat(os.environ["NETCRM_TODAY"])
    for event in by_icalendar(out):
        if event.first <= today and (not state or state in event.categories):
            yield from in_text(event.summary)


# Where the list gets a further form, that is one more line here.
WHOLE_LIST = [
    Form("due --all --json", in_json),
    Form("due --all --format ids", in_lines),
    Form("due --all --format tsv", in_text),
    Form("due --all --format csv", in_text),
    Form("due --all --format table", in_text),
    Form("due --all --format text", in_text),
    Form("due --all --format md", in_text),
    Form("due --all --format html", in_text),
    Form("due --all due:any --json", in_json),
]
CALENDARS = [Form("due --format ics", in_calendar), Form("export - --to ics", in_calendar)]
"""News is of no day, and so in no calendar."""
IN_ANY_ORDER = {
    "any": [
        Form("list due:any --json", in_json),
        Form("list due:any --format table", in_text),
        Form("list -due:none --format ids", in_lines),
    ],
    "overdue": [
        Form("due --all --json", partial(in_json, state="overdue")),
        Form("due --all due:overdue --format ids", in_lines),
        Form("due --format ics", partial(in_calendar, state="overdue")),
        Form("list due:overdue --json", in_json),
        Form("list due:overdue --format tsv", in_text),
        Form("export - due:overdue", in_text),
    ],
    "news": [
        Form("due --all --json", partial(in_json, state="news")),
        Form("due --all due:news --format ids", in_lines),
        Form("list due:news --format ids", in_lines),
        Form("list due:news --format table", in_text),
    ],
    "neglected": [
        Form("due --neglected --json", in_json),
        Form("due --all due:neglected --format ids", in_lines),
        Form("list due:neglected --json", in_json),
        Form("due --neglected --format html", in_text),
        Form("list due:neglected --format csv", in_text),
    ],
    "drifting": [
        Form("due --neglected --json", partial(in_json, state="drifting")),
        Form("list due:drifting --format ids", in_lines),
    ],
}


@pytest.mark.parametrize("start", STARTS[::2])
@many(45, parts=3)
@given(HISTORY, st.integers(-30, 120))
def test_all_agree(start: date, history: list[Command], days: int) -> None:
    with Home() as home, same_uids():
        player = Player(home, start)
        for command in history:
            player.play(command)
        world = player.world
        called_by_number(world)
        for day in (world.today, days_from(world.today, days)):
            world.go_to(day)
            lists_agree(world)
            people_agree(world)
            figures_agree(world)


def called_by_number(world: World) -> None:
    """Give everybody a name by which a text of any kind can be searched for them."""
    if people := lives(world.events):
        world.read_own([Card(one.uid, f"Person{one.who}x") for one in people])


def lists_agree(world: World) -> None:
    home, events, today = world.home, world.events, world.today
    rows, neglected = oracle.due(events, today), oracle.neglected(events, today)
    whole = [row.id for row in rows if row.id]
    for form in WHOLE_LIST:
        assert form.people(home) == whole, (form.command, today)
    groups = [row.name for row in rows if not row.id]
    for form in (*WHOLE_LIST[:1], *WHOLE_LIST[2:-1]):
        assert form.groups(home) == groups, (form.command, today)
    for form in CALENDARS:
        days = [row.id for row in rows if row.id and {*row.states} != {"news"}]
        assert form.people(home) == days, (form.command, today)
    people = {
        "any": {*whole},
        **{state: {row.id for row in rows if state in row.states} for state in ("overdue", "news")},
        "neglected": {row.id for row in neglected},
        "drifting": {row.id for row in neglected if "drifting" in row.states},
    }
    for what, forms in IN_ANY_ORDER.items():
        for form in forms:
            assert {*form.people(home)} == people[what], (form.command, today)
    capped = home.run("due", "--exit-code", "--max", "1", "--json")
    assert capped.code == (DUE if rows else 0), today
    if rows:
        more = f"{len(rows) - 1} more: netcrm due --all\n"
        assert capped.err == (more if len(rows) > 1 else ""), today


def people_agree(world: World) -> None:
    """Compare each person: their page, their line in the list, their row in a spreadsheet."""
    home, today = world.home, world.today
    listed = {one["id"]: one for one in home("list")}
    exported = {row["uid"]: row for row in csv.DictReader(io.StringIO(home.run("export").out))}
    standings = oracle.standings(world.events, today)
    assert listed.keys() == {one.life.who for one in standings}
    for one in standings:
        shown = home("show", str(one.life.who))
        reasons = one.reasons(today, drift=True)
        state = oracle.STATES[reasons[0].strength] if reasons else None
        assert (shown["state"], shown["neglected"]) == (state, one.neglected or one.drifting), today
        days = tuple(str(day) if day else None for day in (one.due_on, one.last))
        assert (shown["due_on"], shown["last_contact_on"]) == days, today
        assert shown["paused"] == (one.paused and one.every is not None)
        assert listed[shown["id"]] == {key: shown[key] for key in listed[shown["id"]]}
        row = exported[shown["uid"]]
        assert (row["due_on"] or None, row["last_contact_on"] or None) == days, today


def figures_agree(world: World) -> None:
    rows = oracle.due(world.events, world.today)
    counts = Counter(row.states[0] for row in rows)
    states = ("promise", "waiting", "date", "overdue", "due", "news")
    assert world.home("stats")["due"] == {
        "total": len(rows),
        **{state: counts[state] for state in states},
        "neglected": sum(row.neglected for row in rows),
    }

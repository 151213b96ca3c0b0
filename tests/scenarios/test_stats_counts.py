"""After any history, the figures are those that plain Python counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.scenarios import oracle
from tests.scenarios.events import Logged
from tests.scenarios.histories import HISTORY, STARTS, Player
from tests.scenarios.lives import lives, promising
from tests.scenarios.world import World, days_from

if TYPE_CHECKING:
    from datetime import date

    from tests.scenarios.histories import Command

STATES = ("promise", "waiting", "date", "overdue", "due", "news")
KINDS = ("meeting", "call", "email", "message", "video", "event", "letter")


def months_to(today: date) -> list[str]:
    """Name the twelve months of which the last one is today's."""
    number = 12 * today.year + today.month - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(number - 11, number + 1)]


def counted(world: World) -> dict[str, Any]:
    """Count what happened, from the events; what has no event, from other commands."""
    events, today = world.events, world.today
    months = months_to(today)
    present = set(world.people)
    talks = [one for one in events if isinstance(one, Logged) and one.day <= today]
    talks = [one for one in talks if one.kind != "note" and present.intersection(one.people)]
    recent = [one for one in talks if f"{one.day:%Y-%m}" in months]
    rows = oracle.due(events, today)
    people = world.home("list")
    sources = Counter(one["every_from"] for one in people if one["every"])
    by_month = Counter(f"{one.day:%Y-%m}" for one in recent)
    by_kind = Counter(one.kind for one in recent)
    return {
        "today": str(today),
        "people": len(present),
        "tracked": sum(sources.values()),
        "tracked_by": dict(sources),
        "paused": sum(one["paused"] for one in people),
        "snoozed": sum(
            bool(one["every"] and one["snoozed_until"] and not one["paused"]) for one in people
        ),
        "organisations": len({one["organisation"] for one in people if one["organisation"]}),
        "due": {
            "total": len(rows),
            **{state: sum(row.states[0] == state for row in rows) for state in STATES},
            "neglected": sum(row.neglected for row in rows),
        },
        "promises": promises(world, months),
        "contacts": {
            "last_30_days": sum((today - one.day).days < 30 for one in talks),
            "since": f"{months[0]}-01",
            "total": len(recent),
            "by_kind": {kind: by_kind[kind] for kind in KINDS},
            "by_month": [{"month": one, "contacts": by_month[one]} for one in months],
        },
        "longest_known": longest_known(world, talks),
    }


def promises(world: World, months: list[str]) -> dict[str, Any]:
    now = [one for with_ in promising(world.events) for one in with_.promises.values()]
    finished = [one for one in world.home("followups", "--all") if one["done_on"]]
    kept = [one for one in finished if one["done_on"][:7] in months]
    return {
        side: {
            "open": sum(one.theirs == theirs for one in now),
            "late": sum(one.theirs == theirs and one.due_on < world.today for one in now),
            "kept": sum(one["theirs"] == theirs for one in kept),
        }
        for side, theirs in (("mine", False), ("theirs", True))
    }


def longest_known(world: World, talks: list[Logged]) -> dict[str, Any] | None:
    people = {life.who: life for life in lives(world.events)}
    days = [(one.met_on, one.who) for one in people.values() if one.met_on]
    days = [(on, who) for on, who in days if on <= world.today]
    days += [(talk.day, who) for talk in talks for who in talk.people if who in people]
    if not days:
        return None
    on, who = min(days)
    return {"id": who, "name": people[who].name, "since": str(on)}


@many(12)
@given(st.sampled_from(STARTS), HISTORY)
def test_after_any_history_the_figures_are_those_of_plain_python(
    start: date, history: list[Command]
) -> None:
    with Home() as home:
        player = Player(home, start)
        for command in history:
            player.play(command)
        for days in (0, 40):
            player.world.go_to(days_from(player.world.today, days))
            assert home("stats") == counted(player.world)

"""Many people of few cadences: the capped list is the beginning of the whole one, ties and all."""

from __future__ import annotations

import csv
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.home import Home
from tests.scenarios import oracle
from tests.scenarios.events import Added, Event, Tagged, Tracked
from tests.scenarios.world import World, days_from

if TYPE_CHECKING:
    from collections.abc import Sequence

START = date(2026, 1, 31)
IMPORTED = 150
BY_HAND = 60


@pytest.mark.parametrize("seed", [1, 2])
def test_the_capped_list_is_the_beginning_of_the_whole(seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    with Home() as home:
        world = World(home, START)
        bring_in(world, chance)
        for number in range(BY_HAND):
            rhythm = chance.choice([{"tier": "core"}, {"tier": "close"}, {"every": "3w"}, {}])
            met_on = days_from(START, -chance.choice([0, 21, 21, 40, 90]))
            tags = chance.sample(["x", "y"], chance.choice([0, 0, 1, 2]))
            world.add(f"P {number % 7}", rhythm, tags, met_on if number % 3 else None)
        world.rule("tag:x", "2w")
        world.rule("tag:y", "1m")
        for days in (1, 13, 7, 10, 14, 30):
            world.go_to(days_from(world.today, days))
            an_evening(world, chance)
            compared(world)


def bring_in(world: World, chance: Random) -> None:
    file = world.home.path / "people.csv"
    rows = []
    for number in range(IMPORTED):
        tier, every = chance.choice([("core", ""), ("close", ""), ("", "3w"), ("", "")])
        tags = chance.choice(["", "x", "y", "x;y"])
        rows.append((f"u{chance.random()}", f"Q {number}", tier, every, tags))
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("uid", "name", "tier", "every", "tags"), *rows])
    world.home("import", str(file))
    numbers = {one["uid"]: one["id"] for one in world.home("list")}
    step: list[Event] = []
    for uid, name, tier, every, tags in rows:
        who = numbers[uid]
        step += [Added(who, uid, name, START, imported=True)]
        step += [Tracked(who, every or None, tier or None)]
        step += [Tagged(who, tag) for tag in tags.split(";") if tag]
    world.steps.append(step)


def an_evening(world: World, chance: Random) -> None:
    people = world.people
    world.log(chance.sample(people, 12), days_from(world.today, -chance.choice([0, 0, 3, 40])))
    one, two, three, four = chance.sample(people, 4)
    world.skip(one)
    world.snooze(two, days_from(world.today, 20))
    world.pause(three, None)
    world.promise(four, days_from(world.today, 5), theirs=bool(one % 2))


def compared(world: World) -> None:
    world.agrees_in_all_forms()
    whole = oracle.due(world.events, world.today)
    for most in (1, 3, 10, 25):
        assert ids(world, "--max", str(most)) == [row.id for row in whole[:most]]
    assert ids(world) == [row.id for row in whole[:10]]
    tagged = {event.who for event in world.events if isinstance(event, Tagged) and event.tag == "x"}
    assert ids(world, "tag:x", "--max=5") == [row.id for row in whole if row.id in tagged][:5]
    late = [row.id for row in whole if "overdue" in row.states]
    assert ids(world, "due:overdue", "--max=7") == late[:7]
    assert ids(world, "-tag:x", "--all") == [row.id for row in whole if row.id not in tagged]


def ids(world: World, *argv: str) -> Sequence[int]:
    return [row["id"] for row in world.home("due", *argv)]

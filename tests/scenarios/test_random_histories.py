"""After any history, the due list is the oracle's, on every day of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.scenarios import oracle
from tests.scenarios.events import Paused, Promised, Snoozed
from tests.scenarios.world import World, days_from

STARTS = [date(2024, 1, 31), date(2025, 2, 27), date(2026, 6, 1), date(2027, 12, 30)]
NAMES = ["Ana Lund", "Bo Ek", "Änne Öst", "bo ek", "Cai"]
TAGS = ["mentor", "funder", "x y"]
EVERY = st.sampled_from(["1d", "5d", "2w", "3w", "6w", "30d", "1m", "2m", "3m", "1y"])
TIER = st.sampled_from(["core", "close", "steady", "light"])
WHO = st.integers(0, 20)
BIRTHDAY = st.sampled_from(["1980-02-29", "--02-29", "--02-28", "1999-12-31", "--06-01"])
RHYTHM = st.one_of(
    st.builds(lambda every: {"every": every}, EVERY),
    st.builds(lambda tier: {"tier": tier}, TIER),
)


def op(name: str, *values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(st.just(name), *values)


AHEAD = st.integers(1, 60)
PASS = op("pass", st.sampled_from([0, 1, 1, 2, 3, 7, 10, 14, 21, 28, 30, 31, 45, 60, 90, 180]))
PASS_TO = op("pass_to", WHO, st.sampled_from([-1, 0, 0, 0, 1]))
ADD = op(
    "add",
    st.sampled_from(NAMES),
    st.one_of(st.just({}), RHYTHM, RHYTHM),
    st.lists(st.sampled_from(TAGS), unique=True, max_size=2),
    st.one_of(st.none(), st.integers(-400, 20)),
    st.one_of(st.none(), BIRTHDAY),
)
LOG = op(
    "log",
    st.lists(WHO, min_size=1, max_size=3),
    st.sampled_from([0, 0, 0, -1, -2, -7, -30, -31, -200, 1, 5, 30]),
    st.sampled_from(["meeting", "call", "email", "note"]),
)
COMMAND = st.one_of(
    PASS,
    PASS,
    PASS_TO,
    PASS_TO,
    ADD,
    op("bring_in", st.uuids().map(str), st.sampled_from(NAMES)),
    LOG,
    LOG,
    op("snooze", WHO, AHEAD),
    op("skip", WHO),
    op("pause", WHO, st.one_of(st.none(), AHEAD)),
    op("resume", WHO),
    op("track", WHO, st.one_of(st.just({}), RHYTHM)),
    op(
        "rule",
        st.sampled_from([*(f"tag:{tag}" for tag in TAGS), "tier:core", "tier:steady"]),
        st.one_of(st.none(), EVERY),
    ),
    op("promise", WHO, st.integers(-10, 40), st.booleans(), st.one_of(st.none(), EVERY)),
    op("finish", WHO, st.booleans()),
    op("undo", st.integers(1, 3)),
    op("redo"),
)


class Player:
    """Carries out commands whose people and days are told relative to what there is."""

    def __init__(self, world: World) -> None:
        self.world = world

    def play(self, name: str, *values: Any) -> None:
        world = self.world
        if name == "pass":
            world.go_to(days_from(world.today, values[0]))
        elif name == "pass_to":
            self.pass_to(*values)
        elif name == "bring_in":
            uid, called = values
            world.bring_in(uid, f"{called} {uid}")  # of one name and no post would be one person
        elif name in ("rule", "undo", "redo"):
            getattr(world, name)(*values)
        elif name == "add":
            self.add(*values)
        elif name == "finish":
            if numbers := world.promises:
                world.finish(numbers[values[0] % len(numbers)], drop=values[1])
        elif people := world.people:
            getattr(self, name)(people, *values)

    def pass_to(self, n: int, offset: int) -> None:
        """Go to a day on which something begins or ends, or to the one before or after."""
        events, today = self.world.events, self.world.today
        days = {life.due_on for life in oracle.lives(events, today)}
        days |= {event.until for event in events if isinstance(event, Snoozed | Paused)}
        days |= {event.due_on for event in events if isinstance(event, Promised)}
        ahead = sorted(day for day in days if day and day > today)
        if ahead:
            self.world.go_to(max(today, days_from(ahead[n % len(ahead)], offset)))

    def add(
        self, name: str, rhythm: Any, tags: list[str], met: int | None, birthday: str | None
    ) -> None:
        more: dict[str, Any] = {"birthday": birthday} if birthday else {}
        if met is not None:
            more["met_on"] = days_from(self.world.today, met)
        self.world.add(name, rhythm, tags, **more)

    def log(self, people: list[int], chosen: list[int], offset: int, kind: str) -> None:
        who = list(dict.fromkeys(people[n % len(people)] for n in chosen))
        self.world.log(who, days_from(self.world.today, offset), kind)

    def snooze(self, people: list[int], n: int, days: int) -> None:
        self.world.snooze(people[n % len(people)], days_from(self.world.today, days))

    def skip(self, people: list[int], n: int) -> None:
        self.world.skip(people[n % len(people)])

    def pause(self, people: list[int], n: int, days: int | None) -> None:
        until = days_from(self.world.today, days) if days else None
        self.world.pause(people[n % len(people)], until)

    def resume(self, people: list[int], n: int) -> None:
        self.world.resume(people[n % len(people)])

    def track(self, people: list[int], n: int, rhythm: Any) -> None:
        self.world.track(people[n % len(people)], rhythm)

    def promise(
        self, people: list[int], n: int, days: int, theirs: bool, every: str | None
    ) -> None:
        day = days_from(self.world.today, days)
        self.world.promise(people[n % len(people)], day, theirs=theirs, every=every)


@many(60)
@given(
    st.sampled_from(STARTS),
    st.lists(ADD, min_size=1, max_size=4),
    st.lists(COMMAND, min_size=10, max_size=40),
)
def test_after_any_history_the_list_is_the_oracles(
    start: date, first: list[tuple[Any, ...]], commands: list[tuple[Any, ...]]
) -> None:
    with Home() as home:
        player = Player(World(home, start))
        for command in (*first, *commands):
            player.play(*command)
            player.world.agrees(in_all_forms=command[0].startswith("pass"))

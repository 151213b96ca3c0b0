"""Random histories: commands whose people and days are told relative to what there is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st
from tests.scenarios import oracle
from tests.scenarios.events import Added, Connected, Dated, Logged, Paused, Promised, Snoozed
from tests.scenarios.files import Card, Connection
from tests.scenarios.world import World, days_from

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.home import Home

Command = tuple[Any, ...]


class Them(NamedTuple):
    """The person of whom it is just the turn, for a command that is played later."""


class Who(NamedTuple):
    """One of the people who are here."""

    n: int


class Gone(NamedTuple):
    """One of those who were removed."""

    n: int


class Aside(NamedTuple):
    """One of those who were paused, or anybody where nobody was."""

    n: int


class Uid(NamedTuple):
    """The uid of anybody who was ever added."""

    n: int


class Follow(NamedTuple):
    """The number of a follow-up, the last one first."""

    n: int


class Days(NamedTuple):
    """So many days from the day of the command."""

    n: int


def op(name: str, *values: st.SearchStrategy[Any]) -> st.SearchStrategy[Command]:
    return st.tuples(st.just(name), *values)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def among(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def days(*values: int) -> st.SearchStrategy[Days]:
    return st.builds(Days, among(*values))


STARTS = [
    *(date(2024, 1, 31), date(2024, 12, 24), date(2025, 2, 27)),
    *(date(2026, 6, 1), date(2027, 8, 31), date(2027, 12, 30)),
]
ANY = st.integers(0, 20)
NEAR = among(0, 0, 0, 0, 1, 1, 2, 3)
THEM = st.just(Them())
SOME = st.builds(lambda others: [Them(), *others], st.lists(st.builds(Who, ANY), max_size=2))
NAME = among("Ana Lund", "Bo Ek", "Änne Öst", "bo ek", "Cai")
TAG = among("mentor", "x y")
TAGS = st.lists(TAG, unique=True, max_size=2)
EVERY = among("1d", "3d", "5d", "1w", "2w", "3w", "30d", "1m", "2m", "3m", "1y")
AGAIN = among(None, None, "1d", "2w", "1m", "1m", "3m")
TIER = among("core", "close", "steady", "light")
RHYTHM = st.one_of(st.fixed_dictionaries({"every": EVERY}), st.fixed_dictionaries({"tier": TIER}))
RHYTHM_OR_NONE: st.SearchStrategy[dict[str, str]] = st.one_of(st.just({}), RHYTHM)
TARGET = among("tag:mentor", "tag:mentor", "tag:x y", "tag:x y", "tier:core", "tier:new")
BIRTHDAY = among("1980-02-29", "--02-29", "--02-28", "1999-12-31", "--06-01")
WEDDING = among("--02-29", "--02-28", "2000-12-31", "2028-02-29", "2026-06-01")
MET = maybe(st.builds(Days, among(0, 0, -1, -10, -30, -90, -400, 5, 20)))
AHEAD = days(1, 2, 7, 10, 20, 30, 45, 60, 90, 120)
WHEN = days(0, 0, 0, 0, -1, -2, -7, -31, -200, 1, 5, 30)
KIND = among("meeting", "call", "email", "note")
CARD = st.builds(
    Card,
    uid=st.one_of(st.builds(Uid, ANY), st.uuids().map(str)),
    name=NAME,
    met_on=MET,
    every=maybe(st.one_of(EVERY, st.just("never"))),
    tier=maybe(st.one_of(TIER, st.just("new"))),
    tags=TAGS,
    dates=st.dictionaries(among("birthday", "wedding"), BIRTHDAY, max_size=2),
)
TITLE = among("", "Dean", "Tutor")
CONNECTION = st.builds(
    Connection, among("ana-l", "bo-ek", "cai-7"), NAME, MET, among("", " Labs"), TITLE
)
POST = among(
    *({"org": "Leeds"}, {"org": "leeds", "title": "dean"}, {"title": "Tutor"}, {"title": ""}),
    *({"org": ""}, {"org": "", "title": "Dean"}, {"org": "York", "title": ""}),
)

ADD = op("add", NAME, RHYTHM_OR_NONE, TAGS, MET, maybe(BIRTHDAY))
WAITS = (
    (8, op("wait", days(1, 1, 2, 3, 7, 10, 14, 21, 28, 30, 31, 45, 90, 180, -1, -20))),
    (14, op("wait_for", NEAR, among(0, 0, 0, -1, 1))),
)
DEEDS = (
    (5, op("turn_to", ANY)),
    (2, ADD),
    (10, op("log", SOME, WHEN, KIND)),
    (2, op("habit", SOME, st.integers(1, 40), st.integers(0, 60))),
    (4, op("snooze", THEM, AHEAD)),
    (4, op("skip", THEM)),
    (2, op("pause", THEM, maybe(AHEAD))),
    (2, op("resume", st.builds(Aside, ANY))),
    (3, op("track", THEM, RHYTHM_OR_NONE)),
    (3, op("tag", THEM, TAG)),
    (2, op("untag", THEM, TAG)),
    (5, op("rule", TARGET, EVERY)),
    (1, op("rule", TARGET, st.none())),
    (1, op("keep_on", THEM, days(0, 0, 1, 30, -40), among("1d", "1m", "1m", "1y"))),
    (4, op("promise", THEM, st.builds(Days, st.integers(-10, 40)), st.booleans(), AGAIN)),
    (2, op("renew", among("Bo Ek", "The Guild"), days(-9, -1, 0, 0, 7, 20), AGAIN)),
    (4, op("finish", st.builds(Follow, NEAR), among(False, False, True))),
    (1, op("set_date", THEM, st.just("birthday"), maybe(BIRTHDAY))),
    (2, op("set_date", THEM, among("wedding", "first grant"), WEDDING)),
    (1, op("set_date", THEM, among("wedding", "first grant"), st.none())),
    (2, op("edit", THEM, NAME, MET)),
    (3, op("move", THEM, POST)),
    (2, op("remove", THEM)),
    (5, op("restore", st.builds(Gone, ANY))),
    (3, op("read_own", st.lists(CARD, min_size=1, max_size=3))),
    (3, op("read_linkedin", st.lists(CONNECTION, min_size=1, max_size=2))),
    (4, op("promote", CONNECTION, days(0, 0, 1, 30))),
    (2, op("level", among(1, 2, 3))),
    (3, op("take_back", st.integers(1, 3), st.integers(0, 3))),
    (1, op("redo")),
)


def one_of(weighted: Sequence[tuple[int, st.SearchStrategy[Any]]]) -> st.SearchStrategy[Any]:
    """Choose by weight; ``st.one_of`` takes the same strategy twice for one."""
    return among(*(one for weight, one in weighted for _ in range(weight))).flatmap(lambda one: one)


COMMAND = one_of([*WAITS, *DEEDS])
FIRST = st.lists(ADD, min_size=2, max_size=5)
HISTORY = st.builds(
    lambda first, then: [*first, *then], FIRST, st.lists(COMMAND, min_size=10, max_size=36)
)


AMONG: dict[type, Callable[[World], Sequence[Any]]] = {
    Who: lambda world: world.people,
    Gone: lambda world: world.removed,
    Aside: lambda world: world.paused or world.people,
    Uid: lambda world: [event.uid for event in world.events if isinstance(event, Added)],
    Follow: lambda world: world.promises[::-1],
}


NEWCOMERS = ("add", "read_own", "read_linkedin", "promote")
"""After these commands it is the turn of the person who came last."""


class NobodyError(LookupError):
    """There is nobody, and nothing, of the kind that a command is about."""


class Player:
    """Carries out commands on whom and on what there is; where there is nobody, nothing is done."""

    def __init__(self, home: Home, start: date) -> None:
        self.world = World(home, start)
        self.turn = 0

    def play(self, command: Command) -> None:
        name, *told = command
        try:
            values = self._meant(told)
        except NobodyError:
            return
        getattr(self if hasattr(self, name) else self.world, name)(*values)
        if name in NEWCOMERS:
            self.turn = -1

    def _meant(self, value: Any) -> Any:
        """Put what there is today in the place of what stands for it."""
        match value:
            case Days(n):
                return days_from(self.world.today, n)
            case Them():
                return _pick(self.world.people, self.turn)
            case Who(n) | Gone(n) | Aside(n) | Uid(n) | Follow(n):
                return _pick(AMONG[type(value)](self.world), n)
            case Card() | Connection():
                return type(value)(*map(self._meant, value))
            case list():
                return [self._meant(one) for one in value]
        return value

    def turn_to(self, n: int) -> None:
        self.turn = n

    def wait(self, until: date) -> None:
        self.world.go_to(until)

    def wait_for(self, n: int, offset: int) -> None:
        """Go to a day on which something begins or ends, or to the one before or after."""
        events, today = self.world.events, self.world.today
        standings = oracle.standings(events, today)
        found = {day for one in standings for day in (one.due_on, one.drifts_from)}
        for event in events:
            match event:
                case Snoozed(_, _, day) | Paused(_, day) | Promised(_, _, day) | Logged(_, day):
                    found.add(day)
                case Connected(_, day):
                    found.add(days_from(day, 60))
                case Dated(_, _, str(day_of_year)):
                    found.add(oracle.next_of_the_year(day_of_year, today))
        if ahead := sorted(day for day in found if day and day > today):
            self.world.go_to(max(today, days_from(_pick(ahead, n), offset)))

    def take_back(self, steps: int, again: int) -> None:
        """Undo steps, and do some of them again, or one more than there are."""
        self.world.undo(steps)
        for _ in range(again):
            self.world.redo()

    def promote(self, said: Connection, on: date) -> None:
        """Let LinkedIn say something of somebody, and later on that they have another post."""
        self.world.read_linkedin([said])
        self.world.go_to(max(on, self.world.today))
        self.world.read_linkedin([said._replace(title=f"Head {said.title}")])

    def keep_on(self, who: int, first: date, every: str) -> None:
        """Promise something again and again, and keep it three times in a row."""
        self.world.promise(who, first, theirs=False, every=every)
        for _ in range(3):
            self.world.finish(max(self.world.promises), drop=False)

    def habit(self, people: Sequence[int], gap: int, since: int) -> None:
        """Log five contacts at one distance: enough for a rhythm of one's own."""
        for number in range(5):
            self.world.log(people, days_from(self.world.today, -since - gap * number))


def _pick(values: Sequence[Any], n: int) -> Any:
    if not values:
        raise NobodyError
    return values[n % len(values)]

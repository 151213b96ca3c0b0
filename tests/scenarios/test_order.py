"""The order of the list is that of the people, not that in which they were entered."""

from __future__ import annotations

from datetime import date
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.scenarios.events import Added
from tests.scenarios.files import Card
from tests.scenarios.histories import BIRTHDAY, KIND, TAGS, among, maybe, op
from tests.scenarios.world import World, days_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.scenarios.oracle import Row

TODAY = date(2026, 3, 2)
NAMES = ["Cai", "Änne Öst", "Bo Ek", "Ana Lund", "bo ek", "Dee"]


class Entry(NamedTuple):
    """What is known of one person: added by hand or, with a uid, by a file; then what was done."""

    uid: str | None
    rhythm: dict[str, str]
    tags: list[str]
    met_on: date | None
    deeds: list[tuple[Any, ...]]


def ago(*days: int) -> st.SearchStrategy[date]:
    return among(*(days_from(TODAY, -number) for number in days))


DAYS = among(0, 0, 1, 7, 21, 45)

# Of few values, so that people are alike in all but the last of what the order goes by: met 80 days
# ago with a week's cadence, and 94 days ago with that of three weeks, both are 73 days late.
ENTRY = st.builds(
    Entry,
    maybe(st.uuids().map(str)),
    among({}, {"every": "1w"}, {"every": "3w"}, {"tier": "core"}, {"tier": "steady"}),
    TAGS,
    maybe(ago(0, 21, 42, 80, 94)),
    st.lists(
        st.one_of(
            op("log", ago(0, 7, 20, 21, 42), KIND),
            op("habit", among(5, 10), ago(0, 20, 25, 42)),
            op("skip"),
            op("snooze", ago(-1, -30)),
            op("promise", ago(3, 0, -9), st.booleans()),
            op("set_date", st.just("wedding"), BIRTHDAY),
        ),
        max_size=3,
    ),
)


def entering(world: World, name: str, entry: Entry) -> Iterator[None]:
    """Enter a person command by command, so that others may be entered in between."""
    uid, rhythm, tags, met_on, deeds = entry
    if uid:
        world.read_own([Card(uid, name, met_on, rhythm.get("every"), rhythm.get("tier"), tags)])
        added = [event for event in world.events if isinstance(event, Added)]
        who = next(event.who for event in added if event.uid == uid)
    else:
        who = world.add(name, rhythm, tags, met_on)
    yield
    for deed in deeds:
        match deed:
            case "log", day, kind:
                world.log([who], day, kind)
            case "habit", gap, last:
                for number in range(5):
                    world.log([who], days_from(last, -gap * number))
                    yield
            case name, *values:
                getattr(world, name)(who, *values)
        yield


@many(30)
@given(st.lists(ENTRY, min_size=3, max_size=6, unique_by=lambda one: one.uid or object()), DAYS)
def test_it_does_not_matter_in_which_order_people_were_entered(
    entries: list[Entry], days: int
) -> None:
    people = list(zip(NAMES, entries, strict=False))
    one_by_one = lists(people, days, by_turns=False)
    assert lists(people[::-1], days, by_turns=True) == one_by_one


def lists(people: Sequence[tuple[str, Entry]], days: int, *, by_turns: bool) -> list[list[Row]]:
    """Enter people, and return the lists of a later day: all but the numbers of things."""
    with Home() as home:
        world = World(home, TODAY)
        world.rule("tag:mentor", "3w")
        commands = [entering(world, *one) for one in people]
        for _ in zip_longest(*commands) if by_turns else chain(*commands):
            pass
        world.go_to(days_from(TODAY, days))
        world.agrees_in_all_forms()
        forms = (["--all"], ["--neglected"], ["--max=2"], ["--all", "--soon=30d"])
        return [[row._replace(id=0, promise=None) for row in world.rows(*argv)] for argv in forms]

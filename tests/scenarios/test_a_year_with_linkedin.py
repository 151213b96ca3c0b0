"""Real input, end to end: a LinkedIn file, cadences by tag, ten contacts, and a year of mornings.

On each of its days the due list equals that of an oracle which knows nothing but the events.
"""

from __future__ import annotations

import csv
import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.home import Home
from tests.scenarios import oracle
from tests.scenarios.events import Added, Event, Ruled, Tagged
from tests.scenarios.world import World, days_from

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = Path(__file__).with_name("data") / "Connections.csv"
CORPUS = os.environ.get("NETCRM_CORPUS")
REAL = (
    sorted(
        [
            *Path(CORPUS, "csv").glob("linkedin_*_connections.csv"),
            *Path(CORPUS, "csv").glob("linkedin_2015_outlookstyle.csv"),
        ]
    )
    if CORPUS
    else []
)
NEW_YEAR = date(2025, 1, 6)
TAGS = {"mentor": "6w", "co-author": "1m", "funder": "3m", "x; y": "5w"}


def test_a_year_with_linkedin() -> None:
    """The facts of the people, too, are read from the file by the test itself."""
    with Home() as home:
        world = World(home, NEW_YEAR)
        answer = home("import", str(OWN))
        assert (answer["added"], len(answer["skipped"])) == (25, 2)
        shown = {one["links"][0].rpartition("/")[2]: one for one in home("list")}
        lines = OWN.read_text(encoding="utf-8-sig").splitlines()
        people = []
        for row in csv.DictReader(lines[3:]):
            if row["First Name"]:
                one = shown.pop(row["URL"].rpartition("/")[2])
                name = f"{row['First Name']} {row['Last Name']}".strip()
                met = datetime.strptime(row["Connected On"], "%d %b %Y").date()  # noqa: DTZ007
                assert (one["name"], one["met_on"]) == (name, met.isoformat())
                people.append(Added(one["id"], one["uid"], name, NEW_YEAR, met, imported=True))
        assert not shown
        a_year(world, people)


@pytest.mark.corpus
@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_a_year_with_a_real_file(file: Path) -> None:
    with Home() as home:
        world = World(home, NEW_YEAR)
        added = home("import", str(file))["added"]
        people = [imported(one) for one in home("list")]
        assert len(people) == added > 0
        a_year(world, people)


def imported(one: dict[str, Any]) -> Added:
    met = date.fromisoformat(one["met_on"]) if one["met_on"] else None
    return Added(one["id"], one["uid"], one["name"], NEW_YEAR, met, one["birthday"], imported=True)


def a_year(world: World, people: list[Added]) -> None:
    ids = sorted(one.who for one in people)
    world.steps.append([*people])
    world.agrees_in_all_forms()
    world.steps.append(tagged_in_a_spreadsheet(world.home, ids))
    for tag, every in TAGS.items():
        world.rule(f"tag:{tag}", every)
    world.track(nth(ids, 1), {"tier": "core"})
    world.track(nth(ids, 3), {"tier": "light"})
    world.track(nth(ids, 4), {"every": "2m"})
    world.agrees_in_all_forms()
    for month in range(12):
        for day in (1, 9, 15, 28):
            morning = date(2025 + (month + 1) // 12, (month + 1) % 12 + 1, day)
            world.go_to(morning)
            world.agrees_in_all_forms()
            an_evening(world, ids, (morning.month, day))
            world.agrees_in_all_forms()
    assert oracle.due(world.events, world.today), "the last day has nobody to compare"


def an_evening(world: World, ids: list[int], day: tuple[int, int]) -> None:
    """What happened on one of the days; the first people of the file have the liveliest year."""
    today = world.today
    a, b, c, d, e, f, g = (nth(ids, n) for n in (0, 1, 2, 5, 7, 9, 10))
    happened: dict[tuple[int, int], Callable[[], None]] = {
        (2, 1): lambda: world.log([a], today),
        (2, 15): lambda: world.log([b], days_from(today, -5), "call"),
        (3, 1): lambda: world.promise(b, days_from(today, 20), theirs=False),
        (3, 9): lambda: world.log(list(dict.fromkeys([a, c, d])), today, "event"),
        (3, 15): lambda: world.snooze(d, days_from(today, 45)),
        (4, 1): lambda: world.log([a], days_from(today, -30), "email"),
        (4, 9): lambda: world.promise(c, days_from(today, 10), theirs=True),
        (5, 1): lambda: world.log([e], today, "note"),
        (5, 9): lambda: world.log([b], days_from(today, 40), "video"),
        (5, 15): lambda: world.finish(world.promises[0], drop=False),
        (5, 28): lambda: world.skip(e),
        (6, 15): lambda: world.pause(c, days_from(today, 60)),
        (6, 28): lambda: world.log([d], today, "letter"),
        (8, 1): lambda: world.log([a], today, "message"),
        (8, 9): lambda: world.log([f], date(2025, 7, 31)),
        (8, 15): lambda: world.undo(1),
        (9, 15): lambda: world.log(list(dict.fromkeys([e, b])), days_from(today, -1), "call"),
        (10, 1): lambda: world.log([f], date(2025, 8, 31)),
        (10, 28): lambda: world.pause(g, None),
        (12, 1): lambda: world.track(b, {}),
        (12, 9): lambda: world.resume(g),
    }
    happened.get(day, lambda: None)()


def tagged_in_a_spreadsheet(home: Home, ids: list[int]) -> list[Event]:
    """Give everybody tags by a file: written by netcrm, edited elsewhere, read again."""
    file = home.path / "people.csv"
    home("export", str(file))
    with file.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    names = list(TAGS)
    numbers = {one["uid"]: one["id"] for one in home("list")}
    events: list[Event] = []
    for row in rows:
        place = ids.index(numbers[row["uid"]])
        given = [names[place % 5]] if place % 5 < len(names) else []
        given += ["mentor"] if place % 3 == 1 and "mentor" not in given else []
        row["tags"] = ";".join(tag.replace(";", r"\;") for tag in given)
        events += [Tagged(numbers[row["uid"]], tag) for tag in given]
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    answer = home("import", str(file))
    touched = {event.who for event in events if isinstance(event, Tagged)}
    assert (answer["added"], answer["updated"]) == (0, len(touched))
    assert home("import", str(file))["updated"] == 0
    return events


def nth(ids: list[int], place: int) -> int:
    return ids[place % len(ids)]


def test_the_oracle_itself_counts_as_the_calendar_does() -> None:
    added = Added(1, "uid", "Ana", date(2025, 1, 31), birthday="2000-02-29")
    rule: list[Event] = [added, Tagged(1, "x"), Ruled("tag:x", "1m")]
    assert [row.states for row in oracle.due(rule, date(2025, 2, 28))] == [("date", "due")]
    assert oracle.due(rule, date(2025, 2, 27)) == []
    (row,) = oracle.due(rule, date(2025, 3, 14))
    assert (row.states, row.days_overdue, row.neglected) == (("overdue",), 14, True)
    assert not oracle.due(rule, date(2025, 3, 13))[0].neglected

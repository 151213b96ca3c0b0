"""Files of people for netcrm to import, and the events that they mean."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.scenarios.events import Added, Connected, Dated, Event, Moved, Tagged, Told
from tests.scenarios.lives import lives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tests.home import Home


class Card(NamedTuple):
    """A row of netcrm's own CSV: of whoever has the uid, or of somebody new."""

    uid: str
    name: str
    met_on: date | None = None
    every: str | None = None
    tier: str | None = None
    tags: Sequence[str] = ()
    dates: Mapping[str, str] = {}


class Connection(NamedTuple):
    """A row of LinkedIn's Connections.csv: of whoever has the link, or of somebody new."""

    link: str
    name: str
    met_on: date | None = None
    branch: str = ""
    title: str = ""

    @property
    def organisation(self) -> str:
        """Nobody else's: two people of one name and one organisation would be taken for one."""
        return f"{self.link}{self.branch}"


def own_file(
    home: Home, events: Sequence[Event], today: date, cards: Sequence[Card]
) -> Iterator[Event]:
    """Import netcrm's own CSV, and yield what it means; whoever was removed is left alone."""
    known = {event.uid: event.who for event in events if isinstance(event, Added)}
    present = {life.who for life in lives(events)}
    rows = [_own_row(card, new=card.uid not in known) for card in cards]
    people = _import(home, "people.csv", rows)
    numbers = {one["uid"]: one["id"] for one in people}
    for card in cards:
        if card.uid not in known:
            yield Added(numbers[card.uid], card.uid, card.name, today, imported=True)
            yield Moved(numbers[card.uid], today, card.uid)
        elif known[card.uid] not in present:
            continue
        who = numbers[card.uid]
        yield Told(who, card.name, card.met_on, card.every, card.tier)
        yield from (Tagged(who, tag) for tag in card.tags)
        yield from (Dated(who, name, day) for name, day in card.dates.items())


def _own_row(card: Card, *, new: bool) -> dict[str, Any]:
    """Write a card; two people of one name, and of no organisation, would be taken for one."""
    dates = {
        name if name == "birthday" else f"date:{name}": card.dates.get(name, "")
        for name in ("birthday", "wedding")
    }
    return {
        "uid": card.uid,
        "name": card.name,
        "organisation": card.uid if new else "",
        "met_on": card.met_on,
        "every": card.every,
        "tier": card.tier,
        "tags": ";".join(card.tags),
        **dates,
    }


def connections(
    home: Home, events: Sequence[Event], today: date, people: Sequence[Connection]
) -> Iterator[Event]:
    """Import a Connections.csv, and yield what it means."""
    known = {event.link: event.who for event in events if isinstance(event, Connected)}
    rows = [_connection_row(one) for one in people]
    listed = {
        link.rpartition("/")[2]: one
        for one in _import(home, "Connections.csv", rows)
        for link in one["links"]
    }
    for said in people:
        link, name, met_on = said[:3]
        if link not in known:
            one = listed[link]
            yield Added(one["id"], one["uid"], name, today, met_on, imported=True)
            known[link] = one["id"]
        yield Connected(known[link], today, link, name, met_on, said.organisation, said.title)


def _connection_row(one: Connection) -> dict[str, str]:
    given, _, family = one.name.partition(" ")
    return {
        "First Name": given,
        "Last Name": family,
        "URL": f"https://www.linkedin.com/in/{one.link}",
        "Email Address": "",
        "Company": one.organisation,
        "Position": one.title,
        "Connected On": f"{one.met_on:%d %b %Y}" if one.met_on else "",
    }


def _import(home: Home, name: str, rows: Sequence[Mapping[str, Any]]) -> Any:
    """Let netcrm read a file of these rows, and return everybody who is here then."""
    file = home.path / name
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    home("import", str(file))
    return home("list")

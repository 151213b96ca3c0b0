"""A network that is kept twice: by netcrm, and as a list of events beside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.scenarios import oracle
from tests.scenarios.events import (
    Added,
    Dated,
    Event,
    Finished,
    Logged,
    Moved,
    Paused,
    Promised,
    Removed,
    Renewed,
    Restored,
    Resumed,
    Ruled,
    Skipped,
    Snoozed,
    Tagged,
    Told,
    Tracked,
    Untagged,
)
from tests.scenarios.files import connections, own_file
from tests.scenarios.lives import OVER, lives, promising
from tests.scenarios.oracle import Facts, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.home import Home
    from tests.scenarios.files import Card, Connection


class World:
    """Each method carries out one command and notes what it means.

    Whether a command was a step of the history is asked of the file: what it means is not.
    """

    def __init__(self, home: Home, today: date) -> None:
        self.home = home
        self.steps: list[list[Event]] = []
        self.undone: list[list[Event]] = []
        self.today = today
        self.go_to(today)

    @property
    def events(self) -> list[Event]:
        return [event for step in self.steps for event in step]

    @property
    def people(self) -> list[int]:
        return [life.who for life in lives(self.events)]

    @property
    def removed(self) -> list[int]:
        everybody = [event.who for event in self.events if isinstance(event, Added)]
        return sorted({*everybody} - {*self.people})

    @property
    def paused(self) -> list[int]:
        return [life.who for life in lives(self.events) if life.paused_until != OVER]

    @property
    def promises(self) -> list[int]:
        """The numbers of all that was promised, open or finished, and not with who was removed."""
        return [number for one in promising(self.events) for number in one.anchors]

    def go_to(self, day: date) -> None:
        self.today = day
        self.home.on(day)

    def _note(self, *events: Event) -> None:
        if self.home.steps() > len(self.steps):
            self.steps.append(list(events))
            self.undone.clear()

    def add(
        self,
        name: str,
        rhythm: dict[str, str],
        tags: Sequence[str] = (),
        met_on: date | None = None,
        birthday: str | None = None,
    ) -> int:
        """``rhythm`` is ``every`` or ``tier``, or nothing."""
        said = {**rhythm, "met-on": met_on, "birthday": birthday}
        argv = [f"--{key}={value}" for key, value in said.items() if value]
        argv += [f"--tag={tag}" for tag in tags]
        one = self.home("add", name, "--force", *argv)
        added = Added(one["id"], one["uid"], name, self.today, met_on, birthday)
        self._note(added, Tracked(added.who, **rhythm), *(Tagged(added.who, t) for t in tags))
        return added.who

    def edit(self, who: int, name: str, met_on: date | None) -> None:
        argv = [f"--name={name}", *([f"--met-on={met_on}"] if met_on else [])]
        self.home("edit", str(who), *argv)
        self._note(Told(who, name, met_on))

    def move(self, who: int, said: dict[str, str]) -> None:
        """``said`` is of the organisation, ``org``, or of the title, or of both."""
        self.home("edit", str(who), *(f"--{key}={value}" for key, value in said.items()))
        self._note(Moved(who, self.today, said.get("org"), said.get("title")))

    def set_date(self, who: int, name: str, day: str | None) -> None:
        if day:
            self.home("date", "--", str(who), name, day)
        else:
            known = next(name in life.dates for life in lives(self.events) if life.who == who)
            refused = 0 if known or name == "birthday" else 3
            assert self.home.run("date", "--rm", str(who), name).code == refused
        self._note(Dated(who, name, day))

    def log(self, people: Sequence[int], day: date, kind: str = "meeting") -> None:
        first, *others = dict.fromkeys(people)
        argv = [*(f"--with={who}" for who in others), f"--on={day}", f"--kind={kind}"]
        self.home("log", str(first), "zzz talk", *argv)
        self._note(Logged(tuple(people), day, kind))

    def snooze(self, who: int, until: date) -> None:
        self.home("snooze", str(who), f"--until={until}")
        self._note(Snoozed(who, self.today, until))

    def level(self, share: int) -> None:
        """Those are put off whom the day has no room for, in the order of the list."""
        beyond = oracle.due(self.events, self.today)[share:]
        put_off = self.home("level", f"--max={share}")
        assert [one["id"] for one in put_off] == [
            row.id for row in beyond if {*row.states} <= {"overdue", "due", "news"}
        ]
        until = {one["id"]: date.fromisoformat(one["snoozed_until"]) for one in put_off}
        self._note(*(Snoozed(who, self.today, day) for who, day in until.items()))

    def skip(self, who: int) -> None:
        self.home("skip", str(who))
        self._note(Skipped(who, self.today))

    def pause(self, who: int, until: date | None) -> None:
        self.home("pause", str(who), *([f"--until={until}"] if until else []))
        self._note(Paused(who, until))

    def resume(self, who: int) -> None:
        self.home("resume", str(who))
        self._note(Resumed(who))

    def track(self, who: int, rhythm: dict[str, str]) -> None:
        if rhythm:
            self.home("track", str(who), *(f"--{key}={value}" for key, value in rhythm.items()))
            self._note(Tracked(who, **rhythm))
        else:
            self.home("untrack", str(who))
            self._note(Tracked(who, every="never"))

    def tag(self, who: int, tag: str) -> None:
        self.home("tag", str(who), tag)
        self._note(Tagged(who, tag))

    def untag(self, who: int, tag: str) -> None:
        self.home("untag", str(who), tag)
        self._note(Untagged(who, tag))

    def rule(self, target: str, every: str | None) -> None:
        if every:
            self.home("cadence", "set", target, every)
        else:
            assert self.home.run("cadence", "unset", target).code in (0, 3)
        self._note(Ruled(target, every))

    def promise(self, who: int, day: date, theirs: bool, every: str | None = None) -> None:
        argv = [f"--by={day}", *(["--theirs"] * theirs), *([f"--every={every}"] if every else [])]
        number = self.home("followup", str(who), "zzz it", *argv)["id"]
        self._note(Promised(number, who, day, theirs, every))

    def renew(self, group: str, day: date, every: str | None) -> None:
        assert self.home.run("group", "add", group).code in (0, 1)  # it may be there
        self._note()
        again = [f"--every={every}"] if every else []
        number = self.home("group", "renew", group, f"--by={day}", *again)["id"]
        self._note(Renewed(number, group, day, every=every))

    def finish(self, number: int, drop: bool) -> None:
        self.home("done", f"f{number}", *(["--drop"] if drop else []))
        found = {one["id"]: one["due_on"] for one in self.home("followups")}
        new = found.keys() - {*self.promises}
        self._note(Finished(number, self.today, next(iter(new), None)))
        promised = [one for with_ in promising(self.events) for one in with_.promises.values()]
        assert found == {one.number: str(one.due_on) for one in promised}

    def remove(self, who: int) -> None:
        self.home("remove", str(who))
        self._note(Removed(who))

    def restore(self, who: int) -> None:
        self.home("restore", str(who))
        self._note(Restored(who))

    def read_own(self, cards: Sequence[Card]) -> None:
        once = list({card.uid: card for card in cards}.values())
        self._note(*own_file(self.home, self.events, self.today, once))

    def read_linkedin(self, people: Sequence[Connection]) -> None:
        once = list({one.link: one for one in people}.values())
        self._note(*connections(self.home, self.events, self.today, once))

    def undo(self, number: int) -> None:
        if number > len(self.steps):
            assert self.home.run("undo", str(number)).code == 1
            return
        self.home("undo", str(number))
        for _ in range(number):
            self.undone.append(self.steps.pop())

    def redo(self) -> None:
        if not self.undone:
            assert self.home.run("redo").code == 1
            return
        self.home("redo")
        self.steps.append(self.undone.pop())

    def agrees(self) -> None:
        """Compare the list of today with the oracle's."""
        assert self.rows("--all") == oracle.due(self.events, self.today), self.today

    def agrees_about_everybody(self) -> None:
        """Compare where each person stands, whether they are due or not."""
        found = {one["id"]: facts_of(one) for one in self.home("list")}
        standings = oracle.standings(self.events, self.today)
        assert found == {one.life.who: one.facts() for one in standings}, self.today

    def agrees_about_neglect(self) -> None:
        assert self.rows("--neglected") == oracle.neglected(self.events, self.today), self.today

    def agrees_in_all_forms(self, other: date | None = None) -> None:
        """Compare the list also ahead, capped, neglected, and as of an ``other`` day."""
        events, today, soon = self.events, self.today, "40d"
        whole = oracle.due(events, today)
        assert self.rows("--all") == self.rows("--all") == whole, today
        assert self.rows("--all", "--soon", soon) == oracle.due(events, today, soon), today
        assert self.rows("--max", "2") == whole[:2], today
        self.agrees_about_neglect()
        self.agrees_about_everybody()
        if other:
            assert self.rows("--all", f"--today={other}") == oracle.due(events, other), other

    def rows(self, *argv: str) -> list[Row]:
        return [row_of(one) for one in self.home("due", *argv)]


def facts_of(one: dict[str, Any]) -> Facts:
    """Read from a contact what the oracle knows, too."""
    due_on, last, snoozed = (
        _day(one[key]) for key in ("due_on", "last_contact_on", "snoozed_until")
    )
    tags = frozenset(one["tags"])
    return Facts(one["name"], due_on, last, one["every"], one["tier"], tags, snoozed, one["paused"])


def row_of(one: dict[str, Any]) -> Row:
    states = tuple(reason["state"] for reason in one["reasons"])
    assert states[0] == one["state"]
    assert one["reason"] == one["reasons"][0]["reason"]
    due_on, last = (_day(one[key]) for key in ("due_on", "last_contact_on"))
    return Row(
        one["id"],
        one["name"],
        states,
        due_on,
        one["days_overdue"],
        one["neglected"],
        last,
        one["every"],
        one["tier"],
        frozenset(one["tags"]),
        one["followup"] and one["followup"]["id"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def days_from(day: date, number: int) -> date:
    return day + timedelta(days=number)

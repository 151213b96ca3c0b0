"""A network that is kept twice: by netcrm, and as a list of events beside it."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.scenarios import oracle
from tests.scenarios.events import (
    Added,
    Event,
    Finished,
    Logged,
    Paused,
    Promised,
    Resumed,
    Ruled,
    Skipped,
    Snoozed,
    Tagged,
    Tracked,
)
from tests.scenarios.oracle import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.home import Home


class World:
    """Each method carries out one command and notes what it means.

    Whether a command was a step of the history is asked of the history: what it means is not.
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
        return [event.who for event in self.events if isinstance(event, Added)]

    @property
    def promises(self) -> list[int]:
        made = [e.number for e in self.events if isinstance(e, Promised)]
        return made + [e.then for e in self.events if isinstance(e, Finished) and e.then]

    def go_to(self, day: date) -> None:
        self.today = day
        self.home.on(day)

    def _note(self, *events: Event) -> None:
        if self.home.steps() > len(self.steps):
            self.steps.append(list(events))
            self.undone.clear()

    def add(self, name: str, rhythm: dict[str, str], tags: Sequence[str] = (), **more: Any) -> int:
        """``rhythm`` is ``every`` or ``tier``; ``more`` may have ``met_on`` and ``birthday``."""
        argv = [f"--{key.replace('_', '-')}={value}" for key, value in {**rhythm, **more}.items()]
        argv += [f"--tag={tag}" for tag in tags]
        one = self.home("add", name, "--force", *argv)
        added = Added(one["id"], one["uid"], name, self.today, **more)
        self._note(added, Tracked(added.who, **rhythm), *(Tagged(added.who, t) for t in tags))
        return added.who

    def bring_in(self, uid: str, name: str) -> None:
        file = self.home.path / "people.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([("uid", "name", "met_on"), (uid, name, "2020-02-20")])
        self.home("import", str(file))
        (one,) = [one for one in self.home("list") if one["uid"] == uid]
        day = date(2020, 2, 20)
        self._note(Added(one["id"], uid, name, self.today, day, imported=True))

    def log(self, people: Sequence[int], day: date, kind: str = "meeting") -> None:
        first, *others = [str(who) for who in people]
        argv = [*(f"--with={who}" for who in others), f"--on={day}", f"--kind={kind}"]
        self.home("log", first, "zzz talk", *argv)
        self._note(Logged(tuple(people), day, kind))

    def snooze(self, who: int, until: date) -> None:
        self.home("snooze", str(who), f"--until={until}")
        self._note(Snoozed(who, self.today, until))

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

    def rule(self, target: str, every: str | None) -> None:
        if every:
            self.home("cadence", "set", target, every)
        else:
            assert self.home.run("cadence", "unset", target).code in (0, 3)
        self._note(Ruled(target, every))

    def promise(self, who: int, day: date, *, theirs: bool, every: str | None = None) -> None:
        argv = [f"--by={day}", *(["--theirs"] * theirs), *([f"--every={every}"] if every else [])]
        number = self.home("followup", str(who), "zzz it", *argv)["id"]
        self._note(Promised(number, who, day, theirs, every))

    def finish(self, number: int, *, drop: bool) -> None:
        before = {one["id"] for one in self.home("followups", "--all")}
        self.home("done", f"f{number}", *(["--drop"] if drop else []))
        new = {one["id"] for one in self.home("followups", "--all")} - before
        self._note(Finished(number, self.today, next(iter(new), None)))

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

    def agrees(self, *, in_all_forms: bool = True) -> None:
        """Compare the list of today with the oracle's."""
        events, today = self.events, self.today
        found = self._rows("--all")
        assert found == oracle.due(events, today), today
        if not in_all_forms:
            return
        soon = "40d"
        assert self._rows("--all", "--soon", soon) == oracle.due(events, today, soon), today
        assert self._rows("--max", "2") == found[:2], today
        in_order, drifting = oracle.neglected(events, today)
        rows = self._rows("--neglected")
        assert rows[: len(in_order)] == in_order, today
        assert len(rows) == len(in_order) + len(drifting), today
        assert set(rows[len(in_order) :]) == drifting, today

    def _rows(self, *argv: str) -> list[Row]:
        return [row_of(one) for one in self.home("due", *argv)]


def row_of(one: dict[str, Any]) -> Row:
    states = tuple(reason["state"] for reason in one["reasons"])
    assert states[0] == one["state"]
    assert one["reason"] == one["reasons"][0]["reason"]
    due_on, last = (
        date.fromisoformat(one[key]) if one[key] else None for key in ("due_on", "last_contact_on")
    )
    return Row(one["id"], one["name"], states, due_on, one["days_overdue"], one["neglected"], last)


def days_from(day: date, number: int) -> date:
    return day + timedelta(days=number)

"""Whom one met at an event, and what came after it, in three parts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netcrm.render.answer import Answer, Column, Object
from netcrm.render.keys import day
from netcrm.render.lists import ID, NAME, NEVER, NORMAL, ROOMY, day_column
from netcrm.rules.days import ago, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.practice.finding import Focus
    from netcrm.book.practice.reviewing import Met


def reviewed(event: Focus, people: Sequence[Met], today: date) -> Answer:
    """List who was there, those of whom nothing came yet first, and say what to do."""
    return Answer(
        data=[_row(one) for one in people],
        columns=(
            ID,
            NAME,
            Column("organisation", grows=True, from_width=NORMAL),
            day_column("met_on", "met", today, ROOMY),
            Column("since", from_width=NEVER),
            Column("promise", from_width=NEVER),
            Column(
                "followed_up", lambda row: _follow_up(row, today), title="follow-up", grows=True
            ),
        ),
        lines=[*_counts(event, people), *_hint(event, people, today)],
    )


def _row(one: Met) -> Object:
    promise = one.promise
    return {
        "id": one.id,
        "name": one.name,
        "organisation": one.organisation,
        "met_on": day(one.met_on),
        "since": day(one.since),
        "promise": promise and {**promise._asdict(), "due_on": day(promise.due_on)},
        "followed_up": one.followed_up,
    }


def _follow_up(row: Object, today: date) -> str:
    """Say what came after the event."""
    if not row["followed_up"]:
        return "not yet"
    said = [f"in touch {_ago(row['since'], today)}"] if row["since"] else []
    if promise := row["promise"]:
        said.append(f"f{promise['id']} {promise['what']}, due {_ago(promise['due_on'], today)}")
    return "; ".join(said) or "done"


def _ago(stored: str, today: date) -> str:
    return ago(date.fromisoformat(stored), today)


def _counts(event: Focus, people: Sequence[Met]) -> list[str]:
    if not people:
        return [f"Nobody is part of {event.name} yet: netcrm event capture {event.code}"]
    places = [one.place for one in people]
    counts = [
        f"{len(people):,} {'person' if len(people) == 1 else 'people'}",
        f"{places.count(0):,} without a follow-up",
        f"{places.count(1):,} promised one",
        f"{places.count(2):,} followed up",
    ]
    return [f"{event.name}: {', '.join(counts)}."]


def _hint(event: Focus, people: Sequence[Met], today: date) -> list[str]:
    """Say what to do: wait for the end, or write to the first of whom nothing came."""
    first, last = event.from_on or event.to_on, event.to_on or event.from_on
    if people and first and today < first:
        return [f"It begins on {written(first, today)}; what comes after its end counts."]
    if people and last and today <= last:
        return [
            f"It goes on until {written(last, today)}; a conversation counts from the next day."
        ]
    waiting = [one for one in people if not one.followed_up]
    if waiting:
        number, name = waiting[0].id, waiting[0].name
        log = f"netcrm log {number} TEXT --kind email"
        promise = f"netcrm followup {number} TEXT --in 1w"
        return [f"Write to {name}, then: {log}", f"Or promise yourself to do so: {promise}"]
    return ["Everybody has had a follow-up."] if people else []

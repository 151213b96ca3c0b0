"""Recording that I introduced two people to each other."""

from __future__ import annotations

from datetime import date  # noqa: TC003  a field of the tuple
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.contact.promising import Next, promise, promised
from netcrm.book.introductions.earlier import bond_between
from netcrm.book.introductions.pairs import Pair  # noqa: TC001  a field of the tuple
from netcrm.book.practice.related import Bond
from netcrm.book.practice.relating import relate
from netcrm.book.talks.logging import Entry, check_kind, record
from netcrm.errors import UsageError
from netcrm.rules.days import written
from netcrm.rules.roles import ACQUAINTANCE

if TYPE_CHECKING:
    from netcrm.store.writing import Work


class Introduction(NamedTuple):
    """Who was introduced to whom, why, how and when; and until when I ask how it went, if ever."""

    pair: Pair
    text: str
    kind: str
    on: date
    due_on: date | None


class Introduced(NamedTuple):
    """The numbers of the conversation and the follow-up that were kept."""

    interaction: int
    followup: int | None


def introduce(work: Work, said: Introduction) -> Introduced:
    """Keep a conversation with both, that they are acquainted, and the promise to ask the first.

    Where it is noted how they know each other, that stays as it is.
    """
    check_kind(said.kind)
    if said.on > work.moment.today:
        raise UsageError("An introduction is recorded when it is made; --on is no day to come.")
    one, other = said.pair
    if bond_between(work.connection, said.pair) is None:
        relate(work, Bond(one, ACQUAINTANCE, other), {"from_on": said.on})
    what = f"introduced {one.name} and {other.name}"
    entry = Entry(kind=said.kind, on=said.on)
    text = f"{what}: {said.text}" if said.text else what
    number = record(work, entry, said.pair, text)
    then = Next(f"ask how it went with {other.name}", said.due_on) if said.due_on else None
    followup = promise(work, one.id, then, number) if then else None
    today = work.moment.today
    day = "" if said.on == today else f" on {written(said.on, today)}"
    work.summary = f"Introduced {one.name} and {other.name}{day}{promised(then, today)}"
    return Introduced(number, followup)

"""Doing the same to one person or to many, in one step of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from netcrm.book.people.finding import Someone
from netcrm.store.models import Contact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netcrm.book.contact.done import Done
    from netcrm.store.writing import Work

    Action = Callable[[Work, Someone], Done | None]
    """What is done to a person; None where it is so already."""

CHUNK = 500
"""So many people are read and written at a time."""


def change(
    work: Work, ids: Sequence[int], action: Action, progress: Callable[[int], None]
) -> list[int]:
    """Do ``action`` to the people with these ids, and return the ids of those it has changed.

    ``progress`` is told how many were looked at.
    """
    done: list[tuple[Someone, Done]] = []
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        # Held until they are written, each is read once: the session itself forgets them.
        contacts = work.session.exec(select(Contact).where(col(Contact.id).in_(part))).all()
        for contact in contacts:
            someone = Someone(contact.id or 0, contact.name)
            if (what := action(work, someone)) is not None:
                done.append((someone, what))
        work.session.flush()
        progress(start + len(part))
    if done:
        someone, what = done[0]
        work.people = [one.id for one, _ in done]
        work.summary = what.to(someone.name if len(done) == 1 else f"{len(done):,} people")
    return work.people

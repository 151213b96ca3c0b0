"""A list of people whom one met, a line a person: one step, however many lines it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.practice.capturing import LEFT_OUT, Gathering, Taken, read_line, take
from netcrm.book.practice.known import known
from netcrm.errors import UnreadableFileError, UsageError
from netcrm.formats.decode import is_noise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Asked, Someone
    from netcrm.store.writing import Work

MOST_LINES = 5_000
"""A longer text is no list of whom one met."""


class Listed(NamedTuple):
    """What became of each line, and the numbers of those that are blank."""

    taken: list[Taken]
    blank: list[int]


def take_list(
    work: Work, gathering: Gathering, text: str, asked: Asked, order: str | None
) -> Listed:
    """Keep everybody of a list. What tells of no person, or perhaps of somebody here, is left out.

    UnreadableFileError where it tells of nobody at all, or is too long.
    """
    lines = text.splitlines()
    if is_noise(text):
        raise UnreadableFileError("It holds binary data, not text.")
    if len(lines) > MOST_LINES:
        raise UnreadableFileError(f"It has more than {MOST_LINES:,} lines; divide it.")
    blank = [number for number, line in enumerate(lines, 1) if not line.strip()]
    taken = [
        _taken(work, gathering, (number, line), asked, order)
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    kept = [one for one in taken if one.someone is not None]
    if not kept and not any(one.line for one in taken):
        why = f" Line {taken[0].number}: {taken[0].reason}" if taken else ""
        raise UnreadableFileError(f"It tells of nobody.{why}")
    work.people = list(dict.fromkeys(one.someone.id for one in kept if one.someone))
    met = len(work.people)
    people = "1 person" if met == 1 else f"{met:,} people"
    work.summary = f"{gathering.event.name}: {people} of a list"
    return Listed(taken, blank)


def _taken(
    work: Work, gathering: Gathering, numbered: tuple[int, str], asked: Asked, order: str | None
) -> Taken:
    number, text = numbered
    try:
        line = read_line(gathering, number, text, work.moment.today, order)
    except UsageError as error:
        return Taken(number, text.strip(), LEFT_OUT, reason=error.message)
    who = known(asked, line.card)
    if who.someone is None and (who.perhaps or not line.card.name):
        reason = _question(line.card.name or text.strip(), who.perhaps, gathering)
        return Taken(number, text.strip(), LEFT_OUT, line, reason=reason)
    return take(work, gathering, line, who.someone, asked)


def _question(name: str, perhaps: Sequence[Someone], gathering: Gathering) -> str:
    """Say who that may be, and by which commands it is settled."""
    if not perhaps:
        return f"Nobody here has {name}; write the name, too."
    first, *others = [f"{one.name} ({one.id})" for one in perhaps[:3]]
    some = " or ".join([first, *others])
    log = f"netcrm log {perhaps[0].id} --event {gathering.event.code}"
    return f"'{name}' may be {some}: {log}; or somebody new: netcrm add --force"

"""The lines of ``event capture``: one person after the other, each kept as soon as it is typed."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import typer

from netcrm.cli import typeahead
from netcrm.cli.asking import field
from netcrm.cli.output import remark, say, screen
from netcrm.errors import NetcrmError, RefusedError, UsageError
from netcrm.render.answer import Entry
from netcrm.render.capture import KEYS, captured, heard, opening
from netcrm.render.pages import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Someone
    from netcrm.book.practice.capturing import Gathering, Line, Taken
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer

UNDO = ("u", "undo")
"""What is typed in place of a person to take the last one back."""

END = ("q", "quit", "exit")
"""What is typed in place of a person to end, as an empty line does."""

HELP = ("?", "h", "help")
"""What is typed in place of a person to be told what may be typed."""

NEW = ("n", "new")
"""What is typed for somebody who is none of those who are here."""


class Kept(NamedTuple):
    """A line that was kept, and the step of it; None where nothing of it was news."""

    taken: Taken
    step: int | None


class Capture:
    """One sitting with whom one met at an event."""

    def __init__(self, call: Call, gathering: Gathering) -> None:
        self._call = call
        self._gathering = gathering
        self._kept: list[Kept] = []

    def run(self) -> Answer:
        """Ask for lines until an empty one, and return what was understood of them."""
        stopped = False
        _wrapped(opening(self._gathering, self._call.today))
        try:
            self._lines()
        except (KeyboardInterrupt, typer.Abort):
            stopped = True
        typeahead.forget()
        steps = sum(one.step is not None for one in self._kept)
        taken = [one.taken for one in self._kept]
        return captured(self._gathering, taken, steps=steps, stopped=stopped)

    def _lines(self) -> None:
        """Take line after line. An empty one within what is pasted ends nothing."""
        with suppress(EOFError):  # Ctrl-D
            while (typed := field("Met")) or typeahead.is_waiting():
                for text in filter(str.strip, typed.splitlines()):  # what is pasted may be several
                    if text.strip().casefold() in END:
                        return
                    self._line(text)

    def _line(self, text: str) -> None:
        """Do what a line says, and say what was understood, or why it was not."""
        word = text.strip().casefold()
        try:
            if word in UNDO:
                self._undo()
            elif word in HELP:
                _wrapped(KEYS)
            else:
                self._take(text)
        except NetcrmError as error:
            _wrapped(error.message)

    def _take(self, text: str) -> None:
        from netcrm.book.practice.capturing import read_line, take

        self._call.renew()
        order = self._call.settings.date_order
        number = len(self._kept) + 1
        line = read_line(self._gathering, number, text, self._call.today, order)
        someone = self._who(line)
        self._call.renew()
        with self._call.writing("event") as work:
            asked = self._call.asked(work.connection)
            taken = take(work, self._gathering, line, someone, asked)
        self._kept.append(Kept(taken, work.step))
        _wrapped(heard(taken))
        for said in taken.remarks:
            _wrapped(said)

    def _who(self, line: Line) -> Someone | None:
        """Return who it is of those who are here; None for somebody new. Nothing is locked."""
        from netcrm.book.practice.known import known

        with self._call.looking() as connection:
            who = known(self._call.asked(connection), line.card)
        if who.perhaps:
            return _which(line.card.name or line.text, who.perhaps, new=bool(line.card.name))
        if who.someone is None and not line.card.name:
            raise UsageError(f"Nobody here has {line.text}; write the name, too.")
        return who.someone

    def _undo(self) -> None:
        """Take back the line that was kept last; of one that was no news only this is said."""
        from netcrm.book.history import undo_step

        if not self._kept:
            raise RefusedError("Nobody was kept in this sitting yet.")
        last = self._kept[-1]
        name = last.taken.someone.name if last.taken.someone else last.taken.text
        told = f"The line of {name} had changed nothing; now it is as if never typed."
        if last.step is not None:
            self._call.renew()
            with self._call.writing("undo") as work:
                undo_step(work, last.step)
            told = f"Taken back: {name}."
        self._kept.pop()
        _wrapped(told)


def _which(name: str, perhaps: Sequence[Someone], *, new: bool) -> Someone | None:
    """Ask who of some it is; None for somebody new. RefusedError where it is left out."""
    remark(f"Who is '{name}'?")
    for one in perhaps:
        remark(f"{one.id:>5}  {one.name}")
    others = ", n for somebody new" if new else ""
    known = {str(one.id): one for one in perhaps}
    while typed := _asked(f"Number{others}, Enter to leave the line out").casefold():
        if new and typed in NEW:
            return None
        if typed in known:
            return known[typed]
        remark(f"'{typed}' is none of them.")
    raise RefusedError("Left out.")


def _asked(label: str) -> str:
    """Ask for a line; Ctrl-D is an empty one."""
    try:
        return field(label)
    except EOFError:
        return ""


def _wrapped(sentence: str) -> None:
    """Say something that fits the screen."""
    for line in lines([Entry("", sentence)], screen(sys.stderr).width):
        say(line)

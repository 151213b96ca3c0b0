"""What all sittings share: going through a queue of people, doing and undoing, being left.

Everything that is done is kept at once, as a command of its own would: whoever leaves a sitting in
the middle, or loses the terminal, has lost nothing but the question that was not answered yet.
"""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

import typer

from netcrm.cli import asking
from netcrm.cli.output import say, screen
from netcrm.errors import NetcrmError, NotFoundError, RefusedError
from netcrm.host.keyboard import keyboard
from netcrm.render.answer import Entry
from netcrm.render.pages import lines
from netcrm.render.sitting import Sum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from netcrm.cli.call import Call
    from netcrm.store.writing import Work

NEXT_KEYS = "\r\n "
"""Enter and the space bar go on to the next person, in every sitting."""


class Move(Enum):
    """Where a sitting goes after a key."""

    STAY = "stay"
    NEXT = "next"
    BACK = "back"
    QUIT = "quit"


class Key(NamedTuple):
    """What a key does to the person who is shown; its ``label`` has the key in brackets."""

    label: str
    act: Callable[[int], Move]


class Taken(NamedTuple):
    """A step that was taken: with whom, as what it counts, and its id."""

    whom: int
    counted: str
    step: int


def needs_a_terminal(verb: str, instead: str) -> None:
    """Raise RefusedError where nobody is there to press a key."""
    if not asking.possible():
        raise RefusedError(f"'{verb}' asks on a terminal, and there is none; {instead}.")


class Sitting:
    """One sitting with the people of a ``queue``, by their ids."""

    def __init__(self, call: Call, queue: Sequence[int]) -> None:
        self.call = call
        self._queue = list(queue)
        self._people = len(queue)
        self._place = 0
        self._seen: set[int] = set()
        self._taken: list[Taken] = []

    def run(self, page: Callable[[int], Iterable[str | Entry]], keys: Mapping[str, Key]) -> Sum:
        """Show the page of each person and do what the keys say, until the end or the user's."""
        stopped = False
        try:
            while self._place < len(self._queue):
                if self._shown(page) and not self._moved(self._asked(keys)):
                    break
        except (KeyboardInterrupt, typer.Abort):
            stopped = True
        counts = Counter(one.counted for one in self._taken)
        return Sum(self._people, len(self._seen), counts, stopped=stopped)

    @contextmanager
    def doing(self, verb: str, counted: str) -> Iterator[Work]:
        """Carry out one command on the person who is shown, and say what it did.

        NotFoundError where another command has removed them meanwhile.
        """
        from netcrm.book.people.person import check_present

        self.call.renew()
        with self.call.writing(verb) as work:
            check_present(work.connection, self._queue[self._place])
            yield work
        if work.step is None:
            _wrapped("It is so already; nothing was changed.")
        else:
            self._taken.append(Taken(self._queue[self._place], counted, work.step))
            _wrapped(f"{work.summary}.")

    def undo(self, _number: int) -> Move:
        """Take back what was done last in this sitting, and go back to whom it was done to."""
        from netcrm.book.history import undo_step

        if not self._taken:
            raise RefusedError("Nothing was done in this sitting yet.")
        last = self._taken[-1]
        self.call.renew()
        with self.call.writing("undo") as work:
            (undone,) = undo_step(work, last.step).steps
        self._taken.pop()
        self._place = self._queue.index(last.whom)
        _wrapped(f"Undone: {undone.summary}.")
        return Move.STAY

    def _shown(self, page: Callable[[int], Iterable[str | Entry]]) -> bool:
        """Show the page of the next person; False for one who is not here any more."""
        number = self._queue[self._place]
        try:
            self._show(page(number))
        except NotFoundError as error:
            _wrapped(error.message)
            del self._queue[self._place]
            return False
        self._seen.add(number)
        return True

    def _show(self, page: Iterable[str | Entry]) -> None:
        here = Entry(f"{self._place + 1} of {len(self._queue)}  ", "")
        say("")
        first, *others = page
        shown = screen(sys.stderr)
        head, *rest = lines([here._replace(text=str(first)), *others], shown.width)
        say(f"\x1b[1m{head}\x1b[0m" if shown.styled else head)
        for line in rest:
            say(line)

    def _asked(self, keys: Mapping[str, Key]) -> Move:
        """Ask for a key until there is one that can be done."""
        while True:
            try:
                typed = _pressed(keys)
            except EOFError:
                return Move.QUIT
            if typed and typed in NEXT_KEYS:
                return Move.NEXT
            if typed not in keys:
                _wrapped("That is none of the keys.")
                continue
            try:
                return keys[typed].act(self._queue[self._place])
            except EOFError:
                _wrapped("Left; nothing more was done.")
            except NetcrmError as error:
                _wrapped(error.message)

    def _moved(self, move: Move) -> bool:
        """Go where a key leads; False where it ends the sitting."""
        if move is Move.NEXT:
            self._place += 1
        elif move is Move.BACK:
            self._place = max(0, self._place - 1)
        return move is not Move.QUIT


def _wrapped(sentence: str) -> None:
    """Say something that fits the screen."""
    for line in lines([Entry("", sentence)], screen(sys.stderr).width):
        say(line)


def _pressed(keys: Mapping[str, Key]) -> str:
    """Show what the keys are, wait for one, and return it in small letters."""

    def ask() -> None:
        *before, last = _labels(keys, screen(sys.stderr).width)
        for line in before:
            say(line)
        sys.stderr.write(f"{last} ")
        sys.stderr.flush()

    with keyboard(ask) as key:
        typed = ""
        try:
            typed = key()
        finally:
            say(typed.strip() if typed.isprintable() else "")
    return typed.casefold()


def _labels(keys: Mapping[str, Key], width: int) -> Iterator[str]:
    """Yield the line of the keys; or several, where there is no room for all on one."""
    labels = [one.label for one in keys.values()]
    line = next((line for gap in ("  ", " ") if len(line := gap.join(labels)) + 2 < width), None)
    return lines([Entry("", line or "  ".join(labels))], width)


def moving(move: Move) -> Callable[[int], Move]:
    """Make what a key does that only moves."""
    return lambda _number: move

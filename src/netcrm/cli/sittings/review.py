"""The keys of ``review``: what can be done at once about somebody who is due."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from netcrm.cli.asking import field, until_understood
from netcrm.cli.output import remark
from netcrm.cli.sittings.sitting import Key, Move, Sitting, moving
from netcrm.cli.verbs.next_step import asked_next_step
from netcrm.errors import NotFoundError, RefusedError, UsageError
from netcrm.rules.kinds import DEFAULT_KIND, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.contact.changing import Action
    from netcrm.book.due.listing import Wish
    from netcrm.book.people.finding import Someone
    from netcrm.book.people.showing import FollowUp, Portrait
    from netcrm.cli.call import Call
    from netcrm.render.answer import Entry
    from netcrm.render.sitting import Sum
    from netcrm.rules.due import Standing

SNOOZED_FOR = "1w"
"""What Enter means where it is asked how long."""


class Review:
    """Going through those who are due; somebody is done with when nothing more is due."""

    def __init__(self, call: Call, wish: Wish, queue: Sequence[int]) -> None:
        self._call = call
        self._wish = wish
        self._sitting = Sitting(call, queue)

    def run(self) -> Sum:
        """Hold the review, and return what it came to."""
        keys = {
            "l": Key("[l]og", self._log),
            "d": Key("[d]one", self._done),
            "s": Key("[s]nooze", self._snooze),
            "k": Key("s[k]ip", self._skip),
            "w": Key("slo[w]er", self._slower),
            "o": Key("[o]pen", self._open),
            "n": Key("[n]ext", moving(Move.NEXT)),
            "b": Key("[b]ack", moving(Move.BACK)),
            "u": Key("[u]ndo", self._sitting.undo),
            "q": Key("[q]uit", moving(Move.QUIT)),
        }
        return self._sitting.run(self._page, keys)

    def _page(self, number: int) -> Iterator[str | Entry]:
        from netcrm.render.sitting import review_page

        return review_page(self._portrait(number), self._standing(number), self._call.today)

    def _portrait(self, number: int) -> Portrait:
        from netcrm.book.people.finding import Someone
        from netcrm.book.people.showing import portrait

        with self._call.looking() as connection:
            return portrait(connection, self._call.today, Someone(number, ""))

    def _someone(self, number: int) -> Someone:
        from netcrm.book.people.finding import Someone

        return Someone(number, self._portrait(number).person.name)

    def _standing(self, number: int) -> Standing | None:
        from netcrm.book.due.listing import standings

        wish = self._wish._replace(only=number, most=None)
        with self._call.looking() as connection:
            return next(standings(connection, self._call.today, wish), None)

    def _on(self, number: int) -> Move:
        """Stay with somebody with whom something else is due."""
        return Move.STAY if self._standing(number) else Move.NEXT

    def _log(self, number: int) -> Move:
        """Log a contact. It is kept before the next step is asked about."""
        from netcrm.book.talks.logging import Entry, record

        someone = self._someone(number)
        kind = until_understood(f"How (Enter: {DEFAULT_KIND})", _kind) or DEFAULT_KIND
        text = field("What was said")
        with self._sitting.doing("log", "logged") as work:
            talk = record(work, Entry(kind=kind), [someone], " ".join(text.split()))
        with suppress(EOFError):
            self._promise(someone, talk)
        return self._on(number)

    def _promise(self, someone: Someone, talk: int) -> None:
        from netcrm.book.contact.promising import add_followup

        if then := asked_next_step(self._call, "Next step (Enter: none)"):
            with self._sitting.doing("followup", "promised") as work:
                add_followup(work, someone, then, talk)

    def _done(self, number: int) -> Move:
        from netcrm.book.contact.finishing import come_again, finish

        chosen = self._chosen(self._portrait(number))
        with self._sitting.doing("done", "done") as work:
            after = finish(work, [], chosen, self._call.asked(work.connection)).after
            again = come_again(after, self._call.today) if after else ""
        if again:
            remark(again)
        return self._on(number)

    def _chosen(self, one: Portrait) -> int:
        """Return the follow-up that is done: the one that is due, or open, or the one told."""
        found = [followup for followup in one.followups if followup.is_open]
        due = [followup for followup in found if followup.due_on <= self._call.today] or found
        if not due:
            raise RefusedError(f"There is no open follow-up with {one.person.name}.")
        if len(due) == 1:
            return due[0].id
        names = ", ".join(f"f{followup.id}" for followup in due)
        typed = until_understood(f"Which ({names})", partial(_among, due))
        if not typed:
            raise RefusedError("Nothing was finished.")
        return int(typed)

    def _snooze(self, number: int) -> Move:
        from netcrm.book.contact import rhythm

        label = f"For how long, or until which day (Enter: {SNOOZED_FOR})"
        typed = until_understood(label, self._later)
        until = date.fromisoformat(typed or self._later(SNOOZED_FOR))
        return self._change(number, "snooze", "snoozed", partial(rhythm.snooze, until=until))

    def _later(self, typed: str) -> str:
        from netcrm.book.contact.rhythm import check_ahead

        until = self._call.span_or_day(typed, self._call.after_today)
        check_ahead(until, self._call.today)
        return str(until)

    def _skip(self, number: int) -> Move:
        from netcrm.book.contact import rhythm

        return self._change(number, "skip", "skipped", rhythm.skip)

    def _slower(self, number: int) -> Move:
        """Give somebody a longer cadence of their own; Enter takes twice the one that holds."""
        from netcrm.book.contact import rhythm
        from netcrm.rules.spans import parse_span

        person = self._portrait(number).person
        every = person.facts.cadence.every
        if every is None:
            raise RefusedError(f"{person.name} has no rhythm that could be slower.")
        twice = every.times(2)
        label = f"How often, now {every.every_words()} (Enter: {twice.every_words()})"
        typed = until_understood(label, lambda typed: str(parse_span(typed)))
        slower = parse_span(typed) if typed else twice
        return self._change(number, "track", "slowed down", partial(rhythm.track, every=slower))

    def _change(self, number: int, verb: str, counted: str, action: Action) -> Move:
        from netcrm.book.contact.changing import change

        with self._sitting.doing(verb, counted) as work:
            change(work, [number], action, lambda _reached: None)
        return self._on(number)

    def _open(self, number: int) -> Move:
        """Open the preferred link, else the mail address, else the phone."""
        from netcrm.book.people.reaching import way
        from netcrm.host.browser import opened

        someone = self._someone(number)
        with self._call.looking() as connection:
            try:
                found = way(connection, someone, None)
            except NotFoundError as error:
                if not error.suggestions:
                    raise
                found = way(connection, someone, error.suggestions[0])
        remark(f"Opened {found.url}" if opened(found.url) else found.url)
        return Move.STAY


def _kind(typed: str) -> str:
    """Read a kind of interaction, of which the beginning is enough."""
    word = typed.casefold()
    begun = [word] if word in KINDS else [kind for kind in KINDS if kind.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    raise UsageError(f"There is no kind '{typed}'; there are {', '.join(KINDS)}.")


def _among(found: Sequence[FollowUp], typed: str) -> str:
    """Read the number of a follow-up that is one of these."""
    number = typed.casefold().removeprefix("f")
    if number not in {str(one.id) for one in found}:
        names = " or ".join(f"f{one.id}" for one in found)
        raise UsageError(f"'{typed}' is none of them; write {names}, or nothing to leave it.")
    return number

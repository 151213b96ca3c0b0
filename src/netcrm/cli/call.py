"""One typed command: where its database is, what day it is, how it answers."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Self

from netcrm.cli.clock import moment
from netcrm.config import database_path, demo_path, load
from netcrm.errors import UsageError
from netcrm.rules.days import Toward, parse_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path
    from types import TracebackType

    from netcrm.book.people.finding import Asked
    from netcrm.config import Settings
    from netcrm.rules.moment import Moment
    from netcrm.rules.query import Query
    from netcrm.store.erasing.clearing import Cleared
    from netcrm.store.writing import Work


class Call:
    """What all verbs share; left when its answer is written.

    ``chosen`` holds the answers to questions about ambiguous names; ``changed`` tells whether the
    command has changed the database, ``backed_up`` whether there is a backup of it from before,
    ``lines_to_import`` how many lines the files have that it takes in.
    """

    def __init__(
        self, db: Path | None, today: str | None, form: str, chosen: Mapping[str, int]
    ) -> None:
        self._open = ExitStack()
        self._db = db
        self._today = today
        self.form = form
        self.chosen = chosen
        self.changed = False
        self.backed_up = False
        self.lines_to_import = 0

    @cached_property
    def path(self) -> Path:
        """Where the database is."""
        return database_path(self._db)

    def use_demo(self) -> None:
        """Work on the invented network, unless a database was named on the command line."""
        if self._db is None:
            self._db = demo_path()

    @cached_property
    def moment(self) -> Moment:
        """The day and the instant of the command: one for all that it does."""
        return moment(self._today)

    def renew(self) -> None:
        """Read the clock again, for a command that goes on for long while somebody thinks."""
        self.__dict__.pop("moment", None)

    @property
    def today(self) -> date:
        """The day of the command."""
        return self.moment.today

    @cached_property
    def settings(self) -> Settings:
        """The user's settings, checked."""
        return load()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool | None:
        return self._open.__exit__(kind, error, trace)

    def reading(self) -> sqlite3.Connection:
        """Open the database to look at it, until the answer is written."""
        from netcrm.store.reading import reading

        _ = self.settings
        return self._open.enter_context(reading(self.path, _say_migrated))

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """Open the database to look at it for a moment, by which nobody else is kept waiting."""
        from netcrm.store.reading import reading

        _ = self.settings
        with reading(self.path, _say_migrated) as connection:
            yield connection

    @contextmanager
    def writing(self, verb: str, *, keep: bool = True) -> Iterator[Work]:
        """Open the database to change it: one transaction, one step of the history.

        A dry run (``keep`` False) takes it all back.
        """
        from netcrm.store.writing import writing

        most = self.settings.value("history.steps")
        with writing(
            self.path, self.moment, verb, _say_migrated, keep=keep, most_steps=most
        ) as work:
            yield work
            self.changed = keep and work.connection.total_changes > 0
        if work.cleared and not work.forgotten:
            _say_cleared(work.cleared)

    @property
    def answers_in_data(self) -> bool:
        """Whether the answer is read by a program, which gets all that was written."""
        return self.form in ("json", "csv", "ids")

    def asked(self, connection: sqlite3.Connection, *, removed: bool = False) -> Asked:
        """Return what the resolver needs, to look among the present or the ``removed``."""
        from netcrm.book.people.finding import Asked

        return Asked(connection, self.chosen, removed, self.settings.phone_region)

    def query(self, words: list[str] | None, tags: list[str] | None = None) -> Query:
        """Read a QUERY, and the tags that were given as options."""
        from netcrm.rules.query import parse_query

        return parse_query([*(words or ()), *(f"tag:{tag}" for tag in tags or ())], self.today)

    def back(self, text: str | None) -> date | None:
        """Read a day of the past, such as the one of ``--on``."""
        return self._day(text, Toward.PAST)

    def after_today(self, text: str | None) -> date | None:
        """Read a day that is later than today, such as the one of ``--until``: never today."""
        found = self.ahead(text)
        if found == self.today and text and text.strip().isalpha():
            with suppress(UsageError):  # "today" has no next; a weekday has
                return self.ahead(f"next {text.strip()}")
        return found

    def ahead(self, text: str | None) -> date | None:
        """Read a day to come, such as the one of ``--by``."""
        return self._day(text, Toward.FUTURE)

    def _day(self, text: str | None, toward: Toward) -> date | None:
        if text is None:
            return None
        return parse_day(text, self.today, toward, self.settings.date_order)

    def until(
        self,
        span: str | None,
        day: str | None,
        options: str,
        read: Callable[[str | None], date | None] | None = None,
    ) -> date:
        """Read the end of a time, given as a span from today or as a day; one of both is needed."""
        from netcrm.rules.spans import parse_span

        if (span is None) == (day is None):
            raise UsageError(f"Say until when, by one of {options}.")
        found = (
            parse_span(span).after(self.today) if span is not None else (read or self.ahead)(day)
        )
        if found is None:
            raise AssertionError(day)
        return found

    def span_or_day(
        self, typed: str, read: Callable[[str | None], date | None] | None = None
    ) -> date:
        """Read the end of a time, told in one answer: a span from today, or a day."""
        from netcrm.rules.spans import parse_span

        with suppress(UsageError):
            return parse_span(typed).after(self.today)
        return self.until(None, typed, "a span or a day", read)


def _say_migrated(kept: Path) -> None:
    from netcrm.cli.output import remark

    remark(f"The database is now in the form of this netcrm; as it was, it is kept: {kept}")


def _say_cleared(cleared: Cleared) -> None:
    """Say how it went on with those whom an earlier command has forgotten."""
    from netcrm.cli.output import remark
    from netcrm.render.forgetting import said_of

    for line in said_of(cleared):
        remark(line)

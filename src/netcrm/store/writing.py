"""The one way to change the database: a transaction that is also a step of the history."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel

from netcrm.config.options import OPTIONS
from netcrm.store import models  # noqa: F401  fills the metadata
from netcrm.store.driver import driver_errors
from netcrm.store.erasing.waiting import is_waiting
from netcrm.store.file import BUSY_MS, database_errors, empty
from netcrm.store.history.recorder import Recorder
from netcrm.store.history.remembered import only_remembers
from netcrm.store.opening import open_for_writing
from netcrm.store.photos import Photos, folder_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from netcrm.rules.moment import Moment
    from netcrm.store.erasing.clearing import Cleared
    from netcrm.store.erasing.person import Person
    from netcrm.store.opening import Told


class Work:
    """One writing command: its session, its transaction's connection, its moment, its step.

    Set ``summary`` to the sentence that the history keeps, and ``people`` to those concerned,
    the one that ``-`` shall mean first. ``keep`` is False for a dry run: nothing stays. ``step`` is
    the id of the step, once it is kept. ``forgotten`` is who was erased: that is waited for, until
    nothing holds them, and ``progress`` is told how many bytes of backups were gone through.
    ``cleared`` says in the end how that went, also of those whom an earlier
    command has left.
    """

    def __init__(
        self,
        session: Session,
        connection: sqlite3.Connection,
        moment: Moment,
        verb: str,
        most_steps: int,
        photos: Photos,
    ) -> None:
        self.session = session
        self.connection = connection
        self.moment = moment
        self.verb = verb
        self._most_steps = most_steps
        self.photos = photos
        self.summary = ""
        self.keep = True
        self.people: list[int] = []
        self.step: int | None = None
        self.forgotten: Person | None = None
        self.progress: Callable[[int], None] = lambda _reached: None
        self.cleared: Cleared | None = None
        self.recorder = Recorder(connection)
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    def _before_flush(self, session: Session, *_: Any) -> None:  # noqa: ANN401
        changed = (row for row in session.dirty if session.is_modified(row))
        for table, ids in _by_table(changed):
            self.recorder.updating(table, ids)
        for table, ids in _by_table(session.deleted):
            self.recorder.deleting(table, ids)

    def _after_flush(self, session: Session, *_: Any) -> None:  # noqa: ANN401
        for table, ids in _by_table(session.new):
            for number in ids:
                self.recorder.inserted(table, number)

    @property
    def changed(self) -> bool:
        """Whether anything was changed so far that can be undone."""
        self.session.flush()
        return not only_remembers(self.recorder.changes)

    def save_step(self) -> None:
        """Write what was changed into the history; nothing changed is no step."""
        if self.changed:
            self.step = self.recorder.save(
                self.moment.now, self.verb, self.summary, self.people, self._most_steps
            )


def _by_table(changed: Iterable[Any]) -> list[tuple[str, list[int]]]:
    """Gather rows by their tables, in the order in which they may be written."""
    ids: dict[str, list[int]] = {}
    for row in changed:
        ids.setdefault(row.__tablename__, []).append(row.id)
    order = [table.name for table in SQLModel.metadata.sorted_tables]
    return [(table, sorted(ids[table])) for table in sorted(ids, key=order.index)]


@contextmanager
def writing(
    path: Path,
    moment: Moment,
    verb: str,
    migrated: Told | None = None,
    *,
    keep: bool = True,
    most_steps: int = OPTIONS["history.steps"].default,
) -> Iterator[Work]:
    """Open the database for one command: all of it is kept, as one step, or nothing is.

    A dry run (``keep`` False) does the same and takes it back; it makes no file either.
    ``migrated`` is told where the copy is of a file that was of an older schema. Of the steps,
    ``most_steps`` can be undone.
    """
    connection = open_for_writing(path, migrated) if keep or path.exists() else empty()
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    # Here and not before: SQLAlchemy ends whatever was begun when it meets a connection first.
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    photos = Photos(folder_of(path) if keep else None)
    kept = False
    try:
        with database_errors(path), driver_errors(), Session(engine) as session:
            session.connection()
            work = Work(session, connection, moment, verb, most_steps, photos)
            work.keep = keep
            yield work
            work.save_step()
            if work.keep:
                session.commit()
                kept = True
            waiting = work.keep and is_waiting(connection)
    finally:
        if connection.in_transaction:
            connection.rollback()
        connection.close()
        if not kept:
            photos.take_back()
    if waiting:
        work.cleared = _clear(path, work)


def _clear(path: Path, work: Work) -> Cleared:
    """Clear the file of those who were forgotten; only who has forgotten them waits for that."""
    from netcrm.store.erasing.clearing import clear

    if work.forgotten is None:
        return clear(path, (), 0)
    return clear(path, work.forgotten.texts, BUSY_MS, work.progress)

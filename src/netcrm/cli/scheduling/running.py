"""One run of the schedule: the list is made, sent, and noted down, whether it goes well or not."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from netcrm.cli.scheduling import ways
from netcrm.config import logbook_path
from netcrm.errors import DatabaseError, NetcrmError, RefusedError
from netcrm.host.logbook import FAILED, NOTHING, QUIET, SENT, Logbook, Run, read, write
from netcrm.rules.timetable import parse_quiet

if TYPE_CHECKING:
    from datetime import date

    from netcrm.book.due.digest import Digest
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer


def preview(call: Call, *, discreet: bool) -> Answer:
    """Show what would be sent now; nothing is noted down."""
    from netcrm.render.due import digest as page
    from netcrm.render.schedule import shown

    found = _digest(call, read(logbook_path()))
    return shown(found, page.as_text(found, discreet=discreet))


def run(call: Call, way: str, *, discreet: bool, always: bool) -> Answer:
    """Send the list of today by a ``way``, unless the day is quiet or there is nothing to tell."""
    logbook = read(logbook_path())
    try:
        ways.checked(way, call.settings)
        result, found = _sent(call, logbook, way, discreet=discreet, always=always)
    except (NetcrmError, OSError) as error:
        sentence = error.message if isinstance(error, NetcrmError) else "it cannot be written."
        if logbook.plan:
            with suppress(RefusedError):  # on a full disk it was missed, which is told as well
                _note(logbook, Run(call.moment.local, FAILED, sentence))
        raise
    flagged = tuple(flag.row.person.uid for flag in found.flags) if found else ()
    _note(logbook, Run(call.moment.local, result), flagged if result == SENT else ())
    from netcrm.render.schedule import ran

    return ran(found, way, result)


def _sent(
    call: Call, logbook: Logbook, way: str, *, discreet: bool, always: bool
) -> tuple[str, Digest | None]:
    quiet = parse_quiet(call.settings.value("schedule.skip") or "")
    if quiet.on(call.today) and not always:
        return QUIET, None
    found = _digest(call, logbook)
    if found.is_empty and not always:
        return NOTHING, found
    from netcrm.host.ways.message import Message
    from netcrm.render.due import digest as page

    ways.send(
        call,
        way,
        Message(
            page.subject(found),
            page.as_text(found, discreet=discreet),
            page.as_html(found, discreet=discreet),
        ),
    )
    return SENT, found


def _digest(call: Call, logbook: Logbook) -> Digest:
    """Read what there is to tell; a database that is not there any more is an error here."""
    from netcrm.book.due.digest import digest

    if not call.path.exists():
        raise DatabaseError(
            f"There is no database at {call.path}. Was it moved? 'netcrm schedule install'"
            " with --db tells where it is."
        )
    return digest(
        call.reading(), call.today, call.settings.due_max, logbook.flags, _told_on(call, logbook)
    )


def _told_on(call: Call, logbook: Logbook) -> date | None:
    """Return the last day before today on which a list was sent, or had nothing to tell."""
    days = (run.at.date() for run in logbook.runs if run.result in (SENT, NOTHING))
    return max((day for day in days if day < call.today), default=None)


def _note(logbook: Logbook, one: Run, flagged: tuple[str, ...] = ()) -> None:
    write(logbook_path(), logbook.with_run(one, flagged))

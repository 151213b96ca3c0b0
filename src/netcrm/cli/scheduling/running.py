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
    from netcrm.book.due.digest import Digest
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer


def preview(call: Call, *, discreet: bool, always: bool) -> Answer:
    """Show what would be sent now; nothing is noted down."""
    from netcrm.render.schedule import shown

    result, found = _result(call, read(logbook_path()), always=always)
    return shown(found, result, discreet=discreet)


def run(call: Call, way: str | None, *, discreet: bool, always: bool) -> Answer:
    """Send the list of today by a ``way``, or print it; note down how it went.

    On a quiet day, and where there is nothing to tell, it is silent unless ``always``.
    """
    from netcrm.render.schedule import ran, shown

    logbook = read(logbook_path())
    try:
        if way is not None:
            ways.checked(way, call.settings)
        result, found = _result(call, logbook, always=always)
        if way is not None and found is not None and result == SENT:
            _send(call, way, found, discreet=discreet)
    except (NetcrmError, OSError) as error:
        sentence = error.message if isinstance(error, NetcrmError) else "it cannot be written."
        if logbook.plan:
            with suppress(RefusedError):  # on a full disk it was missed, which is told as well
                _note(logbook, Run(call.moment.local, FAILED, sentence))
        raise
    flagged = tuple(flag.row.person.uid for flag in found.flags) if found else ()
    _note(logbook, Run(call.moment.local, result), flagged if result == SENT else ())
    return ran(found, way, result) if way else shown(found, result, discreet=discreet)


def _result(call: Call, logbook: Logbook, *, always: bool) -> tuple[str, Digest | None]:
    """Say whether there is a list to send, and make it."""
    quiet = parse_quiet(call.settings.value("schedule.skip") or "")
    if quiet.on(call.today) and not always:
        return QUIET, None
    found = _digest(call, logbook)
    return (NOTHING if found.is_empty and not always else SENT), found


def _send(call: Call, way: str, found: Digest, *, discreet: bool) -> None:
    from netcrm.host.ways.message import Message
    from netcrm.render.due import digest as page

    text, html = (make(found, discreet=discreet) for make in (page.as_text, page.as_html))
    ways.send(call, way, Message(page.subject(found), text, html))


def _digest(call: Call, logbook: Logbook) -> Digest:
    """Read what there is to tell; a database that is not there any more is an error here."""
    from netcrm.book.due.digest import digest

    if not call.path.exists():
        raise DatabaseError(
            f"There is no database at {call.path}. Was it moved? 'netcrm schedule install'"
            " with --db tells where it is."
        )
    told_on = logbook.told_before(call.today)
    return digest(call.reading(), call.today, call.settings.due_max, logbook.flags, told_on)


def _note(logbook: Logbook, one: Run, flagged: tuple[str, ...] = ()) -> None:
    write(logbook_path(), logbook.with_run(one, flagged))

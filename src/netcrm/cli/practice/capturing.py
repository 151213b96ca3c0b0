"""``event capture``: whom one met, a line a person, typed one by one or read from a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.cli import asking
from netcrm.cli.sources import STANDARD_INPUT, source_of
from netcrm.errors import UnreadableFileError

if TYPE_CHECKING:
    from netcrm.book.practice.capturing import Gathering
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer


def capture(call: Call, words: list[str], source: str | None, tags: list[str]) -> Answer:
    """Keep whom one met at the event that the words name.

    ``source`` is the file with the list, or ``-``. Without it lines are asked for on a terminal,
    and else standard input is read.
    """
    from netcrm.book.contact.filing import tag_name
    from netcrm.book.practice.capturing import Gathering
    from netcrm.book.practice.finding import find_focus
    from netcrm.rules.foci import day_at

    with call.looking() as connection:
        event = find_focus(connection, "event", words, call.chosen, "capture")
    day = day_at(event.from_on, event.to_on, call.today)
    gathering = Gathering(event, day, tuple(map(tag_name, tags)))
    if source is None and asking.possible():
        from netcrm.cli.sittings.capture import Capture

        return Capture(call, gathering).run()
    file = STANDARD_INPUT if source is None else Path(source)
    return _listed(call, gathering._replace(listed=True), file)


def _listed(call: Call, gathering: Gathering, path: Path) -> Answer:
    """Keep everybody of a list, in one step."""
    from netcrm.book.practice.participants_list import take_list
    from netcrm.render.capture import captured

    file = source_of(path)
    decoded = file.text()
    with call.writing("event") as work:
        try:
            listed = take_list(
                work,
                gathering,
                decoded.text,
                call.asked(work.connection),
                call.settings.date_order,
            )
        except UnreadableFileError as error:
            raise UnreadableFileError(f"{file.name}: {error.message}") from error
        changed = work.changed
    answer = captured(gathering, listed.taken, steps=int(changed))
    said = [decoded.remark] if decoded.remark else []
    if listed.blank:
        said.append(f"Blank: line{'s' * (len(listed.blank) > 1)} {_some(listed.blank)}.")
    return answer._replace(remarks=[*said, *answer.remarks])


def _some(numbers: list[int]) -> str:
    """Write numbers, of many only the first."""
    most = 10
    more = f" and {len(numbers) - most:,} more" if len(numbers) > most else ""
    return ", ".join(map(str, numbers[:most])) + more

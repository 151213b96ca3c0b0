"""A workbook: people, interactions and follow-ups, a sheet for each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netcrm.book.files.everything.exporting import followups, interactions
from netcrm.book.files.everything.scope import Scope
from netcrm.book.files.exporting import dated_cards, private_notes
from netcrm.book.files.out.export import Export, Exported, Tally
from netcrm.book.files.widths import widths
from netcrm.book.people.listing import matching
from netcrm.book.people.queries import EVERYBODY
from netcrm.errors import RefusedError
from netcrm.formats import own_columns, own_csv
from netcrm.formats.workbook import MOST_ROWS, Sheet, write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TextIO

    from netcrm.book.files.out.export import Wanted
    from netcrm.formats.workbook import Value

_TALKS = ("on", "kind", "people", "summary", "place", "tags", "private")
_PROMISES = (
    *("who", "what", "due_on", "theirs", "every", "done_on", "dropped_on", "created_on", "about"),
)


def workbook(wanted: Wanted) -> Export:
    """Prepare a workbook of those who are wanted."""
    ids = matching(wanted.connection, wanted.moment.today, wanted.query)
    everybody = wanted.query == EVERYBODY
    scope = Scope(wanted.connection, ids, private=wanted.private, unnarrowed=everybody)
    talks = scope.count("interaction AS i", scope.talk)
    promises = scope.count("followup AS f", scope.promise)
    if (most := max(len(ids), talks, promises)) > MOST_ROWS:
        raise RefusedError(
            f"A sheet holds {MOST_ROWS:,} rows, and these would be {most:,}: choose people by a"
            " query, or write JSON."
        )

    def write(out: TextIO, progress: Callable[[int], None]) -> Exported:
        tally = Tally(progress)
        sheets = (
            _people(wanted, ids, tally),
            Sheet("Interactions", _TALKS, tally.of(_talks(scope)), talks),
            Sheet("Follow-ups", _PROMISES, tally.of(_promises(scope)), promises),
        )
        cut = write_workbook(out.buffer, sheets, wanted.moment.now)
        left_out = 0 if wanted.private else private_notes(wanted.connection, ids)
        return Exported(
            *(len(ids), talks, promises),
            notes_left_out=left_out,
            talks_left_out=scope.private_talks,
            cut=cut,
        )

    return Export(len(ids) + talks + promises, write)


def _people(wanted: Wanted, ids: Sequence[int], tally: Tally) -> Sheet:
    """Return the columns of netcrm's own CSV, with days as days."""
    connection, private = wanted.connection, wanted.private
    columns = widths(connection, private=private)
    names = own_csv.header(columns)
    days = [place for place, name in enumerate(names) if own_columns.is_day(name)]

    def rows() -> Iterator[Sequence[Value]]:
        for found in dated_cards(connection, wanted.moment.today, ids, private=private):
            row: list[Value] = [*own_csv.cells(*found, columns)]
            for place in days:
                row[place] = _day(str(row[place]))
            yield row

    return Sheet("People", names, tally.of(rows()), len(ids))


def _day(stored: str | None) -> Value:
    """Return a day; a birthday without its year stays text."""
    return date.fromisoformat(stored) if stored and stored[:1].isdigit() else stored


def _talks(scope: Scope) -> Iterator[Sequence[Value]]:
    for one in interactions(scope):
        people, tags = "; ".join(who.name for who in one.people), "; ".join(one.tags)
        how = (one.summary, one.place, tags, one.private or None)
        yield _day(one.on), one.kind, people, *how


def _promises(scope: Scope) -> Iterator[Sequence[Value]]:
    foci = dict(scope.connection.execute("SELECT uid, name FROM focus"))
    for one in followups(scope):
        days = map(_day, (one.done_on, one.dropped_on, one.created_on))
        who, about = one.who.name if one.who else None, foci.get(one.focus)
        yield who, one.what, _day(one.due_on), one.theirs or None, one.every, *days, about

"""Files of one record a person: tables, and the cards of other address books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.files.exporting import dated_cards, private_notes
from netcrm.book.files.out.export import Export, Exported, Tally
from netcrm.book.files.widths import widths
from netcrm.book.people.listing import matching
from netcrm.formats import own_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from netcrm.book.files.out.export import Wanted


def own_table(wanted: Wanted) -> Export:
    """Prepare netcrm's own CSV."""
    connection, private = wanted.connection, wanted.private

    def write(out: TextIO, ids: Sequence[int], tally: Tally) -> None:
        rows = dated_cards(connection, wanted.moment.today, ids, private=private)
        columns = widths(connection, private=private)
        own_csv.write_cards(out, tally.of(rows), columns, mark=wanted.in_file)

    return of_people(wanted, write)


def of_people(
    wanted: Wanted, write_people: Callable[[TextIO, Sequence[int], Tally], None]
) -> Export:
    """Prepare an export that holds nothing but people."""
    ids = matching(wanted.connection, wanted.moment.today, wanted.query)

    def write(out: TextIO, progress: Callable[[int], None]) -> Exported:
        write_people(out, ids, Tally(progress))
        left_out = 0 if wanted.private else private_notes(wanted.connection, ids)
        return Exported(len(ids), notes_left_out=left_out)

    return Export(len(ids), write)

"""Who may be there twice, and what becomes of two who are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Column, Entry, Object
from netcrm.render.lists import NEVER
from netcrm.render.single import UNDO, done

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.duplicates.finding import Found, Pair
    from netcrm.book.duplicates.merging import Merged
    from netcrm.book.duplicates.values import Field

MOST_CROWDS = 3
"""So many things that too many people share are named."""


def _both(row: Object) -> str:
    return "\n".join(_who(row[side]) for side in ("a", "b"))


def _who(one: Object) -> str:
    more = one["organisation"] or one["city"]
    return f"{one['name']} ({one['id']})" + (f", {more}" if more else "")


COLUMNS = (
    Column("a_id", cell=lambda row: row["a"]["id"], from_width=NEVER),
    Column("b_id", cell=lambda row: row["b"]["id"], from_width=NEVER),
    Column("certainty", lambda row: f"{row['certainty']} %", title="sure", right=True),
    Column("a", _both, lambda row: row["a"]["name"], title="who", grows=True),
    Column("b", cell=lambda row: row["b"]["name"], from_width=NEVER),
    Column(
        "evidence",
        lambda row: "\n".join(row["evidence"]) or "nothing speaks for it",
        lambda row: "; ".join(row["evidence"]),
        title="why",
        grows=True,
    ),
)


def found(what: Found) -> Answer:
    """Show pairs: two lines for who they are, beside the evidence."""
    return Answer(
        data=[keys.pair(one) for one in what.pairs],
        columns=COLUMNS,
        lines=list(_below(what)),
        remarks=_crowded(what.crowds),
    )


def compared(pair: Pair, *, apart: bool) -> Answer:
    """Show what speaks for and against two people being one."""
    lines = ["You have said that these are two people."] if apart else list(_next(pair))
    return Answer(data=[keys.pair(pair)], columns=COLUMNS, lines=lines)


def told_apart(pair: Pair, summary: str, *, changed: bool) -> Answer:
    """Say that two people are known to be two."""
    return done(keys.pair(pair), summary, changed=changed)


def merged(done: Merged, summary: str, *, dry_run: bool) -> Answer:
    """Say what became of two who are one, field by field; or what would, in a dry run."""
    size = max(len(field.label) for field in done.fields)
    fields = [Entry(f"  {field.label:<{size}}  ", _field(field)) for field in done.fields]
    data = keys.contact(done.person)
    if dry_run:
        return Answer(
            data,
            lines=[f"Would have {summary[0].lower()}{summary[1:]}:", *fields],
            remarks=["That was a dry run; nothing was changed."],
        )
    return Answer(data, lines=[f"{summary}. {UNDO}", *fields])


def _field(field: Field) -> str:
    """Write ``Dublin; Cork goes into the notes``, or ``2; 1 more``."""
    said = [field.stays] if field.stays else []
    if field.came:
        said.append(f"+ {field.came}")
    if field.noted:
        said.append(f"({field.noted} goes into the notes)")
    return " ".join(said)


def _below(what: Found) -> Iterator[str]:
    if not what.pairs:
        yield "Nobody seems to be here twice."
        return
    if what.total > len(what.pairs):
        yield f"{what.total - len(what.pairs):,} more"
    yield from _next(what.pairs[0])


def _next(pair: Pair) -> Iterator[str]:
    a, b = pair.a.id, pair.b.id
    yield f"One person: netcrm merge {a} {b} (the first one stays)"
    yield f"Two people: netcrm dupes {a} {b} --different"


def _crowded(crowds: Sequence[str]) -> list[str]:
    """Say where not all were compared with all."""
    if not crowds:
        return []
    some = "; ".join(crowds[:MOST_CROWDS])
    more = f"; {len(crowds) - MOST_CROWDS:,} more" if len(crowds) > MOST_CROWDS else ""
    shared = f"Too many share {some}{more} to compare each with each"
    return [f"{shared}: compared was who shares more, and whose names differ by a letter."]

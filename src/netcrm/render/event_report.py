"""Which events pay: their figures as a table, the kinds of events below them, and who leads."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Column
from netcrm.render.lists import NEVER, NORMAL, ROOMY
from netcrm.rules.foci import MONTHS_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.practice.finding import Focus
    from netcrm.book.practice.reporting import Figures, Report, Still
    from netcrm.render.answer import Object

    Kinds = Sequence[tuple[str | None, Figures]]

NOT_YET = "\N{EN DASH}"
"""Stands for what cannot be told before its time is over."""


def shown(found: Report, one: Focus | None) -> Answer:
    """Show the figures of each event, and of each kind unless only ``one`` was asked about."""
    kinds = [] if one else found.kinds
    return Answer(
        data=[
            *(_figures(event, event.kind, figures) for event, figures in found.events),
            *(_figures(None, kind, figures) for kind, figures in kinds),
        ],
        columns=(
            Column("id", cell=lambda row: f"e{row['id']}" if row["id"] else None, right=True),
            Column("name", _called, title="event", grows=True),
            Column("kind", grows=True, from_width=ROOMY),
            Column("events", from_width=NEVER),
            Column("from_on", title="from", from_width=ROOMY),
            Column("to_on", from_width=NEVER),
            Column("met", right=True),
            *(_after(months) for months in MONTHS_AFTER),
            Column("outcomes", right=True),
            Column("followups", from_width=NEVER),
            Column("kept", _kept, right=True, from_width=NORMAL),
        ),
        lines=list(_lines(found, kinds, one)),
    )


def _after(months: int) -> Column:
    key = f"after_{months}m"
    return Column(
        key,
        partial(_told, key=key, otherwise=NOT_YET),
        partial(_told, key=key, otherwise=None),
        title=f"{months}m",
        right=True,
        from_width=0 if months in (MONTHS_AFTER[0], MONTHS_AFTER[-1]) else NORMAL,
    )


def _told(row: Object, key: str, otherwise: str | None) -> str:
    still = row[key]
    return f"{still['still']} of {still['met']}" if still else otherwise or ""


def _called(row: Object) -> str:
    """Name an event, or a kind of events with their number."""
    return row["name"] or f"{_kind(row['kind'])}: {_number(row['events'])}"


def _kept(row: Object) -> str:
    return f"{row['kept']} of {row['followups']}" if row["followups"] else ""


def _lines(found: Report, kinds: Kinds, one: Focus | None) -> Iterator[str]:
    if one and found.to_come:
        yield f"{one.name} is still to come; nothing can be told of it."
    elif found.to_come:
        yield f"{_number(found.to_come)} still to come"
    elif not found.events:
        yield "No events yet. Add one: netcrm event add NAME --on DAY"
    if len(kinds) > 1:
        yield from filter(None, (_outcomes(kinds), _contact(kinds)))


def _number(events: int) -> str:
    return "1 event" if events == 1 else f"{events:,} events"


def _kind(kind: str | None) -> str:
    return kind or "without a kind"


def _outcomes(kinds: Kinds) -> str:
    """Say from which kind of event most came; nothing where nothing came of any."""
    told = [
        (figures.outcomes, f"{_kind(kind)} ({figures.outcomes:,} from {_number(figures.events)})")
        for kind, figures in kinds
    ]
    return _leading("Most outcomes", told)


def _contact(kinds: Kinds) -> str:
    """Say after which kind of event contact lasts, as far ahead as can be told of several."""
    for place, months in reversed([*enumerate(MONTHS_AFTER)]):
        after = [(kind, still) for kind, figures in kinds if (still := figures.after[place])]
        if len(after) > 1:
            told = [
                (Fraction(still.still, still.met or 1), f"{_kind(kind)} ({_of(still)})")
                for kind, still in after
            ]
            return _leading(f"Most are still in contact after {months} months", told)
    return ""


def _of(still: Still) -> str:
    return f"{still.still:,} of {still.met:,}"


def _leading(what: str, told: Sequence[tuple[Fraction | int, str]]) -> str:
    """Name those with the most, if they have any."""
    most = max(amount for amount, _ in told)
    return f"{what}: {', '.join(words for amount, words in told if amount == most)}" if most else ""


def _figures(one: Focus | None, kind: str | None, figures: Figures) -> Object:
    """Describe what an event came to, or without ``one`` all events of a kind."""
    after = {
        f"after_{months}m": still._asdict() if still else None
        for months, still in zip(MONTHS_AFTER, figures.after, strict=True)
    }
    return {
        "id": one.id if one else None,
        "name": one.name if one else None,
        "kind": kind,
        "events": figures.events,
        "from_on": keys.day(one.from_on) if one else None,
        "to_on": keys.day(one.to_on) if one else None,
        "met": figures.met,
        **after,
        "outcomes": figures.outcomes,
        "followups": figures.followups,
        "kept": figures.kept,
    }

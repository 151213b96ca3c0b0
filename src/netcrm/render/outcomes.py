"""What came of knowing people: the list, the counts, the line on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Column, Entry, Object
from netcrm.render.lists import NEVER, ROOMY
from netcrm.render.single import done
from netcrm.rules.foci import SORTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.person import Person
    from netcrm.book.practice.crediting import Count
    from netcrm.book.practice.outcomes import Outcome

NOTHING = "Nothing yet. Record what came of it: netcrm outcome add WHO TEXT --kind paper"
NONE_FITS = "Nothing fits; 'netcrm outcomes' shows all."


def outcomes(found: Sequence[Outcome], *, narrowed: bool) -> Answer:
    """List outcomes, the newest first."""
    return Answer(
        data=[keys.outcome(one) for one in found],
        columns=(
            Column("id", cell=lambda row: f"o{row['id']}", right=True),
            Column("on"),
            Column("kind"),
            Column("what", grows=True),
            Column("people", cell=_names, title="who", grows=True),
            Column("event", _ground, title="of", grows=True, from_width=ROOMY),
            Column("project", from_width=NEVER),
            Column("group", from_width=NEVER),
            Column("via", cell=lambda row: row["via"] and row["via"]["name"], from_width=ROOMY),
        ),
        lines=_nothing(found, narrowed=narrowed),
    )


def counted(found: Sequence[Count], by: str, *, narrowed: bool) -> Answer:
    """List how many outcomes came of what."""
    numbered = any(row.id for row in found)
    assumed = sum(row.assumed for row in found)
    said = [] if found else _nothing(found, narrowed=narrowed)
    if assumed:
        said = [f"{assumed} of them without --via: counted for who introduced the person."]
    return Answer(
        data=[row._asdict() for row in found],
        columns=(
            Column("id", right=True, from_width=0 if numbered else NEVER),
            Column("name", lambda row: row["name"] or f"no {by}", title=by, grows=True),
            Column("outcomes", right=True),
            Column("assumed", right=True, from_width=0 if assumed else NEVER),
        ),
        lines=said,
    )


def written(one: Outcome, summary: str, *, changed: bool) -> Answer:
    """Answer a command that recorded an outcome, or changed it."""
    return done(keys.outcome(one), summary, changed=changed)


def outcome(one: Outcome, person: Person) -> Entry:
    """Tell what came of knowing somebody on their page."""
    others = [someone.name for someone in one.people if someone.id != person.id]
    parts = [
        f"with {', '.join(others)}" if others else "",
        f"from {one.focus.name}" if one.focus else "",
        f"via {one.via.name}" if one.via else "",
    ]
    more = "; ".join(filter(None, parts))
    said = f"{one.kind}: {one.what}" + (f" ({more})" if more else "")
    return Entry(f"  {one.on.isoformat()}  o{one.id}  ", said)


def _nothing(found: Sequence[object], *, narrowed: bool) -> list[str]:
    if found:
        return []
    return [NONE_FITS if narrowed else NOTHING]


def _names(row: Object) -> str:
    return ", ".join(who["name"] for who in row["people"])


def _ground(row: Object) -> str:
    return next((row[sort] for sort in SORTS if row[sort]), "")

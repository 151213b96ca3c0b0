"""Adding events, projects and groups, changing them, and letting people be part of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.people.resolve import resolve
from netcrm.book.people.several import resolve_several
from netcrm.book.practice import foci, parts
from netcrm.book.practice.finding import find_focus, focus_of, leading_focus
from netcrm.book.practice.foci import Said
from netcrm.book.practice.showing import parts as members_of
from netcrm.cli.practice.foci import TOLD
from netcrm.errors import UsageError
from netcrm.render.foci import pages
from netcrm.rules.day_ranges import parse_days
from netcrm.rules.days import Toward

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from netcrm.book.people.finding import Someone
    from netcrm.book.practice.finding import Focus
    from netcrm.cli.call import Call
    from netcrm.cli.practice.foci import Typed
    from netcrm.render.answer import Answer
    from netcrm.store.writing import Work


def add(call: Call, sort: str, words: Sequence[str], typed: Typed) -> Answer:
    """Add one, with the people of ``--with``."""
    said = _said(call, typed)
    with call.writing(sort) as work:
        asked = call.asked(work.connection)
        everybody = [resolve(asked, [who]) for who in typed["--with"] or ()]
        number = parts.begin(work, sort, " ".join(words), said, everybody)
        focus = focus_of(work.connection, number)
        return _written(work, focus, changed=True)


def edit(call: Call, sort: str, words: Sequence[str], typed: Typed) -> Answer:
    """Change what is told of one, or its name."""
    if all(value is None for value in typed.values()):
        raise UsageError("What is to change? Say it by an option, such as --role or --name.")
    said, name = _said(call, typed), typed["--name"]
    with call.writing(sort) as work:
        before = find_focus(work.connection, sort, words, call.chosen, "edit")
        foci.change_focus(work, before.id, None if name is None else str(name), said)
        work.session.flush()
        focus = focus_of(work.connection, before.id)
        return _written(work, focus, changed=focus != before)


def remove(call: Call, sort: str, words: Sequence[str], _typed: Typed) -> Answer:
    """Take one away; the answer is what it was."""
    with call.writing(sort) as work:
        focus = find_focus(work.connection, sort, words, call.chosen, "remove")
        members = members_of(work.connection, focus.id)
        foci.remove_focus(work, focus.id)
        return pages.changed(focus, members, work.summary, changed=True)


def join(call: Call, sort: str, words: Sequence[str], typed: Typed) -> Answer:
    """Let people be part of one, or correct what is said of their part."""
    said = _said(call, typed)
    with call.writing(sort) as work:
        focus, everybody = _focus_and_people(call, work, sort, words, "join")
        changed = parts.join(work, focus, everybody, said)
        return _written(work, focus, changed=bool(changed))


def leave(call: Call, sort: str, words: Sequence[str], _typed: Typed) -> Answer:
    """Take people out of one."""
    with call.writing(sort) as work:
        focus, everybody = _focus_and_people(call, work, sort, words, "leave")
        left = parts.leave(work, focus, everybody)
        work.session.flush()
        others = [one.name for one in everybody if one not in left]
        return pages.left(focus, members_of(work.connection, focus.id), work.summary, others)


def _focus_and_people(
    call: Call, work: Work, sort: str, words: Sequence[str], action: str
) -> tuple[Focus, Sequence[Someone]]:
    focus, who = leading_focus(work.connection, sort, words, call.chosen, action)
    if not who:
        raise UsageError(f"Who? Say them after the name: netcrm {sort} {action} {focus.code} WHO")
    return focus, resolve_several(call.asked(work.connection), who)


def _written(work: Work, focus: Focus, *, changed: bool) -> Answer:
    members = members_of(work.connection, focus.id)
    return pages.changed(focus, members, work.summary, changed=changed)


def _said(call: Call, typed: Typed) -> Said:
    """Read what was told; an empty text, or an empty day, takes a thing away."""
    texts = {
        name: _plain(name, str(text))
        for option, name in TOLD.items()
        if (text := typed.get(option)) is not None
    }
    return Said(texts, dict(_days(call, typed)))


def _plain(name: str, text: str) -> str:
    return text.strip() if name == "notes" else " ".join(text.split())


def _days(call: Call, typed: Typed) -> list[tuple[str, date | None]]:
    """Read the days of an event, which are looked for behind, or from when to when it goes."""
    found: list[tuple[str, date | None]] = []
    if (on := typed.get("--on")) is not None:
        days = (
            parse_days(str(on), call.today, Toward.PAST, call.settings.date_order)
            if str(on).strip()
            else (None, None)
        )
        return list(zip(("from_on", "to_on"), days, strict=True))
    for option, name, read in (("--from", "from_on", call.back), ("--to", "to_on", call.ahead)):
        if (text := typed.get(option)) is not None:
            found.append((name, read(str(text)) if str(text).strip() else None))
    return found


CHANGES: dict[str, Callable[[Call, str, Sequence[str], Typed], Answer]] = {
    "add": add,
    "edit": edit,
    "remove": remove,
    "join": join,
    "leave": leave,
}
"""The actions that write, by their names."""

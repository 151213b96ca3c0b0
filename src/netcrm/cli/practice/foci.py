"""What ``event``, ``project`` and ``group`` have in common: their actions, and what these take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer

    Typed = Mapping[str, str | Sequence[str] | None]
    """The values of options, by their names; None where one was not given."""

_EVERY = ("add", "list", "show", "edit", "remove", "join", "leave")
ACTIONS = {
    "event": (*_EVERY, "capture", "review", "report"),
    "project": _EVERY,
    "group": (*_EVERY, "renew"),
}
"""What can be done with each sort of focus; the first seven here, the others elsewhere."""

TOLD = {
    "--kind": "kind",
    "--role": "role",
    "--org": "organisation",
    "--at": "place",
    "--note": "notes",
}
"""The options that tell of a focus, and the names of what they tell."""


def carry_out(call: Call, sort: str, action: str, words: Sequence[str], typed: Typed) -> Answer:
    """Do one of the actions that all three have, to a focus of a sort."""
    if action == "list":
        return _listed(call, sort, words, typed)
    if action == "show":
        return _shown(call, sort, words)
    from netcrm.cli.practice.changing import CHANGES

    return CHANGES[action](call, sort, words, typed)


def check(sort: str, action: str, typed: Typed) -> None:
    """Raise UsageError where there is no such action, or where it does not take an option."""
    if action not in ACTIONS[sort]:
        raise UsageError(f"There is no '{sort} {action}'; there are {', '.join(ACTIONS[sort])}.")
    for option, value in typed.items():
        if value is not None and option not in _taken(sort, action):
            raise UsageError(f"'netcrm {sort} {action}' takes no {option}.")


def _taken(sort: str, action: str) -> set[str]:
    """Return the options that go with an action."""
    days = {"--on"} if sort == "event" else {"--from", "--to"}
    theirs = set() if sort == "event" else days
    return {
        "add": {*TOLD, *days, "--with"},
        "edit": {*TOLD, *days, "--name"},
        "list": {"--kind"},
        "join": {"--role", "--org", *theirs},
        "capture": {"--from", "--tag"},
        "renew": {"--by", "--every"},
    }.get(action, set())


def _listed(call: Call, sort: str, words: Sequence[str], typed: Typed) -> Answer:
    from netcrm.book.practice.finding import foci
    from netcrm.render.foci import lists
    from netcrm.rules.names.folding import fold

    if words:
        raise UsageError(f"'netcrm {sort} list' takes no name; 'netcrm {sort} show' does.")
    kind = str(typed["--kind"]) if typed["--kind"] is not None else None
    found = foci(call.reading(), "f.sort = :sort", sort=sort)
    fitting = [one for one in found if kind is None or fold(one.kind or "") == fold(kind)]
    return lists.foci(sort, fitting, kind)


def _shown(call: Call, sort: str, words: Sequence[str]) -> Answer:
    from netcrm.book.practice.finding import find_focus
    from netcrm.book.practice.showing import parts, renewals
    from netcrm.render.foci import pages

    connection = call.reading()
    focus = find_focus(connection, sort, words, call.chosen)
    members = parts(connection, focus.id)
    if sort == "project":
        from netcrm.book.practice.institutions import institutions

        found = institutions(connection, focus, members, call.today)
        return pages.project(focus, members, found, call.today)
    if sort == "group":
        return pages.group(focus, members, renewals(connection, focus.id), call.today)
    return pages.event(focus, members, call.today)

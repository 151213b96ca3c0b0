"""Recording an outcome, correcting it, taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.errors import UsageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from netcrm.book.people.finding import Someone
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer

    Said = Mapping[str, str | None]
    """The options as typed; None where one was not."""


def add(call: Call, words: Sequence[str], said: Said, companions: Sequence[str]) -> Answer:
    """Record what came of knowing people."""
    from netcrm.book.people.half_names import refuse_half_a_name
    from netcrm.book.people.resolve import leading, resolve
    from netcrm.book.practice.outcomes import outcome
    from netcrm.book.practice.recording import add_outcome
    from netcrm.render.outcomes import written

    if not (said["kind"] or "").strip():
        raise UsageError("Of what kind is it? Say --kind: paper, grant, talk, job, advice …")
    with call.writing("outcome") as work:
        asked = call.asked(work.connection)
        someone, text = leading(asked, words)
        refuse_half_a_name(someone, words, text)
        people = [someone, *(resolve(asked, [one]) for one in companions)]
        values = _values(call, work.connection, {**said, "on": said["on"] or "today"}, text)
        number = add_outcome(work, people, values)
        found = outcome(work.connection, number)
    return written(found, work.summary, changed=True)


def edit(
    call: Call,
    number: int,
    text: Sequence[str],
    said: Said,
    more: Sequence[str],
    without: Sequence[str],
) -> Answer:
    """Correct what is said of an outcome."""
    from netcrm.book.people.resolve import resolve
    from netcrm.book.practice.outcomes import check_outcome, outcome
    from netcrm.book.practice.recording import change_outcome
    from netcrm.render.outcomes import written

    if not (text or more or without or any(one is not None for one in said.values())):
        raise UsageError("What is to change in it? Say the new text, or an option such as --kind.")
    with call.writing("outcome") as work:
        check_outcome(work.connection, number)
        asked = call.asked(work.connection)
        come: list[Someone] = [resolve(asked, [one]) for one in more]
        gone: list[Someone] = [resolve(asked, [one]) for one in without]
        ground = outcome(work.connection, number).focus
        now = ground.sort if ground else None
        values = _values(call, work.connection, said, text, now)
        change_outcome(work, number, values, come, gone)
        found = outcome(work.connection, number)
        changed = work.changed
    return written(found, work.summary, changed=changed)


def remove(call: Call, number: int) -> Answer:
    """Take an outcome away."""
    from netcrm.book.practice.outcomes import check_outcome, outcome
    from netcrm.book.practice.recording import remove_outcome
    from netcrm.render.outcomes import written

    with call.writing("outcome") as work:
        check_outcome(work.connection, number)
        found = outcome(work.connection, number)
        remove_outcome(work, number)
    return written(found, work.summary, changed=True)


def _values(
    call: Call,
    connection: sqlite3.Connection,
    said: Said,
    text: Sequence[str],
    now: str | None = None,
) -> dict[str, Any]:
    """Read what was said, by the columns of the table."""
    from netcrm.book.people.resolve import resolve
    from netcrm.rules.outcomes import kind_name

    values = focus_of(call, connection, said, now)
    if what := " ".join(" ".join(text).split()):
        values["what"] = what
    if said["kind"] is not None:
        values["kind"] = kind_name(said["kind"])
        if not values["kind"]:
            raise UsageError("An outcome has a kind; write another one: --kind talk.")
    if said["on"] is not None:
        values["day"] = call.back(said["on"])
    if said["via"] is not None:
        via = said["via"].strip()
        values["via_id"] = resolve(call.asked(connection), [via]).id if via else None
    return values


def focus_of(
    call: Call, connection: sqlite3.Connection, said: Said, now: str | None = None
) -> dict[str, Any]:
    """Find the event, project or group that was said, if one was.

    An empty one takes it away, if what it came of ``now`` is of that sort.
    """
    from netcrm.book.practice.finding import find_focus
    from netcrm.rules.foci import SORTS

    told = [(sort, typed) for sort in SORTS if (typed := (said[sort] or "").strip())]
    if len(told) > 1:
        raise UsageError("It came of one event, project or group: say one of them.")
    for sort, typed in told:
        return {"focus_id": find_focus(connection, sort, [typed], call.chosen).id}
    return {"focus_id": None} if now and said[now] is not None else {}

"""Changing one person whom words mean, or everybody whom a QUERY means."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli import asking
from netcrm.errors import NotFoundError, RefusedError
from netcrm.rules.terms import is_term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.contact.changing import Action
    from netcrm.book.people.person import Person
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer
    from netcrm.store.writing import Work

Whom = Annotated[
    list[str],
    typer.Argument(
        metavar="WHO", help="A name, a part of it, e-mail, link or id; or a QUERY: tag:x."
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Change several people without asking.")]


def carry_out(
    call: Call,
    verb: str,
    words: Sequence[str],
    action: Action,
    *,
    sure: bool,
    removed: bool = False,
) -> Answer:
    """Do ``action`` to those whom ``words`` mean, and answer with the contacts.

    Without a term such as ``tag:x`` the words mean one person. With one they are a QUERY; before
    several people are changed the user is asked, unless ``sure``.
    """
    if any(map(is_term, words)):
        return _to_everybody(call, verb, agreed(call, verb, words, sure=sure), action)
    from netcrm.book.contact.changing import change
    from netcrm.book.people.resolve import resolve
    from netcrm.render import single

    with call.writing(verb) as work:
        someone = resolve(call.asked(work.connection, removed=removed), words)
        with _written(call, work, [someone.id]) as written:
            changed = change(work, [someone.id], action, lambda _reached: None)
    return single.contact(written[0], work.summary, changed=bool(changed))


def query_and_rest(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Split words after the last term of a QUERY; without a term there is no QUERY."""
    last = max((place for place, word in enumerate(words, 1) if is_term(word)), default=0)
    return words[:last], words[last:]


def leading_query(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Split words after the terms of a QUERY with which they begin; a text may hold colons, too.

    A term has its value with it, and is no handle such as ``linkedin:ada``.
    """
    from netcrm.rules.handles import looks_like_link

    parts = words[0].split() if len(words) == 1 else words
    length = 0
    for word in parts:
        value = word.partition(":")[2]
        if not is_term(word) or not value.strip() or value[0].isspace() or looks_like_link(word):
            break
        length += 1
    return (parts[:length], parts[length:]) if length else ((), words)


def agreed(call: Call, doing: str, words: Sequence[str], *, sure: bool) -> Sequence[int]:
    """Return whom a QUERY means, if the user agrees. Nothing is locked while they think."""
    from netcrm.book.people.listing import matching

    ids = matching(call.reading(), call.today, call.query([*words]))
    if not ids:
        raise NotFoundError(f"Nobody fits {' '.join(words)}; 'netcrm list' shows everybody.")
    if len(ids) > 1 and not sure:
        if not asking.possible():
            raise RefusedError(
                f"That would {doing} {len(ids):,} people; say --yes. Nothing was changed."
            )
        if not asking.confirmed(f"{doing.capitalize()} {len(ids):,} people?"):
            raise RefusedError("Nothing was changed.")
    return ids


def _to_everybody(call: Call, verb: str, ids: Sequence[int], action: Action) -> Answer:
    from netcrm.book.contact.changing import change
    from netcrm.cli.progress import progress
    from netcrm.render import single

    shown = ids if call.answers_in_data else []
    with (
        call.writing(verb) as work,
        progress(f"{len(ids):,} people", len(ids)) as advance,
        _written(call, work, shown) as written,
    ):
        changed = change(work, ids, action, advance)
    return single.contacts(written, work.summary, changed=bool(changed))


@contextmanager
def _written(call: Call, work: Work, ids: Sequence[int]) -> Iterator[list[Person]]:
    """Yield a list that holds these people in the end: as they are then, or were if removed."""
    from netcrm.book.people.person import people

    before = {one.id: one for one in people(work.connection, call.today, ids)}
    written: list[Person] = []
    yield written
    after = {one.id: one for one in people(work.connection, call.today, ids)}
    found = before | after
    written.extend(found[number] for number in ids if number in found)

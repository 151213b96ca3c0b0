"""Drafting a letter: from which template, to where, and keeping that it went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.config import templates_path
from netcrm.errors import RefusedError, UsageError
from netcrm.host.browser import opened
from netcrm.host.clipboard import copy
from netcrm.host.templates import SUFFIX, is_kind, own_templates, text_of
from netcrm.render.drafts import answers
from netcrm.render.drafts.language import Template
from netcrm.render.drafts.writing import Letter, checked, default, letter
from netcrm.rules.drafts import DRAFTS, chosen, draft_named
from netcrm.rules.urls import EMAIL, letter_url

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from netcrm.book.people.finding import Someone
    from netcrm.book.practice.drafting import Correspondent
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer


_NO_MAIL = "There is nothing here that begins a mail; $BROWSER names a program that does."


class Draft(NamedTuple):
    """A letter to somebody; ``mail`` is what writes to them, where that is asked for."""

    someone: Someone
    to: Correspondent
    letter: Letter
    mail: str
    remarks: list[str]


def write(call: Call, words: Sequence[str], *, by_mail: bool) -> Draft:
    """Write the letter that is asked for, or else the one that fits; a remark says which."""
    from netcrm.book.people.reaching import way, whose
    from netcrm.book.practice.drafting import correspondent

    own = own_templates(templates_path())

    def known(word: str) -> str | None:
        kind = draft_named(word)
        return kind if kind in DRAFTS or kind in own else None

    with call.looking() as connection:
        someone, kind = whose(call.asked(connection), words, known)
        to = correspondent(connection, call.today, someone)
        mail = way(connection, someone, EMAIL).url if by_mail else ""
    remarks = []
    if kind is None:
        kind, why = chosen(to.situation, call.today)
        remarks = [f"Drafted as {kind}: {why}."]
    return Draft(someone, to, letter(_template(kind, own), to, call.today), mail, remarks)


def handed_over(one: Draft, to: str | None, *, only: bool = False) -> Answer:
    """Print a letter, or put it where it is wanted.

    Where nothing here begins a mail, its address is printed: that is what ``only`` asks for.
    """
    if to is None:
        return answers.shown(one.letter, one.to, one.remarks)
    if to == "clipboard":
        copy(one.letter.text)
        return answers.copied(one.letter, one.to, one.remarks)
    if only:
        return answers.addressed(one.letter, one.to, _url(one), one.remarks)
    remarks = [*one.remarks, _NO_MAIL]
    return _begun(one) or answers.addressed(one.letter, one.to, _url(one), remarks)


def _begun(one: Draft) -> Answer | None:
    """Begin a mail with the letter in it; None where nothing here does that."""
    url = _url(one)
    return answers.begun(one.letter, one.to, url, one.remarks) if opened(url) else None


def _url(one: Draft) -> str:
    return letter_url(one.mail, one.letter.subject, one.letter.text)


def logged(call: Call, one: Draft, to: str | None, kind: str, text: str) -> Answer:
    """Keep that a letter went out, after it was put where it is wanted.

    Nothing is kept where it could not be put there.
    """
    from netcrm.book.people.showing import interaction
    from netcrm.book.practice.drafting import sent
    from netcrm.book.talks.logging import check_kind
    from netcrm.render import single

    check_kind(kind.casefold())
    said: Sequence[str] = []
    if to is not None:
        given = handed_over(one, to) if to == "clipboard" else _begun(one)
        if given is None:
            raise RefusedError(f"{_NO_MAIL} Nothing was logged.")
        said = [str(line) for line in given.lines]
    with call.writing("draft") as work:
        number = sent(work, one.someone, kind.casefold(), " ".join(text.split()))
        written = interaction(work.connection, number)
    return single.interaction(written, work.summary, [*one.remarks, *said])


def edited(typed: str) -> Answer:
    """Let the user edit a template, which is theirs from then on; the first time it is ours."""
    from netcrm.cli.editing import edit
    from netcrm.host.saving import save

    kind, folder = draft_named(typed), templates_path()
    if not is_kind(kind):
        raise UsageError(f"'{typed}' is no name for a template: letters, digits and hyphens are.")
    own = own_templates(folder)
    path = own.get(kind, folder / f"{kind}{SUFFIX}")
    before = text_of(path) if kind in own else default(kind if kind in DRAFTS else "thanks").text

    def take(fresh: str) -> str:
        checked(Template(kind, fresh, path))
        save(fresh, path)
        return fresh

    changed = edit(before, ".txt", take, folder) is not None
    return answers.edited(kind, path, changed=changed)


def listed() -> Answer:
    """List the templates."""
    return answers.templates(DRAFTS, own_templates(templates_path()))


def _template(kind: str, own: Mapping[str, Path]) -> Template:
    return Template(kind, text_of(own[kind]), own[kind]) if kind in own else default(kind)

"""A letter that was drafted, and which templates there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Answer, Column, Object

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from netcrm.book.practice.drafting import Correspondent
    from netcrm.render.drafts.writing import Letter


def shown(letter: Letter, to: Correspondent, remarks: Sequence[str]) -> Answer:
    """Give the letter itself: the subject, an empty line, the text."""
    head = [f"Subject: {letter.subject}", ""] if letter.subject else []
    return Answer(_letter(letter, to), lines=[*head, letter.text], remarks=remarks)


def copied(letter: Letter, to: Correspondent, remarks: Sequence[str]) -> Answer:
    """Say that the text is on the clipboard; its subject is told, for it is not among it."""
    subject = f"; its subject: {letter.subject}" if letter.subject else ""
    said = f"The text to {to.person.name} is on the clipboard{subject}"
    return Answer(_letter(letter, to), lines=[said], remarks=remarks)


def begun(letter: Letter, to: Correspondent, url: str, remarks: Sequence[str]) -> Answer:
    """Say that a mail was begun, which the user sends."""
    said = f"Began a mail to {to.person.name}; it is for you to send."
    return Answer(_letter(letter, to, url), lines=[said], remarks=remarks)


def addressed(letter: Letter, to: Correspondent, url: str, remarks: Sequence[str]) -> Answer:
    """Give the address alone that begins the mail."""
    return Answer(_letter(letter, to, url), lines=[url], remarks=remarks)


def templates(ours: Sequence[str], own: Mapping[str, Path]) -> Answer:
    """List the kinds of letters, and from where the template of each comes."""
    kinds = [*ours, *sorted(own.keys() - set(ours))]
    return Answer(
        data=[{"draft": kind, "path": str(own[kind]) if kind in own else None} for kind in kinds],
        columns=(
            Column("draft"),
            Column(
                "path", lambda row: row["path"] or "comes with netcrm", title="from", grows=True
            ),
        ),
    )


def edited(kind: str, path: Path, *, changed: bool) -> Answer:
    """Say where the template is that was edited."""
    data = {"draft": kind, "path": str(path) if path.exists() else None}
    if not changed:
        return Answer(data, remarks=["It is so already; nothing was changed."])
    return Answer(data, lines=[f"Kept in {path}; netcrm draft WHO {kind} uses it."])


def _letter(letter: Letter, to: Correspondent, url: str | None = None) -> Object:
    """Describe a letter; ``url`` begins it as a mail, where that was asked for."""
    return {
        "kind": letter.kind,
        "to": {"id": to.person.id, "name": to.person.name},
        "email": next(iter(to.person.emails), None),
        "subject": letter.subject or None,
        "text": letter.text,
        "url": url,
    }

"""Which letter somebody is to get, by what happened between us last."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster.

from datetime import date, timedelta
from typing import NamedTuple

from netcrm.rules.days import ago, length

DRAFTS = ("thanks", "follow-up", "intro", "congratulate", "reconnect")
"""The kinds of letters that netcrm has a template for."""

WRITTEN = ("email", "message", "letter")
"""The kinds of contact by which somebody may have been thanked already."""

FRESH = timedelta(days=14)
"""So long one thanks for a conversation; after that one follows it up."""

SILENT = timedelta(days=180)
"""After so long a silence one does not follow up, one begins again."""

_OTHER_NAMES = {
    "followup": "follow-up",
    "thank-you": "thanks",
    "introduction": "intro",
    "congratulations": "congratulate",
}


class Situation(NamedTuple):
    """What decides: the days of the last talk, letter and contact, of a new post, and a promise.

    ``talked_on`` is the last conversation by word of mouth, ``written_on`` the last letter of
    either side.
    """

    talked_on: date | None
    written_on: date | None
    last_contact_on: date | None
    noticed_on: date | None
    promise: str | None


def draft_named(typed: str) -> str:
    """Return the kind of letter that a word names, in the one way in which it is written."""
    word = typed.strip().casefold()
    return _OTHER_NAMES.get(word, word)


def chosen(now: Situation, today: date) -> tuple[str, str]:
    """Return the kind of letter that fits, and why."""
    talked, last, noticed = now.talked_on, now.last_contact_on, now.noticed_on
    if talked and today - talked <= FRESH and (now.written_on is None or now.written_on < talked):
        return "thanks", f"you talked {ago(talked, today)}, and nobody has written since"
    if noticed and (last is None or last < noticed):
        return "congratulate", f"a new post was noticed {ago(noticed, today)}"
    if last is None:
        return "intro", "there was no contact yet"
    if now.promise:
        return "follow-up", f"there is an open promise: {now.promise}"
    if today - last >= SILENT:
        return "reconnect", f"the last contact was {length((today - last).days)} ago"
    return "follow-up", f"the last contact was {ago(last, today)}"

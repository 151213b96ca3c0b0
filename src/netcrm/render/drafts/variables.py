"""The names that a template knows, and what they are for somebody.

Each value is one line of plain text, or empty: a break in a name could end the subject of a mail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.days import spelled_out
from netcrm.rules.text import without_controls

if TYPE_CHECKING:
    from datetime import date

    from netcrm.book.people.showing import FollowUp, Meeting
    from netcrm.book.practice.drafting import Correspondent
    from netcrm.render.answer import Object

NAMES = {
    "name": "the full name",
    "first_name": "the given name, or the full name where it is not known",
    "title": "what they do",
    "organisation": "where they work",
    "city": "where they live",
    "met": "how you met",
    "introduced_by": "who introduced them to you",
    "last": "the last conversation: `last.what` (our call), `last.when` (on 3 March), `last.said`,"
    " `last.event`",
    "promise": "what you promised, the most urgent: `promise.what`, `promise.by`",
    "promises": "all that you promised, for a loop",
    "offer": "what they promised: `offer.what`, `offer.by`",
    "offers": "all that they promised",
    "new_post": "a new post, as an import told of it: `new_post.title`, `new_post.organisation`",
}
"""What can stand in a template, and what it is. What is not known is empty, and so is false."""

_CALLED = {
    "meeting": "our meeting",
    "call": "our call",
    "video": "our video call",
    "event": "our conversation",
}
_WRITTEN = "our exchange"
_ENDS = (*".!?\u2026", "\u3002", "\uff01", "\uff1f", "\u061f", "\u06d4", "\u0964")


def variables(one: Correspondent, today: date) -> Object:
    """Return what a template may tell of somebody."""
    known = one.person
    promises = [_promise(each, today) for each in one.promised]
    offers = [_promise(each, today) for each in one.offered]
    return {
        "name": _plain(known.name),
        "first_name": _plain(known.given or known.name),
        "title": _plain(known.title),
        "organisation": _plain(known.organisation),
        "city": _plain(known.city),
        "met": _plain(known.met),
        "introduced_by": _plain(one.introduced_by),
        "last": _talk(one.last, today) if one.last else None,
        "promise": promises[0] if promises else None,
        "promises": promises,
        "offer": offers[0] if offers else None,
        "offers": offers,
        "new_post": {
            "title": _plain(one.new_post.title),
            "organisation": _plain(one.new_post.organisation),
        }
        if one.new_post
        else None,
    }


def sentence(text: str) -> str:
    """End a note as a sentence, unless it ends as one."""
    return text if text.endswith(_ENDS) else f"{text}."


def _talk(one: Meeting, today: date) -> Object:
    is_event = one.focus is not None and one.focus.sort == "event"
    return {
        "what": _CALLED.get(one.kind, _WRITTEN),
        "when": spelled_out(one.on, today),
        "said": _plain(one.summary),
        "event": _plain(one.focus.name) if one.focus and is_event else "",
    }


def _promise(one: FollowUp, today: date) -> Object:
    return {"what": _plain(one.what), "by": spelled_out(one.due_on, today)}


def _plain(text: str | None) -> str:
    return " ".join(without_controls(text or "").split())

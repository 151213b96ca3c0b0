"""The objects of netcrm's own JSON as records, but for contacts. UnfitError: it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.formats import json_values as read
from netcrm.formats.json_values import UnfitError, fields
from netcrm.formats.records import Followup, Interaction, Tag, Tier, Who
from netcrm.rules.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netcrm.formats.json_values import Warn

    Said = Mapping[str, Any]

PLAIN_WEIGHT = 1.0


def tier(said: Said, warn: Warn) -> Tier:
    """Read a tier."""
    found = fields(said, {"name": read.text, "every": read.span, "weight": read.weight}, warn)
    if not (found["name"] or "").strip():
        raise UnfitError("no name")
    return Tier(found["name"], found["every"], found["weight"] or PLAIN_WEIGHT)


def tag(said: Said, warn: Warn) -> Tag:
    """Read a tag."""
    found = fields(said, {"name": read.text, "every": read.span}, warn)
    name = " ".join((found["name"] or "").split())
    if not name:
        raise UnfitError("no name")
    return Tag(name, found["every"])


def who(value: Any) -> Who:  # noqa: ANN401  any value of JSON
    """Read whom a record names."""
    uid = value.get("uid") if isinstance(value, dict) else None
    if not isinstance(uid, str) or not uid:
        raise UnfitError("nobody with a uid")
    name = value.get("name")
    return Who(uid, name if isinstance(name, str) else "")


def everybody(value: Any) -> list[Who]:  # noqa: ANN401
    """Read the people of a conversation, each once."""
    if not isinstance(value, list):
        raise UnfitError("not a list")
    people = [who(one) for one in value]
    return list({one.uid: one for one in people}.values()) if len(people) > 1 else people


_INTERACTION = {
    "id": read.number,
    "uid": read.text,
    "on": read.day,
    "kind": read.text,
    "summary": read.text,
    "place": read.text,
    "tags": read.texts,
    "private": read.flag,
    "recorded_at": read.instant,
    "people": everybody,
}


def interaction(said: Said, warn: Warn) -> Interaction:
    """Read a conversation; who is private, or not, by a word that nobody can read, is private."""
    found = fields(said, _INTERACTION, warn)
    for key in ("uid", "on"):
        if found[key] is None:
            raise UnfitError(f"no {key}")
    if found["kind"] not in KINDS:
        raise UnfitError(f"no kind of {', '.join(KINDS)}")
    if found["people"] is None and said.get("people") is not None:
        raise UnfitError("nobody who can be told")
    found["tags"] = found["tags"] or []
    found["people"] = found["people"] or []
    if found["private"] is None:
        found["private"] = said.get("private") is not None
    return Interaction(**found)


_FOLLOWUP = {
    "id": read.number,
    "uid": read.text,
    "what": read.text,
    "who": who,
    "due_on": read.day,
    "theirs": read.flag,
    "every": read.span,
    "anchor_on": read.day,
    "created_on": read.day,
    "done_on": read.day,
    "dropped_on": read.day,
    "interaction": read.text,
}


def followup(said: Said, warn: Warn) -> Followup:
    """Read a promise."""
    found = fields(said, _FOLLOWUP, warn)
    for key in ("uid", "what", "who", "due_on"):
        if found[key] is None:
            raise UnfitError(f"no {key}")
    found["theirs"] = bool(found["theirs"])
    return Followup(**found)

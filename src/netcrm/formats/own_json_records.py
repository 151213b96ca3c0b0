"""The objects of netcrm's own JSON as records, but for contacts. UnfitError: it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.formats import json_values as read
from netcrm.formats.json_values import UnfitError, fields
from netcrm.formats.records import (
    Focus,
    Followup,
    Interaction,
    Outcome,
    Part,
    Relation,
    Role,
    Tag,
    Tier,
    Who,
)
from netcrm.rules.foci import SORTS
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


def objects(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Read a list of objects."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise UnfitError("not a list of objects")
    return value


_DURING = {"from_on": read.day, "to_on": read.day}
_ROLE = {"role": read.text, **_DURING}
_RELATION = {"role": read.text, "who": who, **_DURING}
_PART = {"who": who, "role": read.text, "organisation": read.text, **_DURING}


def roles(value: Any) -> list[Role]:  # noqa: ANN401
    """Read what somebody is to me, each once for one beginning."""
    found = [Role(**_strictly(one, _ROLE, "role")) for one in objects(value)]
    return list({(one.role, one.from_on): one for one in found}.values())


def relations(value: Any) -> list[Relation]:  # noqa: ANN401
    """Read what somebody is to others, each once."""
    found = [Relation(**_strictly(one, _RELATION, "role", "who")) for one in objects(value)]
    return list({(one.role, one.who.uid): one for one in found}.values())


def _parts(value: Any) -> list[Part]:  # noqa: ANN401
    """Read who is part of something, each once."""
    found = [Part(**_strictly(one, _PART, "who")) for one in objects(value)]
    return list({one.who.uid: one for one in found}.values())


def _strictly(said: Said, checks: Mapping[str, Any], *needed: str) -> dict[str, Any]:
    """Read an object within a record, whose values are all fit."""
    found = {
        key: None if said.get(key) is None else check(said[key]) for key, check in checks.items()
    }
    for key in needed:
        if found[key] is None:
            raise UnfitError(f"no {key}")
    return found


_FOCUS = {
    "id": read.number,
    **dict.fromkeys(("uid", "sort", "name", "kind", "role"), read.text),
    **dict.fromkeys(("organisation", "place"), read.text),
    **_DURING,
    "notes": read.text,
    "people": _parts,
}


def focus(said: Said, warn: Warn) -> Focus:
    """Read an event, a project or a group."""
    found = fields(said, _FOCUS, warn)
    found["name"] = " ".join((found["name"] or "").split()) or None
    for key in ("uid", "name"):
        if found[key] is None:
            raise UnfitError(f"no {key}")
    if found["sort"] not in SORTS:
        raise UnfitError(f"no sort of {', '.join(SORTS)}")
    found["people"] = found["people"] or []
    return Focus(**found)


_INTERACTION = {
    "id": read.number,
    "uid": read.text,
    "on": read.day,
    "kind": read.text,
    "summary": read.text,
    "place": read.text,
    "focus": read.text,
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
    "focus": read.text,
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
    for key in ("uid", "what", "due_on"):
        if found[key] is None:
            raise UnfitError(f"no {key}")
    if found["who"] is found["focus"] is None:
        raise UnfitError("no who")
    found["theirs"] = bool(found["theirs"])
    return Followup(**found)


_OUTCOME = {
    "id": read.number,
    **dict.fromkeys(("uid", "what", "kind"), read.text),
    "on": read.day,
    "focus": read.text,
    "via": who,
    "people": everybody,
}


def outcome(said: Said, warn: Warn) -> Outcome:
    """Read what came of knowing people."""
    found = fields(said, _OUTCOME, warn)
    for key in ("uid", "what", "kind", "on", "people"):
        if not found[key]:
            raise UnfitError(f"no {key}")
    return Outcome(**found)

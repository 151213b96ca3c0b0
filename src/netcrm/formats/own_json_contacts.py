"""The contacts of netcrm's own JSON as records. UnfitError: an object is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.errors import UsageError
from netcrm.formats import json_values as read
from netcrm.formats.card import LARGEST_PHOTO, PHOTO_KINDS, Photo
from netcrm.formats.json_values import UnfitError, fields
from netcrm.formats.own_json_records import everybody, objects, relations, roles, who
from netcrm.formats.records import ALSO, EARLIER, Contact, Post
from netcrm.rules.addresses import Address
from netcrm.rules.fields import field_key, field_name
from netcrm.rules.names.folding import fold
from netcrm.rules.names.parts import NameParts, display_name, read_name
from netcrm.rules.posts import FullPost

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netcrm.formats.json_values import Warn

_PARTS = ("prefix", "given", "middle", "family", "suffix")
_TEXTS = ("uid", "name", *_PARTS, "nickname", "pronouns", "city", "country", "met")
_NOTES = ("tier", "paused_why", "notes", "private_notes")
_DAYS = (
    *("met_on", "snoozed_until", "snoozed_on", "skipped_on", "paused_on", "paused_until"),
    *("added_on", "imported_on", "removed_on"),
)
_LISTS = ("emails", "phones", "links", "tags", "former_names", "former_uids")

_RECORDS = ("addresses", "roles", "relationships", "different_from")

_ROWS = {"addresses": len(Address._fields), "further_posts": len(FullPost._fields), "rest": 2}

BIRTHDAY = "birthday"


def _sources(value: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401  any value of JSON
    """Read what import sources said: texts, lists and objects of texts, under their names."""
    if not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
        raise UnfitError("not an object of objects")
    return {
        source: {name: _said(name, one) for name, one in card.items()}
        for source, card in value.items()
    }


def _numbers(value: Any) -> list[int]:  # noqa: ANN401
    if not isinstance(value, list):
        raise UnfitError("not a list")
    return [number for one in value if (number := read.number(one)) is not None]


def _said(name: str, value: Any) -> Any:  # noqa: ANN401
    """Read one thing that a source said: in its form, lest the next import find another one."""
    plain = name.removeprefix(ALSO)
    if plain in _ROWS:
        return _rows(value, _ROWS[plain])
    if plain in (*_LISTS, EARLIER, ""):  # fingerprints
        return read.texts(value)
    return read.named_texts(value) if plain == "labels" else read.text(value) or ""


def _rows(value: Any, length: int) -> list[list[str]]:  # noqa: ANN401
    """Read lists of texts of which some may be empty: the parts of something."""
    if not isinstance(value, list):
        raise UnfitError("not a list of lists")
    for one in value:
        fits = isinstance(one, list) and len(one) == length
        if not fits or not all(isinstance(part, str) for part in one):
            raise UnfitError(f"not lists of {length} texts")
    return value


def _addresses(value: Any) -> list[Address]:  # noqa: ANN401
    return [
        Address(**{name: read.text(one.get(name) or "") or "" for name in Address._fields})
        for one in objects(value)
    ]


def _photo(value: Any) -> Photo:  # noqa: ANN401
    """Read a picture in base64."""
    from base64 import b64decode

    if not isinstance(value, dict) or value.get("kind") not in PHOTO_KINDS:
        raise UnfitError("not a picture")
    try:
        data = b64decode(value.get("data", ""), validate=True)
    except (TypeError, ValueError):
        raise UnfitError("not a picture in base64") from None
    if not 0 < len(data) <= LARGEST_PHOTO:
        raise UnfitError("no picture, or too large a one")
    return Photo(value["kind"], data)


_CHECKS = {
    "id": read.number,
    **dict.fromkeys((*_TEXTS, *_NOTES), read.text),
    **dict.fromkeys(_LISTS, read.texts),
    **dict.fromkeys(_DAYS, read.day),
    "labels": read.named_texts,
    "addresses": _addresses,
    "photo": _photo,
    "positions": objects,
    "roles": roles,
    "relationships": relations,
    "birthday": read.anniversary,
    "time_zone": read.time_zone,
    "introduced_by": who,
    "every": read.own_cadence,
    "snoozed_at": read.instant,
    "dates": read.named_texts,
    "fields": read.named_texts,
    "sources": _sources,
    "former_ids": _numbers,
    "different_from": everybody,
}
_POST = {
    "organisation": read.text,
    "title": read.text,
    "department": read.text,
    "from_on": read.day,
    "to_on": read.day,
    "main": read.flag,
    "noticed_on": read.day,
}


def contact(said: Mapping[str, Any], warn: Warn) -> Contact:
    """Read a person. The parts of a name that are not told at all are read from the name."""
    found = fields(said, _CHECKS, warn)
    found["uid"] = found["uid"] or ""
    parts = NameParts(*(found[part] or "" for part in _PARTS))
    found["name"] = found["name"] or display_name(parts)
    if not found["name"].strip():
        raise UnfitError("no name")
    if said.keys().isdisjoint(_PARTS):
        parts = read_name(found["name"])[1]
        found.update({part: getattr(parts, part) or None for part in _PARTS})
    for key in (*_LISTS, *_RECORDS, "former_ids"):
        found[key] = found[key] or []
    found["labels"] = {value: label for value, label in (found["labels"] or {}).items() if label}
    found["positions"] = _posts(found["positions"] or [], warn)
    found["dates"] = _dates(found["dates"] or {}, warn)
    found["fields"] = _own_fields(found["fields"] or {}, warn)
    found["sources"] = found["sources"] or {}
    return Contact(**found)


def _posts(said: list[dict[str, Any]], warn: Warn) -> list[Post]:
    """Read the posts; one of the present ones is the main one, if any is said to be."""
    posts = []
    main = all("main" not in one for one in said)  # where nothing is said, the first
    for one in said:
        found = fields(one, _POST, lambda reason: warn(f"positions: {reason}"))
        if "main" not in one:
            found["main"], main = main, False
        posts.append(Post(**{**found, "main": bool(found["main"])}))
    mains = [place for place, post in enumerate(posts) if post.main and post.to_on is None]
    for place in mains[1:]:
        warn("positions: only one of those at present can be the main one; the first is")
        posts[place] = posts[place]._replace(main=False)
    return posts


def _dates(said: dict[str, str], warn: Warn) -> dict[str, str]:
    found: dict[str, str] = {}
    taken = {BIRTHDAY}
    for name, value in said.items():
        plain = " ".join(name.split())
        try:
            day = read.anniversary(value)
        except UnfitError as error:
            warn(f"dates: {name} left out: {error.reason}")
            continue
        if not plain or fold(plain) in taken:
            warn(f"dates: '{name}' left out: no name, or one that is taken")
            continue
        taken.add(fold(plain))
        found[plain] = day
    return found


def _own_fields(said: dict[str, str], warn: Warn) -> dict[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name, value in said.items():
        try:
            plain = field_name(name)
        except UsageError as error:
            warn(f"fields: left out: {error.message}")
            continue
        if not value or field_key(plain) in taken:
            warn(f"fields: '{name}' left out: it is empty, or stands twice")
            continue
        taken.add(field_key(plain))
        found[plain] = value
    return found

"""The keys of JSON of a brief: a promise, as those of render/keys.py are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.rules.foci import SORTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.brief.acquaintances import Acquaintance
    from netcrm.book.brief.changes import Change
    from netcrm.book.brief.reading import Brief, Promise, Question
    from netcrm.render.answer import Object


def brief(one: Brief) -> Object:
    """Describe what one wants to know of somebody before a meeting."""
    person = one.person
    return {
        "id": person.id,
        "name": person.name,
        "pronouns": person.pronouns,
        "title": person.title,
        "department": person.department,
        "organisation": person.organisation,
        "further_posts": [post._asdict() for post in person.further_posts],
        "city": person.city,
        "country": person.country,
        "time_zone": person.time_zone,
        "local_time": one.there.at.isoformat(timespec="minutes") if one.there else None,
        "met": person.met,
        "met_on": keys.day(person.met_on),
        "introduced_by": keys.who(one.introduced_by),
        "roles": [keys.role(role) for role in one.roles],
        "changes": [_change(change) for change in one.changes],
        "tags": person.tags,
        "fields": person.fields,
        "notes": person.notes,
        "private_notes": person.private_notes,
        "noted": keys.interaction(one.noted) if one.noted else None,
        "planned": keys.interaction(one.planned) if one.planned else None,
        "conversations": [keys.interaction(talk) for talk in one.conversations],
        "asked": _asked(one.asked) if one.asked else None,
        "promised": _promises(one.promises, theirs=False),
        "promised_by_them": _promises(one.promises, theirs=True),
        "kept": [_promise(promise) for promise in one.kept],
        **{
            f"{sort}s": [keys.part(part) for part in one.parts if part.sort == sort]
            for sort in SORTS
        },
        "both_know": [_acquaintance(known) for known in one.both_know],
    }


def _change(one: Change) -> Object:
    return {**one._asdict(), "on": keys.day(one.on)}


def _asked(one: Question) -> Object:
    talk = one.talk
    return {"what": one.what, "on": keys.day(talk.on), "private": talk.private}


def _promises(some: Sequence[Promise], *, theirs: bool) -> list[Object]:
    return [_promise(one) for one in some if one.followup.theirs == theirs]


def _promise(one: Promise) -> Object:
    return {**keys.followup(one.followup), "private": one.private}


def _acquaintance(one: Acquaintance) -> Object:
    return {"who": keys.who(one.who), "through": [way._asdict() for way in one.through]}

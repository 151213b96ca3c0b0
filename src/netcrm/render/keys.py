"""The keys of JSON: a promise to programs (docs/reference/json.md), pinned by tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.rules.foci import SORTS
from netcrm.rules.reasons import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from netcrm.book.contact.rules import Rule
    from netcrm.book.duplicates.finding import Pair
    from netcrm.book.people.finding import Someone
    from netcrm.book.people.listing import Removed
    from netcrm.book.people.person import Person
    from netcrm.book.people.reaching import Way
    from netcrm.book.people.showing import FollowUp, Meeting, Portrait
    from netcrm.book.people.stats import Promises, Stats
    from netcrm.book.practice.bonds import Relationship, Role
    from netcrm.book.practice.outcomes import Outcome
    from netcrm.book.practice.showing import Taken
    from netcrm.book.search.passages import Row
    from netcrm.config import Setting
    from netcrm.render.answer import Object
    from netcrm.rules.due import Standing
    from netcrm.rules.foci import About
    from netcrm.store.history.steps import Step


def day(value: date | None) -> str | None:
    """Write a day."""
    return value.isoformat() if value else None


def who(someone: Someone | None) -> Object | None:
    """Name a person."""
    return {"id": someone.id, "name": someone.name} if someone else None


def about(one: About | None) -> Object | None:
    """Name an event, a project or a group."""
    return one._asdict() if one else None


def contact(one: Person) -> Object:
    """Describe a contact; ``every`` is the cadence that holds, from ``every_from``."""
    cadence = one.facts.cadence
    return {
        "id": one.id,
        "uid": one.uid,
        "name": one.name,
        "former_names": one.former_names,
        "pronouns": one.pronouns,
        "emails": one.emails,
        "phones": one.phones,
        "links": one.links,
        "labels": one.labels,
        "addresses": [address.parts for address in one.addresses],
        "organisation": one.organisation,
        "title": one.title,
        "department": one.department,
        "tags": one.tags,
        "city": one.city,
        "country": one.country,
        "time_zone": one.time_zone,
        "birthday": one.birthday,
        "tier": one.tier,
        "every": str(cadence.every) if cadence.every else None,
        "every_from": cadence.source,
        "last_contact_on": day(one.facts.last_contact_on),
        "due_on": day(one.rhythm.due_on),
        "snoozed_until": day(one.snoozed_until),
        "paused_until": day(one.facts.paused_until) if one.rhythm.state == "paused" else None,
        "paused": one.rhythm.state == "paused",
        "met": one.met,
        "met_on": day(one.met_on),
        "added_on": day(one.added_on),
        "notes": one.notes,
        "dates": one.dates,
        "fields": one.fields,
    }


def removed(one: Removed) -> Object:
    """Describe somebody who was removed."""
    return {"id": one.id, "name": one.name, "removed_on": day(one.removed_on)}


def portrait(one: Portrait, today: date) -> Object:
    """Describe a contact with all that belongs to it."""
    state = one.standing
    return {
        **contact(one.person),
        "prefix": one.person.prefix,
        "given": one.person.given,
        "middle": one.person.middle,
        "family": one.person.family,
        "suffix": one.person.suffix,
        "nickname": one.person.nickname,
        "state": state.state if state else None,
        "reason": reason(state, today) if state else None,
        "neglected": bool(state and state.neglected),
        "introduced_by": who(one.introduced_by),
        "private_notes": one.person.private_notes,
        "photo": str(one.photo) if one.photo else None,
        "interactions": [interaction(meeting) for meeting in one.interactions],
        "followups": [followup(promise) for promise in one.followups],
        "positions": [position(post) for post in one.positions],
        "relationships": [relationship(bond) for bond in one.relationships],
        "roles": [role(tie) for tie in one.roles],
        **{
            f"{sort}s": [part(taken) for taken in one.parts if taken.sort == sort] for sort in SORTS
        },
        "outcomes": [outcome(came) for came in one.outcomes],
    }


def part(one: Taken) -> Object:
    """Describe in what somebody has part."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "role": one.role,
        "from_on": day(one.from_on),
        "to_on": day(one.to_on),
    }


def position(one: Mapping[str, Any]) -> Object:
    """Describe a post; ``to_on`` is null for a current one, and of these one is the main one."""
    main = one["main"] and one["to_on"] is None
    return {**one, "from_on": day(one["from_on"]), "to_on": day(one["to_on"]), "main": main}


def role(one: Role) -> Object:
    """Describe what somebody is to me, or was."""
    return {"role": one.role, "from_on": day(one.from_on), "to_on": day(one.to_on)}


def relationship(one: Relationship) -> Object:
    """Describe how another one stands to somebody."""
    return {
        "kind": one.kind,
        "who": who(one.who),
        "from_on": day(one.from_on),
        "to_on": day(one.to_on),
    }


def outcome(one: Outcome) -> Object:
    """Describe what came of knowing people; of event, project and group one at most is named."""
    of = one.focus
    return {
        "id": one.id,
        "what": one.what,
        "kind": one.kind,
        "on": day(one.on),
        **{sort: of.name if of and of.sort == sort else None for sort in SORTS},
        "via": who(one.via),
        "people": [who(someone) for someone in one.people],
    }


def interaction(one: Meeting) -> Object:
    """Describe an interaction."""
    return {
        "id": one.id,
        "on": day(one.on),
        "kind": one.kind,
        "summary": one.summary,
        "place": one.place,
        "focus": one.focus._asdict() if one.focus else None,
        "tags": one.tags,
        "people": [who(someone) for someone in one.people],
        "private": one.private,
    }


def followup(one: FollowUp) -> Object:
    """Describe a follow-up."""
    return {
        "id": one.id,
        "what": one.what,
        "who": who(one.who),
        "focus": about(one.focus),
        "due_on": day(one.due_on),
        "done_on": day(one.done_on),
        "dropped_on": day(one.dropped_on),
        "theirs": one.theirs,
        "every": one.every,
    }


def found(one: Row) -> Object:
    """Describe what a search has found of somebody; ``marks`` are from and to in the snippet."""
    return {
        **one._asdict(),
        "marks": [list(mark) for mark in one.marks],
        "on": day(one.on),
    }


def stats(one: Stats) -> Object:
    """Describe the figures of a network."""
    people, contacts = one.people, one.contacts
    return {
        "today": day(one.today),
        "people": people.total,
        "tracked": sum(people.tracked_by.values()),
        "tracked_by": dict(people.tracked_by),
        "paused": people.paused,
        "snoozed": people.snoozed,
        "organisations": people.organisations,
        "due": {"total": sum(one.due.values()), **one.due, "neglected": one.neglected},
        "promises": {"mine": _promises(one.mine), "theirs": _promises(one.theirs)},
        "contacts": {
            "last_30_days": contacts.of_late,
            "since": day(contacts.since),
            "total": sum(contacts.by_month.values()),
            "by_kind": dict(contacts.by_kind),
            "by_month": [
                {"month": month, "contacts": count} for month, count in contacts.by_month.items()
            ],
        },
        "longest_known": {**(who(one.known[0]) or {}), "since": day(one.known[1])}
        if one.known
        else None,
    }


def _promises(one: Promises) -> Object:
    return {"open": one.open, "late": one.late, "kept": one.kept}


def pair(one: Pair) -> Object:
    """Describe two contacts who may be one; ``certainty`` is of 100."""
    return {
        "a": _twin(one.a),
        "b": _twin(one.b),
        "certainty": one.certainty,
        "evidence": list(one.evidence),
    }


def _twin(one: Person) -> Object:
    known = contact(one)
    wanted = (
        *("id", "uid", "name", "organisation", "title", "city", "birthday"),
        *("emails", "phones", "links", "last_contact_on", "added_on"),
    )
    return {key: known[key] for key in wanted}


def step(one: Step) -> Object:
    """Describe a step of the history; gone is undone for good, past is too old to be undone."""
    return {
        "id": one.id,
        "at": one.at.isoformat(timespec="seconds"),
        "verb": one.verb,
        "summary": one.summary,
        "state": one.state,
    }


def rule(one: Rule) -> Object:
    """Describe a rule of cadence."""
    return {"target": one.target, "every": one.every, "weight": one.weight, "people": one.people}


def way(one: Way, *, opened: bool) -> Object:
    """Describe what was opened, or could be."""
    return {"url": one.url, "platform": one.platform, "opened": opened}


def setting(one: Setting) -> Object:
    """Describe a setting; ``is_default`` where the file does not say it."""
    return one._asdict()


def reason(standing: Standing, today: date) -> str:
    """Say the strongest reason."""
    return in_words(standing.reasons[0], standing.facts, standing.rhythm, today)

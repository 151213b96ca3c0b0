"""The keys of JSON of events, projects and groups: a promise, as those of render/keys.py are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.keys import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.practice.finding import Focus
    from netcrm.book.practice.institutions import Institutions
    from netcrm.book.practice.showing import Part, Renewal
    from netcrm.render.answer import Object


def focus(one: Focus, members: Sequence[Part] | None = None) -> Object:
    """Describe an event, a project or a group; without its people it is said how many they are."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "role": one.role,
        "organisation": one.organisation,
        "place": one.place,
        "from_on": day(one.from_on),
        "to_on": day(one.to_on),
        "notes": one.notes,
        "people": one.people if members is None else list(map(part, members)),
    }


def part(one: Part) -> Object:
    """Describe somebody's part in it."""
    return {**one._asdict(), "from_on": day(one.from_on), "to_on": day(one.to_on)}


def institutions(found: Institutions) -> Object:
    """Describe the institutions of a project, and who links them."""
    return {
        "institutions": [one._asdict() for one in found.involved],
        "links": [
            {
                "who": {"id": one.id, "name": one.name},
                "part_for": one.part_for,
                "posts": list(one.posts),
            }
            for one in found.links
        ],
    }


def renewal(one: Renewal) -> Object:
    """Describe what is still to be done for a group."""
    return {**one._asdict(), "due_on": day(one.due_on)}

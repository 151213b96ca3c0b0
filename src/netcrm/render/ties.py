"""What people are to me, and to each other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Column, Entry
from netcrm.render.single import done
from netcrm.rules.posts import years_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.people.finding import Someone
    from netcrm.book.people.person import Person
    from netcrm.book.practice.bonds import Relationship, Role

_TIME = (Column("from_on", title="from"), Column("to_on", title="to"))
_INTRODUCED = "introduced by"


def roles(someone: Someone, found: Sequence[Role]) -> Answer:
    """List what somebody is to me."""
    nothing = f"{someone.name} has no role yet: netcrm role {someone.id} mentor"
    return Answer(
        data=[keys.role(one) for one in found],
        columns=(Column("role", grows=True), *_TIME),
        lines=[] if found else [nothing],
    )


def related(someone: Someone, found: Sequence[Relationship]) -> Answer:
    """List how others stand to somebody."""
    nothing = f"Nobody is related to {someone.name} yet: netcrm relate {someone.id} mentor-of WHO"
    return Answer(
        data=[keys.relationship(one) for one in found],
        columns=(
            Column("kind"),
            Column("id", cell=lambda row: row["who"]["id"], right=True),
            Column("who", cell=lambda row: row["who"]["name"], grows=True),
            *_TIME,
        ),
        lines=[] if found else [nothing],
    )


def told(
    person: Person,
    found: Sequence[Role],
    summary: str,
    *,
    changed: bool,
    remarks: Sequence[str] = (),
) -> Answer:
    """Answer a command that told what somebody is to me, with the contact and all roles."""
    data = {**keys.contact(person), "roles": [keys.role(one) for one in found]}
    return done(data, summary, changed=changed, remarks=remarks)


def bound(person: Person, found: Sequence[Relationship], summary: str, *, changed: bool) -> Answer:
    """Answer a command that told what somebody is to another one."""
    data = {
        **keys.contact(person),
        "relationships": [keys.relationship(one) for one in found],
    }
    return done(data, summary, changed=changed)


def role(one: Role) -> str:
    """Tell a role, and in which years."""
    return _with_years(one.role, one)


def relationships(found: Sequence[Relationship]) -> Iterator[Entry]:
    """Tell on a page how others stand to somebody; who introduced them is told in its head."""
    others = sorted((one for one in found if one.kind != _INTRODUCED), key=lambda one: one.kind)
    longest = max((len(one.kind) for one in others), default=0)
    for kind, some in groupby(others, key=lambda one: one.kind):
        names = ", ".join(_with_years(one.who.name, one) for one in some)
        yield Entry(f"  {kind:<{longest}}  ", names)


def _with_years(what: str, one: Role | Relationship) -> str:
    years = years_of(one.from_on, one.to_on)
    return f"{what} ({years})" if years else what

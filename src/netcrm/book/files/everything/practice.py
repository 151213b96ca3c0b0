"""What people meet around, and what came of it, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.files.everything.scope import AMONG
from netcrm.formats.records import Focus, Outcome, Part, Who

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.files.everything.scope import Scope


def foci(scope: Scope) -> Iterator[Focus]:
    """Yield events, projects and groups of those who are wanted, by id, with these alone in it."""
    for chunk in scope.chunks(
        "SELECT f.id, f.uid, f.sort, f.name, f.kind, f.role, o.name, f.place, f.from_on, f.to_on,"
        " f.notes FROM focus AS f LEFT JOIN organisation AS o ON o.id = f.organisation_id"
        f" WHERE {scope.focus} ORDER BY f.id"
    ):
        people = _parts(scope, [row[0] for row in chunk])
        yield from (Focus(*(*row, people[row[0]])) for row in chunk)


def _parts(scope: Scope, ids: Sequence[int]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {number: [] for number in ids}
    for number, contact, uid, name, *part in scope.belonging(
        "SELECT n.focus_id, c.id, c.uid, c.name, n.role, o.name, n.from_on, n.to_on"
        " FROM involvement AS n JOIN contact AS c ON c.id = n.contact_id"
        " LEFT JOIN organisation AS o ON o.id = n.organisation_id"
        f" WHERE n.focus_id {AMONG} ORDER BY n.id",
        ids,
    ):
        if scope.has(contact):
            found[number].append(Part(Who(uid, name), *part))
    return found


def outcomes(scope: Scope) -> Iterator[Outcome]:
    """Yield what came of knowing those who are wanted, by id, with the names of these alone."""
    for chunk in scope.chunks(
        "SELECT u.id, u.uid, u.what, u.kind, u.day, f.uid, v.id, v.uid, v.name FROM outcome AS u"
        " LEFT JOIN focus AS f ON f.id = u.focus_id LEFT JOIN contact AS v ON v.id = u.via_id"
        f" WHERE {scope.outcome} ORDER BY u.id"
    ):
        people = _people(scope, [row[0] for row in chunk])
        for *told, via, uid, name in chunk:
            introducer = Who(uid, name) if via is not None and scope.has(via) else None
            yield Outcome(*(*told, introducer, people[told[0]]))


def _people(scope: Scope, ids: Sequence[int]) -> dict[int, list[Who]]:
    found: dict[int, list[Who]] = {number: [] for number in ids}
    for number, contact, uid, name in scope.belonging(
        "SELECT p.outcome_id, c.id, c.uid, c.name FROM outcome_person AS p"
        f" JOIN contact AS c ON c.id = p.contact_id WHERE p.outcome_id {AMONG} ORDER BY p.id",
        ids,
    ):
        if scope.has(contact):
            found[number].append(Who(uid, name))
    return found

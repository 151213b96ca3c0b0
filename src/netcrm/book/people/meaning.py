"""Whom words may mean: by number, e-mail, phone, link or handle, or any part of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.people.finding import LAST_TOUCHED, Asked, Someone, people_where
from netcrm.book.people.naming import beginning, named
from netcrm.rules.handles import (
    handles_of,
    looks_like_email,
    looks_like_link,
    looks_like_phone,
    normal_email,
    normal_handle,
    normal_link,
)
from netcrm.store.reading import first

if TYPE_CHECKING:
    from collections.abc import Sequence


def found_by(asked: Asked, who: str, *, begins_text: bool = False) -> list[Someone]:
    """Return everybody whom ``who`` may mean, by name.

    With ``begins_text`` a text follows: parts inside a word name nobody then, nor do words such as
    "at" and "called", unless they are whole words of the name.
    """
    if who == LAST_TOUCHED:
        return _last_touched(asked)
    if who.isascii() and who.isdigit() and (someone := _by_id(asked, int(who))):
        return [someone]
    if known := _by_address(asked, who):
        return known
    by_name = beginning(asked, who) if begins_text else named(asked, who)
    return by_name or _by_handle(asked, who)


def _last_touched(asked: Asked) -> list[Someone]:
    row = first(
        asked.connection,
        "SELECT c.id, c.name FROM step_person AS p JOIN step AS s ON s.id = p.step_id"
        " JOIN contact AS c ON c.id = p.contact_id"
        f" WHERE s.state = 'done' AND c.{asked.among} ORDER BY s.id DESC, p.id LIMIT 1",
    )
    return [Someone(**row)] if row else []


def _by_id(asked: Asked, number: int) -> Someone | None:
    """Return who has the number, or had it until they were merged into somebody else."""
    if number >= 2**63:
        return None
    row = first(
        asked.connection,
        f"SELECT id, name FROM contact WHERE id = :id AND {asked.among}"
        " UNION ALL SELECT c.id, c.name FROM alias AS a JOIN contact AS c ON c.id = a.contact_id"
        f" WHERE a.kind = 'number' AND a.normal = :written AND c.{asked.among}",
        id=number,
        written=str(number),
    )
    return Someone(**row) if row else None


def _by_address(asked: Asked, who: str) -> list[Someone]:
    if looks_like_email(who):
        return _with_point(asked, "email", [normal_email(who)])
    if looks_like_link(who):
        return _with_point(asked, "link", [normal_link(who)])
    if looks_like_phone(who):
        return _with_phone(asked, who)
    return _by_handle(asked, who) if who.startswith("@") else []


def _with_phone(asked: Asked, who: str) -> list[Someone]:
    from netcrm.rules.phones import phone_forms  # it loads what is known of all countries

    return _with_point(asked, "phone", phone_forms(who, asked.region))


def _by_handle(asked: Asked, who: str) -> list[Someone]:
    """Return who has the handle ``who``, on whatever platform."""
    if " " in who:
        return []
    known = _with_point(asked, "link", handles_of(who))
    return known or people_where(
        asked,
        "id IN (SELECT contact_id FROM contact_point WHERE kind = 'link'"
        " AND normal > :from AND normal < :to)",
        # On Mastodon the server follows; A is the sign after @.
        {"from": f"mastodon:@{normal_handle(who)}@", "to": f"mastodon:@{normal_handle(who)}A"},
    )


def _with_point(asked: Asked, kind: str, normals: Sequence[str]) -> list[Someone]:
    named = {f"n{number}": normal for number, normal in enumerate(normals)}
    among = ", ".join(f":{name}" for name in named)
    return people_where(
        asked,
        f"id IN (SELECT contact_id FROM contact_point WHERE kind = :kind AND normal IN ({among}))",
        {"kind": kind, **named},
    )

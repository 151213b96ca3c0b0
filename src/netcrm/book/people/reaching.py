"""The ways to somebody that a browser can open: pages, mail addresses, phones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.people.resolve import resolve
from netcrm.errors import AmbiguousError, NotFoundError
from netcrm.rules.names.folding import fold
from netcrm.rules.urls import EMAIL, PHONE, WEB, kind_of, mail_url, page_url, phone_url, platform_of
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from netcrm.book.people.finding import Asked, Someone


class Way(NamedTuple):
    """A way to somebody: on which platform, or by mail or phone, and the address to open."""

    platform: str
    url: str


def whose(
    asked: Asked, words: Sequence[str], read: Callable[[str], str | None] = kind_of
) -> tuple[Someone, str | None]:
    """Read WHO and, where the last word is one, the platform, or whatever ``read`` knows.

    A full name that ends like a platform is a name: Malcolm X.
    """
    *others, last = " ".join(words).split() or [""]
    wanted = read(last)
    if wanted is None or not others:
        return resolve(asked, words), None
    if someone := _in_full(asked, words):
        return someone, None
    return resolve(asked, others), wanted


def way(connection: sqlite3.Connection, someone: Someone, platform: str | None) -> Way:
    """Return the preferred way on a platform, or the preferred link; NotFoundError names others."""
    found = list(_ways(connection, someone.id))
    for one in found:
        if one.platform == platform or (platform is None and one.platform not in (EMAIL, PHONE)):
            return one
    there = list(dict.fromkeys(one.platform for one in found))
    others = f"; there is {', '.join(there)}" if there else ", nor anything else"
    raise NotFoundError(f"{someone.name} has no {_named(platform)} to open{others}.", there)


def _in_full(asked: Asked, words: Sequence[str]) -> Someone | None:
    """Return the one person whose full name the words are."""
    try:
        someone = resolve(asked, words)
    except (NotFoundError, AmbiguousError):
        return None
    return someone if someone.folded == fold(" ".join(words)) else None


def _named(platform: str | None) -> str:
    names = {None: "link", EMAIL: "e-mail address", PHONE: "phone", WEB: "other web page"}
    return names.get(platform, f"{platform} page")


def _ways(connection: sqlite3.Connection, number: int) -> Iterator[Way]:
    """Yield what can be opened: links before mail before phones, the preferred ones first."""
    points = rows(
        connection,
        "SELECT kind, value, normal FROM contact_point WHERE contact_id = :id"
        " ORDER BY kind = 'phone', kind = 'email', rank, id",
        id=number,
    )
    for point in points:
        if point["kind"] == EMAIL:
            platform, url = EMAIL, mail_url(point["value"])
        elif point["kind"] == PHONE:
            platform, url = PHONE, phone_url(point["value"])
        else:
            platform = platform_of(point["normal"])
            url = page_url(point["value"], point["normal"])
        if url:
            yield Way(platform, url)

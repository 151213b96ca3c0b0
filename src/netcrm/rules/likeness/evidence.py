"""The evidence for two contacts being one person, and how much each piece of it counts.

The sum, from 0 to 100, is the *certainty*; docs/how-to/duplicates.md has the table of it. Blocking
(in ``blocking.py``) relies on this: nothing but a shared address, one name, or a like name with one
trait in common brings two people to LISTED.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.anniversary import Anniversary
from netcrm.rules.likeness.naming import Naming, closest, given_names_agree
from netcrm.rules.urls import WEB, platform_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netcrm.rules.likeness.naming import Named
    from netcrm.rules.likeness.profile import Profile

LISTED = 50
"""So certain is what is proposed unasked."""

CERTAIN = 100

HANDLE, EMAIL, PAGE, PHONE = 80, 60, 40, 40
NAMES = {
    Naming.SAME: (60, "same name"),
    Naming.SPELT: (55, "same name, spelt in another way"),
    Naming.SHORT: (40, "one name is short for the other"),
    Naming.NEAR: (40, "names nearly the same"),
    Naming.IN_PART: (10, "names agree in part"),
}
BIRTHDAY, BIRTHDAY_YEARLESS = 40, 30
ORGANISATION, DOMAIN, CITY = 20, 15, 15

OTHER_BIRTHDAY, OTHER_GENERATION, OTHER_ACCOUNT = -60, -80, -50
AT_MOST_IN_A_FAMILY = 40
"""Two given names are two people who share an address, unless it is a handle."""
AT_MOST_IN_ONE_FILE = 20
"""Two cards of one file are two people, unless they have a mail or a link in common."""

_ONE_EACH = ("linkedin", "orcid")
"""Platforms on which nobody is twice."""


class Piece(NamedTuple):
    """A piece of evidence: what it counts, and what it is in words."""

    counts: int
    words: str


class Likeness(NamedTuple):
    """How certain it is that two contacts are one person, of 100, and why."""

    certainty: int
    evidence: tuple[str, ...]


def likeness(one: Profile, other: Profile) -> Likeness:
    """Compare two people. What speaks against it stands last and begins with *but*."""
    named = closest(one, other)
    if named.naming < Naming.NEAR and not one.shares_a_point(other):
        return Likeness(0, ())
    points = list(_points(one, other))
    pieces = [*points, *_name(one, other, named), *_traits(one, other)]
    against = list(_against(one, other))
    limits = list(_limits(one, other, named))
    total = sum(piece.counts for piece in (*pieces, *against))
    total = min(CERTAIN, total, *(limit.counts for limit in limits))
    words = [piece.words for piece in pieces]
    words += [f"but {piece.words}" for piece in (*against, *limits)]
    return Likeness(max(0, total), tuple(words))


def _points(one: Profile, other: Profile) -> Iterator[Piece]:
    """Yield the addresses that two people share; of each kind, the first one counts."""
    handles = {link for link in one.links & other.links if platform_of(link) != WEB}
    kinds = (
        (HANDLE, "same link", handles),
        (EMAIL, "same e-mail", one.emails & other.emails),
        (PAGE, "same link", (one.links & other.links) - handles),
        (PHONE, "same phone", one.phones & other.phones),
    )
    for counts, said, shared in kinds:
        if shared:
            yield Piece(counts, f"{said} {', '.join(sorted(shared))}")


def _name(one: Profile, other: Profile, named: Named) -> Iterator[Piece]:
    naming = named.naming
    if naming is Naming.NONE and one.given and given_names_agree(one.given, other.given):
        naming = Naming.IN_PART if other.given else naming
    if naming in NAMES:
        counts, said = NAMES[naming]
        names = dict.fromkeys((named.one, named.other))
        yield Piece(counts, f"{said}: {', '.join(names)}")


def _traits(one: Profile, other: Profile) -> Iterator[Piece]:
    shared = [one.organisations[key] for key in one.organisations if key in other.organisations]
    if shared:
        yield Piece(ORGANISATION, f"same organisation {', '.join(sorted(shared))}")
    if one.domains & other.domains and not one.emails & other.emails:
        yield Piece(DOMAIN, f"mail at {', '.join(sorted(one.domains & other.domains))}")
    if one.city[0] and one.city[0] == other.city[0]:
        yield Piece(CITY, f"same city {one.city[1]}")
    if _same_birthday(one.birthday, other.birthday):
        whole = one.birthday == other.birthday and not one.birthday.startswith("--")
        counts = BIRTHDAY if whole else BIRTHDAY_YEARLESS
        yield Piece(counts, f"same birthday {_day(max(one.birthday, other.birthday))}")


def _same_birthday(one: str, other: str) -> bool:
    """Compare two days as far as both are known: a year that one does not tell is any."""
    if not one or not other:
        return False
    return one == other if "--" not in (one[:2], other[:2]) else one[-5:] == other[-5:]


def _against(one: Profile, other: Profile) -> Iterator[Piece]:
    if one.birthday and other.birthday and not _same_birthday(one.birthday, other.birthday):
        days = f"{_day(one.birthday)}, {_day(other.birthday)}"
        yield Piece(OTHER_BIRTHDAY, f"other birthdays: {days}")
    if one.generation and other.generation and one.generation != other.generation:
        told = f"{one.generation}, {other.generation}"
        yield Piece(OTHER_GENERATION, f"two generations: {told}")
    for platform in _ONE_EACH:
        mine, theirs = _accounts(one.links, platform), _accounts(other.links, platform)
        if mine and theirs and not mine & theirs:
            accounts = ", ".join(sorted(mine | theirs))
            yield Piece(OTHER_ACCOUNT, f"two accounts: {accounts}")


def _limits(one: Profile, other: Profile, named: Named) -> Iterator[Piece]:
    links = one.links & other.links
    handle = any(platform_of(link) != WEB for link in links)
    agree = named.naming is not Naming.NONE or given_names_agree(one.given, other.given)
    if not agree and not handle:
        yield Piece(AT_MOST_IN_A_FAMILY, f"other given names: {one.shown}, {other.shown}")
    if one.sources & other.sources and not links and not one.emails & other.emails:
        files = ", ".join(sorted(one.sources & other.sources))
        yield Piece(AT_MOST_IN_ONE_FILE, f"two cards of one file ({files})")


def _accounts(links: Iterable[str], platform: str) -> set[str]:
    return {link for link in links if link.startswith(f"{platform}:")}


def _day(birthday: str) -> str:
    return Anniversary.from_stored(birthday).words()

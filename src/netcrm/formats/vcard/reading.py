"""vCard 2.1, 3.0 and 4.0 as programs really write them, card by card.

A card that is broken gives what can be read of it, with a remark; it never costs another one.
docs/reference/vcard.md says what is read as what.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError
from netcrm.formats.card import Card
from netcrm.formats.decode import whole
from netcrm.formats.remarks import Remark, Skipped
from netcrm.formats.vcard import dates, names, photos, points, posts, splitting, told
from netcrm.formats.vcard.decoding import Charsets
from netcrm.formats.vcard.draft import LONGEST, Draft
from netcrm.formats.vcard.kinds import bare
from netcrm.formats.vcard.properties import Property, divided, head_of
from netcrm.formats.vcard.unfolding import unfolded, version_of
from netcrm.formats.vcard.unread import rest
from netcrm.formats.vcard.values import plain
from netcrm.rules.names.parts import NameParts, display_name
from netcrm.rules.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from netcrm.formats.days import Days
    from netcrm.formats.vcard.properties import Head
    from netcrm.formats.vcard.splitting import RawCard

MOST_PROPERTIES = 1_000
"""The most lines of one card that are read; nobody has so many."""

_SEARCHED_LINES = 10
_LABEL = "X-ABLABEL"
_ANY_LENGTH = frozenset(("NOTE", "PHOTO", "X-NETCRM-PRIVATE-NOTE"))
_QUOTED_IN_REMARKS = 40

_READ: dict[str, Callable[[Draft, Property], bool]] = {
    "FN": names.formatted_name,
    "N": names.parts,
    "NICKNAME": names.nickname,
    "X-ANDROID-CUSTOM": names.android,
    "X-MAIDENNAME": names.maiden_name,
    "EMAIL": points.email,
    "TEL": points.phone,
    "URL": points.link,
    "IMPP": points.profile,
    "SOCIALPROFILE": points.profile,
    "X-SOCIALPROFILE": points.profile,
    "ADR": points.address,
    "LABEL": points.whole_address,
    "ORG": posts.organisation,
    "TITLE": posts.title,
    "X-DEPARTMENT": posts.department,
    "BDAY": dates.birthday,
    "ANNIVERSARY": dates.anniversary,
    "X-ANNIVERSARY": dates.anniversary,
    "X-EVOLUTION-ANNIVERSARY": dates.anniversary,
    "X-MS-ANNIVERSARY": dates.anniversary,
    "X-WAB-WEDDING-ANNIVERSARY": dates.anniversary,
    "X-ABDATE": dates.labelled,
    "REV": dates.revised,
    "PHOTO": photos.photo,
    "UID": told.uid,
    "NOTE": told.note,
    "CATEGORIES": told.tags,
    "PRONOUNS": told.pronouns,
    "X-PRONOUNS": told.pronouns,
    "TZ": told.time_zone,
    "X-NETCRM-FORMER-NAME": names.former_name,
    "X-NETCRM-MET": told.met,
    "X-NETCRM-MET-ON": told.met_on,
    "X-NETCRM-TIER": told.tier,
    "X-NETCRM-EVERY": told.every,
    "X-NETCRM-ADDED-ON": told.added_on,
    "X-NETCRM-FIELD": told.field,
    "X-NETCRM-PRIVATE-NOTE": told.private_note,
    "KIND": told.kind,
    "VERSION": told.about_the_file,
    "PRODID": told.program,
    "PROFILE": told.about_the_file,
}
"""Who reads a property; it returns whether all that the property says is in the card now."""


def recognises(text: str) -> bool:
    """Tell a vCard by its first lines, blank ones aside."""
    filled = (line for line in splitting.lines_of(text) if line.strip("\ufeff \t"))
    return any(
        splitting.mark(line.lstrip(" \t")) == splitting.BEGIN
        for line in islice(filled, _SEARCHED_LINES)
    )


def read(text: str, days: Days, remarks: list[Remark]) -> Iterator[Card | Skipped]:
    """Yield the card of each vCard, or why there is none; ``remarks`` grows along the way.

    Raises UnreadableFileError for a text in which no vCard begins: it is of another kind.
    ``text`` is the file by its byte order mark, or as UTF-8 of which each byte that is none comes
    as half of a surrogate pair: those are read by the CHARSET of their property.
    """
    if not splitting.begins_card(text):
        raise UnreadableFileError("There is no vCard in it: looked for a line BEGIN:VCARD.")
    return _cards(text, days, remarks)


def _cards(text: str, days: Days, remarks: list[Remark]) -> Iterator[Card | Skipped]:
    charsets = Charsets(text, remarks)
    for raw in splitting.cards(text, remarks):
        yield raw if isinstance(raw, Skipped) else _card(raw, charsets, days, remarks)


def _card(raw: RawCard, charsets: Charsets, days: Days, remarks: list[Remark]) -> Card | Skipped:
    version = version_of(raw.lines)
    properties = _properties(raw, version, charsets, remarks)
    if any(_is_group(one) for one in properties):
        members = sum(one.name.endswith("MEMBER") for one in properties)
        counted = "1 member" if members == 1 else f"{members} members"
        return Skipped(raw.line, f"a group of {counted}, no person")
    labels = {one.group: bare(plain(one.value)) for one in properties if one.name == _LABEL}
    draft = Draft(Card(raw.line), days, remarks, version, labels)
    _tell(draft, properties)
    return _finished(draft)


def _properties(
    raw: RawCard, version: str, charsets: Charsets, remarks: list[Remark]
) -> list[Property]:
    """Return the properties of a card; a line that is none is left out, with a remark."""
    found: list[Property] = []
    for count, (number, text) in enumerate(unfolded(raw.lines, version, remarks)):
        if count == MOST_PROPERTIES:
            reason = f"more than {MOST_PROPERTIES:,} lines in one card; the others were left out"
            remarks.append(Remark(number, reason))
            break
        one = _property(number, text, charsets)
        if one is None:
            shown = whole(text.strip()[:_QUOTED_IN_REMARKS])
            remarks.append(Remark(number, f"a line that is none of a vCard left out: '{shown}'"))
        else:
            found.append(one)
    return found


def _property(number: int, text: str, charsets: Charsets) -> Property | None:
    parts = divided(text)
    if parts is None:
        return None
    before, value = parts
    decoded = before if before.isascii() else charsets.head(number, before)
    head = head_of(without_controls(decoded))
    if head is None:
        return None
    if head.encoding or not value.isascii():
        value = charsets.value(Property(number, head, value))
    return Property(number, head, without_controls(value))


def _is_group(one: Property) -> bool:
    return one.name in {"KIND", "X-ADDRESSBOOKSERVER-KIND"} and one.value.strip().lower() == "group"


def _tell(draft: Draft, properties: Sequence[Property]) -> None:
    """Tell a draft all properties, and keep those that it has no place for."""
    alternatives: set[tuple[str, str]] = set()
    languages: dict[str, str] = {}
    for one in properties:
        if _is_twin(one.head, alternatives, languages):
            draft.unread.append(one)
        elif len(one.value) > LONGEST and one.name not in _ANY_LENGTH:
            draft.leave_out(one, f"more than {LONGEST:,} characters")
        elif one.name not in _READ or not _READ[one.name](draft, one):
            draft.unread.append(one)


def _is_twin(head: Head, alternatives: set[tuple[str, str]], languages: dict[str, str]) -> bool:
    """Say whether a property says again what one before it has said, in another way."""
    if not head.parameters:
        languages.setdefault(head.name, "")
        return False
    if head.alternative:
        key = (head.name, head.alternative)
        known = key in alternatives
        alternatives.add(key)
        return known
    return languages.setdefault(head.name, head.language) != head.language != ""


def _finished(draft: Draft) -> Card | Skipped:
    card = draft.card
    points.finish(draft)
    posts.finish(draft)
    if draft.maiden_name:
        card.former_names.append(" ".join(filter(None, (card.given, draft.maiden_name))))
    card.rest = rest(draft)
    card.name = draft.spoken or _name_of(card)
    if not card.name:
        return Skipped(card.line, "no name, and nothing to call it by")
    return card


def _name_of(card: Card) -> str:
    """Return what a card without a name is called."""
    parts = NameParts(card.prefix, card.given, card.middle, card.family, card.suffix)
    found = (card.nickname, card.organisation, *card.emails[:1], *card.phones[:1])
    return display_name(parts) or next(filter(None, found), "")

"""Notes, tags, and what only netcrm writes about people."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from netcrm.formats.vcard.values import plain, split

if TYPE_CHECKING:
    from netcrm.formats.vcard.draft import Draft
    from netcrm.formats.vcard.properties import Property


def uid(draft: Draft, one: Property) -> bool:
    """Read the id that a card has in every address book."""
    draft.card.uid = draft.card.uid or plain(one.value)
    return True


def note(draft: Draft, one: Property) -> bool:
    """Read NOTE; the next one goes below it."""
    card = draft.card
    card.notes = "\n".join(filter(None, (card.notes, plain(one.value))))
    return True


def tags(draft: Draft, one: Property) -> bool:
    """Read CATEGORIES, between which CardBook escapes the commas."""
    text = one.value.replace("\\,", ",") if draft.escaped_commas else one.value
    found = [*draft.card.tags, *filter(None, map(plain, split(text, ",")))]
    draft.card.tags = list(dict.fromkeys(found))
    return True


def pronouns(draft: Draft, one: Property) -> bool:
    """Read PRONOUNS of RFC 9554; further ones stay as they are."""
    told = plain(one.value)
    draft.card.pronouns = draft.card.pronouns or told
    return not told or draft.card.pronouns == told


def time_zone(draft: Draft, one: Property) -> bool:
    """Read TZ where it names a zone; an offset such as -05:00 is none."""
    name = plain(one.value)
    if name not in _zones():
        return not name
    draft.card.time_zone = name
    return True


def field(draft: Draft, one: Property) -> bool:
    """Read a field of the user's own."""
    name = one.head.parameter("X-NAME").strip()
    if not name:
        return False
    draft.card.fields[name] = plain(one.value)
    return True


def met(draft: Draft, one: Property) -> bool:
    """Read how somebody was met."""
    draft.card.met = plain(one.value)
    return True


def met_on(draft: Draft, one: Property) -> bool:
    """Read when somebody was met."""
    draft.card.met_on = draft.days.day(plain(one.value), one.line, one.head.written)
    return True


def added_on(draft: Draft, one: Property) -> bool:
    """Read since when somebody is in netcrm."""
    draft.card.added_on = draft.days.day(plain(one.value), one.line, one.head.written)
    return True


def tier(draft: Draft, one: Property) -> bool:
    """Read the tier."""
    draft.card.tier = plain(one.value)
    return True


def every(draft: Draft, one: Property) -> bool:
    """Read the cadence of somebody's own."""
    draft.card.every = plain(one.value)
    return True


def private_note(draft: Draft, one: Property) -> bool:
    """Read the notes that are for nobody else."""
    draft.card.private_notes = plain(one.value)
    return True


def kind(_draft: Draft, one: Property) -> bool:
    """Pass over the kind of a person; that of an organisation stays as it is."""
    return one.value.strip().lower() in {"", "individual"}


def program(draft: Draft, one: Property) -> bool:
    """Read which program wrote the card: CardBook escapes the commas between categories."""
    draft.escaped_commas = "cardbook" in one.value.lower()
    return True


def about_the_file(_draft: Draft, _one: Property) -> bool:
    """Pass over what tells of the file and the program that wrote it."""
    return True


@cache
def _zones() -> frozenset[str]:
    from zoneinfo import available_timezones

    return frozenset(available_timezones())

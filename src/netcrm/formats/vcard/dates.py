"""Birthdays and other days, and the instant of the last change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from netcrm.formats.vcard.values import plain

if TYPE_CHECKING:
    from netcrm.formats.vcard.draft import Draft
    from netcrm.formats.vcard.properties import Property

_NO_YEAR = "1604"
_ANNIVERSARY = "anniversary"


def birthday(draft: Draft, one: Property) -> bool:
    """Read BDAY; one in words stays as it is."""
    told = _day(one)
    if not told:
        return not one.value.strip()
    if draft.card.birthday:  # the first one counts; another one in the same words is none
        return told.replace("-", "") == draft.card.birthday.replace("-", "")
    draft.card.birthday = draft.days.birthday(told, one.line)
    return True


def anniversary(draft: Draft, one: Property) -> bool:
    """Read the day of a wedding, which each program calls otherwise."""
    return _named(draft, one, _ANNIVERSARY)


def labelled(draft: Draft, one: Property) -> bool:
    """Read Apple's X-ABDATE, of which the label of its group is the name."""
    label = draft.labels.get(one.group, "")
    name = _ANNIVERSARY if label.casefold() == _ANNIVERSARY else label
    if not name or not _named(draft, one, name):
        return False
    draft.label(one)
    return True


def revised(draft: Draft, one: Property) -> bool:
    """Read REV as an instant of UTC; one that cannot be read stays as it is."""
    try:
        instant = datetime.fromisoformat(one.value.strip())
        instant = instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return not one.value.strip()
    draft.card.revised = f"{instant:%Y-%m-%dT%H:%M:%S}Z".rjust(20, "0")
    return True


def _named(draft: Draft, one: Property, name: str) -> bool:
    told, dates = _day(one), draft.card.dates
    if not told:
        return not one.value.strip()
    day = draft.days.anniversary(told, one.line, name)
    return not day or dates.setdefault(name, day) == day


def _day(one: Property) -> str:
    """Return the day as it is written, without a year that stands for none."""
    if one.head.parameter("VALUE").lower() == "text":
        return ""
    day = plain(one.value)
    omitted = one.head.parameter("X-APPLE-OMIT-YEAR")
    if omitted and day.startswith(omitted) and omitted != _NO_YEAR:
        return f"-{day[len(omitted) :]}" if day[len(omitted) :].startswith("-") else day
    return day

"""What a column can mean, in the words of ``import --map FIELD=COLUMN``."""

from __future__ import annotations

from typing import NamedTuple

TEXTS = (
    *("name", "prefix", "given", "middle", "family", "suffix", "nickname"),
    *("pronouns", "met", "uid", "revised"),
)
"""Of these a record has one; but for the last two, each is a field of a Card."""

POST = ("organisation", "title", "department")

POINTS = {"email": "emails", "phone": "phones", "link": "links"}
"""Of these it has several, each with a kind; the lists of a Card."""

PLACE = (
    *("street", "house_number", "street2", "street3", "extended", "po_box"),
    *("city", "region", "postal_code", "country", "formatted"),
)
"""The parts of a postal address; ``formatted`` is the whole of it."""

DAYS = ("birthday", "birthday_year", "birthday_month", "birthday_day", "met_on")

MANY = ("notes", "tags", "maiden")
"""What may stand in more than one column."""

DATE = "date"
OWN = "own"
"""A field of the user's own, of which another column has the name."""

IGNORE = "ignore"

FIELDS = (*TEXTS, *POST, *POINTS, *PLACE, *DAYS, *MANY, DATE, IGNORE)
"""All of them; e-mails, phones, links and the parts of an address take a kind: ``phone:mobile``."""

KINDED = frozenset((*POINTS, *PLACE, DATE))

LABEL = "label"
"""Where a column holds the kind of its neighbours: ``email.label``, ``address.label``."""


class Meaning(NamedTuple):
    """What one column holds.

    ``label`` is its kind (``mobile``) or the name of a date. ``number`` tells columns that belong
    together: those of the second address; it is 0 where they are not numbered. ``holds`` is
    "label" for the kind itself. ``rank`` is the place in the order of preference.
    """

    field: str
    label: str = ""
    number: int = 0
    holds: str = ""
    rank: int = 0


def meaning(written: str, number: int = 0, rank: int = 0) -> Meaning:
    """Read a meaning as the tables of the dialects have it: ``email``, ``street:home``."""
    name, _, label = written.partition(":")
    field, _, holds = name.partition(".")
    return Meaning(field, label, number, holds, rank)


def said(one: Meaning) -> str:
    """Write a meaning for the user."""
    return f"{one.field}:{one.label}" if one.label else one.field

"""A card that is being read: what its properties have told so far, and what netcrm cannot place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netcrm.formats.labels import label_in_words
from netcrm.formats.remarks import Remark

if TYPE_CHECKING:
    from netcrm.formats.card import Card
    from netcrm.formats.days import Days
    from netcrm.formats.vcard.properties import Property
    from netcrm.rules.addresses import Address

LONGEST = 64_000
"""Characters in one value, at most; only notes and pictures may be longer."""


@dataclass(slots=True)
class Draft:
    """What the properties of one card are told to, one after another.

    ``labels`` are those of groups (``item1.X-ABLabel``); ``used`` are the groups of which the
    label has found its place in the card. ``points`` and ``addresses`` come with their preference.
    ``escaped_commas``: CardBook escapes those between categories.
    ``titles`` and ``organisations`` wait for each other, by the group that they are in.
    """

    card: Card
    days: Days
    remarks: list[Remark]
    version: str
    labels: dict[str, str]
    escaped_commas: bool = False
    used: set[str] = field(default_factory=set)
    spoken: str = ""
    """The name as FN says it."""
    maiden_name: str = ""
    points: list[tuple[str, int, str, str]] = field(default_factory=list)
    addresses: list[tuple[int, Address]] = field(default_factory=list)
    whole_addresses: list[tuple[str, str]] = field(default_factory=list)
    place: tuple[str, str] | None = None
    organisations: list[tuple[str, str, str]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    unread: list[Property] = field(default_factory=list)

    def label(self, one: Property) -> str:
        """Return the label of the group of a property, which is in its place then."""
        found = self.labels.get(one.group, "") if self.labels else ""
        if found:
            self.used.add(one.group)
        return found

    def kind(self, one: Property) -> str:
        """Return what a property is for: by the label of its group, else by its types."""
        label = self.label(one)
        return label_in_words(label) if label else one.head.kind

    def leave_out(self, one: Property, reason: str) -> None:
        """Say that a property was left out, and why."""
        self.remarks.append(Remark(one.line, f"{one.head.written} left out: {reason}"))

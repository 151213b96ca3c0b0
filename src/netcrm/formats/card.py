"""The neutral contact record in which every file format meets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  a field of the record


@dataclass(slots=True)
class Card:
    """One person as a file gives them: text as written, days already understood.

    ``line`` is where the record begins in its file, from 1, for remarks. Empty text means that
    the file says nothing. E-mails, phones and links are in the order of preference.
    ``birthday`` is ``YYYY-MM-DD`` or, without a year, ``--MM-DD``; so are the ``dates``, by their
    names. ``fields`` are the user's own, by their names; ``time_zone`` is one of the IANA database.
    """

    line: int = 0
    uid: str = ""
    name: str = ""
    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    former_names: list[str] = field(default_factory=list)
    pronouns: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    organisation: str = ""
    title: str = ""
    tags: list[str] = field(default_factory=list)
    city: str = ""
    country: str = ""
    time_zone: str = ""
    birthday: str = ""
    met: str = ""
    met_on: date | None = None
    tier: str = ""
    every: str = ""
    notes: str = ""
    private_notes: str = ""
    dates: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    added_on: date | None = None

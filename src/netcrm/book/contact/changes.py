"""What is to become of a contact, told in one way by options, by the editor and by files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Changes:
    """What is to become of a contact; what is not named stays as it is.

    ``values`` are columns of the contact, ``organisation`` and ``title`` of the main post.
    ``dates``, as they are stored, and ``fields`` go by their names. Empty takes one away.
    ``further`` and ``without`` are e-mails, phones, links and tags; ``order`` is how they shall
    stand, the preferred one first. ``more_notes`` are lines to be put below the notes. ``noticed``
    tells that a new post is news: an import has brought it.
    """

    values: dict[str, Any] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    further: dict[str, list[str]] = field(default_factory=dict)
    without: dict[str, list[str]] = field(default_factory=dict)
    order: dict[str, list[str]] = field(default_factory=dict)
    more_notes: list[str] = field(default_factory=list)
    noticed: bool = False

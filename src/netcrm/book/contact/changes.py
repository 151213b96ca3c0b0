"""What is to become of a contact, told in one way by options, by the editor and by files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netcrm.formats.card import Photo
    from netcrm.rules.addresses import Address
    from netcrm.rules.posts import FullPost


@dataclass(slots=True)
class Changes:
    """What is to become of a contact; what is not named stays as it is.

    ``values`` are columns of the contact, ``organisation``, ``title`` and ``department`` of the
    main post.
    ``dates``, as they are stored, and ``fields`` go by their names. Empty takes one away.
    ``further`` and ``without`` are e-mails, phones, links and tags; ``order`` is how they shall
    stand, the preferred one first. ``labels`` are what e-mails, phones and links are for, by their
    values. ``addresses``, if any are told, are all the postal ones; ``further_posts`` are held
    beside the main one. ``photo`` takes the place of the one that there is, ``without_photo`` takes
    it away. ``more_notes`` are lines to be put below the notes. ``noticed`` tells that
    a new post is news: an import has brought it.
    """

    values: dict[str, Any] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    further: dict[str, list[str]] = field(default_factory=dict)
    without: dict[str, list[str]] = field(default_factory=dict)
    order: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    addresses: list[Address] | None = None
    further_posts: list[FullPost] = field(default_factory=list)
    photo: Photo | None = None
    without_photo: bool = False
    more_notes: list[str] = field(default_factory=list)
    noticed: bool = False

"""Pictures out of the file itself; one on the web is not fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.formats.card import LARGEST_PHOTO, Photo
from netcrm.formats.pictures import KNOWN, kind_of
from netcrm.formats.vcard.decoding import base64

if TYPE_CHECKING:
    from netcrm.formats.vcard.draft import Draft
    from netcrm.formats.vcard.properties import Property

DATA = re.compile(r"data:([^;,\\]{0,80})(?:;[^;,\\]{0,80}){0,5}?;base64\\?,", re.IGNORECASE)
"""What stands before the base64 of a ``data:`` address, of which Nextcloud escapes the comma."""


def photo(draft: Draft, one: Property) -> bool:
    """Read the first picture; of an address on the web only the address is kept."""
    encoded = encoded_in(one)
    if encoded is None:
        return not one.value.strip()
    if draft.card.photo is not None or not encoded:
        return not encoded
    if len(encoded) * 3 // 4 > LARGEST_PHOTO * 1.1:
        draft.leave_out(one, f"a picture of more than {LARGEST_PHOTO:,} bytes")
        return True
    data = base64(encoded)
    kind = kind_of(data)
    if not kind:
        draft.leave_out(one, f"no picture that netcrm knows ({KNOWN})")
    elif len(data) > LARGEST_PHOTO:
        draft.leave_out(one, f"a picture of more than {LARGEST_PHOTO:,} bytes")
    else:
        draft.card.photo = Photo(kind, data)
    return True


def encoded_in(one: Property) -> str | None:
    """Return the base64 of a property that has its value in it; None for any other value."""
    if one.head.encoding == "B":
        found = DATA.match(one.value.strip()[:600])
        return one.value.strip()[found.end() :] if found else one.value
    value = one.value.strip()
    found = DATA.match(value)
    return value[found.end() :] if found else None

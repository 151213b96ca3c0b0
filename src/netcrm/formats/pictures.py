"""Pictures of people: which kinds there are, told by their first bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError
from netcrm.formats.card import LARGEST_PHOTO, Photo
from netcrm.formats.source import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = "PNG, JPEG, GIF or WebP"
_FIRST_BYTES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_WEBP = (b"RIFF", b"WEBP")


def kind_of(data: bytes) -> str:
    """Tell the kind of a picture by its first bytes; empty where it is none of netcrm's."""
    if data[:4] == _WEBP[0] and data[8:12] == _WEBP[1]:
        return "webp"
    return next((kind for mark, kind in _FIRST_BYTES.items() if data.startswith(mark)), "")


def read_picture(path: Path) -> Photo:
    """Read a file that the user names; UnreadableFileError where it is no picture of somebody."""
    data = read_bytes(path)
    kind = kind_of(data)
    if not kind:
        raise UnreadableFileError(f"{path} is no picture that netcrm knows: {KNOWN}.")
    if len(data) > LARGEST_PHOTO:
        raise UnreadableFileError(
            f"{path} has more than {LARGEST_PHOTO:,} bytes: make a smaller picture of it."
        )
    return Photo(kind, data)

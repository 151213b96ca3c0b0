"""Names of files after names of people, which every file system takes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from netcrm.rules.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 120
"""So many bytes of a name are kept: some file systems take 143, with the suffix and the number."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)", re.IGNORECASE
)
"""Windows takes these for devices, whatever the suffix is."""

_NUMBERED = re.compile(r"(^|\D)\(\d+\)$")


def file_names(people: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Return the name of a file for each of these people, without a suffix, by their numbers.

    Of several whose names a file system might confuse, the first has the bare one; the others, and
    who has no name that a file could have, carry their number. So the names stay what they are
    when somebody comes after them.
    """
    found: dict[int, str] = {}
    taken: set[str] = set()
    for number, name in people:
        bare = _safe(name)
        key = unicodedata.normalize("NFD", bare).casefold()
        is_free = key not in taken and bare and not _NUMBERED.search(bare)
        found[number] = bare if is_free else f"{bare} ({number})".lstrip()
        taken.add(key)
    return found


def _safe(name: str) -> str:
    """Return what of a name can be in that of a file, on Windows, too."""
    shown = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", visible(name)))
    whole = " ".join(shown.split()).encode()[:LONGEST].decode(errors="ignore").strip(" .")
    return f"_{whole}" if _DEVICE.match(whole) else whole

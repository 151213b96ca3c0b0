r"""Values within a value: what backslashes, semicolons and commas mean.

A backslash is read in all versions alike, though 2.1 knows only ``\;``: its writers use the rest.
"""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\([nN\\,;:'\"])")
_PARTS = {sign: re.compile(rf"(?:[^\\{sign}]++|\\.?)*+", re.DOTALL) for sign in ",;"}


def plain(text: str) -> str:
    """Take the escapes out of a text, and the blanks around it."""
    return unescaped(text).strip()


def unescaped(text: str) -> str:
    r"""Take the escapes out of a text; a backslash before anything else stands for itself."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def split(text: str, sign: str) -> list[str]:
    """Divide a text at a sign without a backslash before it; escapes stay in the parts."""
    if "\\" not in text:
        return text.split(sign)
    parts: list[str] = []
    place = 0
    while place <= len(text):
        found = _PARTS[sign].match(text, place)
        end = found.end() if found else len(text)
        parts.append(text[place:end])
        place = end + 1
    return parts


def components(text: str, count: int) -> list[str]:
    """Return the parts between semicolons, with their escapes: at least so many."""
    parts = split(text, ";")
    return parts + [""] * (count - len(parts))

"""From a value to the line of a vCard that holds it: nothing in a value can begin another line.

vCard has one way to write a line break, and none for a control character: so these come here only
as ``without_controls`` leaves them.
"""

from __future__ import annotations

import re

from netcrm.rules.text import without_controls

WIDTH = 75
"""Octets in a line, at most, as both RFCs ask for; a longer one is folded."""

_SAFE = re.compile("[A-Za-z0-9-]+")

# A fold is taken out by dropping one blank. Beside a blank, or in the middle of an escape, there is
# none if it can be helped, and before a blank never: other programs drop more than one, or read an
# escape before they unfold. vobject takes a line that ends with "=" for quoted-printable, and an
# all blank one for the end of a card.
_PIECE = re.compile(
    rb".{1,74}(?<![ \t\\^=])(?![ \t\x80-\xbf])"
    rb"|.{1,74}(?![ \t\x80-\xbf])|.{1,74}(?![\x80-\xbf])[ \t]*"
)


def text(value: str) -> str:
    """Escape a text as both versions do."""
    escaped = without_controls(value).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\n", "\\n")


def address_of_page(value: str) -> str:
    """Escape a link. In a URI, commas stand for themselves, but many programs end it at one."""
    escaped = without_controls(value).replace("\\", "\\\\").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def parameter(value: str) -> str:
    """Write the value of a parameter, in quotes where it needs them (RFC 6868)."""
    if _SAFE.fullmatch(value):
        return value
    quoted = without_controls(value).replace("^", "^^").replace('"', "^'").replace("\n", "^n")
    return f'"{quoted}"'


def line(name: str, value: str) -> str:
    """Return a line with its end, folded where it is long; neither part has a line break."""
    whole = f"{name}:{value}"
    if len(whole) <= WIDTH and (whole.isascii() or len(whole.encode()) <= WIDTH):
        return f"{whole}\r\n"
    return b"\r\n ".join(_PIECE.findall(whole.encode())).decode() + "\r\n"

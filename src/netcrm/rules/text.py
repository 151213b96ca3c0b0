"""Text from outside made safe to show on a terminal and to open in a spreadsheet.

What is stored stays as it came. These are applied on the way out, and the guard of spreadsheet
cells is taken off again on the way in.
"""

from __future__ import annotations

import re
from functools import cache

_C0_PICTURES = 0x2400  # ␀, from which ␛ for ESC and the others follow in their order
_DELETE_PICTURE = "␡"
_REPLACEMENT = "\ufffd"
_BREAKS = "\t\n\r\u2028\u2029"
_LINE_BREAK = "\r\n|[\n\r\u2028\u2029]"

_ENDS_OF_LINES = "\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"  # those of str.splitlines()
_CONTROLS = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]"

_FLAG = "\U0001f3f4"  # the flags of England, Scotland, Wales: a black flag and invisible tags
_TAGS = "\U000e0000-\U000e007f"
_HARMFUL = (
    "\x00-\x1f\x7f-\x9f"  # controls, ESC among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of writing
    "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # signs of no width
    "\ufffe\uffff"  # what stands for no character
    "\ud800-\udfff"  # halves of a character, which no terminal can be sent
)
# Persian and the languages of India write with joiners of no width, and emoji are composed with
# them. After a Latin letter they only make two names look like one.
_JOINER_AFTER_LATIN = "(?<![\u0250-\U0010ffff])[\u200c\u200d]"

_FORMULA = r"'*[=+\-@\t\r]"
_PHONE = r"'*\+[0-9][0-9 ]*"


def visible(text: str) -> str:
    """Return a text for one line of a terminal: nothing in it acts, and nothing in it is hidden.

    Breaks and tabs become a blank, control characters their pictures (``␛``), invisible and
    direction-turning characters and lone surrogates ``U+FFFD``.
    """
    if text.isprintable():
        return text
    return _harmful().sub(_picture, re.sub(f"[{_BREAKS}]+", " ", text))


def visible_lines(text: str) -> str:
    """Return a text of several lines as ``visible`` does, but keep its lines."""
    if text.isprintable():
        return text
    return "\n".join(map(visible, re.split(_LINE_BREAK, text)))


def without_controls(text: str) -> str:
    """Return a text in which only line feeds end a line, and nothing else acts, as a vCard has it.

    Whatever some program takes for the end of a line becomes a line feed, other control characters
    their pictures (``␛``), halves of a character ``U+FFFD``. Done twice it changes nothing.
    """
    if text.isprintable():
        return text
    ends, controls = _acting()
    return controls.sub(_picture, ends.sub("\n", text))


def shown_alike(one: str, other: str) -> bool:
    """Tell whether two texts differ only in control characters and what stands for them."""
    return one == other or without_controls(one).strip() == without_controls(other).strip()


def guard_cell(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula, by an apostrophe where it would.

    Phone numbers of digits and blanks (+44 20 …) are left alone. ``unguard_cell`` gives back the
    very same text, also one that begins with such an apostrophe itself.
    """
    return f"'{text}" if _is_risky(text) else text


def unguard_cell(text: str) -> str:
    """Take off the apostrophe that ``guard_cell`` has put on; leave every other one."""
    return text[1:] if text.startswith("'") and _is_risky(text) else text


def _is_risky(text: str) -> bool:
    """Tell whether a spreadsheet would run a cell, or would if apostrophes were taken off it."""
    if text[:1] not in "'=+-@\t\r":
        return False
    return bool(re.match(_FORMULA, text)) and not re.fullmatch(_PHONE, text)


@cache
def _harmful() -> re.Pattern[str]:
    """Compile on first use: most of what is shown is plain."""
    return re.compile(f"{_FLAG}[{_TAGS}]+|[{_HARMFUL}{_TAGS}]|{_JOINER_AFTER_LATIN}")


@cache
def _acting() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_ENDS_OF_LINES), re.compile(_CONTROLS)


def _picture(found: re.Match[str]) -> str:
    sign = found[0]
    if sign.startswith(_FLAG):
        return sign
    if sign < " ":
        return chr(_C0_PICTURES + ord(sign))
    return _DELETE_PICTURE if sign == "\x7f" else _REPLACEMENT

"""Text from outside made safe to stand in a Markdown document: it is shown, and does nothing."""

from __future__ import annotations

import re

from netcrm.rules.text import visible, visible_lines

_MARKS = re.compile(r"[\\`*_\[\]<>~|&$#]")
_BEGINNING = re.compile(r"[-+=]|[0-9]+[.)]")
"""At the beginning of a line it would make a list, or a heading."""

_BREAK = "\\\n"
"""A backslash at the end of a line: the next one does not run on in it."""


def plain(text: str) -> str:
    """Write a text on one line so that every sign of it is shown, and none is markup."""
    line = _MARKS.sub(r"\\\g<0>", " ".join(visible(text).split()))
    if begins := _BEGINNING.match(line):
        end = begins.end() - 1
        return f"{line[:end]}\\{line[end:]}"
    return line


def plain_lines(text: str) -> str:
    """Write a text of several lines so, and keep its lines and paragraphs."""
    lines = [plain(line) for line in visible_lines(text).split("\n")]
    paragraphs = re.split(r"\n{2,}", "\n".join(lines).strip("\n"))
    return "\n\n".join(one.replace("\n", _BREAK) for one in paragraphs)

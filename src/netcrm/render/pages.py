"""The lines of what is no list: sentences as they are, and the entries of a page, which wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.text import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netcrm.render.answer import Entry

INDENT = 2
"""How far an entry goes in whose beginning takes more than half of the screen."""


def lines(
    said: Iterable[str | Entry], width: int | None, *, addresses_whole: bool = True
) -> Iterator[str]:
    """Yield lines; entries fit into ``width`` columns, where it is given.

    An address that is longer stays in one piece all the same, so that it can be opened, unless
    every line has to fit.
    """
    for line in said:
        if isinstance(line, str):
            yield visible_lines(line)
        else:
            yield from _entry(line, width, addresses_whole)


def _entry(entry: Entry, width: int | None, addresses_whole: bool) -> Iterator[str]:
    """Yield the lines of an entry, each below the beginning of its text."""
    before, text = visible(entry.before), visible_lines(entry.text)
    if "\n" not in text and (width is None or _fits(f"{before}{text}", width)):
        yield f"{before}{text}"
        return
    indent = _cells(before)
    if width is not None and indent > width // 2:
        before, text, indent = "", f"{before}{text}", INDENT
    first, *others = _parts(text, None if width is None else width - indent, addresses_whole)
    yield f"{before}{first}"
    yield from (f"{' ' * indent}{part}".rstrip() for part in others)


def _parts(text: str, room: int | None, addresses_whole: bool) -> Iterator[str]:
    for part in text.split("\n"):
        yield from [part] if room is None else _wrapped(part, room, addresses_whole)


def _cells(text: str) -> int:
    """Measure a text in columns of a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _fits(line: str, width: int) -> bool:
    """Say, without measuring characters, whether a line surely fits."""
    return line.isascii() and len(line) <= width


def _wrapped(text: str, room: int, addresses_whole: bool) -> list[str]:
    """Break a text at its blanks, and longer words; addresses perhaps not."""
    if text.isascii():
        from textwrap import wrap

        whole = addresses_whole and ("://" in text or "@" in text)
        return wrap(text, room, break_long_words=not whole, break_on_hyphens=False) or [""]
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    wrapped = Text(text).wrap(Console(file=StringIO(), width=room), room, overflow="fold")
    return [line.plain.rstrip() for line in wrapped] or [""]

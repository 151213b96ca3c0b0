"""Where words stand in texts: asked of an index in memory, like those that have found the texts."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Spans = list[tuple[int, int]]
"""Parts of a text, from and to, in their order."""

_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Marks that are no characters of any text."""


def places(texts: Sequence[str], expressions: Sequence[str]) -> list[dict[int, Spans]]:
    """Say of each text which of the expressions, by their number, it fits, and where."""
    found: list[dict[int, Spans]] = [{} for _ in texts]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute(
            "CREATE VIRTUAL TABLE passage USING fts5"
            " (text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        memory.execute("BEGIN")
        memory.executemany(
            "INSERT INTO passage (rowid, text) VALUES (?, ?)",
            ((number, _plain(text)) for number, text in enumerate(texts)),
        )
        for number, expression in enumerate(expressions):
            for row, marked in memory.execute(
                f"SELECT rowid, highlight(passage, 0, '{_BEGIN}', '{_END}') FROM passage"
                " WHERE passage MATCH ?",
                (expression,),
            ):
                found[row][number] = list(_spans(marked))
    return found


def _plain(text: str) -> str:
    return re.sub(f"[{_BEGIN}{_END}\0]", "\ufffd", text)


def _spans(marked: str) -> Iterator[tuple[int, int]]:
    for number, mark in enumerate(re.finditer(f"{_BEGIN}(.*?){_END}", marked, re.DOTALL)):
        begin = mark.start() - 2 * number
        yield begin, begin + len(mark[1])

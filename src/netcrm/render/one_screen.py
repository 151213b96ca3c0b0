"""A page that fits on one screen, whatever is on it: long texts are cut, and nothing else is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from netcrm.render.answer import Entry, Fact
from netcrm.render.pages import lines
from netcrm.rules.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINES = 23
"""A terminal has at least one more, which is for the prompt: nothing is moved up or paged."""

CUT = "…"


def one_screen(facts: Iterable[Fact], width: int | None) -> list[str]:
    """Return at most ``LINES`` lines of at most ``width`` columns; without a width, none is cut.

    What is too long goes on below itself as long as there is room for all; where there is not,
    the gaps go first, and then each text is cut to its share of the lines.
    """
    plain = [_plain(one) for one in facts]
    pages = [_lines(one, width) for one in plain]
    if sum(map(len, pages)) > LINES:
        filled = [place for place, one in enumerate(plain) if any(one)][:LINES]
        plain, pages = [plain[place] for place in filled], [pages[place] for place in filled]
        granted = _granted([len(page) for page in pages])
        pages = [_cut(*one, width) for one in zip(plain, pages, granted, strict=True)]
    return [line for page in pages for line in page]


def _plain(fact: Fact) -> Fact:
    """Write a fact on one line."""
    text = " ".join(visible(fact.text).split())
    return Fact(visible(fact.before), text, visible(fact.after))


def _lines(fact: Fact, width: int | None, length: int | None = None) -> list[str]:
    """Return the lines of a fact, of which perhaps only so many characters of the text."""
    text = fact.text
    most = LINES * width if width and length is None else length
    if most is not None and most < len(text):
        text = f"{text[:most].rstrip()}{CUT}"
    entry = Entry(fact.before, f"{text}{fact.after}")
    return list(lines([entry], width, addresses_whole=False))


def _granted(wanted: Sequence[int]) -> list[int]:
    """Share the lines: each fact has one, and gets one more in its turn while it wants more."""
    granted = [1] * len(wanted)
    left = LINES - len(wanted)
    while left > 0 and granted != list(wanted):
        for place, most in enumerate(wanted):
            if left > 0 and granted[place] < most:
                granted[place] += 1
                left -= 1
    return granted


def _cut(fact: Fact, whole: list[str], most: int, width: int | None) -> list[str]:
    """Cut the text of a fact to as much of it as fits into ``most`` lines."""
    if len(whole) <= most:
        return whole
    if not _fits(fact, most, width, 0):  # what shall not be cut is too long itself
        fact = Fact(text=f"{fact.before}{fact.text}{fact.after}")
    longest = min(len(fact.text), LINES * (width or 0))
    lengths = range(longest + 1)
    short = bisect_left(lengths, True, key=lambda some: not _fits(fact, most, width, some))
    return _lines(fact, width, max(short - 1, 0))[:most]


def _fits(fact: Fact, most: int, width: int | None, length: int) -> bool:
    return len(_lines(fact, width, length)) <= most

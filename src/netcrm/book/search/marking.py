"""Where the words of a search stand in a text, and the passage of it that is shown."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from netcrm.book.search.words import Word, is_unspaced
from netcrm.rules.names.folding import fold_words, tag_key
from netcrm.store.passages import places

LONGEST = 80
"""A passage has about so many characters."""

BEFORE = 24
"""So many of them stand before the first word that was looked for."""

CUT = "…"
BETWEEN = " · "

Spans = list[tuple[int, int]]


class Part(NamedTuple):
    """A text in which words may stand: where it belongs, and what is shown ``before`` it.

    A part that is ``always`` shown gives the others their sense.
    """

    place: str
    text: str
    before: str = ""
    private: bool = False
    always: bool = False


class Passage(NamedTuple):
    """What is shown: the places it is from, the text, the marks in it."""

    places: list[str]
    text: str
    marks: Spans
    private: bool


def marked(parts: Sequence[Part], words: Sequence[Word]) -> list[Mapping[int, Spans]]:
    """Say of each part which of the words it has, by their number, and where."""
    by_index = places([part.text for part in parts], [word.in_texts(whole=False) for word in words])
    return [
        _by_fold(part, words) if part.place in ("name", "tag") else _narrowed(part, words, found)
        for part, found in zip(parts, by_index, strict=True)
    ]


def _narrowed(part: Part, words: Sequence[Word], found: Mapping[int, Spans]) -> Mapping[int, Spans]:
    """Where a whole phrase is one word to the index, leave what was typed of it."""
    return {
        number: [_typed(part.text, words[number].typed, span) for span in spans]
        for number, spans in found.items()
    }


def _typed(text: str, typed: str, span: tuple[int, int]) -> tuple[int, int]:
    if not is_unspaced(typed):
        return span
    begin = text.find(typed, *span)
    return span if begin < 0 else (begin, begin + len(typed))


def _by_fold(part: Part, words: Sequence[Word]) -> Mapping[int, Spans]:
    """Look into a name or a tag as the search does: it compares them folded."""
    look = _in_name if part.place == "name" else _in_tag
    hits = ((number, look(part.text, word)) for number, word in enumerate(words))
    return {number: spans for number, spans in hits if spans}


def _in_name(name: str, word: Word) -> Spans:
    known = fold_words(name)
    ways = [
        way for way in word.ways if all(any(one.startswith(part) for one in known) for part in way)
    ]
    return [
        found.span()
        for found in re.finditer(r"\S+", name)
        if any(one.startswith(part) for one in fold_words(found[0]) for way in ways for part in way)
    ]


def _in_tag(tag: str, word: Word) -> Spans:
    folded = f" {tag_key(tag)}"
    return [(0, len(tag))] if any(f" {key}" in folded for key in word.keys) else []


def passage(
    parts: Sequence[Part], found: Sequence[Mapping[int, Spans]], named: set[int]
) -> Passage:
    """Put together the parts that have the words; those that are ``named`` need not be shown."""
    chosen: list[tuple[Part, str, Spans]] = []
    covered = set(named)
    for part, words in zip(parts, found, strict=True):
        if part.always or words.keys() - covered:
            covered |= words.keys()
            spans = _joined(span for some in words.values() for span in some)
            chosen.append((part, *_cut(part.text, spans)))
    text, marks = "", []
    for part, shown, spans in chosen:
        text += f"{BETWEEN if text else ''}{part.before}"
        marks += [(begin + len(text), end + len(text)) for begin, end in spans]
        text += shown
    return Passage(
        places=[part.place for part, _, spans in chosen if spans],
        text=text,
        marks=marks,
        private=any(part.private for part, _, _ in chosen),
    )


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """Put spans in their order, and those together that touch one another."""
    joined: Spans = []
    for begin, end in sorted(spans):
        before, last = joined.pop() if joined else (begin, begin)
        joined += [(before, max(end, last))] if begin <= last else [(before, last), (begin, end)]
    return joined


def _cut(text: str, spans: Spans) -> tuple[str, Spans]:
    """Leave what is around the first mark, by whole words, and say that something is left out."""
    if len(text) <= LONGEST:
        return text, spans
    first, last = spans[0] if spans else (0, 0)
    begin = max(0, min(first - BEFORE, len(text) - LONGEST))
    if begin:
        begin = text.find(" ", begin - 1, first) + 1 or begin
    end = min(begin + LONGEST, len(text))
    if end < len(text):
        end = max(text.rfind(" ", begin, end + 1), min(last, end)) if last else end
    before, after = CUT if begin else "", CUT if end < len(text) else ""
    kept = [(max(one, begin), min(other, end)) for one, other in spans if begin <= one < end]
    shift = len(before) - begin
    return (
        f"{before}{text[begin:end]}{after}",
        [(one + shift, other + shift) for one, other in kept],
    )

"""What is looked for: the words of a text as it was typed. Nothing in it is a language."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import re
from collections.abc import Sequence
from itertools import chain, product
from typing import NamedTuple

from netcrm.rules.names.folding import fold, fold_words, tag_key
from netcrm.store.phrases import all_of, any_of, phrase

MOST_SHARP = 3
"""So many ss of a word can be an ß."""


class Word(NamedTuple):
    """A word that is looked for.

    A name has it where words of the name begin with all parts of one of its ``ways``, folded. A tag
    has it where a word of it begins with one of its ``keys``; a text, with one of its ``writings``.
    """

    typed: str
    ways: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]
    writings: tuple[str, ...]

    def in_names(self, *, whole: bool) -> str:
        """Ask for it in the index of names: for whole words, or for beginnings of words."""
        return any_of(all_of(phrase(part, whole=whole) for part in way) for way in self.ways)

    def in_texts(self, *, whole: bool) -> str:
        """Ask for it in the index of texts."""
        return any_of(phrase(one, whole=whole) for one in self.writings)


def words_of(text: str) -> list[Word]:
    """Return the words of a text, each once; signs alone are none."""
    pieces = {piece.lower(): piece for piece in text.replace("\0", " ").split()}
    return [_word(piece) for piece in pieces.values() if any(map(str.isalnum, piece))]


def _word(piece: str) -> Word:
    folded = fold(piece)
    written = folded if folded == piece.lower() else piece
    return Word(
        typed=piece,
        ways=(tuple(fold_words(piece)),),
        keys=tuple(dict.fromkeys((tag_key(piece.removeprefix("#")), folded))),
        writings=tuple(dict.fromkeys((written, *_spelt(folded)))),
    )


def _spelt(folded: str) -> list[str]:
    """Return a word in its spellings with ss and with ß, which are two letters to the index."""
    parts = folded.split("ss", MOST_SHARP)
    joints = product(("ss", "ß"), repeat=len(parts) - 1)
    return ["".join(chain(*zip(parts, (*joint, ""), strict=True))) for joint in joints]


def instead(word: Word, names: Sequence[str], texts: Sequence[str] = ()) -> Word:
    """Return what is looked for in place of a word: any of these words of names, or of texts."""
    ways = (*word.ways, *((name,) for name in names))
    others = (*names, *texts)
    return Word(word.typed, ways, (*word.keys, *others), (*word.writings, *others))


def is_unspaced(text: str) -> bool:
    """Tell Chinese, Japanese and Korean, in which to the indexes a whole phrase is one word."""
    return bool(re.search("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]", text))

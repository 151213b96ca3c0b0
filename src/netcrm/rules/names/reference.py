"""What somebody types to say whom they mean: words of a name, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.names.folding import fold_words, is_without_blanks
from netcrm.rules.names.spellings import Spellings, spelt
from netcrm.rules.names.titles import PARTICLES, is_post_nominal, take_post_nominals, take_prefix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Particles within a name that one may add to how it is written down, or leave out.
_LOOSE = frozenset(
    "de da del della der den des du dos das von vom zu zum zur ter ten el al ibn bin bint".split()  # noqa: SIM905
)
_LOOSE_IN_FRONT = frozenset({"de", "da", "der", "den", "dos", "das", "zu", "zum", "zur", "vom"})
"""Nobody has these for a given name."""

_ALSO_FAMILY_NAMES = frozenset({"DO", "MA", "BA", "PA", "PE", "NP"})
_BEFORE_APOSTROPHE = frozenset({"o", "d", "l"})
_ARTICLE = "ال"
_NO_INITIALS = ("a", "i", "A", "I")
"""Words of a text, where one may follow."""


class Word(NamedTuple):
    """One word of a reference, by the ways in which it may be written.

    An ``initial`` is a letter that a word of its own begins with; what must be ``whole`` is no part
    of a word; ``beginning`` is the beginning of one. ``of_name`` are words of the name itself, not
    of a nickname or a title.
    """

    spellings: Spellings
    initial: bool = False
    whole: bool = False
    beginning: bool = False
    of_name: bool = False

    @property
    def at_beginning(self) -> bool:
        """Whether a word that it may mean begins with it."""
        return self.initial or self.whole or self.beginning

    @property
    def folded(self) -> str:
        """The word itself."""
        return self.spellings[0]


class Reference(NamedTuple):
    """The words of a name, and the titles and post-nominals that were typed with it."""

    words: tuple[Word, ...]
    titles: tuple[Word, ...] = ()

    @property
    def folded(self) -> str:
        """The fold of the name alone."""
        return " ".join(word.folded for word in self.words)

    def without_particles(self) -> tuple[Word, ...]:
        """Return the words that are left if particles and articles play no part."""
        return tuple(
            _without_article(word)
            for place, word in enumerate(self.words)
            if not self._is_loose(place)
        )

    def with_apostrophes(self) -> tuple[Word, ...]:
        """Return the words as they are if ``O Connor`` and ``d Angelo`` are one word each."""
        words: list[Word] = []
        for word in self.words:
            if words and words[-1].folded in _BEFORE_APOSTROPHE:
                begun = words.pop().folded
                words.append(Word(tuple(begun + way for way in word.spellings)))
            else:
                words.append(word)
        return tuple(words)

    def _is_loose(self, place: int) -> bool:
        names = [word.folded for word in self.words]
        if names[place] not in PARTICLES or PARTICLES.issuperset(names[place:]):
            return False
        beside = [*names[max(place - 1, 0) : place], names[place + 1]]
        among_others = not PARTICLES.isdisjoint(beside)
        return among_others or names[place] in (_LOOSE if place else _LOOSE_IN_FRONT)


def _without_article(word: Word) -> Word:
    bare = [way.removeprefix(_ARTICLE) for way in word.spellings]
    if bare[0] == word.folded or len(bare[0]) < 2:  # noqa: PLR2004  two letters are a name
        return word
    return Word(tuple(bare), whole=True)


def reference(text: str) -> Reference:
    """Read what was typed for somebody, such as ``Dr Müller``, ``Smith, J.`` or ``Hopper MD``."""
    name, titles = _divided(text, after_comma_only=False)
    words = [_word(ways) for ways in _ways(name)]
    return _reference(_but_a_letter(words, text), titles)


def reference_before_text(text: str, of_text: frozenset[str], shortest: int) -> Reference:
    """Read it where a text may follow: ``of_text`` are words that would rather begin the text.

    These, and what has fewer letters than ``shortest``, are of the name only as whole words of it.
    An initial needs its point, or a capital letter, and post-nominals a comma before them.
    """
    name, titles = _divided(text, after_comma_only=True)
    words: list[Word] = []
    for token in name:
        is_initial = "." in token or (token[:1].isupper() and token not in _NO_INITIALS)
        for word in map(_word, _ways([token])):
            initial = word.initial and is_initial
            short = len(word.folded) < shortest and not initial
            beginning = not is_without_blanks(word.folded)
            whole = word.folded in of_text or (short and beginning)
            words.append(Word(word.spellings, initial, whole, beginning))
    return _reference([word for word in words if _has_letters(word)] or words, titles)


def _reference(words: Sequence[Word], titles: Sequence[str]) -> Reference:
    """Let titles play the part of the name where there is no other word."""
    around = tuple(_titles(titles))
    return Reference(tuple(words), around) if words else Reference(around)


def _but_a_letter(words: list[Word], text: str) -> list[Word]:
    """Take a letter alone for no initial, unless it has the point of one: it says too little."""
    if len(words) == 1 and "." not in text:
        return [words[0]._replace(initial=False)]
    return words


def is_initials(token: str) -> bool:
    """Tell ``J.`` and ``J.R.R.`` from words."""
    return "." in token and all(len(word) == 1 for word in fold_words(token))


def follows_name(token: str, before: str) -> bool:
    """Tell post-nominals after a comma: ``Hopper, MD``."""
    return before.endswith(",") and is_post_nominal(token)


def name_words(name: str) -> list[Spellings]:
    """Return the words of a name that somebody has, without its titles and post-nominals."""
    tokens, titles = _divided(name, after_comma_only=False)
    return _ways(tokens or titles)


def _ways(tokens: Sequence[str]) -> list[Spellings]:
    """Return the spellings of each word; signs are words only where there are no others."""
    return spelt(" ".join(tokens))


def _has_letters(word: Word) -> bool:
    return any(map(str.isalnum, word.folded))


def _word(ways: Spellings) -> Word:
    letter = ways[0]
    initial = len(letter) == 1 and letter.isalpha() and not is_without_blanks(letter)
    return Word(ways, initial)


def _titles(tokens: Sequence[str]) -> Iterator[Word]:
    for token in tokens:
        for word in fold_words(token):
            yield Word((word,), whole=True)


def _divided(text: str, *, after_comma_only: bool) -> tuple[list[str], list[str]]:
    """Divide what was typed into the words of the name, and the titles and post-nominals."""
    pieces = [piece.split() for piece in text.split(",") if piece.strip()]
    titles: list[str] = []
    while len(pieces) > 1 and _is_suffix(pieces[-1], pieces[:-1]):
        titles = [*pieces.pop(), *titles]
    name: list[str] = []
    for piece in pieces:
        before, words = take_prefix(piece)
        titles = [*before.split(), *titles]
        name += words
    if after_comma_only or " ".join(name).isupper():
        return name, titles
    kept, after = take_post_nominals(name, leave=1)
    if len(kept) == 1 and after and after[0] in _ALSO_FAMILY_NAMES:
        kept, after = [*kept, after[0]], after[1:]
    return kept, [*titles, *after]


def _is_suffix(piece: Sequence[str], before: Sequence[Sequence[str]]) -> bool:
    """Tell post-nominals after a comma from a given name; unknown ones follow a whole name."""
    head = [word for words in before for word in words]
    whole = len(head) > 1 and not " ".join(head).isupper()
    return all(
        is_post_nominal(word) or (whole and len(word) > 1 and word.isupper() and "." not in word)
        for word in piece
    )

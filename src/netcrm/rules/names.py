"""Names of people: how they are compared, how they are taken apart, which are near each other.

A name is kept as it was typed. Comparing is done on its *fold*, in which case, accents and
punctuation play no part; the parts (given, family …) serve vCards, salutations and sorting.
"""
# Letters that look like others are what this is about, and tables of words read best as prose.
# ruff: noqa: RUF001, SIM905

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from netcrm.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Taken out before a name is decomposed, which would make a blank of the acute accent in it.
_APOSTROPHES = "'`´ʹʻʼʽʾʿˈ‘’‛′ߴߵ՚׳ꞌ＇｀"
_ASCII_FOLDING: dict[int, str | None] = {
    **dict.fromkeys((code for code in range(128) if not chr(code).isalnum()), " "),
    **dict.fromkeys((*range(9), *range(14, 28), 127, ord("'"), ord("`"))),  # left out
}
_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}


def fold(text: str) -> str:
    """Return the form under which names are compared: ``Zoë O'Neill-Łoś`` is ``zoe oneill los``.

    Folding what is folded changes nothing. Empty only where the text is blank: a name of nothing
    but signs folds to these signs, so that two such names are not taken for the same.
    """
    if text.isascii():
        folded = " ".join(text.lower().translate(_ASCII_FOLDING).split())
    else:
        letters = "".join(map(_fold_character, unicodedata.normalize("NFC", text)))
        folded = " ".join(unicodedata.normalize("NFC", letters).split())
    return folded or " ".join(text.casefold().split())


def tag_key(text: str) -> str:
    """Return the form in which tags are compared: folded, but C++, C# and C stay three."""
    plain = " ".join(text.casefold().split())
    return fold(plain) if all(sign.isalnum() or sign in " -_.'" for sign in plain) else plain


def fold_words(text: str) -> list[str]:
    """Return the folded words of a name, in their order."""
    return fold(text).split()


@cache
def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return ""
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    decomposed = unicodedata.normalize("NFKD", decomposed).casefold()
    return "".join(map(_plain, decomposed))


def _plain(character: str) -> str:
    """Return what a decomposed character leaves in a fold: itself, another letter, a space."""
    if character in _LETTERS:
        return _LETTERS[character]
    category = unicodedata.category(character)
    if character.isspace() or category[0] in "PSZ":
        return "" if character in _APOSTROPHES else " "
    without = category in {"Cc", "Cf", "Me"} or character in _APOSTROPHES or _is_accent(character)
    return "" if without else character


def _is_accent(character: str) -> bool:
    """Tell whether a combining mark is left out in comparing.

    It is for the accents of Latin, Greek and Cyrillic (classes from 200) and for the points of
    Hebrew and Arabic (10 to 36), which few people type. The marks of Indic scripts, kana and Thai
    (classes 7 to 9 and 84 to 132) make another letter of the one before them, and stay.
    """
    position = unicodedata.combining(character)
    if position == 0:
        return "\ufe00" <= character <= "\ufe0f"  # these choose the look of an emoji
    return position >= 200 or 10 <= position <= 36  # noqa: PLR2004  classes, as said above


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a person's name, each as written; what a name does not have is empty."""

    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""


_PREFIXES = frozenset(
    "dr doctor prof professor mr mrs ms miss mx sir dame rev revd hon herr frau mme mlle "
    "dipl-ing mag ing dott".split()
)
_PARTICLES = frozenset(
    "van von vom zu zum zur de da di del della dello der den dem dos das do du des la le las los "
    "lo al el ibn bin bint ben abu ter ten te af av st".split()
)
# Written so, or all in capitals, these follow a name. The short ones are people's names as well
# (Ma, Do, Ba), which is why the case counts.
_POST_NOMINALS = frozenset(
    "II III IV MD DO DDS DMD DVM RN NP PA LPN BSN MSN DNP JD LLB LLM QC KC CPA CFA MBA MPA MPH MPP "
    "MHPE MMEd MEd EdD BA MA BS MS BSc MSc BEng MEng MSW MFA BFA PMP PE FRCP FRCS FRCGP FACP FACS "
    "FAAP FRS FRSE FBA MRCP MBBS MBChB BMBS OBE CBE MBE PharmD PsyD DPhil DSc DrPH".split()
)
_POST_NOMINALS_IN_CAPITALS = frozenset(word.upper() for word in _POST_NOMINALS)
# Nobody is called these: they are known in any case.
_UNMISTAKABLE = frozenset("jr jnr sr snr esq phd dphil mbbs mph mba pharmd frcp frcs".split())
_GENERATIONS = frozenset({"II", "III", "IV"})


def read_name(text: str) -> tuple[str, NameParts]:
    """Return the display name and the parts of a name as typed.

    The display name is the text itself, its runs of blanks made one, except that
    ``Family, Given`` becomes ``Given Family``. Raises ``UsageError`` for a blank name.
    """
    typed = " ".join(text.split())
    if not typed:
        raise UsageError("A name cannot be empty.")
    head, given, suffixes = _by_commas(typed)
    if given:
        parts = _family_given(head, given, suffixes)
        return display_name(parts), parts
    return typed, _in_order_of_speech(head, suffixes)


def display_name(parts: NameParts) -> str:
    """Write the parts in the order of speech: ``Dr. Grace B. Hopper, MD``, ``John Smith III``."""
    name = " ".join(filter(None, (parts.prefix, parts.given, parts.middle, parts.family)))
    if not name or not parts.suffix:
        return name or parts.suffix
    generation = parts.suffix.partition(",")[0] in _GENERATIONS
    return f"{name}{' ' if generation else ', '}{parts.suffix}"


def _by_commas(typed: str) -> tuple[str, str, list[str]]:
    """Return what stands before the given name (or the whole name), the given name, suffixes."""
    head, *rest = [part.strip() for part in typed.split(",") if part.strip()] or [typed]
    suffixes: list[str] = []
    while rest and _is_suffix(rest[-1], head):
        suffixes.insert(0, rest.pop())
    if not rest:
        return head, "", suffixes
    if len(rest) == 1 and not _prefix(head.split())[0]:
        return head, rest[0], suffixes
    return typed, "", []  # more commas than a name has, or two people in one field


def _family_given(head: str, given: str, suffixes: Sequence[str]) -> NameParts:
    family, after_family = _post_nominals(head.split(), leave=1)
    prefix, words = _prefix(given.split())
    words, after_given = _post_nominals(words, leave=1)
    return NameParts(
        prefix=prefix,
        given=words[0],
        middle=" ".join(words[1:]),
        family=" ".join(family),
        suffix=_joined([" ".join(after_family), " ".join(after_given), *suffixes]),
    )


def _in_order_of_speech(head: str, suffixes: Sequence[str]) -> NameParts:
    if "," in head:
        return NameParts(given=head)
    prefix, words = _prefix(head.split())
    trailing: list[str] = []
    if not head.isupper():  # where all is in capitals, they mean nothing: JACK MA
        words, trailing = _post_nominals(words, leave=2)
    given, middle, family = _given_middle_family(words, titled=bool(prefix))
    return NameParts(prefix, given, middle, family, _joined([" ".join(trailing), *suffixes]))


def _is_suffix(part: str, head: str) -> bool:
    """Tell post-nominals after a comma from a given name.

    An unknown word in capitals (FACHE, SHRM-CP) is one too, if a whole name stands before it.
    """
    words = part.split()
    whole = len(head.split()) > 1 and not head.isupper()
    return all(
        _is_post_nominal(word) or (whole and len(word) > 1 and word.isupper()) for word in words
    )


def _is_post_nominal(word: str) -> bool:
    bare = word.replace(".", "").rstrip(",")
    if bare.casefold() in _UNMISTAKABLE:
        return True
    return bare in _POST_NOMINALS or bare in _POST_NOMINALS_IN_CAPITALS


def _post_nominals(words: Sequence[str], leave: int) -> tuple[list[str], list[str]]:
    """Take post-nominals off the end, leaving at least so many words of the name."""
    end = len(words)
    while end > leave and _is_post_nominal(words[end - 1]):
        end -= 1
    return list(words[:end]), list(words[end:])


def _prefix(words: Sequence[str]) -> tuple[str, list[str]]:
    """Take titles off the front (``Prof. Dr. med.``), leaving at least one word of the name."""
    start = 0
    while start < len(words) - 1:
        word = words[start]
        within = start > 0 and word.islower() and word.endswith(".")  # Dr. rer. nat.
        if word.rstrip(".").casefold() not in _PREFIXES and not within:
            break
        start += 1
    return " ".join(words[:start]), list(words[start:])


def _given_middle_family(words: Sequence[str], *, titled: bool) -> tuple[str, str, str]:
    """Divide the words of a name; particles (van, de la, bin) begin the family name."""
    if any(map(_is_written_family_first, words)):
        return " ".join(words), "", ""
    if len(words) == 1:
        return ("", "", words[0]) if titled else (words[0], "", "")
    inner = range(1, len(words) - 1)
    family = next((i for i in inner if words[i].casefold() in _PARTICLES), len(words) - 1)
    return words[0], " ".join(words[1:family]), " ".join(words[family:])


def _is_written_family_first(word: str) -> bool:
    """Tell Chinese, Japanese and Korean writing, whose order of names is not ours to guess."""
    return not word.isascii() and any(
        unicodedata.name(character, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
        for character in word
    )


def _joined(suffixes: Iterable[str]) -> str:
    return ", ".join(filter(None, suffixes))


def near(
    name: str, others: Iterable[tuple[int, str]], limit: int = 5, at_least: float = 70
) -> list[tuple[int, float]]:
    """Return those of ``others`` (id, folded name) that ``name`` may have meant, the nearest first.

    Each comes with a score from ``at_least`` to 100: the likeness of the whole names in any order
    of words, or of each word to the best one of the other name, so that ``hoper`` is near
    ``grace hopper``.
    """
    # Imported only when somebody was not found: no other command pays for it.
    from rapidfuzz import fuzz, process

    def likeness(folded: str) -> float:
        words = folded.split()
        best = [max(fuzz.ratio(word, other) for other in words) for word in wanted.split()]
        return max(sum(best) / len(best), fuzz.token_sort_ratio(wanted, folded))

    wanted = fold(name)
    known = {id_: folded for id_, folded in others if folded}
    rough = process.extract(
        wanted, known, scorer=fuzz.WRatio, limit=8 * limit, score_cutoff=0.8 * at_least
    )
    # Equal likeness: the name with the fewer words that were not asked for comes first.
    scored = sorted((-likeness(folded), -score, folded, id_) for folded, score, id_ in rough)
    return [(id_, -negative) for negative, _, _, id_ in scored if -negative >= at_least][:limit]

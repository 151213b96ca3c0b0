"""The fold: the form under which names are compared.

A name is kept as it was typed. In its fold, case, accents and punctuation play no part.
"""
# Letters that look like others are what this is about.
# ruff: noqa: RUF001

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

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


@lru_cache(maxsize=1024)  # of one name many things are asked in a row
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


def is_without_blanks(word: str) -> bool:
    """Tell Chinese, Japanese and Korean writing, whose order of names is not ours to guess."""
    return not word.isascii() and any(
        unicodedata.name(character, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
        for character in word
    )

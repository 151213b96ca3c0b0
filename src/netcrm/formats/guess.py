"""In which of the older encodings a text is that says nothing about it: a guess, said to be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator

USUAL = "cp1252"
"""Of Windows in the west: taken where no other encoding is clearly better."""

NAMES = {
    USUAL: "Windows-1252",
    "iso8859_15": "ISO 8859-15",
    "cp1250": "Windows-1250",
    "iso8859_2": "ISO 8859-2",
    "cp1255": "Windows-1255",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "mac_roman": "Mac OS Roman",
    "cp850": "DOS 850",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "cp949": "EUC-KR",
}
"""The encodings that come into question, by how they are called; of equals, the first is taken.

ISO 8859-1 is a part of Windows-1252.
"""

# What the library calls mess and coherence, both from 0 to 1. Among 18 encodings, a text in the
# right one has next to no mess; that a language is recognised in a few names says little.
_EQUAL_MESS = 0.02
_MOST_MESS = 0.15
_CLEARLY_A_LANGUAGE = 0.1
_FEWEST = 4  # bytes that are not ASCII: two accents are no evidence

_SIGNS = frozenset(("Cc", "No", "Sc", "Sk", "Sm", "So"))
_BEFORE_WORDS = "¡¿¶§"
_FEW_SIGNS = 0.05

_HIGH = re.compile(rb"[\x80-\xff]")
_BETWEEN = re.compile(rb'[,;\t\r\n"]')  # no second byte of any encoding is one of these
_CELLS = 20_000
_ENOUGH = 8_000


def guessed(data: bytes) -> str:
    """Return the encoding that suits those cells that tell it: the ones that are not ASCII."""
    sample = b"\n".join(_telling(data))
    if len(_HIGH.findall(sample)) < _FEWEST:
        return USUAL
    scores = _scores(sample)
    least = min((mess for mess, _ in scores.values()), default=1.0)
    if least > _MOST_MESS:
        return USUAL
    equals = [one for one in NAMES if one in scores and scores[one][0] <= least + _EQUAL_MESS]
    equals = [one for one in equals if not _has_signs_in_words(sample.decode(one))] or equals
    if USUAL in equals:
        return USUAL
    spoken = max(equals, key=lambda one: scores[one][1])
    clearly = scores[spoken][1] > scores[equals[0]][1] + _CLEARLY_A_LANGUAGE
    return spoken if clearly else equals[0]


def _has_signs_in_words(text: str) -> bool:
    """Notice what the library lets pass in a few names: Wójcik as W³jcik, Kaźmierz as Ka¿mierz."""
    found = [
        category(sign) in _SIGNS or (sign in _BEFORE_WORDS and before.isalpha())
        for before, sign, after in zip(f" {text}", text, f"{text[1:]} ", strict=False)
        if not sign.isascii() and after.isalpha()
    ]
    return sum(found) > _FEW_SIGNS * len(found)


def _scores(sample: bytes) -> dict[str, tuple[float, float]]:
    """Return mess and coherence by encoding, of those in which all of the sample has a meaning."""
    from charset_normalizer import from_bytes

    found = from_bytes(
        sample,
        steps=1,
        chunk_size=len(sample),
        threshold=1.0,
        cp_isolation=list(NAMES),
        preemptive_behaviour=False,
        enable_fallback=False,
    )
    return {
        encoding: (match.chaos, match.coherence)
        for match in found
        for encoding in match.could_be_from_charset
    }


def _telling(data: bytes) -> Iterator[bytes]:
    """Yield the first different cells with a byte that is not ASCII, each whole."""
    seen: set[bytes] = set()
    place = size = 0
    for _ in range(_CELLS):
        high = _HIGH.search(data, place)
        if high is None or size > _ENOUGH:
            return
        before = _BETWEEN.split(data[max(place, high.start() - _ENOUGH) : high.start()])[-1]
        end = _BETWEEN.search(data, high.end())
        place = end.start() if end else len(data)
        cell = before + data[high.start() : min(place, high.start() + _ENOUGH + 1)]
        if cell not in seen and len(cell) <= _ENOUGH:
            seen.add(cell)
            size += len(cell)
            yield cell

"""One writing for all: what a list puts before a line, and between its parts, made the same."""

# Dashes and bullets as people write them are what this is about.
# ruff: noqa: RUF001

from __future__ import annotations

import re

from netcrm.rules.badges.vocabulary import AROUND_HEADINGS, HEADINGS
from netcrm.rules.sentence.vocabulary import DAY_WORDS, MONTHS

_BULLET = re.compile(
    r"^(?:[-–—*•·‣▪◦●○+>]+\s+|\(?\d{1,4}[.):]?\s+(?=[^\W\d_\"“(])|\d{1,4}[.)](?=[^\W\d_])"
    r"|\[[ xX✓]?\]\s*)+"
)
_BETWEEN = re.compile(r"\s*[|¦\t]+\s*|\s+(?:[–—·•/]|--?|//)\s+|[ \u00a0]{3,}|\s*;\s*")
_NEXT = re.compile(r"(?<![^\s,;.(])next\s?:(?=\s|$)", re.IGNORECASE)
_QUOTED = re.compile(r"^[\"“”]([^\"“”]+)[\"“”]")
_HANDLE = re.compile(r"(?:^|(?<=[\s,;]))@([a-z0-9_][\w.-]*\w|(?<=; @)\w+)(?=[\s,;.)]|$)")
_ON = re.compile(r"(?<=\s)@(?=\w[^\s@]*(?:\s|$))")


def in_one_writing(line: str) -> str:
    """Take off the bullet or the number, and put a semicolon wherever a part of the line ends.

    What is said after ``next:`` is left as it is.
    """
    text = _BULLET.sub("", line.strip())
    text = _QUOTED.sub(r"\1", text)
    end = len(before_next(text))
    head = _BETWEEN.sub("; ", text[:end])
    tail = re.sub(r"\s*[|\t]+\s*", "; ", text[end:])
    return f"{head}{tail}".strip()


def before_next(text: str) -> str:
    """Return what stands before ``next:``, which is not what a list says of somebody."""
    after = _NEXT.search(text)
    return text[: after.start()] if after else text


def without_handles(text: str, found: list[str]) -> str:
    """Take out the handles of no platform (``@ada``) that are ``found``; ``@Google`` is "at"."""
    found += [f"@{handle}" for handle in _HANDLE.findall(text)]
    return _ON.sub("at ", _HANDLE.sub(",", text))


def is_heading(text: str) -> bool:
    """Tell whether a line in that writing tells of nobody: a heading, or names of columns."""
    if re.match(r"#+\s|={2,}", text) or text.rstrip().endswith(":"):
        return True
    words = [word.lower() for word in re.findall(r"[^\W\d_][\w'’&-]*", text)]
    days = DAY_WORDS - MONTHS
    return any(word in HEADINGS or word in days for word in words) and all(
        word in HEADINGS or word in AROUND_HEADINGS or word in DAY_WORDS for word in words
    )

"""Whether a line tells of several people, as a list of the recipients of a mail does."""

from __future__ import annotations

import re
from itertools import pairwise

from netcrm.rules.badges.parts import UNKNOWN, kind_of
from netcrm.rules.badges.writing import before_next
from netcrm.rules.handles import looks_like_email
from netcrm.rules.names.folding import fold, fold_words

_ADDRESS = re.compile(r"(<?)([^\s<>,;]+@[^\s<>,;]+)>?")
_QUOTED_LAST = re.compile(r"[\"“”][^\"“”]+[\"“”]$")
_SHORTEST = 3  # so many letters of a name are told from others in an address


def is_several(text: str) -> bool:
    """Tell whether two different e-mail addresses of a line stand behind two names.

    Behind a name stands an address in angle brackets, or one that has a word of the name. Further
    addresses of one person follow each other, or what is no name: a post, a place of work.
    """
    head = before_next(text)
    found = [one for one in _ADDRESS.finditer(head) if looks_like_email(one[2])]
    if not found:
        return False
    first = set(fold_words(head[: found[0].start()]))
    return bool(first) and any(
        fold(one[2]) != fold(other[2])
        and _is_named(head[one.end() : other.start()].strip(" ,;"), other, first)
        for one, other in pairwise(found)
    )


def _is_named(between: str, address: re.Match[str], first: set[str]) -> bool:
    """Tell whether what stands before a further address is another name than the ``first``."""
    words = set(fold_words(between)) - first
    if not words or " at " in between or kind_of(between, small=True) != UNKNOWN:
        return False
    if address[1] or _QUOTED_LAST.search(between):
        return True
    own = fold(address[2].partition("@")[0])
    return any(len(word) >= _SHORTEST and word in own for word in words)

"""What I asked somebody, found in what I wrote down of a conversation."""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"""(?:^|[.;,!?\n(]|\b(?:and|then|but)\b)\s*   # it begins a sentence, or a part of one
    ((?:i|we)\s+(?:have\s+|also\s+)?asked\b|asked\b|my\s+question\b)
    ([^.;!?\n]*\??)""",
    re.IGNORECASE | re.VERBOSE,
)
_QUESTION = re.compile(r"[^.;!?\n]*[^.;!?\n\s][^.;!?\n]*\?")


def asked(text: str) -> str | None:
    """Return what a text says that I asked; None where it says nothing of the kind.

    It is a part that begins with *asked* or *I asked*, or else one that ends in a question mark.
    What somebody else asked, *she asked for it*, is not mine.
    """
    found = ["".join(one).strip(" ,") for one in _ASKED.findall(text)]
    found = found or [one.strip(" ,") for one in _QUESTION.findall(text)]
    return "; ".join(" ".join(one.split()) for one in found) or None

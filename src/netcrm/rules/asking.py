"""What I asked somebody, found in what I wrote down of a conversation."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^.;!?\n]+\??")
_I_ASKED = re.compile(
    r"(?:^|[,(]|\b(?:and|then|but)\b)\s*(?:(?:i|we)\s+(?:have\s+|also\s+)?)?asked\b",
    re.IGNORECASE,
)
"""It begins a sentence, or a part of one: in *she asked* it is somebody else who did."""


def asked(text: str) -> str | None:
    """Return what a text says that I asked; None where it says nothing of the kind.

    It is what stands behind *asked* or *I asked*, or else what ends in a question mark.
    """
    sentences = [" ".join(one.split()) for one in _SENTENCE.findall(text)]
    told = [one[found.end() :] for one in sentences if (found := _I_ASKED.search(one))]
    questions = [one for one in sentences if one.endswith("?")]
    for some in (told, questions):
        if words := [said for one in some if (said := one.strip(" ,:"))]:
            return "; ".join(words)
    return None

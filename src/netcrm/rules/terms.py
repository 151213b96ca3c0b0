"""How a term of a QUERY looks, apart from what it means: each command line is asked for it."""

from __future__ import annotations

import re


def is_term(word: str) -> bool:
    """Say whether a word of a command is ``key:value`` of a QUERY, and no name, time or address."""
    return bool(re.match(r"-?[^\W\d_][\w-]*:(?!//)", word))

"""Short forms of given names: who is called Bob may be written down as Robert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator


def other_given_names(who: str) -> Iterator[str]:
    """Yield ``who`` with another given name for one that was typed, full ones first.

    They are English names. A likeness of names is a guess, fit to be asked about and no more.
    """
    # Imported only when somebody was not found: no other command pays for it.
    from nicknames import NickNamer

    known = NickNamer()
    words = fold_words(who)
    for others in (known.canonicals_of, known.nicknames_of):
        for place, word in enumerate(words):
            for other in sorted(others(word)):
                yield " ".join([*words[:place], other, *words[place + 1 :]])

"""Who has had a card already: the files of one command are read as one, and the first card counts.

Two files of one source may contradict each other. If each of them counted, they would change
somebody to and fro at every import of both.
"""

from __future__ import annotations

from collections import defaultdict

OWN = ("netcrm", "json")
"""The sources that are netcrm's own: what stands in either was perhaps edited, and counts."""


class Counted:
    """The people whom the files of one command have told of so far, by source."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, set[int]] = defaultdict(set)

    def of(self, source: str) -> set[int]:
        """Return those whom files of a source have told of; whoever else they tell of is added."""
        return self._numbers[OWN[0] if source in OWN else source]

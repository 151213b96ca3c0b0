"""What was done to a contact, in words that fit one person and many."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster.

from typing import NamedTuple


class Done(NamedTuple):
    """A sentence about a change, with a place for the name in it: ``Snoozed … until Friday``."""

    verb: str
    rest: str = ""

    def to(self, whom: str) -> str:
        """Say it of somebody, or of so many people."""
        return f"{self.verb} {whom}{self.rest}"

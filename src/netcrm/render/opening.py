"""What was opened in the browser, or could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.reaching import Way


def opened(way: Way, name: str) -> Answer:
    """Say what was opened."""
    return Answer(keys.way(way, opened=True), lines=[f"Opened {way.url} of {name}."])


def shown(way: Way, remarks: Sequence[str] = ()) -> Answer:
    """Give the address alone."""
    return Answer(keys.way(way, opened=False), lines=[way.url], remarks=remarks)

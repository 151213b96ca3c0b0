"""The shortest chain from some people to others, found breadth first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable


def shortest(
    begin: Iterable[int],
    beside: Callable[[int], Iterable[int]],
    goals: Collection[int],
    rank: Callable[[int], Any],
) -> list[int]:
    """Return the shortest chain from one of ``begin`` to one of ``goals``; none is empty.

    Of equally short ones it is the one whose first person has the lowest ``rank``, then whose
    second, and so on. ``beside`` are those whom somebody knows. No two people may rank the same.
    """
    layer = sorted(set(begin), key=rank)
    before: dict[int, int | None] = dict.fromkeys(layer)
    while layer:
        if reached := next((one for one in layer if one in goals), None):
            return _back(before, reached)
        # A layer is in the order of its chains, so who is found first is found by the best one.
        found: list[int] = []
        for one in layer:
            # One by one: a set less the keys of a dictionary goes through all of the keys.
            fresh = sorted({other for other in beside(one) if other not in before}, key=rank)
            before |= dict.fromkeys(fresh, one)
            found += fresh
        layer = found
    return []


def _back(before: dict[int, int | None], last: int) -> list[int]:
    chain: list[int] = []
    place: int | None = last
    while place is not None:
        chain.append(place)
        place = before[place]
    return chain[::-1]

"""The keys of ``triage``: a tier for everybody who has no rhythm yet, or none for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netcrm.cli.sittings.sitting import Key, Move, Sitting, moving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from netcrm.book.contact.changing import Action
    from netcrm.book.contact.rules import Rule
    from netcrm.cli.call import Call
    from netcrm.render.answer import Entry
    from netcrm.render.sitting import Sum

MOST_TIERS = 9
"""There is a key for so many tiers."""


class Triage:
    """Going through those without a cadence."""

    def __init__(self, call: Call, queue: Sequence[int], tiers: Sequence[Rule]) -> None:
        self._call = call
        self._tiers = tiers
        self._sitting = Sitting(call, queue)

    def run(self) -> Sum:
        """Hold the triage, and return what it came to."""
        from netcrm.book.contact import rhythm

        keys = {
            str(place): self._tier(place, tier)
            for place, tier in enumerate(self._tiers[:MOST_TIERS], 1)
        }
        keys["p"] = Key("[p] never", self._change("untrack", "never", rhythm.untrack))
        keys["s"] = Key("[s] later", moving(Move.NEXT))
        keys["b"] = Key("[b]ack", moving(Move.BACK))
        keys["u"] = Key("[u]ndo", self._sitting.undo)
        keys["q"] = Key("[q]uit", moving(Move.QUIT))
        return self._sitting.run(self._page, keys)

    def _page(self, number: int) -> Iterator[str | Entry]:
        from netcrm.book.people.finding import Someone
        from netcrm.book.people.showing import portrait
        from netcrm.render.sitting import triage_page

        with self._call.looking() as connection:
            found = portrait(connection, self._call.today, Someone(number, ""))
        return triage_page(found, self._call.today)

    def _tier(self, place: int, tier: Rule) -> Key:
        from netcrm.book.contact import rhythm

        name = tier.target.partition(":")[2]
        every = f" {tier.every}" if tier.every else ""
        action = partial(rhythm.put_in_tier, tier=name)
        return Key(f"[{place}] {name}{every}", self._change("track", name, action))

    def _change(self, verb: str, counted: str, action: Action) -> Callable[[int], Move]:
        from netcrm.book.contact.changing import change

        def act(number: int) -> Move:
            with self._sitting.doing(verb, counted) as work:
                change(work, [number], action, lambda _reached: None)
            return Move.NEXT

        return act

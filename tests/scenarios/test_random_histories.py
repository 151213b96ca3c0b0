"""After any history, the due list is the oracle's, on every day of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, Processes, many, same_uids
from tests.scenarios.histories import ADD, COMMAND, HISTORY, STARTS, Player
from tests.scenarios.world import days_from

if TYPE_CHECKING:
    from datetime import date

    from tests.scenarios.histories import Command


@pytest.mark.parametrize("start", STARTS)
@many(300, parts=len(STARTS))
@given(HISTORY, st.integers(-100, 400))
def test_after_any_history_the_list_is_the_oracles(
    start: date, history: list[Command], days: int
) -> None:
    with Home() as home, same_uids():
        played(Player(home, start), history, days)


@many(10)
@given(st.sampled_from(STARTS), ADD, st.lists(COMMAND, min_size=6, max_size=10))
def test_it_is_so_in_processes_of_their_own(
    start: date, first: Command, then: list[Command]
) -> None:
    with Processes() as home:
        player = Player(home, start)
        for command in (first, *then):
            player.play(command)
            if command[0].startswith("wait"):
                player.world.agrees()
        player.world.agrees()


def played(player: Player, history: list[Command], days: int) -> None:
    """Play a history; compare each day as it ends and begins, at last in all forms."""
    world, has_changed = player.world, False
    for command in history:
        waits = command[0].startswith("wait")
        if waits and has_changed:
            world.agrees_about_everybody()
            world.agrees()
        player.play(command)
        if waits:
            world.agrees()
        if command[0] == "wait_for":
            world.agrees_about_neglect()
        has_changed = not waits
    world.agrees_in_all_forms(days_from(world.today, days))

"""What is to be renewed: when it is due, and where it stands among people."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.facts import facts

from netcrm.rules.due import Promise, Standing, ranked, standing
from netcrm.rules.foci import About
from netcrm.rules.renewals import Renewal, renewal

if TYPE_CHECKING:
    from random import Random

TODAY = date(2026, 3, 2)
GUILD = About(1, "group", "Guild")


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("due", "soon", "state"),
    [(-1, 0, "promise"), (0, 0, "promise"), (1, 0, None), (1, 1, "soon"), (2, 1, None)],
)
def test_it_is_due_from_its_day(due: int, soon: int, state: str | None) -> None:
    found = renewal(GUILD, [Promise(7, "renew it", days(due))], TODAY, days(soon))
    assert (found and found.state) == state


def test_the_first_of_several_reasons_is_the_strongest() -> None:
    promises = [
        Promise(1, "b", days(3)),
        Promise(2, "a", days(-2), theirs=True),
        Promise(3, "c", days(-1)),
        Promise(4, "d", days(-5)),
    ]
    found = renewal(GUILD, promises, TODAY, days(9))
    assert found
    assert [why.promise and why.promise.id for why in found.reasons] == [4, 3, 2, 1]
    assert [why.state for why in found.reasons] == ["promise", "promise", "waiting", "soon"]


NAMES = st.sampled_from(["Ana", "Bo", "Guild"])


@given(
    st.lists(st.tuples(NAMES, st.integers(-2, 0), st.booleans()), min_size=2, max_size=8),
    st.randoms(),
)
def test_the_order_is_total(rows: list[tuple[str, int, bool]], chance: Random) -> None:
    listed: list[Standing | Renewal] = []
    for number, (name, day, is_group) in enumerate(rows, 1):
        promises = [Promise(number, "it", days(day))]
        one = (
            renewal(About(number, "group", name), promises, TODAY, TODAY)
            if is_group
            else standing(facts(name=name, id=number), TODAY, promises=promises)
        )
        assert one
        listed.append(one)
    in_order = ranked(listed)
    chance.shuffle(listed)
    assert ranked(listed) == in_order
    assert ranked(listed, 2) == in_order[:2]
    expected = sorted((day, name, is_group) for name, day, is_group in rows)
    assert [(one.reasons[0].on, _name(one), isinstance(one, Renewal)) for one in in_order] == [
        (days(day), name, is_group) for day, name, is_group in expected
    ]


def _name(one: Standing | Renewal) -> str:
    return one.about.name if isinstance(one, Renewal) else one.facts.name

"""Spreading a backlog: nobody is lost, the foremost come first, no day is overfilled."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.rules.facts import facts

from netcrm.rules.due import Promise, Standing, ranked, standing
from netcrm.rules.levelling import levelled

TODAY = date(2026, 3, 2)
PEOPLE = st.lists(
    st.tuples(st.sampled_from(["1d", "2w", "3w", "60d"]), st.booleans()), min_size=1, max_size=60
)
COMING = st.dictionaries(
    st.integers(1, 30).map(lambda days: TODAY + timedelta(days=days)), st.integers(0, 12)
)


def listed(people: list[tuple[str, bool]]) -> list[Standing]:
    """Those who are due by their rhythm, and with whom a promise is due, too."""
    found = []
    for number, (every, promised) in enumerate(people):
        promises = [Promise(number, "it", TODAY)] if promised else []
        known = facts(every, id=number, last_contact_on=TODAY - timedelta(days=60 + number))
        if one := standing(known, TODAY, promises=promises):
            found.append(one)
    return ranked(found)


@given(PEOPLE, COMING, st.integers(1, 10))
def test_everybody_beyond_the_share_comes_back_in_order_and_no_day_is_overfilled(
    people: list[tuple[str, bool]], coming: dict[date, int], share: int
) -> None:
    everybody = listed(people)
    given = levelled(everybody, coming, share, TODAY)
    backlog = [one for one in everybody[share:] if one.state != "promise"]
    assert [one for one, _ in given] == backlog
    days = [day for _, day in given]
    assert days == sorted(days)
    for day, number in Counter(days).items():
        assert day > TODAY
        assert number <= max(1, share - coming.get(day, 0))
    # No day before the last one has room left.
    for n in range(1, (days[-1] - TODAY).days if days else 0):
        day = TODAY + timedelta(days=n)
        assert Counter(days)[day] == max(1, share - coming.get(day, 0))


def test_at_the_end_of_the_calendar_all_come_on_the_last_day() -> None:
    everybody = listed([("2w", False)] * 3)
    last = date.max - timedelta(days=1)
    assert {day for _, day in levelled(everybody, {}, 1, last)} == {date.max}

"""How wide columns may be, whatever is in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netcrm.render.widths import limits

SIZES = st.lists(st.lists(st.integers(0, 200), min_size=1, max_size=30), min_size=1, max_size=5)


@given(sizes=SIZES, room=st.integers(-10, 300))
def test_a_column_gets_what_it_wants_or_what_is_left(sizes: list[list[int]], room: int) -> None:
    wanted = [max(column) for column in sizes]
    found = limits(sizes, room)
    assert all(one <= most for one, most in zip(found, wanted, strict=True))
    usual = [min(one, most) for one, most in zip(limits(sizes, 0), wanted, strict=True)]
    if sum(wanted) <= room:
        assert found == wanted
    elif sum(usual) <= room:
        assert sum(found) == room
    else:
        assert found == usual


def test_one_long_value_leaves_the_others_in_one_line() -> None:
    names, places = [10, 12, 9, 11, 10, 70], [20, 22, 21, 25, 24, 80]
    assert limits([names, places], 40) == [12, 28]
    assert sum(limits([names, places], 60)) == 60
    assert limits([[10], [90]], 60) == [10, 90]

"""ORCID iDs: a slip of one sign, or two neighbours turned round, is noticed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.handles import checked_link, looks_like_link, normal_link
from netcrm.rules.orcid import check_sign, fault

# Those of the examples in ORCID's own documentation.
KNOWN = ("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X")
DIGITS = st.lists(st.integers(0, 9), min_size=15, max_size=15)


def whole(digits: list[int]) -> str:
    """Write fifteen digits and the sign that checks them, worked out by the definition."""
    weighed = sum(digit * 2 ** (15 - place) for place, digit in enumerate(digits))
    last = next(check for check in range(11) if (weighed + check) % 11 == 1)
    signs = "".join(map(str, digits)) + ("x" if last == 10 else str(last))
    return "-".join(signs[start : start + 4] for start in range(0, 16, 4))


@pytest.mark.parametrize("known", KNOWN)
def test_known_ones_are_right_in_any_writing(known: str) -> None:
    assert fault(known.casefold()) == ""
    for written in (known, f"orcid:{known}", f"https://orcid.org/{known}", f"orcid.org/{known}"):
        assert looks_like_link(written)
        assert checked_link(f" {written} ") == written
        assert normal_link(written) == f"orcid:{known.casefold()}"


@given(DIGITS)
def test_the_last_sign_is_that_of_the_standard(digits: list[int]) -> None:
    written = whole(digits)
    assert check_sign(written[:-1]) == written[-1]
    assert fault(written) == ""


@given(DIGITS, st.integers(0, 14), st.integers(1, 9))
def test_one_mistyped_digit_is_noticed(digits: list[int], place: int, by: int) -> None:
    slipped = [(one + by) % 10 if n == place else one for n, one in enumerate(digits)]
    written = whole(digits)
    assert fault(whole(slipped)[:-1] + written[-1])


@given(DIGITS, st.integers(0, 13))
def test_neighbours_turned_round_are_noticed(digits: list[int], place: int) -> None:
    assume(digits[place] != digits[place + 1])
    turned = [*digits]
    turned[place], turned[place + 1] = digits[place + 1], digits[place]
    assert fault(whole(turned)[:-1] + whole(digits)[-1])


@pytest.mark.parametrize("wrong", ["0000-0002-1825-0098", "https://orcid.org/12", "orcid:x"])
def test_a_wrong_one_is_refused_and_says_why(wrong: str) -> None:
    with pytest.raises(UsageError, match="is no ORCID iD"):
        checked_link(wrong)

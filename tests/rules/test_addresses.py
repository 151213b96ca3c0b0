"""Where somebody is by their addresses, and what is no address but a town."""

from __future__ import annotations

import pytest

from netcrm.rules.addresses import Address, place_of, postal

HOME = Address("home", "1 Lane", city="Oslo", country="Norway")
WORK = Address("work", "2 Quay", city="Cork", country="Ireland")
ANY = Address("", "3 Row", city="Bern")


@pytest.mark.parametrize(
    ("addresses", "place"),
    [
        ([], ("", "")),
        ([ANY, HOME, WORK], ("Cork", "Ireland")),
        ([ANY, HOME], ("Oslo", "Norway")),
        ([ANY], ("Bern", "")),
        ([WORK._replace(city="", country=""), HOME], ("", "")),
    ],
)
def test_somebody_is_at_work_else_at_home_else_at_the_first(
    addresses: list[Address], place: tuple[str, str]
) -> None:
    assert place_of(addresses) == place


def test_a_bare_town_is_an_address_only_where_it_is_another_one() -> None:
    town = Address(city="Cork", country="Ireland")
    assert postal([WORK, town], ("Cork", "Ireland")) == [WORK]
    assert postal([WORK, town], ("Oslo", "Norway")) == [WORK, town]
    labelled = town._replace(label="home")
    assert postal([labelled], ("Cork", "Ireland")) == [labelled]


@pytest.mark.parametrize(
    ("formatted", "kept"),
    [("2 Quay\nCork\nIreland", ""), ("Gate 7\n2 Quay\nCork", "Gate 7\n2 Quay\nCork"), ("", "")],
)
def test_what_only_says_the_parts_once_more_is_left_out(formatted: str, kept: str) -> None:
    assert WORK._replace(formatted=formatted).without_echo == WORK._replace(formatted=kept)


def test_an_address_in_one_line() -> None:
    whole = Address("home", "1 Lane\nFlat 2", "c/o Ek", "PO 9", "Oslo", "East", "0150", "Norway")
    assert whole.line == "PO 9, c/o Ek, 1 Lane, Flat 2, 0150 Oslo, East, Norway"
    assert Address(formatted="1 Lane\n\nOslo").line == "1 Lane, Oslo"
    assert Address("home").parts["label"] == "home"
    assert Address("home").parts["street"] is None

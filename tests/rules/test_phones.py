"""A phone number is found under any of its writings, and under no other number's."""
# Digits of other writings look like letters.
# ruff: noqa: RUF001

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.handles import looks_like_phone, normal_phone
from netcrm.rules.phones import REGIONS, parse_region, phone_forms

LONDON = "+44 20 7946 0011"


@pytest.mark.parametrize(
    ("typed", "stored", "region"),
    [
        # The country typed, and not stored: with its zero, and without, as a spreadsheet has it.
        ("+44 20 7946 0011", "020 7946 0011", "GB"),
        ("+44 20 7946 0011", "2079460011", "GB"),
        ("0044 20 7946 0011", "(020) 7946 0011", "GB"),
        ("+353 87 123 4567", "087 123 4567", "IE"),
        ("+1 (201) 555-0123", "201-555-0123", "US"),
        ("+7 912 345-67-89", "8 (912) 345-67-89", "RU"),
        ("+39 06 1234 5678", "06 1234 5678", "IT"),
        # Stored, and not typed: that needs the region.
        ("020 7946 0011", LONDON, "GB"),
        ("087 123 4567", "+353871234567", "IE"),
        ("(201) 555-0123", "+1 201 555 0123", "US"),
        ("8 912 345 67 89", "+7 912 345-67-89", "RU"),
        # Dialled from abroad.
        ("011 44 20 7946 0011", LONDON, "US"),
        ("+44 20 7946 0011", "011 44 20 7946 0011", "US"),
        # The country without its plus.
        ("442079460011", LONDON, None),
        (LONDON, "44 20 7946 0011", None),
        # Other signs.
        ("+44 (0)20 7946 0011", "020 7946 0011", "GB"),
        ("tel:+44-20-7946-0011", LONDON, None),
        ("+44 20 7946 0011 ext. 5", LONDON, None),
        ("+44 20 7946 0011 x5", LONDON, None),
        ("+44 20 7946 0011;ext=5", LONDON, None),
        (LONDON, "+44 20 7946 0011 ext. 512", None),
        ("\u202a+44 20 7946\u20110011\u202c", LONDON, None),  # as it is pasted from elsewhere
        ("٠٢٠ ٧٩٤٦ ٠٠١١", LONDON, "GB"),
        ("＋４４ ２０ ７９４６ ００１１", LONDON, None),
        # What no numbering plan knows is compared as it stands.
        ("555 0199", "555-0199", None),
        ("+999 123 4567", "+9991234567", "IE"),
    ],
)
def test_one_number_in_two_writings(typed: str, stored: str, region: str | None) -> None:
    assert looks_like_phone(typed)
    assert normal_phone(stored) in phone_forms(typed, region)


@pytest.mark.parametrize(
    ("typed", "stored", "region"),
    [
        ("+44 151 496 0123", "0151 496 0123", "DE"),  # a mobile number there
        ("0151 496 0123", "+44 151 496 0123", "DE"),
        ("0151 496 0123", "+44 151 496 0123", None),
        ("+44 20 7946 0011", "020 7946 0011", None),  # of which country is that one?
        ("+353 803 123 4567", "0803 123 4567", None),
        ("+1 201 555 0123", "+44 201 555 0123", None),
        ("+44 20 7946 0011", "+44 20 7946 0012", None),
        ("+353 1 555 0102", "1 555 0102", "GB"),
    ],
)
def test_another_number_is_not_guessed(typed: str, stored: str, region: str | None) -> None:
    assert normal_phone(stored) not in phone_forms(typed, region)


@given(st.sampled_from(sorted(REGIONS)))
def test_the_examples_of_all_countries(region: str) -> None:
    number = phonenumbers.example_number(region)
    if number is None:
        return
    kinds = phonenumbers.PhoneNumberFormat
    writings = [
        phonenumbers.format_number(number, kind)
        for kind in (kinds.E164, kinds.INTERNATIONAL, kinds.NATIONAL, kinds.RFC3966)
    ]
    for typed in writings:
        for stored in writings:
            assert normal_phone(stored) in phone_forms(typed, region), (typed, stored)


@given(st.text(st.sampled_from("0123456789+ -().x"), min_size=1), st.sampled_from([None, "IE"]))
def test_the_form_of_its_own_is_always_the_first(text: str, region: str | None) -> None:
    forms = phone_forms(text, region)
    assert forms[0] == normal_phone(text)
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize(
    "text", ["2026-03-02", "1234567, coffee", "12", "+44", "x5", "ext 12345678", "ada lovelace"]
)
def test_what_is_no_phone(text: str) -> None:
    assert not looks_like_phone(text)


def test_the_countries_are_those_that_the_library_knows() -> None:
    assert REGIONS == phonenumbers.SUPPORTED_REGIONS


def test_a_country_is_two_letters() -> None:
    assert parse_region(" ie ") == "IE"
    for typed in ("UK", "Ireland", "", "353"):
        with pytest.raises(UsageError):
            parse_region(typed)

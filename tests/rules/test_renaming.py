from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.names.parts import NameParts, display_name, read_name
from netcrm.rules.renaming import PARTS, renamed

AMARA = read_name("Amara Okafor")
DOCTOR = read_name("Dr. Amara Okafor, MD")
HIDDEN = ("Amara Okafor", NameParts("Dr.", "Amara", "", "Okafor", "MD"))
CALLED = ("Mara O.", NameParts(given="Amara", family="Okafor"))


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        (AMARA, {"name": "Amara N. Obi"}, ("Amara N. Obi", "", "Amara", "N.", "Obi", "")),
        (AMARA, {"name": "Obi, Amara"}, ("Amara Obi", "", "Amara", "", "Obi", "")),
        (AMARA, {"family": "Obi"}, ("Amara Obi", "", "Amara", "", "Obi", "")),
        (AMARA, {"suffix": "MD"}, ("Amara Okafor", "", "Amara", "", "Okafor", "MD")),
        (AMARA, {"prefix": "Dr."}, ("Amara Okafor", "Dr.", "Amara", "", "Okafor", "")),
        (DOCTOR, {"suffix": ""}, ("Dr. Amara Okafor", "Dr.", "Amara", "", "Okafor", "")),
        (DOCTOR, {"suffix": "PhD"}, ("Dr. Amara Okafor, PhD", "Dr.", "Amara", "", "Okafor", "PhD")),
        (DOCTOR, {"name": "Amara Obi"}, ("Amara Obi", "", "Amara", "", "Obi", "")),
        (HIDDEN, {"name": "Amara Obi"}, ("Amara Obi", "Dr.", "Amara", "", "Obi", "MD")),
        (HIDDEN, {"name": "Amara Obi, PhD"}, ("Amara Obi, PhD", "Dr.", "Amara", "", "Obi", "PhD")),
        (HIDDEN, {"family": "Obi"}, ("Amara Obi", "Dr.", "Amara", "", "Obi", "MD")),
        (
            HIDDEN,
            {"name": "Amara Obi", "suffix": ""},
            ("Amara Obi", "Dr.", "Amara", "", "Obi", ""),
        ),
        (CALLED, {"family": "Obi"}, ("Mara O.", "", "Amara", "", "Obi", "")),
        (
            AMARA,
            {"name": "Anna Maria Lund", "given": "Anna Maria", "family": "Lund"},
            ("Anna Maria Lund", "", "Anna Maria", "", "Lund", ""),
        ),
        (AMARA, {"given": "", "family": ""}, ("Amara Okafor", "", "", "", "", "")),
        (AMARA, {}, ("Amara Okafor", "", "Amara", "", "Okafor", "")),
    ],
)
def test_name_and_parts_after_a_change(
    before: tuple[str, NameParts], new: dict[str, str], after: tuple[str, ...]
) -> None:
    assert renamed(*before, new) == (after[0], NameParts(*after[1:]))


def test_nobody_is_left_without_a_name() -> None:
    with pytest.raises(UsageError):
        renamed(*AMARA, {"name": " "})


words = st.text("Aab ,.'é", max_size=8).map(lambda text: " ".join(text.split()))
parts = st.builds(NameParts, words, words, words, words, words)


@given(parts, st.dictionaries(st.sampled_from(PARTS), words))
def test_what_is_told_of_the_parts_holds_and_nothing_else_changes(
    before: NameParts, new: dict[str, str]
) -> None:
    name, after = renamed(display_name(before), before, new)
    for part in PARTS:
        assert getattr(after, part) == new.get(part, getattr(before, part))
    if not new:
        assert name == display_name(before)

"""The record as a text to edit: whatever somebody is called and whatever was noted of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.formats.card import Card
from netcrm.formats.own_toml import KEYS, read, written

AMARA = Card(
    name="Amara Okafor",
    given="Amara",
    family="Okafor",
    suffix="MD",
    emails=["amara@okafor.example", "a@work.example"],
    tags=["advisor"],
    birthday="--02-29",
    met_on=date(2024, 5, 17),
    notes="Likes trains.\nNot coffee.",
    dates={"first grant": "2019-06-12"},
    fields={"speciality": "paediatrics"},
)


def test_a_person_can_read_it() -> None:
    text = written(AMARA, "Bela Varga", ["career-stage", "speciality"], "Amara Okafor (1)")
    for line in (
        "# Amara Okafor (1)",
        'name = "Amara Okafor"',
        'pronouns = ""',
        'post_nominals = "MD"',
        'emails = ["amara@okafor.example", "a@work.example"]',
        "phones = []",
        'birthday = "--02-29"',
        'met_on = "2024-05-17"',
        'introduced_by = "Bela Varga"',
        'notes = """\nLikes trains.\nNot coffee."""',
        'private_notes = """\n"""',
        '[dates]\n# Other days that come back every year, such as wedding = "12 June 2019".',
        '"first grant" = "2019-06-12"',
        'career-stage = ""\nspeciality = "paediatrics"',
    ):
        assert f"{line}\n" in text
    assert max(map(len, text.splitlines())) <= 100


def test_what_is_missing_is_empty_and_days_need_no_quotation_marks() -> None:
    record = read('name = "Ida"\nbirthday = 1980-04-15\n[fields]\nyear = 2012\nfte = 0.5\n')
    assert list(record) == sorted(KEYS, key=list(record).index)
    assert (record["name"], record["birthday"]) == ("Ida", "1980-04-15")
    assert record["fields"] == {"year": "2012", "fte": "0.5"}
    assert (record["city"], record["emails"], record["dates"]) == ("", [], {})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name = x\n", "The text is not valid TOML: Invalid value (at line 1, column 8)."),
        (f"name = {'[' * 2000}", "The text is not valid TOML: something in it is too large."),
        ('\ncitty = "Cork"', "Line 2, citty: there is no such key. Did you mean city?"),
        ('hobby = "x"', "Line 1, hobby: there is no such key. A field of your own goes below"),
        ('notes = """\ncity = 3\n"""\ncity = 3', "Line 4, city: the value must be text in quot"),
        ("city = true", "Line 1, city: the value must be text"),
        ("birthday = 1980-04-15T10:00:00", "Line 1, birthday: the value must be text"),
        ('emails = "a@b.example"', "Line 1, emails: the value must be a list of texts"),
        ("tags = [1]", "Line 1, tags: the value must be a list of texts"),
        ('fields = "x"', "Line 1, fields: this must be a table, below a line [fields]."),
        ("[fields]\n\nyear = true", "Line 3, fields.year: the value must be text"),
        ('[dates]\nyear = ""\n[fields]\nyear = []', "Line 4, fields.year: the value must be text"),
        ("fields.year = []", "Fields.year: the value must be text"),
        ("[dates]\nwedding = 2019", "Line 2, dates.wedding: the value must be text"),
    ],
)
def test_what_has_no_meaning_is_named_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)
    assert sentence in caught.value.message


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text(
    st.sampled_from("\"'\\\r\n\t \0\x1f\x7f\x85\u2028\ufeff#=[]a"), max_size=8
)
lists = st.lists(anything, max_size=3)
tables = st.dictionaries(anything, anything, max_size=3)
cards = st.builds(
    Card,
    **dict.fromkeys(("name", "nickname", "city", "met", "notes", "private_notes"), anything),
    **dict.fromkeys(("emails", "phones", "tags"), lists),
    **dict.fromkeys(("dates", "fields"), tables),
)


@given(cards, anything, anything)
@example(replace(AMARA, notes='"""\n\\"'), "\n", "\r\n#")
@example(replace(AMARA, notes="a\r\nb"), "", "")
def test_any_text_survives(card: Card, introduced_by: str, title: str) -> None:
    record = read(written(card, introduced_by, ["speciality"], title))
    assert record["introduced_by"] == introduced_by
    for name in ("name", "nickname", "city", "met", "notes", "private_notes", "emails", "tags"):
        assert record[name] == getattr(card, name)
    assert record["dates"] == card.dates
    assert record["fields"] == {"speciality": "", **card.fields}

"""netcrm's own CSV comes back exactly, whoever is in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from tests.formats.any_cards import TEXTS, birthdays
from tests.formats.test_own_csv import read, written

from netcrm.formats.card import Card
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost

text = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
tricky = st.text(st.sampled_from("'=+-@\t\r\n\"\\;, 0a\u2028\x85\ufeff"), max_size=6)
values = text | tricky
full = values.filter(bool)
days = st.none() | st.dates()
in_lists = st.lists(values.map(str.strip).filter(bool), max_size=4)
posts = st.builds(FullPost, values, values, values).filter(any)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    said: dict[str, Any] = {name: draw(values) for name in TEXTS}
    said |= {name: draw(st.lists(full, max_size=3)) for name in ("emails", "phones", "links")}
    card = Card(
        **said,
        name=draw(full.map("n".__add__)),
        time_zone=draw(st.sampled_from(["", "UTC", "Asia/Kolkata"])),
        dates=draw(st.dictionaries(st.sampled_from(["wedding", "first grant", "=Été"]), birthdays)),
        fields=draw(
            st.dictionaries(
                st.sampled_from(["x", "career-stage", "Spécialité"]), values.filter(str.strip)
            )
        ),
        tags=draw(in_lists),
        former_names=draw(in_lists),
        addresses=draw(st.lists(st.builds(Address, *[values] * 9).filter(any), max_size=3)),
        further_posts=draw(st.lists(posts, max_size=3)),
        birthday=draw(st.just("") | birthdays),
        met_on=draw(days),
        added_on=draw(days),
    )
    for value in (*card.emails, *card.phones, *card.links):
        if label := draw(values):
            card.labels[value] = label
    card.organisation, card.title, card.department = draw(st.tuples(values, values, values))
    return card


@given(st.lists(cards(), max_size=4))
@example([Card(name="x", notes="\r"), Card(name="\ufeff\r\n"), Card(name="x", tags=["\\", ";\\;"])])
def test_any_people_come_back_the_same(people: list[Card]) -> None:
    found = read(written(*people))
    assert [replace(card, line=0) for card in found if isinstance(card, Card)] == people

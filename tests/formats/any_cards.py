"""Any people whatever, as Hypothesis makes them up, and some that are made to do harm."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from netcrm.formats.card import Card, Photo
from netcrm.rules.addresses import Address, place_of
from netcrm.rules.posts import FullPost

PNG = b"\x89PNG\r\n\x1a\n"

ACTING = "\0\v\f\r\x1c\x1d\x1e\x1f\x1b\x7f\x85\u2028\u2029"
"""Signs that end a line somewhere, or do something on a terminal."""

plain = st.text(
    st.characters(exclude_characters=ACTING, exclude_categories=["Cs", "Cc"]), max_size=12
)
tricky = st.text(st.sampled_from("'=+-@\t\n\"\\;,: ^0aN\ufeffé😀"), max_size=6) | st.sampled_from(
    [
        *("\nEND:VCARD\nBEGIN:VCARD", "\\n", "\\\\N", "^n^'^^", '"";:', "=cmd|' /C calc'!A0"),
        *("x" * 300, "é" * 100, "a " * 90, "\\" * 120, "=" * 160, ";quoted-printable=" * 9),
        *("a" + " " * 200 + "b", " ::: ", "a ::: b", "::: ", "a;b", "_$!<Home>!$_", "http\\://x"),
    ]
)
text = (plain | tricky).map(str.strip)
full = text.filter(bool)
several = st.lists(full, max_size=3, unique=True)
birthdays = st.dates(date(1605, 1, 1), date(2026, 1, 1)).map(date.isoformat) | st.dates(
    date(2000, 1, 1), date(2000, 12, 31)
).map("--{:%m-%d}".format)
KINDS = (*("home", "work", "mobile", "fax", "home fax", "work fax", "pager", "car", "main"),)
labels = st.sampled_from([*KINDS, "boat"])
addresses = st.builds(Address, labels | st.just(""), *[text] * 8).filter(lambda one: any(one[1:]))
posts = st.builds(FullPost, text, text, text).filter(any)


TEXTS = (
    *("uid", "prefix", "given", "middle", "family", "suffix", "nickname", "pronouns", "city"),
    *("country", "met", "tier", "every", "notes", "private_notes"),
)
LISTS = ("emails", "phones", "links", "tags", "former_names")


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """Draw a card as a reader of any format makes it: outer blanks taken off, kinds of values."""
    said: dict[str, Any] = {name: draw(text) for name in TEXTS}
    said |= {name: draw(several) for name in LISTS}
    card = Card(
        **said,
        name=draw(full),
        addresses=draw(st.lists(addresses, max_size=2)),
        time_zone=draw(st.sampled_from(["", "UTC", "Asia/Kolkata"])),
        birthday=draw(st.just("") | birthdays),
        dates=draw(st.dictionaries(st.sampled_from(["anniversary", "first; grant"]), birthdays)),
        fields=draw(st.dictionaries(st.sampled_from(["x", "career-stage", "Spécialité"]), full)),
        met_on=draw(st.none() | st.dates()),
        added_on=draw(st.none() | st.dates()),
        revised=draw(st.sampled_from(["", "2024-03-01T10:00:00Z"])),
        photo=draw(st.none() | st.binary().map(lambda data: Photo("png", PNG + data))),
    )
    for value in (*card.emails, *card.phones, *card.links):
        if label := draw(st.just("") | labels):
            card.labels[value] = label
    card.organisation, card.title, card.department = draw(posts | st.just(("", "", "")))
    if card.organisation:
        card.further_posts = draw(st.lists(posts, max_size=2))
    if draw(st.booleans()):
        card.city, card.country = place_of(card.addresses)
    return card

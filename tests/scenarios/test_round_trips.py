"""Out in any format and in again: nothing is changed here, and elsewhere it is the same network."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.store.snapshots import snapshot

from netcrm.book.contact.rows import address_key
from netcrm.book.files.importing import import_cards
from netcrm.book.files.proposing import TWO_PEOPLE
from netcrm.formats.card import Card, Photo
from netcrm.formats.reading import Reading
from netcrm.rules.addresses import Address, place_of
from netcrm.rules.moment import Moment
from netcrm.rules.posts import FullPost
from netcrm.store.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

MOMENT = Moment(date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC))
SIGNS = st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"]) | st.characters(
    categories=["Cc"], exclude_characters="\0"
)
ODD = st.sampled_from([*",;:\\\"'=+@^|éß李ي", "\\n", " ", "  ", " ::: ", "e\u0301"])
WORD = st.lists(SIGNS | ODD, min_size=1, max_size=9).map("".join).map(str.strip).filter(bool)
TEXT = st.just("") | WORD
LINES = st.lists(TEXT, max_size=3).map("\n".join).map(str.strip)
DAY = st.dates(date(1900, 1, 1), date(2026, 3, 1))
YEARLY = DAY.map(str) | DAY.map(lambda day: f"--{day:%m-%d}")
EMAIL = st.from_regex(r"[a-z]{1,8}(\+[a-z]{2})?@[a-z]{1,5}\.example", fullmatch=True)
PHONE = st.from_regex(r"\+[1-9][0-9]{1,2} [0-9]{3} [0-9]{4,6}", fullmatch=True)
LINK = st.from_regex(r"https://[a-z]{1,6}\.example/[a-z]{1,6}", fullmatch=True)
LABEL = st.sampled_from(
    ["home", "work", "mobile", "fax", "home fax", "car", "Grandma's", "Büro;1", "on\tthe\x1bboat"]
)
NAME = st.from_regex(r"[a-z][a-z-]{0,8}[a-z]", fullmatch=True) | st.just("le\avel")
STREET = st.lists(WORD, min_size=1, max_size=3).map("\n".join)
ADDRESS = st.builds(
    Address, st.just("") | LABEL, STREET, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, st.just("")
)
POST = st.builds(FullPost, WORD, TEXT, TEXT)
PICTURE = st.builds(
    Photo, st.just("png"), st.binary(max_size=60).map(lambda data: b"\x89PNG\r\n\x1a\n" + data)
)


PLAIN = (
    *("prefix", "middle", "suffix", "nickname", "pronouns"),
    *("organisation", "title", "city", "country", "met"),
)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """A contact with anything that can be known of one."""
    texts: dict[str, Any] = {name: draw(TEXT) for name in PLAIN}
    card = Card(
        uid=draw(st.uuids().map(str)),
        given=draw(WORD),
        family=draw(TEXT),
        **texts,
        emails=draw(st.lists(EMAIL, max_size=2, unique=True)),
        phones=draw(st.lists(PHONE, max_size=2, unique=True)),
        links=draw(st.lists(LINK, max_size=2, unique=True)),
        addresses=draw(st.lists(ADDRESS, max_size=2, unique_by=address_key)),
        former_names=draw(st.lists(WORD, max_size=1)),
        tags=draw(st.lists(NAME, max_size=2)),
        birthday=draw(st.just("") | YEARLY),
        met_on=draw(st.none() | DAY),
        notes=draw(LINES),
        private_notes=draw(LINES),
        time_zone=draw(st.sampled_from(["", "Europe/Dublin"])),
        every=draw(st.sampled_from(["", "6w", "never"])),
        tier=draw(st.sampled_from(["", "core"])),
        dates=draw(st.dictionaries(st.sampled_from(["anniversary", "first\x7fgrant"]), YEARLY)),
        fields=draw(st.dictionaries(st.sampled_from(["speciality", "Stage"]), WORD)),
        added_on=draw(DAY),
        photo=draw(st.none() | PICTURE),
    )
    if card.addresses and not (card.city or card.country):
        card.city, card.country = place_of(card.addresses)  # else an import fills the gap
    card.department = draw(TEXT) if card.organisation or card.title else ""
    reached = (*card.emails, *card.phones, *card.links)
    card.labels = {value: draw(LABEL) for value in reached if draw(st.booleans())}
    if card.organisation or card.title:
        card.further_posts = draw(st.lists(POST, max_size=1))
    return card


def network(home: Home, people: Sequence[Card]) -> None:
    with writing(home.db, MOMENT, "import") as work:
        import_cards(work, Reading("netcrm", iter(people), 1), "some", lambda _line: None)
        work.summary = "Some people"


FORMATS: dict[str, tuple[str, set[str]]] = {
    "csv": (".csv", {"photo"}),
    "json": (".json", set()),
    "google": (".csv", {"photo"}),
    "outlook": (".csv", {"photo"}),
    "vcard": (".vcf", set()),
    "vcard4": (".vcf", set()),
}
"""What is written, into what, and what it has no place for."""

TABLES = ("google", "outlook")
CARDS = ("vcard", "vcard4")
PICTURES = {
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) != "\t"},
    **dict.fromkeys(map(ord, "\n\v\f\r\x1c\x1d\x1e\x85"), "\n"),
    0x7F: "␡",
}
"""What stands in a vCard for a control character."""

OF_A_DATABASE = ("id", "positions", "photo")


def shown(home: Home, *options: str) -> list[Any]:
    """Return all that is said of everybody, but for numbers and paths."""
    pages = [home("show", str(one["id"]), *options) for one in home("list", "--sort=id", *options)]
    return [
        {
            **{key: value for key, value in page.items() if key not in OF_A_DATABASE},
            "positions": [{**post, "id": None} for post in page["positions"]],
            "photo": page["photo"] and page["photo"].rpartition("-photos")[2],
        }
        for page in pages
    ]


def as_told(form: str, page: dict[str, Any]) -> dict[str, Any]:
    """What a file can tell: an order or a tag of its own, no control characters."""
    if form == "outlook":
        return {
            **page,
            "phones": sorted(page["phones"]),
            "addresses": sorted(page["addresses"], key=str),
        }
    if form == "google":
        return {**page, "tags": [tag for tag in page["tags"] if "mycontacts" not in squeezed(tag)]}
    return drawn(page) if form in CARDS else page


def drawn(told: Any) -> Any:
    """Return the same with pictures of control characters, as vCards show them."""
    if isinstance(told, str):
        return told.replace("\r\n", "\n").translate(PICTURES)
    if isinstance(told, list):
        return [drawn(one) for one in told]
    if isinstance(told, dict):
        return {drawn(key): drawn(one) for key, one in told.items()}
    return told


def squeezed(tag: str) -> str:
    return tag.casefold().replace(" ", "")


def of_a_table(card: Card) -> Card:
    """Leave what a table of another program takes for something else, as the reference says.

    It has one address of a kind, and ``:::`` between several values.
    """
    first = [one for one in card.addresses if one.label in ("home", "work")][:1]
    card.addresses = [one for one in first if ":::" not in " ".join(one)]
    if card.addresses:
        card.city, card.country = place_of(card.addresses)
    return card


@pytest.mark.parametrize("form", FORMATS)
@many(80, parts=len(FORMATS))
@given(st.lists(cards(), min_size=1, max_size=3, unique_by=lambda card: card.uid))
def test_out_and_in_again(form: str, people: list[Card]) -> None:
    suffix, lost = FORMATS[form]
    with Home() as home:
        home.on("2026-03-02")
        network(home, list(map(of_a_table, people)) if form in TABLES else people)
        first, second = (home.path / f"{name}{suffix}" for name in ("first", "second"))
        other = f"--db={home.path / 'other.db'}"
        home("export", str(first), "--to", form, "--private")
        before = shown(home)
        told = home("import", str(first))
        assert (told["added"], told["updated"], told["skipped"]) == (0, 0, [])
        assert shown(home) == before
        kept = snapshot(home.db)
        assert home("import", str(first))["unchanged"] == len(people)
        assert snapshot(home.db) == kept
        told = home("import", str(first), other)
        assert [one for one in told["warnings"] if TWO_PEOPLE not in one["reason"]] == []
        there = [as_told(form, {**page, **dict.fromkeys(lost)}) for page in before]
        assert [as_told(form, page) for page in shown(home, other)] == there
        home("export", str(second), "--to", form, "--private", other)
        assert second.read_bytes() == first.read_bytes() or form == "outlook"

"""A page about a person: readable by people and programs, and nothing of a name acts in it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.formats.people import CARDS, PROMISES, TALKS

from netcrm.formats.card import Card
from netcrm.formats.markdown import MARK, Page, page, pages
from netcrm.formats.records import Followup, Interaction, Who
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost

RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render
OURS = {"h1", "h2", "ul", "li", "p", "strong", "br", "pre", "code"}
PAGES = st.builds(
    Page,
    *(CARDS, st.sampled_from(["", "2026-03-01"]), st.sampled_from(["", "2026-04-01"])),
    *(st.lists(TALKS, max_size=2), st.lists(PROMISES, max_size=2)),
)
AMARA = Card(
    uid="u-1",
    name="Amara Okafor",
    emails=["amara@okafor.example"],
    organisation="St Brigid",
    title="Director",
    department="Simulation",
    further_posts=[FullPost("AMEE", "Chair")],
    city="Dublin",
    country="Ireland",
    addresses=[Address("work", "1 Quay\nFloor 2", city="Dublin", postal_code="D01")],
    birthday="--02-29",
    met_on=date(2024, 5, 17),
    notes="Likes tea.\n\nNot *coffee*.",
    dates={"wedding": "2012-06-12"},
    fields={"speciality": "surgery"},
)
TALK = Interaction(
    *(1, "t-1", "2026-02-01", "call", "the grant\nand more", "Cork", None, ["osce"], True, None),
    [Who("u-1", "Amara Okafor"), Who("u-2", "Bo Ek")],
)
PROMISE = Followup(
    *(1, "f-1", "send the rubric", Who("u-1", "Amara Okafor"), None, "2026-03-05", False),
    *(None, None, None, None, None, None),
)
WRITTEN = """\
---
netcrm: person
uid: "u-1"
name: "Amara Okafor"
organisation: "St Brigid"
title: "Director"
department: "Simulation"
emails: ["amara@okafor.example"]
city: "Dublin"
country: "Ireland"
birthday: "--02-29"
met_on: 2024-05-17
last_contact_on: 2026-02-01
dates: {"wedding": "2012-06-12"}
fields: {"speciality": "surgery"}
---

# Amara Okafor

## Posts

- Director, Simulation, St Brigid
- Chair, AMEE

## Places

- Dublin, Ireland
- work: 1 Quay, Floor 2, D01 Dublin

## Dates

- birthday: 29 Feb
- wedding: 12 Jun 2012

## Notes

Likes tea.

Not \\*coffee\\*.

## Conversations

- **2026-02-01** call with Bo Ek at Cork (private) \\#osce: the grant\\
  and more

## Follow-ups

- [ ] send the rubric, due 2026-03-05
- [x] they: call back, done 2026-02-02
- [x] the slides, dropped 2026-02-03
"""


def told(document: str) -> dict[str, Any]:
    """Read the front matter."""
    _, front, _ = re.split(r"^---$", document, maxsplit=2, flags=re.MULTILINE)
    found = yaml.safe_load(front)
    assert isinstance(found, dict)
    return found


def tags(document: str) -> list[str]:
    return re.findall(r"<(\w+)", RENDER(document))


def without_front(document: str) -> str:
    return re.split(r"^---$", document, maxsplit=2, flags=re.MULTILINE)[2]


def test_a_page() -> None:
    theirs = PROMISE._replace(what="call back", theirs=True, done_on="2026-02-02")
    dropped = PROMISE._replace(what="the slides", dropped_on="2026-02-03")
    one = Page(AMARA, "2026-02-01", "", [TALK], [PROMISE, theirs, dropped])
    assert page(one) == WRITTEN
    assert page(one).encode().startswith(MARK)


@given(PAGES)
def test_programs_read_each_value_as_it_is(one: Page) -> None:
    found = told(page(one))
    assert found.pop("netcrm") == "person"
    birthday = one.card.birthday
    days = {
        "birthday": date.fromisoformat(birthday) if birthday[:1].isdigit() else birthday,
        "last_contact_on": date(2026, 3, 1) if one.last_contact_on else None,
        "due_on": date(2026, 4, 1) if one.due_on else None,
    }
    assert found == {
        name: value
        for name in (*CARDS_KEYS, *days)
        if (value := days[name] if name in days else getattr(one.card, name))
    }


CARDS_KEYS = (
    *("uid", "name", "nickname", "former_names", "organisation", "title", "department", "emails"),
    *("links", "labels", "tags", "city", "country", "met", "met_on", "dates", "fields", "added_on"),
)


def test_a_name_of_any_length_may_stand_before_a_value() -> None:
    long = "é\x1b" * 1500
    one = Page(Card(name="Ana", fields={long: "x", "y": "z"}), "", "", [], [])
    assert told(page(one))["fields"] == {long: "x", "y": "z"}


@given(PAGES)
def test_nothing_of_a_person_is_markup(one: Page) -> None:
    found = tags(without_front(page(one)))
    assert set(found) <= OURS - {"pre", "code"}
    assert found.count("h1") == 1
    assert found.count("strong") == len(one.talks)
    assert found.count("h2") <= 7


@given(st.lists(PAGES, min_size=2, max_size=3))
def test_several_people_in_one_document(some: list[Page]) -> None:
    document = "".join(pages(some, len(some)))
    assert told(document) == {"netcrm": "people", "people": len(some)}
    found = tags(without_front(document))
    assert set(found) <= OURS
    assert found.count("h1") == found.count("pre") == len(some)
    blocks = [one.content for one in MarkdownIt().parse(document) if one.type == "fence"]
    assert [yaml.safe_load(block).get("name", "") for block in blocks] == [
        one.card.name for one in some
    ]


def test_one_person_in_a_document_is_a_page() -> None:
    one = Page(AMARA, "", "", [], [])
    assert "".join(pages([one], 1)) == page(one)

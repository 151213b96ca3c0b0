"""People as Markdown: what is told of them as YAML, then their posts, notes and conversations.

A document of one person has the YAML as its front matter, where programs for notes look for it; in
one of several, each has a block of it. No text of a person is markup.
"""

from __future__ import annotations

import json
import re
from datetime import date
from textwrap import indent
from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.anniversary import Anniversary
from netcrm.rules.markdown import plain, plain_lines
from netcrm.rules.posts import FullPost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netcrm.formats.card import Card
    from netcrm.formats.records import Followup, Interaction

MARK = b"---\nnetcrm: "
"""By this netcrm knows a file again that it has written."""

_KEYS = (
    *("uid", "name", "nickname", "former_names", "pronouns", "organisation", "title", "department"),
    *("emails", "phones", "links", "tags", "city", "country", "time_zone", "birthday", "met"),
    *("met_on", "tier", "every", "added_on"),
)
"""The fields of a Card that are keys of the YAML under their own names, in this order."""

_LONGEST_KEY = 1024
"""Of so many signs is the name of a value at most, in the plain form of YAML."""

_TO_ESCAPE = re.compile(
    "[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"  # YAML takes these for breaks, or refuses them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # these would show the text in another order
)


class Page(NamedTuple):
    """A person with what a page tells of them: conversations newest first, open promises first."""

    card: Card
    last_contact_on: str
    due_on: str
    talks: Sequence[Interaction]
    promises: Sequence[Followup]


def page(one: Page) -> str:
    """Write a document of one person."""
    return f"{MARK.decode()}person\n{_yaml(one)}---\n\n{_heading(one)}{_body(one)}"


def pages(found: Iterable[Page], total: int) -> Iterator[str]:
    """Yield a document of so many people, in pieces."""
    if total == 1:
        yield from map(page, found)
        return
    yield f"{MARK.decode()}people\npeople: {total}\n---\n"
    for one in found:
        yield f"\n{_heading(one)}\n```yaml\n{_yaml(one)}```\n{_body(one)}"


def _heading(one: Page) -> str:
    return f"# {plain(one.card.name)}\n"


def _yaml(one: Page) -> str:
    """Write the keys that have a value, a line each."""
    card = one.card
    told = {name: getattr(card, name) for name in _KEYS}
    told["birthday"] = _day(card.birthday)
    told |= {"last_contact_on": _day(one.last_contact_on), "due_on": _day(one.due_on)}
    lines = [f"{name}: {_value(told[name])}\n" for name in told if told[name]]
    maps = {"labels": card.labels, "dates": card.dates, "fields": card.fields}
    lines += [f"{name}: {_map(values)}\n" for name, values in maps.items() if values]
    return "".join(lines)


def _value(value: object) -> str:
    """Write a value as JSON, which YAML takes for its own; a whole day as YAML's kind of day."""
    if isinstance(value, date):
        return value.isoformat()
    return _TO_ESCAPE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _day(stored: str) -> date | str:
    """Return a stored day as one; a birthday without its year is none."""
    return date.fromisoformat(stored) if stored[:1].isdigit() else stored


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _map(values: dict[str, str]) -> str:
    """Write names and what they mean; YAML wants a question mark before a name that is long."""
    pairs = ((_value(name), _value(value)) for name, value in values.items())
    marked = (f"{'? ' * (len(name) > _LONGEST_KEY)}{name}: {value}" for name, value in pairs)
    return f"{{{', '.join(marked)}}}"


def _body(one: Page) -> str:
    """Write what a reader looks for, each part under its heading, if there is any."""
    card = one.card
    parts = {
        "Posts": _list(_posts(card)),
        "Places": _list(_places(card)),
        "Dates": _list(_dates(card)),
        "Notes": plain_lines(card.notes),
        "Private notes": plain_lines(card.private_notes),
        "Conversations": _list(_talk(talk, card) for talk in one.talks),
        "Follow-ups": _list(map(_promise, one.promises)),
    }
    return "".join(f"\n## {title}\n\n{text}\n" for title, text in parts.items() if text)


def _list(items: Iterable[str]) -> str:
    """Write items that are Markdown already; further lines of one stand below its first."""
    return "\n".join(f"- {indent(item, '  ')[2:]}" for item in items)


def _posts(card: Card) -> Iterator[str]:
    posts = (FullPost(card.organisation, card.title, card.department), *card.further_posts)
    yield from (plain(post.line) for post in posts if post.line)


def _places(card: Card) -> Iterator[str]:
    if place := ", ".join(filter(None, (card.city, card.country))):
        yield plain(place)
    for address in card.addresses:
        yield plain(f"{address.label}: {address.line}" if address.label else address.line)


def _dates(card: Card) -> Iterator[str]:
    for name, stored in ({"birthday": card.birthday} | card.dates).items():
        if stored:
            yield plain(f"{name}: {Anniversary.from_stored(stored).words()}")


def _talk(talk: Interaction, card: Card) -> str:
    """Tell a conversation: the day, how and with whom else, then what was said."""
    others = ", ".join(who.name for who in talk.people if who.uid != card.uid)
    parts = (
        talk.kind,
        f"with {others}" if others else "",
        f"at {talk.place}" if talk.place else "",
        "(private)" if talk.private else "",
    )
    how = plain(" ".join((*filter(None, parts), *(f"#{tag}" for tag in talk.tags))))
    said = f": {plain_lines(talk.summary)}" if talk.summary else ""
    return f"**{talk.on}** {how}{said}"


def _promise(one: Followup) -> str:
    """Tell a promise as a task, with the day on which it is due or was finished."""
    box = "[x]" if one.done_on or one.dropped_on else "[ ]"
    if one.dropped_on:
        when = f"dropped {one.dropped_on}"
    else:
        when = f"done {one.done_on}" if one.done_on else f"due {one.due_on}"
    whose = "they: " if one.theirs else ""
    return f"{box} {plain(f'{whose}{one.what}, {when}')}"

"""Cards as vCards, one after another: nothing that netcrm knows is lost.

What neither version has a property for is in properties that begin with ``X-NETCRM-``. What goes
together, such as an e-mail and a kind of the user's own, has a group, as Apple writes it.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, TextIO

from netcrm.formats.vcard import unknown
from netcrm.formats.vcard.lines import address_of_page, line, parameter, text
from netcrm.formats.vcard.versions import VERSIONS, day_with_hyphens
from netcrm.rules.addresses import place_of
from netcrm.rules.names.parts import NameParts, display_name
from netcrm.rules.posts import FullPost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netcrm.formats.card import Card
    from netcrm.formats.vcard.versions import Version
    from netcrm.rules.addresses import Address

PRODUCT = "-//netcrm//netcrm//EN"
PLACE = "X-NETCRM-PLACE"
"""The parameter of an ADR that is no address, but only where somebody is."""

_AT_PLACES = {"home": "HOME", "work": "WORK"}
_PHONES = {
    **_AT_PLACES,
    "mobile": "CELL",
    "fax": "FAX",
    "home fax": "HOME,FAX",
    "work fax": "WORK,FAX",
    "pager": "PAGER",
    "car": "CAR",
}
_ANNIVERSARY = "anniversary"


def write_cards(out: TextIO, cards: Iterable[Card], version: str) -> None:
    """Write the cards as vCard ``3.0`` or ``4.0``.

    ``out`` must not translate line ends: opened with ``newline=""``.
    """
    form = VERSIONS[version]
    out.writelines("".join(_lines(card, form)) for card in cards)


def _lines(card: Card, form: Version) -> Iterator[str]:
    groups = _Groups(card.rest)
    yield f"BEGIN:VCARD\r\nVERSION:{form.number}\r\nPRODID:{PRODUCT}\r\n"
    yield from _names(card, form)
    yield from _points(card, form, groups)
    yield from _addresses(card, form, groups)
    yield from _posts(card, groups)
    if card.tags:
        yield line("CATEGORIES", ",".join(map(text, card.tags)))
    yield from _days(card, form, groups)
    yield from _told(card, form)
    yield from _own(card)
    if card.photo is not None:
        yield line(*form.photo(card.photo))
    yield from unknown.lines(card.rest, form.number)
    yield "END:VCARD\r\n"


class _Groups:
    """The names of groups that are still free in one card, such as ``item1`` and ``post1``.

    Those of the lines that are written back stay as they are, so that they come back the same.
    """

    def __init__(self, rest: Sequence[tuple[str, str]]) -> None:
        self._taken = {unknown.group_of(name) for name, _ in rest}
        self._items, self._posts = count(1), count(1)

    def item(self) -> str:
        return self._free("item", self._items)

    def post(self) -> str:
        return self._free("post", self._posts)

    def _free(self, word: str, numbers: Iterable[int]) -> str:
        return next(name for n in numbers if (name := f"{word}{n}") not in self._taken)


def _names(card: Card, form: Version) -> Iterator[str]:
    if card.uid:
        yield line(*form.uid(card.uid))
    parts = (card.family, card.given, card.middle, card.prefix, card.suffix)
    yield line("FN", text(card.name or _spoken(card)))
    yield line("N", ";".join(map(text, parts)))
    if card.nickname:
        yield line("NICKNAME", text(card.nickname))
    for name in card.former_names:
        yield line("X-NETCRM-FORMER-NAME", text(name))


def _spoken(card: Card) -> str:
    parts = NameParts(card.prefix, card.given, card.middle, card.family, card.suffix)
    return display_name(parts)


def _points(card: Card, form: Version, groups: _Groups) -> Iterator[str]:
    """Yield e-mails, phones and links: the first of several is the preferred one."""
    labels = card.labels
    for name, values, types, escaped in (
        ("EMAIL", card.emails, _AT_PLACES, text),
        ("TEL", card.phones, _PHONES, text),
        ("URL", card.links, _AT_PLACES, address_of_page),
    ):
        for place, value in enumerate(values):
            preferred = form.preferred if place == 0 and len(values) > 1 else ""
            label = labels.get(value, "")
            yield from _of_kind(name, escaped(value), label, types, preferred, groups)


def _addresses(card: Card, form: Version, groups: _Groups) -> Iterator[str]:
    for place, address in enumerate(card.addresses):
        preferred = form.preferred if place == 0 and len(card.addresses) > 1 else ""
        name = "ADR"
        if address.formatted:
            name += f";{form.formatted(address.formatted)}"
        value = _address(address)
        yield from _of_kind(name, value, address.label, _AT_PLACES, preferred, groups)
    if (card.city, card.country) != place_of(card.addresses):
        yield line(f"ADR;{PLACE}=1", f";;;{text(card.city)};;;{text(card.country)}")


def _address(one: Address) -> str:
    parts = (one.po_box, one.extended, one.street, one.city, one.region, one.postal_code)
    return ";".join(map(text, (*parts, one.country)))


def _of_kind(
    name: str, value: str, label: str, types: dict[str, str], preferred: str, groups: _Groups
) -> Iterator[str]:
    """Yield a line of a kind: by a type, or by a label in the same group where there is none."""
    if not label or label in types:
        yield line(_typed(name, types.get(label, ""), preferred), value)
        return
    group = groups.item()
    yield line(f"{group}.{_typed(name, '', preferred)}", value)
    yield line(f"{group}.X-ABLabel", text(label))


def _typed(name: str, kind: str, preferred: str) -> str:
    if kind and preferred.startswith("TYPE="):
        return f"{name};TYPE={kind},{preferred.removeprefix('TYPE=')}"
    return ";".join(filter(None, (name, kind and f"TYPE={kind}", preferred)))


def _posts(card: Card, groups: _Groups) -> Iterator[str]:
    yield from _post("", FullPost(card.organisation, card.title, card.department))
    for post in card.further_posts:
        yield from _post(f"{groups.post()}.", post)


def _post(group: str, post: FullPost) -> Iterator[str]:
    if post.organisation or post.department:
        units = f";{text(post.department)}" if post.department else ""
        yield line(f"{group}ORG", text(post.organisation) + units)
    if post.title:
        yield line(f"{group}TITLE", text(post.title))


def _days(card: Card, form: Version, groups: _Groups) -> Iterator[str]:
    if card.birthday:
        yield line(*form.day("BDAY", card.birthday))
    for name, day in card.dates.items():
        if name == _ANNIVERSARY:
            yield line(*form.day(form.anniversary, day))
            continue
        group = groups.item()
        yield line(*day_with_hyphens(f"{group}.X-ABDATE", day))
        yield line(f"{group}.X-ABLabel", text(name))


def _told(card: Card, form: Version) -> Iterator[str]:
    """Yield what each version has a property for, if not of the same name."""
    yield from _filled(
        (form.pronouns, card.pronouns), (form.time_zone, card.time_zone), ("NOTE", card.notes)
    )


def _own(card: Card) -> Iterator[str]:
    """Yield what only netcrm knows about people."""
    yield from _filled(
        ("X-NETCRM-MET", card.met),
        ("X-NETCRM-MET-ON", card.met_on.isoformat() if card.met_on else ""),
        ("X-NETCRM-TIER", card.tier),
        ("X-NETCRM-EVERY", card.every),
        ("X-NETCRM-ADDED-ON", card.added_on.isoformat() if card.added_on else ""),
        ("X-NETCRM-PRIVATE-NOTE", card.private_notes),
    )
    for name, value in card.fields.items():
        yield line(f"X-NETCRM-FIELD;X-NAME={parameter(name)}", text(value))


def _filled(*pairs: tuple[str, str]) -> Iterator[str]:
    for name, value in pairs:
        if value:
            yield line(name, text(value))

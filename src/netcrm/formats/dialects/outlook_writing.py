"""The CSV of Outlook for the desktop: 92 columns, for so many e-mails and phones and no more.

What has no column there goes below the notes, where people see it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TextIO

from netcrm.formats.dialects.beyond import beyond, given, guard, with_notes
from netcrm.formats.own_lists import joined
from netcrm.formats.table_writing import write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netcrm.formats.card import Card
    from netcrm.rules.addresses import Address


def _place(kind: str) -> tuple[str, ...]:
    parts = ("Street", "Street 2", "Street 3", "City", "State", "Postal Code", "Country/Region")
    return tuple(f"{kind} {part}" for part in parts)


HEADER = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department"),
    *("Job Title", *_place("Business"), *_place("Home"), *_place("Other"), "Assistant's Phone"),
    *("Business Fax", "Business Phone", "Business Phone 2", "Callback", "Car Phone"),
    *("Company Main Phone", "Home Fax", "Home Phone", "Home Phone 2", "ISDN", "Mobile Phone"),
    *("Other Fax", "Other Phone", "Pager", "Primary Phone", "Radio Phone", "TTY/TDD Phone"),
    *("Telex", "Account", "Anniversary", "Assistant's Name", "Billing Information", "Birthday"),
    *("Business Address PO Box", "Categories", "Children", "Directory Server", "E-mail Address"),
    *("E-mail Type", "E-mail Display Name", "E-mail 2 Address", "E-mail 2 Type"),
    *("E-mail 2 Display Name", "E-mail 3 Address", "E-mail 3 Type", "E-mail 3 Display Name"),
    *("Gender", "Government ID Number", "Hobby", "Home Address PO Box", "Initials"),
    *("Internet Free Busy", "Keywords", "Language", "Location", "Manager's Name", "Mileage"),
    *("Notes", "Office Location", "Organizational ID Number", "Other Address PO Box"),
    *("Priority", "Private", "Profession", "Referred By", "Sensitivity", "Spouse"),
    *("User 1", "User 2", "User 3", "User 4", "Web Page"),
)
"""Outlook's own columns, in its order."""

_EMAILS = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
_PHONES = {
    "home": ("Home Phone", "Home Phone 2"),
    "work": ("Business Phone", "Business Phone 2"),
    "mobile": ("Mobile Phone",),
    "fax": ("Other Fax",),
    "home fax": ("Home Fax",),
    "work fax": ("Business Fax",),
    "pager": ("Pager",),
    "car": ("Car Phone",),
    "main": ("Primary Phone",),
    "company": ("Company Main Phone",),
    "assistant": ("Assistant's Phone",),
    "callback": ("Callback",),
    "radio": ("Radio Phone",),
    "ISDN": ("ISDN",),
    "TTY": ("TTY/TDD Phone",),
    "": ("Other Phone",),
}
_KINDS = ("Business", "Home", "Other")
_ADDRESSES = {"work": "Business", "home": "Home", "": "Other"}
_ANNIVERSARY = "anniversary"
_NO_YEAR = "1604"
"""The year that address books write for a birthday without one; Outlook knows no other form."""

_BETWEEN = ";"
_DIVIDES = (_BETWEEN, ",")
"""What may stand between two categories, by the settings of Windows."""


def columns(cards: Iterable[Card]) -> tuple[str, ...]:
    """Return the header for some people: Outlook's, then what else their files had."""
    rest = chain.from_iterable(card.rest for card in cards)
    return tuple(dict.fromkeys((*HEADER, *(name for name, _ in rest))))


def write_cards(
    out: TextIO, cards: Iterable[Card], header: Sequence[str], *, mark: bool = False
) -> None:
    """Write a row for each card, in the columns that ``columns`` has returned for all of them.

    ``out`` must not translate line ends. ``mark`` puts a byte order mark first, without which
    Outlook takes the file for one of the local code page.
    """
    rows = (map(_cells(card).get, header) for card in cards)
    write_table(out, header, rows, mark=mark, guard=guard)


def _cells(card: Card) -> dict[str, str]:
    """Return the cells of a card by their columns; what its own file had comes last."""
    cells = {
        "Title": card.prefix,
        "First Name": given(card),
        "Middle Name": card.middle,
        "Last Name": card.family,
        "Suffix": card.suffix,
        "Company": card.organisation,
        "Department": card.department,
        "Job Title": card.title,
        "Birthday": _day(card.birthday),
        "Anniversary": _day(card.dates.get(_ANNIVERSARY, "")),
        "Categories": _BETWEEN.join(tag for tag in card.tags if _is_category(tag)),
        "Web Page": next(iter(card.links), ""),
    }
    places = _places(card)
    for kind, address in places.items():
        cells.update(_address(kind, address))
    said = beyond(card, [places[kind] for kind in _KINDS if kind in places])
    said["nickname"] = card.nickname
    said.update(_put_emails(card, cells))
    said.update(_put_phones(card, cells))
    said.update(_unfit(card, [*places.values()]))
    told = {name: value for name, value in said.items() if value}
    cells["Notes"] = with_notes(card.notes, told)
    return {**dict(card.rest), **{name: cell for name, cell in cells.items() if cell}}


def _put_emails(card: Card, cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Put e-mails into their columns, and yield what is left."""
    cells.update(zip(_EMAILS, card.emails, strict=False))
    for n, value in enumerate(card.emails[len(_EMAILS) :], start=len(_EMAILS) + 1):
        yield f"email_{n}", value


def _put_phones(card: Card, cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    for n, value in enumerate(card.phones, start=1):
        label = card.labels.get(value, "")
        column = next((one for one in _PHONES.get(label, ()) if one not in cells), None)
        if column:
            cells[column] = value
            continue
        yield f"phone_{n}", value
        yield f"phone_{n}_label", label


def _places(card: Card) -> dict[str, Address]:
    """Return the addresses that have columns: the first of a kind, if it has no other parts."""
    found: dict[str, Address] = {}
    for address in card.addresses:
        kind = _ADDRESSES.get(address.label)
        if kind and not address.formatted and not address.extended:
            found.setdefault(kind, address)
    return found


def _address(kind: str, one: Address) -> Iterator[tuple[str, str]]:
    lines = one.street.split("\n", 2)
    parts = (*lines, *[""] * (3 - len(lines)), one.city, one.region, one.postal_code, one.country)
    yield from zip(_place(kind), parts, strict=True)
    yield f"{kind} Address PO Box", one.po_box


def _unfit(card: Card, places: Sequence[Address]) -> Iterator[tuple[str, str]]:
    """Yield further addresses, links and dates, kinds, and tags that would be taken for two."""
    for n, address in enumerate(card.addresses, start=1):
        if not any(address is one for one in places):
            for part, value in address._asdict().items():
                yield f"address_{n}_{part}", value
    for kind, values in (("email", card.emails), ("link", card.links)):
        for n, value in enumerate(values, start=1):
            yield f"{kind}_{n}_label", card.labels.get(value, "")
    for n, link in enumerate(card.links[1:], start=2):
        yield f"link_{n}", link
    for name, day in card.dates.items():
        if name != _ANNIVERSARY:
            yield f"date:{name}", day
    yield "tags", joined(tag for tag in card.tags if not _is_category(tag))


def _is_category(tag: str) -> bool:
    return not any(sign in tag for sign in _DIVIDES)


def _day(day: str) -> str:
    return f"{_NO_YEAR}{day[1:]}" if day.startswith("--") else day

"""A contact as a text that a person edits: TOML with all that there can be, and back."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from netcrm.errors import UsageError
from netcrm.rules.addresses import Address
from netcrm.rules.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tomlkit import TOMLDocument

    from netcrm.formats.card import Card

Record = dict[str, Any]
"""What such a text says: text, lists of text and tables of text, all of KEYS."""

_ABOVE = (
    "Save, and leave the editor: what you have changed is kept. Empty means that there is nothing."
)
_BLOCKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("name", "pronouns", "nickname", "former_names")),
    (
        "The parts of the name. Where only the name above is changed, they follow it.",
        ("prefix", "given", "middle", "family", "post_nominals"),
    ),
    ("The preferred one first.", ("emails", "phones", "links")),
    ("", ("organisation", "title", "department", "tags")),
    ("A time zone is called like Europe/Dublin.", ("city", "country", "time_zone")),
    ("With the year (1980-04-15) or without it (15 April).", ("birthday",)),
    ("How or where you met, when, and who introduced you.", ("met", "met_on", "introduced_by")),
    ("Private notes are left out of what you share.", ("notes", "private_notes")),
)
_TABLES = {
    "labels": "What e-mails, phones and links are for: home, work, mobile or a word of your own.",
    "dates": 'Other days that come back every year, such as wedding = "12 June 2019".',
    "fields": 'Fields of your own, such as speciality = "paediatrics".',
}
POINTS = ("emails", "phones", "links")
LISTS = ("former_names", *POINTS, "tags")
TEXTS = tuple(
    key for _, keys in _BLOCKS for key in keys if key not in LISTS
)  # fmt: skip
_SEVERAL_LINES = ("notes", "private_notes")
_DAYS = ("birthday", "met_on")
_NAMED = {"post_nominals": "suffix"}
"""Keys that have another name on a Card."""

_ADDRESSES = "addresses"
_PARTS = (
    "Postal addresses, the preferred one first, each below a line [[addresses]], with some of:",
    f"{', '.join(Address._fields)}.",
)

KEYS = (*TEXTS, *LISTS, _ADDRESSES, *_TABLES)


def written(card: Card, introduced_by: str, fields: Sequence[str], title: str) -> str:
    """Write a contact below a ``title``; ``fields`` are the names of those that there are."""
    import tomlkit

    document = tomlkit.document()
    for line in (visible(title), _ABOVE):
        document.add(tomlkit.comment(line))
    for comment, keys in _BLOCKS:
        document.add(tomlkit.nl())
        if comment:
            document.add(tomlkit.comment(comment))
        for key in keys:
            _add(document, key, introduced_by if key == "introduced_by" else _value(card, key))
    _add_addresses(document, card.addresses)
    own = {**dict.fromkeys(fields, ""), **card.fields}
    reached = dict.fromkeys((*card.emails, *card.phones, *card.links), "")
    labels = {**reached, **card.labels}
    for name, entries in (("labels", labels), ("dates", card.dates), ("fields", own)):
        table = tomlkit.table()
        table.add(tomlkit.comment(_TABLES[name]))
        for key, value in entries.items():
            table.add(key, tomlkit.string(value))
        document.add(tomlkit.nl())
        document.add(name, table)
    return tomlkit.dumps(document)


def _add_addresses(document: TOMLDocument, addresses: Sequence[Address]) -> None:
    import tomlkit

    document.add(tomlkit.nl())
    for line in _PARTS:
        document.add(tomlkit.comment(line))
    tables = tomlkit.aot()
    for address in addresses:
        table = tomlkit.table()
        for part, value in address._asdict().items():
            if value:
                table.add(part, tomlkit.string(value))
        tables.append(table)
    if addresses:
        document.add(_ADDRESSES, tables)


def _add(document: TOMLDocument, key: str, value: Any) -> None:  # noqa: ANN401
    import tomlkit

    # A carriage return ends no line of TOML by itself, and before a line feed it is left out.
    if key in _SEVERAL_LINES and "\r" not in value:
        quoted = tomlkit.string(value, multiline=True).as_string()
        begun = quoted if quoted.startswith('"""\n') else f'"""\n{quoted[3:]}'
        document.add(key, tomlkit.value(begun))
    else:
        document.add(key, value)


def _value(card: Card, key: str) -> str | list[str]:
    value = getattr(card, _NAMED.get(key, key)) or ""
    return value.isoformat() if isinstance(value, date) else value or ([] if key in LISTS else "")


def read(text: str) -> Record:
    """Read a text that was edited; what is missing is empty.

    Raises UsageError, which names the line and the key, for what has no meaning.
    """
    import tomllib

    try:
        found = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"The text is not valid TOML: {error}.") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets in brackets
        raise UsageError("The text is not valid TOML: something in it is too large.") from error
    for key in found:
        if key not in KEYS:
            raise _unknown(text, key)
    record: Record = {key: _text(text, key, found.get(key, "")) for key in TEXTS}
    record.update({key: _list(text, key, found.get(key, [])) for key in LISTS})
    record.update({key: _table(text, key, found.get(key, {})) for key in _TABLES})
    record[_ADDRESSES] = _read_addresses(text, found.get(_ADDRESSES, []))
    return record


def _read_addresses(text: str, value: object) -> list[Address]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise UsageError(f"{place(text, _ADDRESSES)}: each address is below a line [[addresses]].")
    for part in (part for one in value for part in one if part not in Address._fields):
        known = ", ".join(Address._fields)
        raise UsageError(f"{place(text, part)}: an address has no such part; it has {known}.")
    read = [
        Address(**{part: _text(text, part, told).strip() for part, told in one.items()})
        for one in value
    ]
    return [one for one in read if any(one[1:])]


def _unknown(text: str, key: str) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, 1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return UsageError(
        f"{place(text, key)}: there is no such key. {hint}A field of your own goes below [fields]."
    )


def _text(text: str, key: str, value: object, table: str = "") -> str:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if isinstance(value, str) or (table == "fields" and whole):
        return str(value)
    day = isinstance(value, date) and not isinstance(value, datetime)
    if day and (key in _DAYS or table):
        return str(value)
    raise UsageError(f"{place(text, key, table)}: the value must be text in quotation marks.")


def _list(text: str, key: str, value: object) -> list[str]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return [str(one) for one in value]
    raise UsageError(f'{place(text, key)}: the value must be a list of texts, such as ["one"].')


def _table(text: str, name: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise UsageError(f"{place(text, name)}: this must be a table, below a line [{name}].")
    return {key: _text(text, key, one, name) for key, one in value.items()}


def place(text: str, key: str, table: str = "") -> str:
    """Name the line and the key of a text that is TOML; without the line where it is not found."""
    shown = f"{table}.{key}" if table else key
    for number in _candidates(text, key):
        if _is_there(text, number, key, table):
            return f"Line {number}, {shown}"
    return shown[:1].upper() + shown[1:]


def _candidates(text: str, key: str) -> Iterator[int]:
    """Yield the lines that look as if they set a key, from 1."""
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[=\].]", line):
            yield number


def _is_there(text: str, number: int, key: str, table: str) -> bool:
    """Tell whether a key first stands in this line, and not in a text of several lines."""
    import tomllib

    lines = text.split("\n")
    try:
        above: Mapping[str, Any] = tomllib.loads("\n".join(lines[: number - 1]))
    except tomllib.TOMLDecodeError:
        return False
    inside = above.get(table, {}) if table else above
    heading = [line for line in lines[:number] if line.lstrip().startswith("[")]
    in_table = heading[-1].strip().startswith(f"[{table}]") if table and heading else not table
    return in_table and isinstance(inside, dict) and key not in inside

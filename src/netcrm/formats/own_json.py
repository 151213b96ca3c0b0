"""netcrm's own JSON: everything that a database holds, written piece by piece.

One object, and in it a list for each kind of record. Each record is a line of its own: two files
can be compared line by line, and of a damaged one the lines that are whole can be read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from netcrm.formats.records import Contact, Focus, Interaction, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from netcrm.formats.card import Photo
    from netcrm.formats.records import Record

FORMAT = "netcrm"
VERSION = 1

_PEOPLE = ("introduced_by", "who", "via")
_LISTS = {
    Contact: ("positions", "roles", "relationships", "different_from"),
    Focus: ("people",),
    Interaction: ("people",),
    Outcome: ("people",),
}
"""Where a record has records in it."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def write_document(out: TextIO, sections: Mapping[str, Iterable[Record]]) -> None:
    """Write the sections, in their order, each record when it comes."""
    out.write(f'{{\n"format": {_encode(FORMAT)},\n"version": {VERSION}')
    for name, records in sections.items():
        out.write(f',\n"{name}": [')
        out.writelines(_lines(records))
    out.write("\n}\n")


def _lines(records: Iterable[Record]) -> Iterator[str]:
    between = "\n"
    for record in records:
        yield f"{between}{_encode(as_object(record))}"
        between = ",\n"
    yield "]" if between == "\n" else "\n]"


def as_object(record: Record) -> dict[str, Any]:
    """Return a record as its object in JSON."""
    found = _with_who(record)
    if isinstance(record, Contact):
        found["addresses"] = [address.parts for address in record.addresses]
        found["photo"] = _photo(record.photo) if record.photo else None
    for key in _LISTS.get(type(record), ()):
        found[key] = [_with_who(one) for one in found[key]]
    return found


def _with_who(record: Any) -> dict[str, Any]:  # noqa: ANN401  a record, or a part of one
    found: dict[str, Any] = record._asdict()
    for key in _PEOPLE:
        if found.get(key) is not None:
            found[key] = found[key]._asdict()
    return found


def _photo(photo: Photo) -> dict[str, str]:
    from base64 import b64encode

    return {"kind": photo.kind, "data": b64encode(photo.data).decode()}

"""A reader of vCards that forgives nothing: what it reads stands there, by the RFC's letter."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from netcrm.formats.card import Card, Photo
from netcrm.rules.addresses import Address, place_of
from netcrm.rules.posts import FullPost

_VALUE = r'(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^",:;\x00-\x08\x0a-\x1f\x7f]*)'
_LINE = re.compile(
    rf"(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+={_VALUE}(?:,{_VALUE})*)*):(.*)",
    re.DOTALL,
)
_PARAMETER = re.compile(rf";([A-Za-z0-9-]+)=({_VALUE}(?:,{_VALUE})*)")
_KINDS = {
    "HOME": "home",
    "WORK": "work",
    "CELL": "mobile",
    "FAX": "fax",
    "HOME,FAX": "home fax",
    "WORK,FAX": "work fax",
    "PAGER": "pager",
    "CAR": "car",
}
_POINTS = {"EMAIL": "emails", "TEL": "phones", "URL": "links"}
_TEXTS = {
    "FN": "name",
    "NICKNAME": "nickname",
    "NOTE": "notes",
    "TZ": "time_zone",
    "PRONOUNS": "pronouns",
    "X-PRONOUNS": "pronouns",
    "X-NETCRM-MET": "met",
    "X-NETCRM-TIER": "tier",
    "X-NETCRM-EVERY": "every",
    "X-NETCRM-PRIVATE-NOTE": "private_notes",
}


class Line(NamedTuple):
    """One line, unfolded; ``told`` is what stands before the colon."""

    group: str
    name: str
    parameters: dict[str, str]
    value: str
    told: str


@dataclass
class Read:
    """A card, with the version that it says."""

    version: str
    card: Card = field(default_factory=Card)
    lines: list[Line] = field(default_factory=list)


def lines_of(data: bytes) -> list[Line]:
    """Take a file apart; AssertionError where a line is not as it must be."""
    physical = data.split(b"\r\n")
    assert physical.pop() == b""
    for one in physical:
        assert not re.search(rb"[\r\n]", one)
        assert len(one) <= 75 or b" " * 74 in one, one
        assert one.strip(), "other programs take an empty line for the end of a card"
        one.decode()  # no character is broken
    unfolded = data.replace(b"\r\n ", b"").decode()
    return [_line(one) for one in unfolded.split("\r\n")[:-1]]


def _line(one: str) -> Line:
    found = _LINE.fullmatch(one)
    assert found, one
    parameters = {
        name: value[1:-1] if value[:1] == '"' else value
        for name, value in _PARAMETER.findall(found[3])
    }
    told = one[: found.start(4) - 1]
    return Line(found[1] or "", found[2], parameters, found[4], told)


def plain(value: str) -> str:
    """Unescape a text; AssertionError for what should have been escaped."""
    assert re.fullmatch(r"(?:[^\\,;\n]|\\[\\,;n])*", value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


def parts(value: str, separator: str) -> list[str]:
    """Divide a value at what is not escaped."""
    written = re.findall(rf"(?:^|{separator})((?:[^\\{separator}]|\\.)*)", value)
    return [plain(one) for one in written]


def parameter(value: str) -> str:
    return re.sub(r"\^([n'^])", lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], value)


def read(data: bytes) -> list[Read]:
    """Return all cards of a file."""
    found: list[Read] = []
    lines: list[Line] = []
    for line in lines_of(data):
        lines.append(line)
        if line.told == "END":
            assert line.value == "VCARD"
            found.append(_read(lines))
            lines = []
    assert not lines
    return found


def _read(lines: list[Line]) -> Read:
    begin, version, product, *content = lines[:-1]
    assert (product.told, product.value) == ("PRODID", "-//netcrm//netcrm//EN")
    assert (begin.told, begin.value) == ("BEGIN", "VCARD")
    assert version.told == "VERSION"
    assert [line.name for line in content].count("N") == 1
    assert [line.name for line in content].count("FN") == 1
    read = Read(version.value, lines=content)
    labels = {one.group: plain(one.value) for one in content if one.name == "X-ABLabel"}
    posts: dict[str, dict[str, str]] = {}
    place = None
    for line in content:
        if line.name == "ORG":
            names = ("organisation", "department")
            told = zip(names, parts(line.value, ";"), strict=False)
            posts.setdefault(line.group, {}).update(told)
        elif line.name == "TITLE":
            posts.setdefault(line.group, {})["title"] = plain(line.value)
        elif line.name == "ADR" and "X-NETCRM-PLACE" in line.parameters:
            place = parts(line.value, ";")
        else:
            _put(read, line, labels)
    card = read.card
    main = FullPost(**posts.pop("", {}))
    card.organisation, card.title, card.department = main
    card.further_posts = [FullPost(**post) for post in posts.values()]
    card.city, card.country = (place[3], place[6]) if place else place_of(card.addresses)
    return read


def _put(read: Read, line: Line, labels: dict[str, str]) -> None:  # noqa: C901, PLR0912
    card, value = read.card, line.value
    kind = line.parameters.get("TYPE", "").removesuffix("pref").removesuffix(",")
    label = labels.get(line.group, "") or _KINDS.get(kind, "")
    if line.name in _TEXTS:
        setattr(card, _TEXTS[line.name], plain(value))
    elif line.name in _POINTS:
        found = _uri(value) if line.name == "URL" else plain(value)
        getattr(card, _POINTS[line.name]).append(found)
        if label:
            card.labels[found] = label
    elif line.name == "N":
        card.family, card.given, card.middle, card.prefix, card.suffix = parts(value, ";")
    elif line.name == "UID":
        is_text = read.version == "3.0" or "VALUE" in line.parameters
        card.uid = plain(value) if is_text else _uri(value)
    elif line.name == "ADR":
        box, extended, street, city, region, code, country = parts(value, ";")
        told = parameter(line.parameters.get("X-NETCRM-FORMATTED", ""))
        if "LABEL" in line.parameters:
            told = _uri(parameter(line.parameters["LABEL"]))
        card.addresses.append(
            Address(label, street, extended, box, city, region, code, country, told)
        )
    elif line.name == "CATEGORIES":
        card.tags = parts(value, ",")
    elif line.name == "X-NETCRM-FORMER-NAME":
        card.former_names.append(plain(value))
    elif line.name == "X-NETCRM-FIELD":
        card.fields[parameter(line.parameters["X-NAME"])] = plain(value)
    elif line.name in ("X-NETCRM-MET-ON", "X-NETCRM-ADDED-ON"):
        setattr(card, line.name[9:].lower().replace("-", "_"), date.fromisoformat(value))
    elif line.name == "BDAY":
        card.birthday = _day(line)
    elif line.name in ("ANNIVERSARY", "X-ANNIVERSARY"):
        card.dates["anniversary"] = _day(line)
    elif line.name == "X-ABDATE":
        card.dates[label] = _day(line)
    elif line.name == "PHOTO":
        kind = line.parameters.get("TYPE") or value.partition(";")[0].removeprefix("data:image/")
        card.photo = Photo(kind.lower(), b64decode(value.rpartition(",")[2], validate=True))
    elif line.name != "X-ABLabel":
        card.rest.append((line.told, value))


def _uri(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


def _day(line: Line) -> str:
    value = re.sub(r"^(\d{4}|-)-?(\d\d)-?(\d\d)$", r"\1-\2-\3", line.value)
    return f"-{value[4:]}" if "X-APPLE-OMIT-YEAR" in line.parameters else value

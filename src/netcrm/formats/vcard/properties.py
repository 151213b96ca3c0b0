"""One line of a vCard: what stands before its colon, and what after it.

Our own parser, since none at hand can be trusted with any file. Measured with ten lines of an
ordinary card: ``vobject.base.parseLine`` reads 33,700 such cards a second, but refuses
``ADR;HOME;PREF;:`` of real files, and takes 3.7 s for 28 characters (``A;B=,=,=,…``), and four
times as long for every two more. ``icalendar``'s content lines read 5,600 a second, and refuse
``TEL;HOME:`` of version 2.1 altogether. This one reads 75,000.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HEAD = re.compile(r'((?:[^":]++|"[^"]*+")*+):')
_SEGMENT = re.compile(r'(?:[^";]++|"[^"]*+"|")+')
_NAME = re.compile(r"(?:([\w.-]+)\.)?([\w-]+)", re.ASCII)
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_ADDRESS_PARTS = 6  # semicolons in an address

_ENCODINGS = {"QUOTED-PRINTABLE": "Q", "Q": "Q", "BASE64": "B", "B": "B"}


class Property(NamedTuple):
    """A property of a card: ``item1.TEL;TYPE=HOME:+1 555`` in its parts.

    ``name`` is in capitals and has no ``_``; ``written`` is as the file has it. ``parameters``
    are as they stand between the semicolons, ``value`` as it stands after the colon, with its
    escapes, but decoded.
    """

    line: int
    group: str
    name: str
    written: str
    parameters: tuple[str, ...]
    value: str

    @property
    def encoding(self) -> str:
        """``Q`` for quoted-printable, ``B`` for base64, else nothing."""
        return encoding_of(self.parameters)

    def parameter(self, name: str) -> str:
        """Return the value of a parameter, without quotation marks; empty where there is none."""
        return parameter_of(self.parameters, name)

    @property
    def types(self) -> list[tuple[str, bool]]:
        """The types, each as written, and whether ``TYPE=`` stands before it.

        Version 2.1 writes them bare, among other words.
        """
        found: list[tuple[str, bool]] = []
        for one in self.parameters:
            name, equals, value = one.partition("=")
            if not equals:
                found.append((one.strip(), False))
            elif name.strip().upper() == "TYPE":
                found.extend((word.strip('" \t'), True) for word in value.split(","))
        return [one for one in found if one[0]]


def parse(line: int, text: str) -> Property | None:
    """Take a line apart; None, where it is none of a vCard."""
    head, colon, value = text.partition(":")
    if '"' in head and (found := _HEAD.match(text)):
        head, value = found[1], text[found.end() :]
    if not colon:
        return None
    name, *parameters = _SEGMENT.findall(head) if '"' in head else head.split(";")
    match = _NAME.fullmatch(name.strip("\ufeff \t"))
    if match is None:
        return None
    group, written = match.groups("")
    key = written.upper().replace("_", "-")
    if key == "ADR" and len(parameters) > 1 and '"' not in head:
        head, value = _after_raw_label(text, head, value)
        parameters = head.split(";")[1:]
    return Property(line, group, key, written, tuple(filter(None, parameters)), value)


def encoding_of(parameters: tuple[str, ...]) -> str:
    """Return ``Q``, ``B`` or nothing; version 2.1 leaves the ``ENCODING=`` out."""
    for one in parameters:
        name, equals, value = one.partition("=")
        if not equals or name.strip().upper() == "ENCODING":
            code = _ENCODINGS.get((value if equals else name).strip('" \t').upper())
            if code:
                return code
    return ""


def parameter_of(parameters: tuple[str, ...], name: str) -> str:
    """Return the value of the first parameter of that name (RFC 6868 for what it cannot hold)."""
    for one in parameters:
        key, _, value = one.partition("=")
        if key.strip().upper() == name:
            bare = value.strip(" \t")
            if bare[:1] == '"':
                bare = bare.strip('"')
            return _CARET.sub(lambda found: _CARETS[found[1]], bare) if "^" in bare else bare
    return ""


def _after_raw_label(text: str, head: str, value: str) -> tuple[str, str]:
    """Find the colon of an address of which a LABEL without quotation marks has colons itself."""
    if "LABEL=" not in head.upper() or text.count(";") < _ADDRESS_PARTS:
        return head, value
    parts = text.rsplit(";", _ADDRESS_PARTS)
    colon = parts[0].rfind(":")
    return (head, value) if colon < 0 else (text[:colon], text[colon + 1 :])

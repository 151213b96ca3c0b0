"""One line of a vCard: what stands before its colon, and what after it.

Our own parser, since none at hand can be trusted with any file. Measured in one run with ten lines
of an ordinary card: ``vobject.base.parseLine`` (0.9.9) reads 66,000 such cards a second, but
refuses ``ADR;HOME;PREF;:`` of real files, and needs 3.7 s for 28 characters (``A;B=,=,=,…``), four
times as long for every two more. The content lines of ``icalendar`` (7.3.2) are read at 9,900
cards a second, and refuse ``TEL;HOME:`` of version 2.1 altogether. This parser reads 315,000, as it
has met most heads before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from netcrm.formats.vcard.custom import custom_label
from netcrm.formats.vcard.kinds import kind_of, preference_of
from netcrm.formats.vcard.values import split

_HEAD = re.compile(r'((?:[^":]++|"[^"]*+")*+):')
_SEGMENT = re.compile(r'(?:[^";]++|"[^"]*+"|")+')
_NAME = re.compile(r"(?:([\w.-]+)\.)?([\w-]+)", re.ASCII)
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_ADDRESS_PARTS = 7
_SHORT = 200  # longer heads are not worth the memory

_ENCODINGS = {"QUOTED-PRINTABLE": "Q", "Q": "Q", "BASE64": "B", "B": "B"}


@dataclass(frozen=True)
class Head:
    """What stands before the colon of a property: ``item1.TEL;TYPE=HOME``.

    ``name`` is in capitals and has no ``_``; ``written`` is as the file has it. ``parameters``
    are as they stand between the semicolons. The cards of one program share nearly all of them.
    """

    group: str
    name: str
    written: str
    parameters: tuple[str, ...]

    def parameter(self, name: str) -> str:
        """Return the value of a parameter (RFC 6868); empty where there is none of that name."""
        for one in self.parameters:
            key, _, value = one.partition("=")
            if key.strip().upper() == name:
                bare = value.strip(" \t")
                bare = bare.strip('"') if bare[:1] == '"' else bare
                return _CARET.sub(lambda found: _CARETS[found[1]], bare) if "^" in bare else bare
        return ""

    @cached_property
    def encoding(self) -> str:
        """``Q`` for quoted-printable, ``B`` for base64, else nothing."""
        return next(filter(None, map(encoding_of, self.parameters)), "")

    @cached_property
    def kind(self) -> str:
        """What the types say that the value is for."""
        return kind_of(self._types)

    @cached_property
    def preference(self) -> int:
        """The place among those of its kind: 1 is the preferred one."""
        return preference_of(self._types, self.parameter("PREF"))

    @cached_property
    def alternative(self) -> str:
        """What is the same for properties that say one thing in several ways."""
        return self.parameter("ALTID")

    @cached_property
    def language(self) -> str:
        """The language of the value, in small letters."""
        return self.parameter("LANGUAGE").lower()

    @cached_property
    def _types(self) -> list[tuple[str, bool]]:
        """The types, each as written, and whether it may be a word of the user's own.

        In 2.1, which has no ``TYPE=`` before them, Android marks those words.
        """
        found: list[tuple[str, bool]] = []
        for one in self.parameters:
            name, equals, value = one.partition("=")
            if label := custom_label(one):
                found.append((label, True))
            elif not equals:
                found.append((one.strip(), False))
            elif name.strip().upper() == "TYPE":
                found.extend((word.strip('" \t'), True) for word in value.split(","))
        return [one for one in found if one[0]]


class Property(NamedTuple):
    """A property of a card: ``value`` is as it stands after the colon, with its escapes, decoded.

    ``line`` is the number of its first line in the file.
    """

    line: int
    head: Head
    value: str

    @property
    def name(self) -> str:
        """Its name in capitals, with ``-`` for ``_``."""
        return self.head.name

    @property
    def group(self) -> str:
        """The group that it stands in, in small letters."""
        return self.head.group.lower()


def divided(text: str) -> tuple[str, str] | None:
    """Divide a line at the colon that ends its head; None, where there is none."""
    head, colon, value = text.partition(":")
    if '"' in head and (found := _HEAD.match(text)):
        head, value = found[1], text[found.end() :]
    elif not colon:
        return None
    elif "LABEL=" in head and len(split(value, ";")) > _ADDRESS_PARTS:
        return _after_raw_label(text, head, value)
    return head, value


def head_of(text: str) -> Head | None:
    """Take the head of a line apart; None, where it is none of a vCard."""
    return _known_head(text) if len(text) <= _SHORT else _head(text)


@lru_cache(maxsize=2048)
def _known_head(text: str) -> Head | None:
    return _head(text)


def _head(text: str) -> Head | None:
    name, *parameters = _SEGMENT.findall(text) if '"' in text else text.split(";")
    match = _NAME.fullmatch(name.strip("\ufeff \t"))
    if match is None:
        return None
    group, written = match.groups("")
    key = written.upper().replace("_", "-")
    return Head(group, key, written, tuple(filter(None, parameters)))


def encoding_of(parameter: str) -> str:
    """Return ``Q``, ``B`` or nothing; version 2.1 leaves the ``ENCODING=`` out."""
    name, equals, value = parameter.partition("=")
    if equals and name.strip().upper() != "ENCODING":
        return ""
    return _ENCODINGS.get((value if equals else name).strip('" \t').upper(), "")


def _after_raw_label(text: str, head: str, value: str) -> tuple[str, str]:
    """Find the colon of an address of which a LABEL without quotation marks has colons itself."""
    colon = text.rsplit(";", _ADDRESS_PARTS - 1)[0].rfind(":")
    return (head, value) if colon < 0 else (text[:colon], text[colon + 1 :])

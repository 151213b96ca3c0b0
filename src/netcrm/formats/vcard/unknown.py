"""Lines of other programs' vCards, written back as they were, made valid for a version.

They come from files of anybody, so they are taken apart before they are trusted.
"""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING

from netcrm.formats.vcard.lines import line, parameter
from netcrm.rules.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NAME = re.compile(r"(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)((?:;.*)?)", re.DOTALL)
_PARAMETER = re.compile(r';((?:"[^"]*"|[^;])*)')
_IN_LIST = re.compile(r'"[^"]*"|[^,]+')
_TOKEN = re.compile("[A-Za-z0-9-]+")
_ACTING = "\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029"
_VALUE = re.compile(f'"[^"{_ACTING}]*"|[^",:;{_ACTING}]*')

# A card has these once, from netcrm itself; another END would end it.
_OURS = frozenset(("BEGIN", "END", "VERSION", "FN", "N"))
_BASE64 = ("ENCODING", "b")
_CODES = frozenset(("B", "BASE64"))
_TEXT_CODES = frozenset(("CHARSET", "ENCODING"))  # what they spoke of is Unicode by now
_MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}


def group_of(name: str) -> str:
    """Return the group of a line, such as ``item1``, in small letters; empty where it has none."""
    found = _NAME.fullmatch(name)
    return (found[1] or "").lower() if found else ""


def lines(rest: Sequence[tuple[str, str]], version: str) -> Iterator[str]:
    """Yield the lines of what netcrm has no place for; what is no line of a vCard is left out."""
    for name, value in rest:
        found = _NAME.fullmatch(name)
        if found is None or found[2].upper() in _OURS:
            continue
        head = name[: found.end(2)]
        parameters = list(dict.fromkeys(_parameters(found[3])))
        if _BASE64 in parameters and not _is_base64(value):
            parameters.remove(_BASE64)  # else other programs refuse the whole file
        one_line = without_controls(value).replace("\n", "\\n")
        if _BASE64 in parameters and version == "4.0":
            yield line(head, _data(found[2].upper(), parameters, one_line))
        else:
            yield line(head + "".join(f";{key}={told}" for key, told in parameters), one_line)


def _parameters(written: str) -> Iterator[tuple[str, str]]:
    """Yield the parameters as names and values, in the forms of 3.0."""
    for one in _PARAMETER.findall(written):
        name, equals, value = one.partition("=")
        if not equals:  # vCard 2.1 writes TEL;HOME
            name, value = ("ENCODING" if one.upper() in _CODES else "TYPE"), one
        if name.upper() == "ENCODING" and value.upper() in _CODES:
            yield _BASE64
        elif _TOKEN.fullmatch(name) and name.upper() not in _TEXT_CODES:
            yield name, ",".join(map(_valid, _IN_LIST.findall(value)))


def _is_base64(value: str) -> bool:
    try:
        b64decode(value, validate=True)
    except ValueError:
        return False
    return True


def _valid(value: str) -> str:
    return value if _VALUE.fullmatch(value) else parameter(value.strip('"'))


def _data(name: str, parameters: Iterable[tuple[str, str]], base64: str) -> str:
    """Return a picture or key as version 4.0 has it, without a parameter for its encoding."""
    kinds = [value.lower() for key, value in parameters if key.upper() == "TYPE"]
    general = _MEDIA.get(name)
    known = general and len(kinds) == 1 and _TOKEN.fullmatch(kinds[0])
    media = f"{general}/{kinds[0]}" if known else "application/octet-stream"
    return f"data:{media};base64,{base64}"

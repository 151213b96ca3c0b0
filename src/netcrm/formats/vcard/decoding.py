"""From the bytes of a value to its text: quoted-printable, and the charset of each property."""

from __future__ import annotations

import codecs
import re
from binascii import a2b_base64, a2b_qp
from binascii import Error as Base64Error
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from netcrm.formats.guess import NAMES, guessed
from netcrm.formats.remarks import Remark
from netcrm.formats.vcard.properties import encoding_of, parameter_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_RAW = re.compile("[\udc80-\udcff]+")
_QUOTED_BYTE = re.compile("=[89A-Fa-f][0-9A-Fa-f]")
_NO_BASE64 = re.compile("[^A-Za-z0-9+/]+")
_CHARSET = re.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}")
# Python knows codecs that are no charset of a file, and some that take the square of the time.
_KNOWN = re.compile(
    r"utf-(?:8|16|32)(?:-[bl]e|-sig)?|ascii|(?:iso|cp|mac|koi|gb|big5|shift_|euc_|tis)[\w-]*"
)
_SAMPLES, _SAMPLE = 300, 2_000
_SEARCHED = 200_000


class Charsets:
    """Decodes the values of one file; what has no charset by one guess, which is remarked on.

    ``text`` is the file as UTF-8, each byte that is none of it half of a surrogate pair.
    """

    def __init__(self, text: str, remarks: list[Remark]) -> None:
        self._text = text
        self._remarks = remarks
        self._guess = ""

    def decoded(self, line: int, text: str) -> str:
        """Return a property with its value decoded; base64 stays."""
        head, colon, value = text.partition(":")
        if text.isascii() and ("=" not in value or ";" not in head):
            return text  # nearly all of them
        parameters = tuple(head.split(";")[1:])
        encoding = encoding_of(parameters)
        raw = not text.isascii() and _RAW.search(text) is not None
        if encoding == "B" or not (raw or encoding):
            return text
        charset = parameter_of(parameters, "CHARSET")
        data = value.encode("utf-8", "surrogateescape")
        if encoding == "Q":
            data = a2b_qp(data)
        before = self._text_of(head.encode("utf-8", "surrogateescape"), "", line)
        after = self._text_of(data, charset, line)
        return before + colon + after.replace("\0", "").replace("\r\n", "\n")

    def _text_of(self, data: bytes, charset: str, line: int) -> str:
        if data.isascii() and not charset:
            return data.decode("ascii")
        if charset and (known := _codec(charset)):
            text = data.decode(known, "replace")
            if "\ufffd" in text:
                self._remarks.append(Remark(line, f"bytes that are not {charset} were replaced"))
            return text
        if charset:
            self._remarks.append(Remark(line, f"unknown CHARSET {charset[:40]!r}"))
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode(self._guessed(data, line), "replace")

    def _guessed(self, data: bytes, line: int) -> str:
        if not self._guess:
            self._guess = guessed(b"\n".join((*_samples(self._text), data)))
            name = NAMES[self._guess]
            reason = f"neither UTF-8 nor with a CHARSET: read as {name}, here and below"
            self._remarks.append(Remark(line, reason))
        return self._guess


def base64(value: str) -> bytes:
    """Return the bytes of a value in base64, however it is folded; empty where it is none."""
    letters = _NO_BASE64.sub("", value)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return a2b_base64(letters + "=" * (-len(letters) % 4))
    except Base64Error:
        return b""


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    """Return Python's name of a charset; empty where there is none."""
    if not _CHARSET.fullmatch(charset):
        return ""
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return ""
    return name if _KNOWN.fullmatch(name) else ""


def _samples(text: str) -> Iterator[bytes]:
    """Yield lines that tell the encoding of a file that says nothing about it."""
    for found in islice(_RAW.finditer(text), _SAMPLES):
        start, end = found.span()
        before = re.split("[\r\n]", text[max(0, start - _SAMPLE) : start])[-1]
        after = re.split("[\r\n]", text[start : end + _SAMPLE], maxsplit=1)[0]
        yield (before + after).encode("utf-8", "surrogateescape")
    for one in text[:_SEARCHED].splitlines():
        head, _, value = one.partition(":")
        quoted = "QUOTED-PRINTABLE" in head.upper() and "CHARSET" not in head.upper()
        if quoted and _QUOTED_BYTE.search(value):
            yield a2b_qp(value.encode("utf-8", "surrogateescape"))

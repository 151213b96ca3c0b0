"""From the bytes of a value to its text: quoted-printable, and the charset of each property."""

from __future__ import annotations

import codecs
import re
from binascii import Error as Base64Error
from binascii import a2b_base64, a2b_qp
from itertools import islice
from typing import TYPE_CHECKING

from netcrm.formats.guess import NAMES, guessed
from netcrm.formats.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.formats.vcard.properties import Property

_RAW = re.compile("[\udc80-\udcff]+")
_QUOTED_BYTE = re.compile("=[89A-Fa-f][0-9A-Fa-f]")
_NO_BASE64 = re.compile("[^A-Za-z0-9+/]+")
_CHARSET = re.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}")
# Python knows codecs that are no charset of a file, and some that take the square of the time.
_KNOWN = re.compile(
    r"utf-(?:8|16|32)(?:-[bl]e|-sig)?|ascii|(?:iso|cp|mac|koi|gb|big5|shift_|euc_|tis)[\w-]*"
)
_CHARSETS = 50  # in one file; who looks for more has none of them
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
        self._codecs: dict[str, str] = {}

    def head(self, line: int, text: str) -> str:
        """Decode the head of a property, which should be ASCII, but for labels in it."""
        return self._text_of(text.encode("utf-8", "surrogateescape"), "", line)

    def value(self, one: Property) -> str:
        """Decode the value of a property; base64 stays."""
        raw = not one.value.isascii() and _RAW.search(one.value) is not None
        encoding = one.head.encoding
        if encoding == "B" or not (raw or encoding):
            return one.value
        data = one.value.encode("utf-8", "surrogateescape")
        if encoding == "Q":
            data = a2b_qp(data)
        text = self._text_of(data, one.head.parameter("CHARSET"), one.line)
        return text.replace("\0", "").replace("\r\n", "\n")

    def _text_of(self, data: bytes, charset: str, line: int) -> str:
        if data.isascii() and not charset:
            return data.decode("ascii")
        if charset and (known := self._codec(charset, line)):
            text = data.decode(known, "replace")
            if "\ufffd" in text:
                self._remarks.append(Remark(line, f"bytes that are not {charset} were replaced"))
            return text.rstrip("\ufffd")  # where a value is cut, half of a letter is left
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode(self._guessed(data, line), "replace")

    def _codec(self, charset: str, line: int) -> str:
        """Return Python's name of a charset; empty where there is none, with a remark."""
        name = charset.lower()
        if name not in self._codecs and len(self._codecs) < _CHARSETS:
            self._codecs[name] = codec_of(name)
            if not self._codecs[name]:
                self._remarks.append(Remark(line, f"there is no CHARSET {charset[:40]!r}"))
        return self._codecs.get(name, "")

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


def codec_of(charset: str) -> str:
    """Return Python's name of the codec of a charset in a file; empty where there is none."""
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

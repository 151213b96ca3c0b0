"""From bytes to text, whatever program wrote them."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError, UsageError
from netcrm.formats.guess import NAMES, USUAL, guessed, telling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

SAMPLE = 65_536
"""So many bytes of a file tell what it is."""

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Of UTF-32: where of four bytes the lowest stands, where the one above, and where the highest.
_OF_FOUR = (("utf-32-le", 0, 2, 3), ("utf-32-be", 3, 1, 0))

_SIGNATURES = {
    b"PK\x03\x04": "a zip archive or a workbook (unpack it, or save the sheet as CSV)",
    b"\xd0\xcf\x11\xe0": "an old workbook (save the sheet as CSV)",
    b"\x1f\x8b": "a gzip archive (unpack it)",
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3\0": "a database",
}

# Escape is no noise: a name with colour codes is hostile, and still text.
_NOISE = dict.fromkeys(set(range(0x20)) - {*map(ord, "\t\n\v\f\r\x1b")} | {0x7F})
_NOISY = 0.05

_VCARD = re.compile(rb"\s*BEGIN:VCARD", re.IGNORECASE)

# What UTF-8 has no meaning for, as Python keeps it, and what Windows-1252 takes it for.
_ODD = {0xDC00 + byte: bytes([byte]).decode(USUAL, "replace") for byte in range(0x80, 0x100)}
_MOSTLY = 8  # so many bytes of UTF-8 for each that is none

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character, which nothing can write and no database keep."""

_HINT = "--encoding says otherwise"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without its byte order mark.

    ``encoding`` is the one it was read by; ``remark`` says what had to be assumed, if anything.
    """

    text: str
    encoding: str
    remark: str | None = None


def checked_encoding(name: str) -> str:
    """Return the name of an encoding that Python knows; UsageError for any other."""
    try:
        "a".encode(name)  # codecs.lookup() knows some that make no text
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        raise UsageError(
            f"There is no encoding '{name}': utf-8, cp1252, iso8859-2 or shift_jis are some."
        ) from None


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Decode by ``encoding``, else by what the bytes tell, with a remark on what is guessed.

    A vCard that is not UTF-8 comes with halves of characters for the bytes that are none: each of
    its values has an encoding of its own, which its reader knows. ``name`` stands for the file in
    the sentence of UnreadableFileError, raised for what is empty or no text at all.
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableFileError(f"{name} is {kind}, not a text file.")
    decoded = _decoded(data) if encoding is None else _as_told(data, name, encoding)
    if not decoded.text or decoded.text.isspace():  # strip() would make a second text
        raise UnreadableFileError(f"{name} is empty.")
    return decoded


def is_noise(text: str) -> bool:
    """Tell what was decoded, and is no text all the same, by its many control characters."""
    sample = text[:SAMPLE]
    return len(sample) - len(sample.translate(_NOISE)) > _NOISY * len(sample)


def whole(text: str) -> str:
    """Return a text in which no character is half: a byte that was none is of Windows-1252."""
    if text.isascii() or not _HALF.search(text):
        return text
    return _HALF.sub("\ufffd", text.translate(_ODD))


def strictly(file: BinaryIO, name: str, encoding: str) -> Iterator[str]:
    """Yield the text of a file in the encoding that the user has named, from where it stands.

    Raises UnreadableFileError, with the line, where the file is not in it.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    try:
        while data := file.read(SAMPLE):
            text = decoder.decode(data)
            line += text.count("\n")
            yield text
        yield decoder.decode(b"", final=True)
    except UnicodeError as error:
        if isinstance(error, UnicodeDecodeError):
            with suppress(UnicodeError):  # of what knows no other way, such as idna
                line += error.object[: error.start].decode(encoding, "replace").count("\n")
        raise UnreadableFileError(
            f"{name} is not in the encoding {encoding}: line {line} has bytes that are none of it."
        ) from error


def unicode_of(head: bytes) -> tuple[int, str]:
    """Return the length of the byte order mark and the Unicode encoding that a file begins in.

    Without a mark, zeros at every other place tell UTF-16, three of four UTF-32; else it is UTF-8.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return len(mark), encoding
    return 0, _by_zeros(head)


def _by_zeros(head: bytes) -> str:
    zeros = [head[place::4].count(0) for place in range(4)]
    every = len(head[3::4])
    for encoding, low, high, top in _OF_FOUR:
        if every and zeros[top] >= every and zeros[high] > 0.9 * every and zeros[low] < every / 2:
            return encoding
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    for encoding, low, high in (("utf-16-le", even, odd), ("utf-16-be", odd, even)):
        if high > 3 * low and high > len(head) / 10:
            return encoding
    return "utf-8"


def _decoded(data: bytes) -> Decoded:
    length, encoding = unicode_of(data[:SAMPLE])
    marked = memoryview(data)[length:]
    try:
        return Decoded(str(marked, encoding), encoding)
    except UnicodeDecodeError:
        pass
    if encoding != "utf-8":
        text = str(marked, encoding, "replace")
        return Decoded(text, encoding, f"damaged {encoding.upper()}; replaced what is unreadable")
    if _VCARD.match(marked):
        return Decoded(str(marked, encoding, "surrogateescape"), encoding)
    if length or _is_mostly_utf_8(data):
        text = whole(str(marked, encoding, "surrogateescape"))
        rest = f"damaged UTF-8; the rest read as {NAMES[USUAL]}"
        return Decoded(text, encoding, f"{rest}; {_HINT}")
    encoding = guessed(data)
    # Five bytes mean nothing in Windows-1252 either; they must not cost the whole file.
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, f"not UTF-8; read as {NAMES[encoding]}; {_HINT}")


def _is_mostly_utf_8(data: bytes) -> bool:
    """Tell a file with some bytes that are out of place from one that is in another encoding."""
    sample = telling(data)
    high = len(sample.translate(None, bytes(range(0x80))))
    odd = len(sample) - len(sample.decode("utf-8", "ignore").encode())
    return high - odd > _MOSTLY * odd


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    text = "".join(strictly(BytesIO(data), name, encoding))
    return Decoded(whole(text.removeprefix("\ufeff")), encoding)  # UTF-7 can tell halves

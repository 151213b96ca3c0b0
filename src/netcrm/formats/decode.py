"""From the bytes of a file to its text, whatever program wrote it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 200_000_000
"""The most bytes that are read: a hundred times the largest address book that we have seen."""

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

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
_SAMPLE = 65_536
_NOISY = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without its byte order mark.

    ``encoding`` is the one it was read by; ``remark`` says what had to be assumed, if anything.
    """

    text: str
    encoding: str
    remark: str | None = None


def read_text(path: Path) -> Decoded:
    """Read a file as text; UnreadableFileError says in one sentence why it cannot be."""
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """Read a file of at most LIMIT bytes; UnreadableFileError when that cannot be done."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise UnreadableFileError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise UnreadableFileError(f"{path} is a folder: name a file in it.") from None
    except PermissionError:
        raise UnreadableFileError(f"{path} may not be read: its permissions forbid it.") from None
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > LIMIT:
        raise UnreadableFileError(f"{path} is larger than {LIMIT // 1_000_000} MB.")
    return data


def decode(data: bytes, name: str) -> Decoded:
    """Decode by the byte order mark, else as UTF-8, else as Windows-1252, with a remark.

    ``name`` stands for the file in the sentence of UnreadableFileError, raised for what is empty
    or no text at all.
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableFileError(f"{name} is {kind}, not a text file.")
    decoded = _decoded(data)
    if not decoded.text.strip():
        raise UnreadableFileError(f"{name} is empty.")
    sample = decoded.text[:_SAMPLE]
    if len(sample) - len(sample.translate(_NOISE)) > _NOISY * len(sample):
        raise UnreadableFileError(f"{name} holds binary data, not text.")
    return decoded


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252 either; they must not cost the whole file.
        text = data.decode("cp1252", errors="replace")
        return Decoded(text, "cp1252", "not UTF-8; read as Windows-1252")


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return Decoded(text, encoding, f"damaged {encoding.upper()}; replaced what is unreadable")

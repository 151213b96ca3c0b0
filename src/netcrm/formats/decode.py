"""From the bytes of a file to its text, whatever program wrote it."""

from __future__ import annotations

import codecs
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO, TextIO

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


class Source:
    """A file that is read: as a whole, or opened from its beginning as often as wanted.

    What can be read only once, such as a pipe, is kept in memory. UnreadableFileError says in one
    sentence why a file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with _reading(path):
            if path.is_file():
                self._open: Callable[[], BinaryIO] = lambda: path.open("rb")
                self.size = path.stat().st_size
            else:
                data = read_bytes(path)
                self._open = lambda: BytesIO(data)
                self.size = len(data)
        with _reading(path), self._open() as file:
            self._head = file.read(_SAMPLE)
        if not self._head:
            raise UnreadableFileError(f"{path} is empty.")

    @property
    def is_json(self) -> bool:
        """Whether it begins as JSON does: with a brace or a bracket, and as no list of people."""
        mark, encoding = self._encoding()
        head = self._head[len(mark) : len(mark) + 1000].decode(encoding, "replace")
        return head.lstrip()[:1] in ("{", "[")

    def text(self) -> Decoded:
        """Read the whole."""
        with _reading(self.path), self._open() as file:
            data = file.read(LIMIT + 1)
        return decode(_limited(data, self.path), str(self.path))

    def open(self) -> TextIO:
        """Open it from its beginning; what is no character comes as half of one."""
        mark, encoding = self._encoding()
        with _reading(self.path):
            file = self._open()
            file.seek(len(mark))
        errors = "surrogateescape" if encoding == "utf-8" else "replace"
        return TextIOWrapper(file, encoding, errors)

    def _encoding(self) -> tuple[bytes, str]:
        known = ((mark, encoding) for mark, encoding in _MARKS if self._head.startswith(mark))
        return next(known, (b"", "utf-8"))


def read_text(path: Path) -> Decoded:
    """Read a file as text; UnreadableFileError says in one sentence why it cannot be."""
    return Source(path).text()


def read_bytes(path: Path) -> bytes:
    """Read a file of at most LIMIT bytes; UnreadableFileError when that cannot be done."""
    with _reading(path), path.open("rb") as file:
        return _limited(file.read(LIMIT + 1), path)


def _limited(data: bytes, path: Path) -> bytes:
    if len(data) > LIMIT:
        raise UnreadableFileError(f"{path} is larger than {LIMIT // 1_000_000} MB.")
    return data


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise UnreadableFileError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise UnreadableFileError(f"{path} is a folder: name a file in it.") from None
    except PermissionError:
        raise UnreadableFileError(f"{path} may not be read: its permissions forbid it.") from None
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror}.") from error


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

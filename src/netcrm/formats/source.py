"""What is read: a file, standard input, one file of an archive."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError
from netcrm.formats.decode import SAMPLE, decode, strictly, unicode_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO, Self, TextIO

    from netcrm.formats.decode import Decoded

LIMIT = 200_000_000
"""The most bytes that are read: a hundred times the largest address book that we have seen."""

STANDARD_INPUT = "standard input"


class Source:
    """Something that is read: as a whole, or opened from its beginning as often as wanted.

    ``name`` begins the sentences about it, ``title`` is what it is called elsewhere, ``size`` is
    about how many bytes it has. ``encoding`` is the one that the user has named, ``remarks`` what
    is to be said about where it comes from. UnreadableFileError says in one sentence why it cannot
    be read.
    """

    def __init__(
        self,
        name: str,
        title: str,
        size: int,
        reopen: Callable[[], BinaryIO],
        encoding: str | None = None,
    ) -> None:
        self.name = name
        self.title = title
        self.size = size
        self.encoding = encoding
        self.remarks: list[str] = []
        self.reopen = reopen
        with self.bytes() as file:
            self.head = file.read(SAMPLE)
        if not self.head:
            raise UnreadableFileError(f"{name} is empty.")

    @classmethod
    def of_file(cls, path: Path, encoding: str | None = None) -> Self:
        """Take a file; what can be read only once, such as a pipe, is kept in memory."""
        with _reading(str(path)):
            if path.is_file():
                return cls(
                    str(path), path.name, path.stat().st_size, lambda: path.open("rb"), encoding
                )
        return cls._held(str(path), path.name, read_bytes(path), encoding)

    @classmethod
    def of_stream(cls, stream: BinaryIO, encoding: str | None = None) -> Self:
        """Take standard input, all of it and at once."""
        name = STANDARD_INPUT.capitalize()
        with _reading(name):
            data = limited(stream.read(LIMIT + 1), name)
        return cls._held(name, STANDARD_INPUT, data, encoding)

    @classmethod
    def _held(cls, name: str, title: str, data: bytes, encoding: str | None) -> Self:
        return cls(name, title, len(data), lambda: BytesIO(data), encoding)

    @property
    def is_json(self) -> bool:
        """Whether it begins as JSON does: with a brace or a bracket, and as no list of people."""
        return self.top(1000).lstrip("\ufeff \t\r\n")[:1] in ("{", "[")

    def top(self, size: int = SAMPLE) -> str:
        """Return its first bytes as text, as far as they can be told."""
        length, encoding = self._begins()
        return self.head[length : length + size].decode(encoding, "replace")

    def text(self) -> Decoded:
        """Read the whole."""
        with self.bytes() as file:
            data = limited(file.read(LIMIT + 1), self.name)
        return decode(data, self.name, self.encoding)

    def open(self) -> TextIO:
        """Open it from its beginning; what is no character comes as half of one."""
        length, encoding = self._begins()
        if self.encoding is not None:
            with self.bytes() as file:
                file.read(length)
                for _ in strictly(file, self.name, encoding):
                    pass
        errors = "surrogateescape" if encoding == "utf-8" else "replace"
        with _reading(self.name):
            file = self.reopen()
            file.read(length)
        return TextIOWrapper(file, encoding, errors)

    @contextmanager
    def bytes(self) -> Iterator[BinaryIO]:
        """Open it for its bytes, and name it in the sentence about what goes wrong meanwhile."""
        with _reading(self.name), self.reopen() as file:
            yield file

    def _begins(self) -> tuple[int, str]:
        """Return how many bytes its mark has, and its encoding: what the user says goes before."""
        length, encoding = unicode_of(self.head)
        if self.encoding in (None, encoding):
            return length, encoding
        return 0, self.encoding


def read_text(path: Path) -> Decoded:
    """Read a file as text; UnreadableFileError says in one sentence why it cannot be."""
    return Source.of_file(path).text()


def read_bytes(path: Path) -> bytes:
    """Read a file of at most LIMIT bytes; UnreadableFileError when that cannot be done."""
    with _reading(str(path)), path.open("rb") as file:
        return limited(file.read(LIMIT + 1), str(path))


def limited(data: bytes, name: str) -> bytes:
    """Return what was read, if it is not more than LIMIT."""
    if len(data) > LIMIT:
        raise UnreadableFileError(f"{name} is larger than {LIMIT // 1_000_000} MB.")
    return data


@contextmanager
def _reading(name: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise UnreadableFileError(f"There is no file {name}.") from None
    except IsADirectoryError:
        raise UnreadableFileError(f"{name} is a folder: name a file in it.") from None
    except PermissionError:
        raise UnreadableFileError(f"{name} may not be read: its permissions forbid it.") from None
    except OSError as error:
        raise UnreadableFileError(f"{name} cannot be read: {error.strerror}.") from error

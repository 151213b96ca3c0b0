"""The lists of people in a .zip, as LinkedIn and Google hand it out.

Nothing in an archive is trusted: not the sizes that it tells, nor its names, by which nothing is
ever written. What a list unpacks to is counted while it is unpacked.
"""

from __future__ import annotations

import stat
import struct
import zlib
from contextlib import contextmanager
from functools import partial
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from netcrm.errors import UnreadableFileError
from netcrm.formats.source import LIMIT, Source
from netcrm.rules.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import IO, BinaryIO
    from zipfile import ZipInfo

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins; the second one is empty."""

MEMBERS = 10_000
"""The most files that an archive may hold: with a picture of each person there are thousands."""

TOTAL = 500_000_000
"""The most bytes that its lists may unpack to."""

_DIRECTORY = 4_000_000  # bytes that tell what is in it: ten thousand long names take two million
_RATIO = 200  # tables of nothing but repetitions come to about 100, bombs to 1,000
_SMALL = 10_000_000  # so much may come out of whatever little
_AT_ONCE = 1_000_000  # unpacked before it is counted

_LISTS = (".csv", ".vcf", ".json")
_EVERYBODY = ("connections.csv", "all contacts.csv", "all contacts.vcf")
"""Files that hold everybody: what is beside them repeats some people, or is about the user."""

_OF_SYSTEMS = "__MACOSX/"
_MOST_NAMED = 5
_ENCRYPTED = 1
_DAMAGED = (BadZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError)


class Archive:
    """An archive that is read from ``source``, until it is closed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._unpacked: dict[str, int] = {}
        self._file = source.reopen()
        try:
            with self._saying("is a damaged archive: fetch it again"):
                self._zip = ZipFile(cast("IO[bytes]", _Bounded(self._file)))
            self._members = self._listed()
        except UnreadableFileError:
            self._file.close()
            raise

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()
        self._file.close()

    def _listed(self) -> dict[str, ZipInfo]:
        """Return the files by their names, as they can be shown."""
        infos = self._zip.infolist()
        if len(infos) > MEMBERS:
            raise self._error(f"holds more than {MEMBERS:,} files: unpack it, and name the lists")
        members = {
            visible(one.filename): one
            for one in infos
            if one.filename and not one.is_dir() and not one.filename.startswith(_OF_SYSTEMS)
        }
        if any(name.startswith("xl/") or name == "content.xml" for name in members):
            raise self._error("is a workbook: save the sheet as CSV")
        return members

    def lists(self, is_list: Callable[[Source], bool]) -> list[Source]:
        """Return the files that are lists of people, by their names; the first remarks the others.

        Where one of them holds everybody, it is the only one. Of two by one name the later counts,
        as for every program that unpacks. Raises UnreadableFileError where there is none.
        """
        names = sorted(filter(self._may_be_list, self._members), key=str.casefold)
        everybody = [one for one in names if one.rpartition("/")[2].casefold() in _EVERYBODY]
        found = {}
        for name in everybody or names:
            source = self._member(name)
            if is_list(source):
                found[name] = source
        others = [name for name in self._members if name not in found]
        if not found:
            only = f", only {_named(others)}" if others else ""
            raise self._error(f"holds no list of people that netcrm knows{only}")
        if others:
            first = next(iter(found.values()))
            first.remarks.append(f"in {self._source.title}, not read: {_named(others)}")
        return list(found.values())

    def _may_be_list(self, name: str) -> bool:
        info = self._members[name]
        is_link = stat.S_ISLNK(info.external_attr >> 16)
        return name.casefold().endswith(_LISTS) and info.file_size > 0 and not is_link

    def _member(self, name: str) -> Source:
        info = self._members[name]
        if info.flag_bits & _ENCRYPTED:
            raise self._error("is encrypted: unpack the archive, and name the file", name)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self._error("is packed in an unusual way: unpack it, and name the file", name)
        whole = self._source
        return Source(
            f"{whole.name}: {name}",
            f"{whole.title}: {name}",
            info.file_size,
            partial(self._open, name),
            whole.encoding,
        )

    def _open(self, name: str) -> BinaryIO:
        info = self._members[name]
        with self._saying("is damaged: fetch the archive again", name):
            packed = self._zip.open(info)
        return BufferedReader(_Unpacking(partial(self._read, name, packed)))

    def _read(self, name: str, packed: IO[bytes], size: int) -> bytes:
        with self._saying("is damaged: fetch the archive again", name):
            data = packed.read(min(size, _AT_ONCE))
            place = packed.tell()
        most = max(_SMALL, _RATIO * min(self._members[name].compress_size, self._source.size))
        if place > LIMIT:
            raise self._error(f"unpacks to more than {LIMIT // 1_000_000} MB", name)
        if place > most:
            raise self._error(f"unpacks to more than {_RATIO} times its size", name)
        self._unpacked[name] = max(place, self._unpacked.get(name, 0))
        if sum(self._unpacked.values()) > TOTAL:
            raise self._error(f"and those before it unpack to {TOTAL // 1_000_000} MB", name)
        return data

    @contextmanager
    def _saying(self, what: str, name: str = "") -> Iterator[None]:
        try:
            yield
        except _DAMAGED as error:
            raise self._error(what, name) from error

    def _error(self, what: str, name: str = "") -> UnreadableFileError:
        whole = self._source.name
        return UnreadableFileError(f"{whole}: {name} {what}." if name else f"{whole} {what}.")


class _Bounded:
    """A file of which nothing large is read at once.

    What tells the files of an archive is read in one piece, of the size that the archive says.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(min(size, _DIRECTORY + 1) if size >= 0 else _DIRECTORY + 1)
        if len(data) > _DIRECTORY:
            raise BadZipFile
        return data


class _Unpacking(RawIOBase):
    """What is unpacked while it is read."""

    def __init__(self, take: Callable[[int], bytes]) -> None:
        self._take = take

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._take(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _named(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    said = ", ".join(names[: _MOST_NAMED if more > 1 else _MOST_NAMED + 1])
    return f"{said} and {more:,} more" if more > 1 else said

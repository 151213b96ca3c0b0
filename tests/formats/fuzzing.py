"""Files that nobody has written: what becomes of real-looking ones by accident or malice.

``test_fuzz.py`` reads some of them each time, ``benchmarks/fuzz.py`` as many as wanted.
"""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError, UsageError
from netcrm.formats.named import is_json, opened
from netcrm.formats.own_json_reading import OwnJson
from netcrm.formats.reading import JSON, READERS, read_cards
from netcrm.formats.records import SECTIONS
from netcrm.formats.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

FORMATS = (None, JSON, *READERS)
"""What is read: as what a file says of itself, and as each format that it may not be."""

OWN = Path(__file__).parent / "data"

PIECES = (
    *(
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\r",
        b"\r\n",
        b"\n\n\n",
        b"\x85",
        b"\x1b[31m",
    ),
    *(
        b'"',
        b'""',
        b",",
        b";",
        b"\t",
        b"\\",
        b":",
        b"=",
        b"=\r\n",
        b"=C3",
        b"{",
        b"[[[[",
        b"]}",
        b"'",
    ),
    *(
        b"BEGIN:VCARD\n",
        b"END:VCARD\n",
        b"item1.",
        b"PHOTO;ENCODING=b:",
        b";CHARSET=nonsense",
        b"1e999",
    ),
    *(
        b"\xed\xa0\x80",
        b"\xf0\x9f\x98\x80",
        b"99999999999999999999",
        b"0000-00-00",
        b"null",
        b"PK\3\4",
    ),
)


@cache
def seeds() -> tuple[bytes, ...]:
    """Files that make sense: our own, and the real ones of others where they are at hand."""
    files = sorted(one for one in OWN.rglob("*") if one.is_file())
    if folder := os.environ.get("NETCRM_CORPUS"):
        files += sorted(one for one in Path(folder).glob("[cv]*/*") if one.stat().st_size < 100_000)
    return tuple(one.read_bytes() for one in files)


def invented(chance: Random) -> bytes:
    """Make a file: noise, or one that makes sense with some accidents, perhaps in an archive."""
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(1, 3000))
    data = bytearray(chance.choice(seeds()))
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        _change(data, chance)
    if chance.random() < 0.1:
        with suppress(UnicodeDecodeError):
            encoding = chance.choice(("utf-16", "utf-16-be", "utf-32-le", "utf-8-sig", "cp1251"))
            data = bytearray(data.decode().encode(encoding, "replace"))
    if chance.random() < 0.15:
        data = bytearray(_packed(bytes(data), chance))
        for _ in range(chance.choice((0, 0, 1, 3))):
            _change(data, chance)
    return bytes(data)


def _change(data: bytearray, chance: Random) -> None:
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((1, 2, 10, 200)))
    match chance.randrange(6):
        case 0:
            data[start:end] = b""
        case 1:
            data[start:start] = data[start:end] * chance.choice((1, 3, 50))
        case 2:
            data[start:start] = chance.choice(PIECES) * chance.choice((1, 1, 5, 300))
        case 3:
            data[start : start + 1] = bytes([chance.randrange(256)])
        case 4:
            other = chance.choice(seeds())
            data[start:end] = other[chance.randrange(len(other)) :][:1000]
        case 5 if chance.random() < 0.3:
            del data[start:]


def _packed(data: bytes, chance: Random) -> bytes:
    file = io.BytesIO()
    kinds: Sequence[int] = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(file, "w", chance.choice(kinds)) as archive:
        archive.writestr(chance.choice(("Connections.csv", "a.csv", "é.vcf", "all.json")), data)
        archive.writestr("more.CSV", chance.choice(seeds()))
    return file.getvalue()


def read_whole(data: bytes, source: str | None) -> int:
    """Read all of a file as ``import`` does, and return how many records came of it.

    What an import says in one sentence is no record; every other exception is a mistake of ours.
    """
    try:
        with opened([Source.of_stream(io.BytesIO(data))], source) as found:
            return sum(_records(one, source) for one in found)
    except (UnreadableFileError, UsageError):
        return 0


def _records(file: Source, source: str | None) -> int:
    if not is_json(file, source):
        return sum(1 for _ in read_cards(file.text().text, source).cards)
    with closing(OwnJson(file.open)) as document:
        count = sum(1 for section in SECTIONS for _ in document.records(section))
        return count + len(document.finish())

"""Which files netcrm itself has written: it may replace those, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.errors import RefusedError
from netcrm.formats.markdown import MARK
from netcrm.formats.vcard.versions import VERSIONS
from netcrm.formats.vcard.writing import PRODUCT
from netcrm.formats.workbook import CREATOR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BEGINNINGS = (
    b"uid,name,",
    b'{\n"format": "netcrm"',
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//netcrm//",
    *(f"BEGIN:VCARD\r\nVERSION:{one}\r\nPRODID:{PRODUCT}".encode() for one in VERSIONS),
    MARK,
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def check_replaceable(path: Path, *, force: bool) -> bool:
    """Tell whether there is a file to be replaced; RefusedError where it is not of netcrm."""
    if not path.is_file() or not path.stat().st_size:
        return False
    if not (force or is_own(path)):
        raise RefusedError(f"{path} is there, and netcrm did not write it; --force replaces it.")
    return True


def others(folder: Path, files: Iterable[Path]) -> int:
    """Count the pages in a folder that netcrm wrote, beside these files."""
    known = {file.name for file in files}
    return sum(is_own(file) for file in folder.glob("*.md") if file.name not in known)


def is_own(path: Path) -> bool:
    """Tell a file that netcrm wrote, by its beginning; one that cannot be read is none."""
    try:
        with path.open("rb") as file:
            beginning = file.read(100).removeprefix(_BYTE_ORDER_MARK)
        return beginning.startswith(_BEGINNINGS) or (
            beginning.startswith(b"PK") and _is_own_workbook(path)
        )
    except OSError:
        return False


def _is_own_workbook(path: Path) -> bool:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            told = archive.read("docProps/core.xml")
    except (BadZipFile, KeyError):
        return False
    return f"<dc:creator>{CREATOR}</dc:creator>".encode() in told

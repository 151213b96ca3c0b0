"""netcrm replaces what it has written, and no file of somebody else's."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from netcrm.errors import RefusedError
from netcrm.formats.own_files import check_replaceable, is_own

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

FORMATS = {
    "csv": "csv",
    "json": "json",
    "ics": "ics",
    "md": "md",
    "xlsx": "xlsx",
    "vcard": "vcf",
    "vcard4": "vcf",
}
"""Those whose files tell that they are netcrm's, and how the files end."""


def workbook_of(creator: str | None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        if creator is not None:
            archive.writestr("docProps/core.xml", f"<x><dc:creator>{creator}</dc:creator></x>")
    return out.getvalue()


@pytest.mark.parametrize("people", [0, 1, 2])
@pytest.mark.parametrize("form", FORMATS)
def test_what_netcrm_wrote_is_its_own(crm: Netcrm, form: str, people: int) -> None:
    for number in range(people):
        crm("add", f"Ana Lund {number}", "--force", "--every", "6w")
    file = crm.home / f"out.{FORMATS[form]}"
    crm("export", str(file), "--to", form)
    assert is_own(file) == bool(people or form not in ("vcard", "vcard4"))
    assert crm.json("export", str(file), "--to", form)["replaced"] == int(file.stat().st_size > 0)
    piped = crm.home / "piped"
    crm.shell(f"netcrm export --to {form} >{piped}")
    assert piped.read_bytes() == b"" or is_own(piped)


@pytest.mark.parametrize(
    "content",
    [
        b"First Name,Last Name,URL\r\nAna,Lund,\r\n",
        b"name,uid\r\nAna,1\r\n",
        b'{"people": []}',
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Others//EN\r\n",
        b"---\ntitle: notes\n---\n",
        b"# Notes\n",
        b"\xff\xfeu\x00i\x00d\x00",
        b"PK\x03\x04 cut",
        workbook_of("openpyxl"),
        workbook_of(None),
    ],
)
def test_what_somebody_else_wrote_is_not(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert not is_own(file)
    with pytest.raises(RefusedError, match="--force"):
        check_replaceable(file, force=False)
    assert check_replaceable(file, force=True)
    assert file.read_bytes() == content


def test_where_nothing_is_there_is_nothing_to_replace(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for name in ("empty.csv", "none.csv", "."):
        assert not check_replaceable(tmp_path / name, force=False)


def test_a_slip_in_a_query_empties_no_file(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--tag", "mentor")
    file = crm.home / "out.csv"
    crm("export", str(file))
    before = file.read_bytes()
    assert "Nobody fits" in crm.fails(1, "export", str(file), "tag:mentro").err
    assert file.read_bytes() == before

"""Bytes become text whatever program wrote them, or a sentence says why not."""

from __future__ import annotations

import codecs
import contextlib
import os
import sqlite3
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UnreadableFileError
from netcrm.formats import decode as decoding
from netcrm.formats.decode import decode, read_bytes, read_text

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "First Name,Last Name\r\nZoë,Łoś\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_unicode_is_told_by_its_mark_and_is_utf_8_without(data: bytes, encoding: str) -> None:
    decoded = decode(data, "people.csv")
    assert decoded.text == TEXT
    assert decoded.encoding == encoding
    assert decoded.remark is None


def test_what_is_not_utf_8_is_windows_1252_and_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Zoë “Zo” Müller €\n".encode("cp1252"))
    decoded = read_text(path)
    assert decoded.text == "Zoë “Zo” Müller €\n"
    assert decoded.remark == "not UTF-8; read as Windows-1252"


def test_a_byte_that_no_code_page_has_costs_one_character() -> None:
    assert decode(b"Zo\xeb\x81,Amara\n", "people.csv").text == "Zoë\ufffd,Amara\n"


def test_a_utf_16_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "Zoë\n".encode("utf-16-le") + b"\x41", "people.csv")
    assert decoded.text.startswith("Zoë\n")
    assert decoded.remark is not None
    assert "UTF-16" in decoded.remark


def test_escape_codes_in_a_name_do_not_make_a_file_binary() -> None:
    evil = "name,email_1\n" + "\x1b[31mEvil\x1b[0m\x07,evil@example.org\n" * 10
    assert decode(evil.encode(), "people.csv").text == evil


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"PK\x03\x04\x14\0\x08", "a zip archive"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (zlib.compress(bytes(range(256)) * 9 + TEXT.encode(), 9) * 40, "binary data"),
        (TEXT.encode("utf-16-le"), "binary data"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words) as caught:
        decode(data, "people.csv")
    assert caught.value.message.startswith("people.csv ")
    assert caught.value.exit_code == 6


def test_a_database_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE person (name)")
    connection.close()
    with pytest.raises(UnreadableFileError, match="a database"):
        read_text(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="There is no file"):
        read_bytes(tmp_path / "nowhere.csv")
    with pytest.raises(UnreadableFileError, match="is a folder"):
        read_bytes(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableFileError, match="cannot be read: Not a directory"):
        read_bytes(tmp_path / "file" / "people.csv")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root"
)
def test_a_forbidden_file_is_said_to_be_forbidden(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.touch(0o000)
    with pytest.raises(UnreadableFileError, match="may not be read"):
        read_bytes(path)


def test_a_file_above_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LIMIT", 1_000_000)
    path = tmp_path / "people.csv"
    path.write_bytes(b"a" * 1_000_000)
    assert len(read_bytes(path)) == 1_000_000
    path.write_bytes(b"a" * 1_000_001)
    with pytest.raises(UnreadableFileError, match="larger than 1 MB"):
        read_bytes(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_sentence(data: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        assert decode(data, "people.csv").text.strip()

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

from netcrm.errors import UnreadableFileError, UsageError
from netcrm.formats import source as sourcing
from netcrm.formats.decode import Decoded, checked_encoding, decode, is_noise
from netcrm.formats.source import Source, read_bytes, read_text

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
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be"),
        *(
            (TEXT.encode(name), name)
            for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
        ),
    ],
)
def test_unicode_is_told_by_its_mark_or_its_zeros_and_is_utf_8_else(
    data: bytes, encoding: str
) -> None:
    decoded = decode(data, "people.csv")
    assert decoded.text == TEXT
    assert decoded.encoding == encoding
    assert decoded.remark is None


def test_what_is_not_utf_8_is_windows_1252_and_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Zoë “Zo” Müller €\n".encode("cp1252"))
    decoded = read_text(path)
    assert decoded.text == "Zoë “Zo” Müller €\n"
    assert decoded.remark == "not UTF-8; read as Windows-1252; --encoding says otherwise"


def test_a_byte_that_no_code_page_has_costs_one_character() -> None:
    assert decode(b"Zo\xeb\x81,Amara\n", "people.csv").text == "Zoë\ufffd,Amara\n"


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_zeros_tell_unicode_of_any_writing(name: str) -> None:
    rows = "氏名,会社\n" + "山田一郎,一橋大学\nИлья,Юг\nĀnanda,\n" * 20
    assert decode(rows.encode(name), "people.csv") == Decoded(rows, name)


def test_a_zero_in_a_name_makes_no_utf_16() -> None:
    assert decode(b"name,email_1\nZo\0ra,z@example.org\n", "people.csv").encoding == "utf-8"


def test_a_file_of_utf_8_and_some_rows_of_another_program_loses_neither() -> None:
    rows = "".join(f"Zoë{number},Łoś\n" for number in range(20))
    decoded = decode(rows.encode() + "René\x85,“Zo”\n".encode("cp1252", "ignore"), "people.csv")
    assert decoded.text == rows + "René,“Zo”\n"
    assert decoded.remark is not None
    assert "damaged UTF-8; the rest read as Windows-1252" in decoded.remark


def test_a_next_line_of_windows_1252_is_an_ellipsis_and_of_unicode_no_end_of_a_line() -> None:
    assert (
        decode(b"Zo\xeb\x85,\x93Zo\x94 O\x92Neill\n", "people.csv").text
        == "Zoë…,“Zo” O\u2019Neill\n"
    )
    assert decode("Zoë\x85,Ada\n".encode(), "people.csv").text == "Zoë\x85,Ada\n"


@pytest.mark.parametrize("start", [b"", b"\r\n ", codecs.BOM_UTF8])
def test_a_vcard_keeps_the_bytes_whose_encoding_its_values_tell(start: bytes) -> None:
    card = b"begin:vCard\r\nVERSION:2.1\r\nN;CHARSET=windows-1251:\xc8\xe2\xe0\xed\r\nEND:VCARD\r\n"
    decoded = decode(start + card, "people.vcf")
    assert (
        decoded.text.encode("utf-8", "surrogateescape")
        == start.removeprefix(codecs.BOM_UTF8) + card
    )
    assert decoded.remark is None
    assert "Иван" in decode(start + card, "people.vcf", "cp1251").text


def test_the_encoding_that_the_user_names_goes_before(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Łukasz,Żak\n".encode("iso8859-2"))
    assert Source.of_file(path, "iso8859-2").text() == Decoded("Łukasz,Żak\n", "iso8859-2")
    with Source.of_file(path, "iso8859-2").open() as file:
        assert file.read() == "Łukasz,Żak\n"


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "utf-16-le"])
def test_a_mark_is_no_text_where_the_encoding_is_named(name: str, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    mark = codecs.BOM_UTF16_LE if name == "utf-16-le" else b""
    path.write_bytes(mark + TEXT.encode("utf-8-sig" if name == "utf-8" else name))
    assert Source.of_file(path, name).text().text == TEXT
    with Source.of_file(path, name).open() as file:
        assert file.read() == TEXT.replace("\r\n", "\n")


def test_a_file_that_is_not_in_the_encoding_that_was_named_says_where(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"a,b\n" * 40_000 + "Zoë,Łoś\n".encode())
    with pytest.raises(UnreadableFileError, match="not in the encoding ascii: line 40001 has"):
        Source.of_file(path, "ascii").text()
    with pytest.raises(UnreadableFileError, match="line 40001 has"):
        Source.of_file(path, "ascii").open()


def test_an_encoding_that_knows_no_replacement_says_so_too(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Name\nZoë\n".encode())
    with pytest.raises(UnreadableFileError, match="not in the encoding idna"):
        Source.of_file(path, "idna").text()


def test_halves_of_characters_are_no_text() -> None:
    assert decode(b"Name\nA+2AA-\n", "people.csv", "utf-7").text == "Name\nA\ufffd\n"


@pytest.mark.parametrize("name", ["latin9", "SHIFT_JIS", "utf8", "windows-1257", "macintosh"])
def test_an_encoding_is_known_by_the_names_that_people_use(name: str) -> None:
    assert checked_encoding(name)


@pytest.mark.parametrize(
    "name", ["nonsense", "hex", "rot13", "", "a\0b", "undefined", "../x", "\ud800"]
)
def test_an_encoding_that_is_none_is_a_mistake_of_the_command(name: str) -> None:
    with pytest.raises(UsageError):
        checked_encoding(name)


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
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words) as caught:
        decode(data, "people.csv")
    assert caught.value.message.startswith("people.csv ")
    assert caught.value.exit_code == 6


def test_what_is_no_text_is_told_by_its_control_characters() -> None:
    data = zlib.compress(bytes(range(256)) * 9 + TEXT.encode(), 9) * 40
    assert is_noise(decode(data, "people.csv").text)
    assert not is_noise(TEXT)
    assert not is_noise("name,email_1\n" + "\x1b[31mEvil\x1b[0m\x07,evil@example.org\n" * 10)


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
    monkeypatch.setattr(sourcing, "LIMIT", 1_000_000)
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

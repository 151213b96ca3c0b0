"""An archive gives its lists of people, and whatever is wrong with it costs one sentence."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import tracemalloc
import warnings
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UnreadableFileError
from netcrm.formats import archive as unpacking
from netcrm.formats.archive import Archive
from netcrm.formats.named import is_list, opened
from netcrm.formats.source import LIMIT, Source

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
ROW = "Amara,Okafor,amara@example.org,Acme,Director,12 Mar 2023\n"
OTHER = "Bela,Varga,bela@example.org,Tisza Works,Engineer,01 Feb 2022\n"
LIST = HEADER + ROW
MESSAGES = "CONVERSATION ID,FROM,TO,CONTENT\n1,Amara,Bela,hello\n"


def packed(*members: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of two members by one name
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def texts(data: bytes, source: str | None = None) -> tuple[dict[str, str], list[str]]:
    """The lists of an archive by their names, and what is remarked."""
    with opened([Source.of_stream(io.BytesIO(data))], source) as found:
        read = {one.title.removeprefix("standard input: "): one.text().text for one in found}
        return read, [remark for one in found for remark in one.remarks]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        texts(data)
    assert caught.value.message.startswith("Standard input")
    assert caught.value.message.endswith(".")
    return caught.value.message


def test_the_lists_of_people_come_by_their_names_and_the_rest_is_remarked() -> None:
    data = packed(("b.csv", LIST), ("messages.csv", MESSAGES), ("A.CSV", LIST), ("x/", ""))
    read, remarks = texts(data)
    assert list(read) == ["A.CSV", "b.csv"]
    assert set(read.values()) == {LIST}
    assert remarks == ["in standard input, not read: messages.csv"]


@pytest.mark.parametrize(
    "name", ["Connections.csv", "Takeout/Contacts/All Contacts/All Contacts.csv"]
)
def test_a_list_of_everybody_is_the_only_one(name: str) -> None:
    data = packed(("Profile.csv", LIST), (name, LIST), ("Takeout/Contacts/Friends/x.csv", LIST))
    read, remarks = texts(data)
    assert list(read) == [name]
    assert remarks == ["in standard input, not read: Profile.csv, Takeout/Contacts/Friends/x.csv"]


def test_of_many_others_a_few_are_named() -> None:
    pictures = [(f"{number}.jpg", b"\xff\xd8\xff") for number in range(20)]
    remarks = texts(packed(("list.csv", LIST), *pictures))[1]
    assert remarks == ["in standard input, not read: 0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg and 15 more"]


def test_only_those_in_the_format_that_was_named() -> None:
    own = "uid,name,email_1\n,Ada,ada@example.org\n"
    data = packed(("mine.csv", own), ("list.csv", LIST), ("all.json", '{"format": "netcrm",'))
    assert list(texts(data, "netcrm")[0]) == ["mine.csv"]
    assert list(texts(data, "linkedin")[0]) == ["list.csv"]


def test_json_is_a_list_of_people_only_if_it_is_netcrm_s_own() -> None:
    own = '{"format": "netcrm", "version": 1, "contacts": []}'
    data = packed(("all.json", own), ("places.json", '{"locations": [1, 2'), ("x.json", "["))
    read, remarks = texts(data)
    assert list(read) == ["all.json"]
    assert remarks == ["in standard input, not read: places.json, x.json"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_lists_are_decoded_as_any_other_file(encoding: str) -> None:
    rows = HEADER + "Zoë,Müller,,,,\n" * 3000  # more than is looked at to know it
    read, _ = texts(packed(("list.csv", rows.encode(encoding))))
    assert read == {"list.csv": rows}


@pytest.mark.parametrize(
    "name",
    ["../../up.csv", "/etc/abs.csv", "C:\\x\\y.csv", "..\\up.csv", "a\nb\x1b[31m.csv", "é" * 200],
)
def test_a_name_is_only_a_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read, _ = texts(packed((f"{name}.csv", LIST)))
    assert list(read.values()) == [LIST]
    assert all(title.isprintable() for title in read)
    assert list(tmp_path.iterdir()) == []


def test_names_of_dos_and_names_that_are_no_utf_8() -> None:
    data = packed(("aeb.csv", LIST))
    assert list(texts(data.replace(b"aeb.csv", b"a\x82b.csv"))[0]) == ["aéb.csv"]  # cp437
    broken = packed(("é.csv", LIST)).replace("é.csv".encode(), b"\xff\xff.csv")
    assert "is a damaged archive" in refused(broken)
    assert "only a." in refused(data.replace(b"aeb.csv", b"a\0b.csv"))


def test_a_file_without_a_name_is_left() -> None:
    data = packed(("list.csv", LIST), ("X.csv", LIST)).replace(b"X.csv", b"\0.csv")
    assert list(texts(data)[0]) == ["list.csv"]


def test_links_folders_and_what_systems_add_are_left() -> None:
    link = zipfile.ZipInfo("link.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = packed((link, LIST), ("__MACOSX/._list.csv", "x"), ("list.csv", LIST), ("a.csv/", ""))
    read, remarks = texts(data)
    assert list(read) == ["list.csv"]
    assert remarks == ["in standard input, not read: link.csv"]


def test_an_archive_in_an_archive_is_not_opened() -> None:
    inner = packed(("list.csv", LIST))
    assert texts(packed(("list.csv", LIST), ("more.zip", inner)))[1] == [
        "in standard input, not read: more.zip"
    ]
    assert "no list of people that netcrm knows, only more.csv" in refused(
        packed(("more.csv", inner))
    )


def test_of_two_by_one_name_the_later_counts() -> None:
    read, _ = texts(packed(("list.csv", LIST), ("list.csv", HEADER + OTHER)))
    assert read == {"list.csv": HEADER + OTHER}


def test_an_archive_without_a_list_says_what_is_in_it() -> None:
    assert refused(packed()) == "Standard input holds no list of people that netcrm knows."
    told = refused(packed(("messages.csv", MESSAGES), ("empty.csv", ""), ("a.txt", LIST)))
    assert told.endswith("that netcrm knows, only messages.csv, empty.csv, a.txt.")


@pytest.mark.parametrize("name", ["xl/workbook.xml", "content.xml"])
def test_a_workbook_is_to_be_saved_as_csv(name: str) -> None:
    assert "is a workbook: save the sheet as CSV" in refused(packed((name, "<a/>")))


def test_a_locked_list_and_one_that_is_packed_in_an_unusual_way() -> None:
    data = packed(("list.csv", LIST))
    directory = data.rindex(b"PK\x01\x02")
    locked = bytearray(data)
    locked[directory + 8] |= 1
    assert "list.csv is encrypted" in refused(bytes(locked))
    for method in (9, 12, 14, 99):
        unusual = bytearray(data)
        unusual[directory + 10 : directory + 12] = struct.pack("<H", method)
        assert "list.csv is packed in an unusual way" in refused(bytes(unusual))


def test_a_damaged_list_is_not_read_in_part() -> None:
    rows = HEADER + "".join(f"Amara{number},Okafor,,,,\n" for number in range(100_000))
    data = bytearray(packed(("list.csv", rows)))
    data[-200] ^= 0xFF  # near the end of what is packed
    assert "list.csv is damaged" in refused(bytes(data))
    stored = packed(("list.csv", LIST))
    for end in (10, len(stored) // 2, len(stored) - 5):
        assert "is a damaged archive" in refused(stored[:end])


def test_what_unpacks_to_too_much_is_stopped_while_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = packed(("list.csv", HEADER.encode() + b"\n" * 20_000_000))
    assert "list.csv unpacks to more than 200 times its size" in refused(bomb)
    monkeypatch.setattr(unpacking, "LIMIT", 1_000_000)
    monkeypatch.setattr(unpacking, "TOTAL", 1_500_000)
    large = HEADER + ROW * 16_000
    assert len(texts(packed(("a.csv", large)))[0]) == 1
    assert "a.csv unpacks to more than 1 MB" in refused(packed(("a.csv", large + ROW * 2000)))
    both = packed(("a.csv", large), ("b.csv", large))
    assert "b.csv and those before it unpack to 1 MB" in refused(both)


def test_a_bomb_takes_no_memory() -> None:
    bomb = packed(("list.csv", HEADER.encode() + b"\n" * 100_000_000))
    tracemalloc.start()
    try:
        assert "200 times" in refused(bomb)
        used = tracemalloc.get_traced_memory()[1] - LIMIT  # so much is set aside for any file
        assert used < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_size_that_is_a_lie_changes_nothing() -> None:
    for lie in (1, 100, 4_000_000_000):
        data = bytearray(packed(("list.csv", LIST)))
        directory = data.rindex(b"PK\x01\x02")
        data[directory + 24 : directory + 28] = struct.pack("<I", lie)
        with contextlib.suppress(UnreadableFileError):
            assert texts(bytes(data))[0] == {"list.csv": LIST}


def test_too_many_files_and_too_long_a_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    many = packed(*((f"{number}.txt", b"") for number in range(30)))
    monkeypatch.setattr(unpacking, "MEMBERS", 29)
    assert "more than 29 files" in refused(many)
    monkeypatch.setattr(unpacking, "MEMBERS", 30)
    assert "no list of people" in refused(many)
    monkeypatch.setattr(unpacking, "_DIRECTORY", 1000)
    assert "is a damaged archive" in refused(many)


def test_the_file_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    path.write_bytes(packed(("list.csv", LIST)))
    with closing(Archive(Source.of_file(path))) as archive:
        (found,) = archive.lists(lambda member: is_list(member, None))
        assert found.name == f"{path}: list.csv"
        assert found.title == "archive.zip: list.csv"
        with found.open() as file:
            assert file.read() == LIST
    with pytest.raises(UnreadableFileError, match=r"list\.csv is damaged"):
        found.text()


WHOLE = packed(("messages.csv", MESSAGES), ("Connections.csv", LIST), ("all.json", "{}"))


@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=20
    ),
    st.integers(0, len(WHOLE)),
)
def test_any_damage_is_told_or_does_no_harm(changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    for one in (bytes(data), WHOLE[:end]):
        with contextlib.suppress(UnreadableFileError):
            texts(one)

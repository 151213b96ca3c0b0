"""A database that is none, damaged, too new, not to be written, or on a full disk."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Netcrm, Result

FILE = Path(__file__).parents[1] / "formats" / "data" / "linkedin_2026.csv"
READING = ["due", "list", "show 1", "followups", "history", "cadence", "export", "db check"]
WRITING = ["add Bela Varga", "log 1 coffee", "skip 1", "undo", "done f1", "cadence set tag:x 2w"]


def one_sentence(told: Result) -> bool:
    assert told.err.count("\n") == 1, told.err
    assert told.err.endswith((".\n", "?\n")), told.err
    return True


def text(file: Path) -> None:
    file.write_text("These are my notes.\n" * 300, encoding="utf-8")


def picture(file: Path) -> None:
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)


def empty(file: Path) -> None:
    file.touch()


def of_another_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)")
        connection.execute("INSERT INTO contact (name) VALUES ('Amara Okafor')")
        connection.commit()


@pytest.mark.parametrize("make", [text, picture, empty, of_another_program])
@pytest.mark.parametrize("command", [*READING, *WRITING])
def test_a_file_that_is_no_database_of_ours_is_left_alone(
    crm: Netcrm, make: Callable[[Path], None], command: str
) -> None:
    make(crm.db)
    before = crm.db.read_bytes()
    told = crm.fails(7, *command.split())
    assert one_sentence(told)
    assert "netcrm.db" in told.err
    assert "no database" in told.err or "not a database" in told.err
    assert crm.db.read_bytes() == before
    if command != "export":
        assert crm.fails(7, *command.split(), "--json").error["code"] == "database"


def test_a_folder_or_a_device_is_no_database(crm: Netcrm) -> None:
    before = sorted(crm.home.rglob("*"))
    for place in (crm.home, "/dev/null", ""):
        for command in ("list", "add Bela Varga"):
            assert one_sentence(crm.fails(7, *command.split(), "--db", str(place)))
    for command in ("list", "add Bela Varga"):
        assert one_sentence(crm.fails(7, *command.split(), "--db", "x" * 300))
    blocked = str(crm.home / "config.toml" / "netcrm.db")
    assert one_sentence(crm.fails(7, "add", "Bela Varga", "--db", blocked))
    assert sorted(crm.home.rglob("*")) == before


@pytest.fixture
def written(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor", "--email", "amara@example.org", "--tag", "x", "--every", "3w")
    crm("log", "amara", "coffee")
    crm("followup", "amara", "send the notes", "--in", "2w")
    return crm


@pytest.mark.parametrize("command", [*READING, *WRITING])
def test_a_database_of_a_newer_version_is_not_touched(written: Netcrm, command: str) -> None:
    with closing(sqlite3.connect(written.db)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = written.kept()
    told = written.fails(7, *command.split())
    assert one_sentence(told)
    assert "newer netcrm" in told.err
    assert "delete" not in told.err
    assert written.kept() == before


def damage(file: Path, first: float, last: float) -> None:
    data = bytearray(file.read_bytes())
    for place in range(int(first * len(data)), int(last * len(data))):
        data[place] ^= 0xFF
    file.write_bytes(data)


@pytest.mark.parametrize("part", range(10))
def test_a_damaged_database_never_ends_in_a_traceback(written: Netcrm, part: int) -> None:
    # From the second page on: damage to the first is that of "no database".
    damage(written.db, max(part / 10, 0.02), (part + 1) / 10)
    for command in (*READING, *WRITING):
        told = written.run(*command.split())
        assert told.code in (0, 1, 3, 7), (command, told.err)
        if told.code == 7 and command != "db check":
            assert one_sentence(told)


def test_damage_is_found_by_db_check(written: Netcrm) -> None:
    assert written("db", "check").out.rstrip().endswith("1 contact, 1 interaction, 1 follow-up.")
    damage(written.db, 0.4, 0.6)
    found = written.run("db", "check")
    assert found.code == 7
    assert "has problems" in found.out
    assert "damaged" in found.out
    as_json = written.run("db", "check", "--json")
    assert as_json.code == 7
    assert as_json.json["ok"] is False
    assert as_json.json["problems"]


def test_a_cut_off_database_is_refused(written: Netcrm) -> None:
    whole = written.db.read_bytes()
    for size in (50, 100, 4096, 9000, len(whole) // 2):
        written.db.write_bytes(whole[:size])
        for command in ("list", "add Bela Varga", "db check"):
            told = written.run(*command.split())
            assert told.code == 7, (size, command)


def mounted(*words: str) -> bool:
    """Mount something, where whoever runs this may."""
    if sys.platform != "linux" or shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def read_only(written: Netcrm) -> Iterator[Netcrm]:
    home = str(written.home)
    if not mounted("--bind", home, home):
        pytest.skip("a read-only folder needs the right to mount one")
    try:
        if not mounted("-o", "remount,ro,bind", home):
            pytest.skip("a read-only folder needs the right to mount one")
        yield written
    finally:
        subprocess.run(["umount", home], check=True)


def test_a_read_only_folder_is_read_and_not_written(read_only: Netcrm) -> None:
    files = sorted(read_only.home.iterdir())
    for command in READING:
        answer = read_only(*command.split())
        assert answer.out or "Next is Amara Okafor" in answer.err
    assert read_only.json("show", "amara")["interactions"][0]["summary"] == "coffee"
    for command in (*WRITING, f"import {FILE}"):
        assert one_sentence(read_only.fails(7, *command.split()))
    assert sorted(read_only.home.iterdir()) == files
    new = str(read_only.home / "new.db")
    assert read_only("list", "--db", new).out == ""
    assert one_sentence(read_only.fails(7, "add", "Bela Varga", "--db", new))
    assert one_sentence(read_only.fails(1, "export", str(read_only.home / "people.csv")))


def test_a_read_only_folder_is_backed_up_elsewhere(
    read_only: Netcrm, tmp_path_factory: Any
) -> None:
    copy = str(tmp_path_factory.mktemp("elsewhere") / "copy.db.gz")
    files = sorted(read_only.home.iterdir())
    read_only("db", "backup", copy)
    assert "is sound: 1 contact" in read_only("db", "verify", copy).out
    assert one_sentence(read_only.fails(1, "db", "backup"))
    assert one_sentence(read_only.fails(1, "db", "restore", copy, "--yes"))
    assert sorted(read_only.home.iterdir()) == files


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not mounted("-t", "tmpfs", "-o", "size=900k", "tmpfs", str(disk)):
        pytest.skip("a small disk needs the right to mount one")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_loses_nothing(crm: Netcrm, small_disk: Path) -> None:
    crm.db = small_disk / "netcrm.db"
    crm._monkeypatch.setenv("NETCRM_DB", str(crm.db))
    crm("add", "Amara Okafor")
    notes = "x" * 30_000
    told = crm.run("log", "amara", notes)
    for _ in range(40):
        if told.code:
            break
        told = crm.run("log", "amara", notes)
    assert told.code == 7
    assert one_sentence(told)
    assert "disk is full" in told.err
    before = crm.kept()
    crm.fails(7, "log", "amara", notes)
    assert crm.kept() == before
    assert "sound" in crm("db", "check").out


def test_a_disk_too_small_for_a_database_is_left_as_it_was(crm: Netcrm, small_disk: Path) -> None:
    (small_disk / "other").write_bytes(b"x" * 700_000)
    new = str(small_disk / "netcrm.db")
    told = crm.fails(7, "add", "Amara Okafor", "--db", new)
    assert one_sentence(told)
    assert "disk is full" in told.err
    assert [one.name for one in small_disk.iterdir()] == ["other"]


def test_a_backup_that_does_not_fit_leaves_nothing(crm: Netcrm, small_disk: Path) -> None:
    crm("add", "Amara Okafor")
    with closing(sqlite3.connect(crm.db)) as connection, connection:
        connection.execute(
            "INSERT INTO source_card (contact_id, source, card)"
            " VALUES (1, 'x', randomblob(2000000))"
        )
    for name in ("copy.db.gz", "copy.db"):
        assert one_sentence(crm.fails(7, "db", "backup", str(small_disk / name)))
        assert list(small_disk.iterdir()) == []
    large = str(crm.home / "large.db.gz")
    crm("db", "backup", large)
    small = small_disk / "netcrm.db"
    crm("add", "Bela Varga", "--db", str(small))
    told = crm.fails(1, "db", "restore", large, "--yes", "--db", str(small))
    assert one_sentence(told)
    assert "no space left" in told.err
    assert [one.name for one in small_disk.iterdir()] == ["netcrm.db"]
    assert crm.json("list", "--db", str(small))[0]["name"] == "Bela Varga"

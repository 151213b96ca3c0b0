"""Backups: copies of one instant, whole or not at all, and what becomes of the older ones."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.killing import child, killed, posix
from tests.store.snapshots import Snapshot, snapshot

from netcrm.errors import DatabaseError, RefusedError
from netcrm.rules.moment import Moment
from netcrm.store import backup, restoring, shelf
from netcrm.store.backup import back_up, back_up_by_hand
from netcrm.store.file import connect
from netcrm.store.restoring import PAGES, restore, to_restore
from netcrm.store.shelf import BEFORE_IMPORT, Backup, folder_of, superfluous
from netcrm.store.unpacking import unpacked
from netcrm.store.writing import writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Netcrm

NOW = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
NOWHERE = Path("nowhere")
ROWS = 4000
WRITERS = 3

forking = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def fill(path: Path, seed: int) -> None:
    """Give a database conversations that take a while to copy."""
    chance = random.Random(seed)  # noqa: S311  no secret
    with closing(connect(path, "rw")) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO interaction (uid, day, kind, summary, private, recorded_at)"
            " VALUES (?, '2026-01-01', 'meeting', ?, 0, '2026-01-01 00:00:00.000000')",
            ((f"{seed}-{n}", chance.randbytes(400).hex()) for n in range(ROWS)),
        )
        connection.execute("COMMIT")


def opened(file: Path, folder: Path) -> Path:
    """Return the plain file that a backup holds."""
    plain = folder / "opened.db"
    plain.write_bytes(gzip.decompress(file.read_bytes()))
    return plain


def held(file: Path, folder: Path) -> Snapshot:
    return snapshot(opened(file, folder))


def quiet(_reached: int) -> None:
    """Hear how far the work has come."""


def add(path: Path, name: str) -> None:
    """Write one row, as quickly as can be."""
    with closing(connect(path, "rw")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO tag (name, folded) VALUES (?, ?)", (name, name))
        connection.execute("COMMIT")


def tags(path: Path) -> set[str]:
    with closing(connect(path, "ro")) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM tag")}


@pytest.fixture
def db(crm: Netcrm) -> Path:
    crm("add", "Amara Okafor", "--tag", "mentor")
    return crm.db


def test_a_backup_holds_what_is_not_in_the_file_yet(db: Path, tmp_path: Path) -> None:
    with closing(connect(db, "rw")) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("INSERT INTO tag (name, folded) VALUES ('late', 'late')")
        assert b"late" not in db.read_bytes()
        made = back_up_by_hand(db, None, NOW, quiet)
    assert {row[1] for row in held(made.file, tmp_path)["tag"]} == {"mentor", "late"}
    assert made.contents.contacts == 1


def test_only_the_owner_can_read_it(db: Path) -> None:
    plain = back_up_by_hand(db, db.with_name("plain.db"), NOW, quiet).file
    packed = back_up_by_hand(db, None, NOW, quiet).file
    if sys.platform != "win32":
        assert stat.S_IMODE(folder_of(db).stat().st_mode) == 0o700
        assert {stat.S_IMODE(one.stat().st_mode) for one in (plain, packed)} == {0o600}
    assert snapshot(plain) == snapshot(db)


def test_two_of_one_second_are_two(db: Path) -> None:
    names = [back_up_by_hand(db, None, NOW, quiet).file.name for _ in range(3)]
    begin = "netcrm-2026-03-02T081500Z-by-hand"
    assert names == [f"{begin}.db.gz", f"{begin}-2.db.gz", f"{begin}-3.db.gz"]
    assert [one.file.name for one in shelf.backups(db)] == names


def test_without_links_nothing_is_replaced_either(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", cannot)
    made = [back_up(db, BEFORE_IMPORT, NOW) for _ in range(2)]
    assert sorted(one.name for one in folder_of(db).iterdir()) == sorted(one.name for one in made)
    with pytest.raises(RefusedError, match="is there already"):
        back_up_by_hand(db, made[0], NOW, quiet)


def test_a_file_that_came_meanwhile_is_not_replaced(db: Path) -> None:
    file = db.with_name("mine.db.gz")

    def come(_reached: int) -> None:
        file.write_text("mine")

    with pytest.raises(RefusedError, match="is there already"):
        back_up_by_hand(db, file, NOW, come)
    assert file.read_text() == "mine"
    assert sorted(one.name for one in db.parent.iterdir()) == [
        "config.toml", "mine.db.gz", "netcrm.db",
    ]  # fmt: skip


def test_a_database_that_others_write_all_the_time_is_copied_at_one_instant(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were each change to let the copy begin again, it would never end."""
    fill(db, 1)
    steps: list[int] = []

    def slowly(source: sqlite3.Connection, plain: Path) -> None:
        def write(*_: object) -> None:
            steps.append(len(steps))
            add(db, f"t{len(steps)}")

        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(plain)) as target:
            source.backup(target, pages=100, progress=write)

    monkeypatch.setattr(backup, "copy", slowly)
    file = back_up(db, BEFORE_IMPORT, NOW)
    assert len(steps) > 10
    assert {row[1] for row in held(file, tmp_path)["tag"]} == {"mentor"}
    assert len(tags(db)) == len(steps) + 1
    assert not shelf.is_kept(db)


@posix
@forking
def test_writers_are_not_hindered_and_what_they_wrote_is_whole(db: Path, tmp_path: Path) -> None:
    fill(db, 1)

    def work(tell: Callable[[str], None], writer: int = 0) -> None:
        for number in range(100_000):
            name = f"w{writer}x{number}"
            with writing(db, Moment(NOW.date(), NOW), "test") as one:
                one.connection.execute("INSERT INTO tag (name, folded) VALUES (?, ?)", (name, name))
                one.connection.execute(
                    "INSERT INTO tag (name, folded) VALUES (?, ?)", (f"{name}b", f"{name}b")
                )
            tell(name)

    running = [
        child(lambda tell, writer=writer: work(tell, writer))  # type: ignore[misc]
        for writer in range(WRITERS)
    ]
    files = [back_up(db, BEFORE_IMPORT, NOW) for _ in range(4)]
    told = [name for one in running for name in killed(*one, after=0.1)]
    assert set(told) <= tags(db)
    for file in files:
        found = {row[1] for row in held(file, tmp_path)["tag"]} - {"mentor"}
        assert len(found) % 2 == 0
        assert all(name.removesuffix("b") in found for name in found)


@posix
@forking
def test_a_backup_that_is_killed_leaves_only_whole_ones(db: Path, tmp_path: Path) -> None:
    fill(db, 1)
    before = snapshot(db)

    def work(tell: Callable[[str], None]) -> None:
        while True:
            back_up(db, BEFORE_IMPORT, NOW, lambda _reached: tell("a part"))

    back_up(db, BEFORE_IMPORT, NOW)
    for after in (0.0, 0.0, 0.02, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3):
        killed(*child(work), after)
        assert snapshot(db) == before
    there = shelf.backups(db)
    for one in there:
        with unpacked(one.file, tmp_path) as found:
            assert not found.contents.problems
            assert found.contents.interactions == ROWS
    left = [one for one in folder_of(db).iterdir() if one.name.startswith(".")]
    assert left
    assert {*left, *(one.file for one in there)} == set(folder_of(db).iterdir())
    for half in left:
        os.utime(half, (1, 1))
    made = back_up(db, BEFORE_IMPORT, NOW)
    assert set(folder_of(db).iterdir()) == {made, *(one.file for one in there)}


@posix
@forking
def test_a_restore_that_is_killed_leaves_the_old_or_the_new(db: Path) -> None:
    fill(db, 1)
    old, states = back_up(db, "old", NOW), [snapshot(db)]
    fill(db, 2)
    new = back_up(db, "new", NOW)
    states.append(snapshot(db))

    def work(tell: Callable[[str], None]) -> None:
        def keep(*given: Any) -> Path:
            file = back_up(*given)
            tell("now it is replaced")
            return file

        with pytest.MonkeyPatch.context() as patched, to_restore(db, other) as found:
            patched.setattr(restoring, "back_up", keep)
            restore(db, found, NOW, 2)

    for other in (old, new):
        for after in (0.0, 0.02, 0.04, 0.07, 0.1, 0.2):
            killed(*child(work), after)
            assert snapshot(db) in states
            with closing(connect(db, "ro")) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with to_restore(db, other) as found:
            restore(db, found, NOW, 2)
        assert snapshot(db) == states[other == new]
    for one in shelf.backups(db):
        with unpacked(one.file, db.parent) as found:
            assert not found.contents.problems


@posix
@forking
def test_what_others_write_during_a_restore_is_in_the_database_or_in_its_backup(
    db: Path, tmp_path: Path
) -> None:
    fill(db, 1)
    first = back_up(db, "first", NOW)

    def work(tell: Callable[[str], None], writer: int = 0) -> None:
        for number in range(100_000):
            add(db, f"w{writer}x{number}")
            tell(f"w{writer}x{number}")

    running = [
        child(lambda tell, writer=writer: work(tell, writer))  # type: ignore[misc]
        for writer in range(WRITERS)
    ]
    kept = []
    for _ in range(3):
        with to_restore(db, first) as found:
            kept.append(restore(db, found, NOW, 10).file)
    told = {name for one in running for name in killed(*one, after=0.05)}
    written = tags(db)
    for file in kept:
        assert file
        written |= {row[1] for row in held(file, tmp_path)["tag"]}
    assert told
    assert told <= written


def test_readers_keep_what_they_see_and_then_see_the_new(crm: Netcrm, db: Path) -> None:
    file = back_up(db, "first", NOW)
    crm("add", "Bela Varga")
    with closing(connect(db, "rw")) as reader:
        reader.execute("BEGIN")
        names = "SELECT name FROM contact ORDER BY id"
        assert reader.execute(names).fetchall() == [("Amara Okafor",), ("Bela Varga",)]
        with to_restore(db, file) as found:
            restore(db, found, NOW, 10)
        assert reader.execute(names).fetchall() == [("Amara Okafor",), ("Bela Varga",)]
        reader.execute("COMMIT")
        assert reader.execute(names).fetchall() == [("Amara Okafor",)]


def test_a_restore_does_not_wait_forever_for_somebody_who_writes(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = back_up(db, "first", NOW)
    before = snapshot(db)
    monkeypatch.setattr(restoring, "connect", partial(connect, wait_ms=50))
    with closing(connect(db, "rw")) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with to_restore(db, file) as found, pytest.raises(DatabaseError, match="another program"):
            restore(db, found, NOW, 10)
    assert snapshot(db) == before
    assert [one.file for one in shelf.backups(db)] == [file]


def test_a_database_that_was_taken_out_of_wal_is_restored(db: Path) -> None:
    file = back_up(db, "first", NOW)
    with closing(connect(db, "rw")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    add(db, "late")
    with to_restore(db, file) as found:
        assert restore(db, found, NOW, 10).file
    assert tags(db) == {"mentor"}


def test_every_database_has_more_pages_than_are_put_in_at_a_time(crm: Netcrm) -> None:
    crm("cadence", "set", "tag:x", "3w")
    with closing(connect(crm.db, "ro")) as connection:
        assert connection.execute("PRAGMA page_count").fetchone()[0] > 2 * PAGES


def test_a_copy_in_the_place_of_the_database_is_no_reason_to_skip(db: Path) -> None:
    back_up(db, BEFORE_IMPORT, NOW)
    assert shelf.is_kept(db)
    add(db, "late")
    assert not shelf.is_kept(db)
    back_up(db, BEFORE_IMPORT, NOW)
    assert shelf.is_kept(db)
    older = db.with_name("older.db")
    shutil.copy(db, older)
    os.utime(older, (1, 1))
    older.replace(db)
    assert not shelf.is_kept(db)


def test_a_log_with_nothing_in_it_is_nothing_written(db: Path) -> None:
    back_up(db, BEFORE_IMPORT, NOW)
    with closing(connect(db, "rw")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert db.with_name("netcrm.db-wal").exists()
        assert shelf.is_kept(db)


def test_what_a_link_leads_to_is_what_is_backed_up(db: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(db)
    assert back_up(link, BEFORE_IMPORT, NOW).parent == folder_of(db) == folder_of(link)
    assert shelf.backups(link) == shelf.backups(db)


moments = st.datetimes(datetime(2020, 1, 1), datetime(2023, 12, 31))  # noqa: DTZ001  made UTC
reasons = st.sampled_from(["by-hand", "before-import", "before-restore", "before-breakfast"])


@given(st.lists(st.tuples(moments, reasons), max_size=60), st.integers(1, 12))
def test_the_last_ones_stay_and_of_each_month_the_last(
    made: list[tuple[datetime, str]], most: int
) -> None:
    there: list[Backup] = []
    for at, reason in sorted(made):
        one = Backup(f"{at:%Y-%m-%dT%H%M%SZ}", len(there), reason, NOWHERE)
        there = sorted([*there, one])
    going = superfluous(there, most)
    staying = [one for one in there if one not in going]
    automatic = [one for one in there if one.reason in shelf.AUTOMATIC]
    assert set(going) <= set(automatic)
    assert set(automatic[-most:]) <= set(staying)
    for month in {one.stamp[:7] for one in automatic}:
        assert [one for one in automatic if one.stamp.startswith(month)][-1] in staying
    months = {one.stamp[:7] for one in automatic}
    assert len(set(staying) & set(automatic)) <= most + len(months)
    assert superfluous(staying, most) == []


@given(st.lists(moments, min_size=1, max_size=60), st.integers(1, 12))
def test_to_tidy_up_each_time_leaves_what_to_do_so_once_does(
    made: list[datetime], most: int
) -> None:
    every = [
        Backup(f"{at:%Y-%m-%dT%H%M%SZ}", n, BEFORE_IMPORT, NOWHERE)
        for n, at in enumerate(sorted(made))
    ]
    there: list[Backup] = []
    for one in every:
        there.append(one)
        gone = superfluous(there, most)
        there = [each for each in there if each not in gone]
    once = superfluous(every, most)
    assert there == [each for each in every if each not in once]


def test_files_of_the_user_and_of_other_databases_are_not_backups(db: Path) -> None:
    folder = folder_of(db)
    folder.mkdir()
    for name in ("netcrm.db.gz", "notes.txt", "other-2026-03-02T081500Z-by-hand.db.gz",
                 "netcrm-2026-03-02T081500Z-by-hand.db.gz.part"):  # fmt: skip
        (folder / name).touch()
    assert shelf.backups(db) == []
    for days in range(40):
        at = NOW + timedelta(days=days)
        name = next(shelf.names(db, BEFORE_IMPORT, at))
        (folder / name).touch()
    shelf.tidy(db, 3)
    stamps = [one.stamp[:10] for one in shelf.backups(db)]
    assert stamps == ["2026-03-31", "2026-04-08", "2026-04-09", "2026-04-10"]
    assert (folder / "notes.txt").exists()

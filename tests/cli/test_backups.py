"""Backups as a user makes, checks and needs them."""

from __future__ import annotations

import gzip
import shlex
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_terminal import Terminal
from tests.store.snapshots import snapshot

from netcrm.store import shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Netcrm, Result

FIRST = Path(__file__).parents[1] / "store/data/first_schema.sql"


@pytest.fixture
def some(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> Netcrm:
    monkeypatch.chdir(crm.home)
    crm("add", "Amara Okafor", "--next", "send the notes", "--in", "2w")
    crm("log", "amara", "coffee")
    return crm


def folder(crm: Netcrm) -> Path:
    return crm.home / "netcrm.db-backups"


def names(crm: Netcrm) -> list[str]:
    """Return the reasons of the backups, oldest first, and there is nothing else beside them."""
    found = shelf.backups(crm.db)
    assert {one.file for one in found} == set(folder(crm).glob("*"))
    return [one.reason for one in found]


def everything(crm: Netcrm) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in crm.home.rglob("*") if one.is_file()}


def people(crm: Netcrm) -> list[str]:
    return [one["name"] for one in crm.json("list")]


def csv_of(crm: Netcrm, count: int, name: str = "people.csv", first: int = 0) -> str:
    rows = "".join(f"Person {n},p{n}@x.example\n" for n in range(first, first + count))
    (crm.home / name).write_text(f"name,email_1\n{rows}", encoding="utf-8")
    return name


def test_a_backup_by_hand_is_made_checked_and_put_back(some: Netcrm) -> None:
    made = some("db", "backup")
    assert made.out.startswith("Backed up 1 contact, 1 interaction, 1 follow-up to ")
    assert names(some) == ["by-hand"]
    some("add", "Bela Varga")
    assert (
        "is sound: 1 contact, 1 interaction, 1 follow-up, last changed" in some("db", "verify").out
    )
    file = next(folder(some).iterdir())
    back = some("db", "restore", str(file), "--yes")
    assert people(some) == ["Amara Okafor"]
    again = shlex.split(back.out.partition("Undo: netcrm ")[2])
    assert again[:2] == ["db", "restore"]
    some(*again, "--yes")
    assert people(some) == ["Amara Okafor", "Bela Varga"]
    assert sorted(names(some)) == ["before-restore", "before-restore", "by-hand"]


def test_a_user_gets_back_what_was_there_before_a_wrong_import(some: Netcrm) -> None:
    before = snapshot(some.db)
    taken = some("import", csv_of(some, 200))
    assert names(some) == ["before-import"]
    kept = taken.err.partition("is kept: ")[2].strip()
    some("log", "amara", "it is too late to undo the import alone")
    assert len(people(some)) == 201
    some("db", "restore", kept, "--yes")
    assert snapshot(some.db) == before
    assert some.json("db", "check")["ok"]


def test_a_file_is_named_by_its_name_alone_where_it_lies_with_the_others(some: Netcrm) -> None:
    some("db", "backup")
    name = next(folder(some).iterdir()).name
    assert some("db", "verify", name).out.startswith(str(folder(some)))
    some("db", "restore", name, "--yes")


@pytest.mark.parametrize("name", ["copy.db.gz", "copy.GZ", "copy.db", "copy", "with space.db.gz"])
def test_any_file_can_be_the_backup(some: Netcrm, name: str) -> None:
    some("db", "backup", name)
    assert ((some.home / name).read_bytes()[:2] == b"\x1f\x8b") == name.lower().endswith(".gz")
    assert not folder(some).exists()
    some("remove", "amara")
    assert some("db", "verify", name).out.startswith(f"{name} is sound")
    some("db", "restore", name, "--yes")
    assert people(some) == ["Amara Okafor"]


def test_a_folder_takes_a_backup_under_the_usual_name(some: Netcrm) -> None:
    (some.home / "stick").mkdir()
    file = Path(some.json("db", "backup", "stick")["file"])
    assert file.parent == Path("stick")
    assert file.name.endswith("-by-hand.db.gz")


def test_no_file_is_ever_written_over(some: Netcrm) -> None:
    (some.home / "notes.txt").write_text("mine", encoding="utf-8")
    (some.home / "link").symlink_to("nowhere")
    before = everything(some)
    for name in ("notes.txt", "link", "netcrm.db"):
        assert "is there already" in some.fails(1, "db", "backup", name).err
    assert everything(some) == before


def test_where_nothing_can_be_written_it_says_so(some: Netcrm) -> None:
    before = everything(some)
    assert "no such file" in some.fails(1, "db", "backup", "no/such/folder.db.gz").err
    assert "no such file" in some.fails(6, "db", "verify", "nothing.db.gz").err
    assert "no such file" in some.fails(6, "db", "restore", "nothing.db.gz", "--yes").err
    assert "directory" in some.fails(6, "db", "verify", ".").err
    folder(some).touch()
    assert "No backup can be written" in some.fails(1, "db", "backup").err
    refused = some.fails(1, "import", csv_of(some, 200))
    assert "No backup can be written" in refused.err
    assert people(some) == ["Amara Okafor"]
    assert {**before, folder(some): b""}.items() <= everything(some).items()


def test_what_cannot_be_put_in_place_is_left(some: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    some("db", "backup", "copy.db.gz")
    some.db.write_bytes(damaged(some.db.read_bytes()))
    before = some.db.read_bytes()

    def cannot(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", cannot)
        refused = some.fails(1, "db", "restore", "copy.db.gz", "--yes")
    assert refused.err == f"{some.db} cannot be replaced: permission denied.\n"
    assert some.db.read_bytes() == before
    (some.home / "file").touch()
    place = str(some.home / "file" / "netcrm.db")
    assert one_sentence(some.fails(1, "db", "restore", "copy.db.gz", "--yes", "--db", place))


def test_what_is_asked_for_must_make_sense(crm: Netcrm) -> None:
    for words in ("frob", "path x.db", "check x.db"):
        crm.fails(2, "db", *words.split())
    assert "no backup yet" in crm.fails(3, "db", "verify").err
    assert "no backup yet" in crm.fails(3, "db", "restore").err
    assert "There is no file" in crm.fails(7, "db", "backup").err
    assert not folder(crm).exists()
    crm("add", "Amara Okafor")
    crm("db", "backup")
    file = next(folder(crm).iterdir())
    assert str(file) in crm.fails(2, "db", "restore").err
    assert "database itself" in crm.fails(1, "db", "restore", str(crm.db), "--yes").err


def test_without_a_terminal_nothing_is_replaced_unless_told_so(some: Netcrm) -> None:
    some("db", "backup", "copy.db.gz")
    some("add", "Bela Varga")
    before = everything(some)
    for more in ((), ("--json",)):
        assert "say --yes" in some.fails(1, "db", "restore", "copy.db.gz", *more).err
    assert some.process("db", "restore", "copy.db.gz", stdin="y\n").code == 1
    assert everything(some) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_on_a_terminal_it_asks(some: Netcrm) -> None:
    some("db", "backup", "copy.db.gz")
    some("add", "Bela Varga")
    before = everything(some)
    for answer in ("n", ""):
        asked = Terminal(some, "db", "restore", "copy.db.gz", columns=200)
        asked.answers("netcrm.db. .y/N.", answer)
        assert asked.end() == 1
        assert "Nothing was changed." in asked.shown
    stopped = Terminal(some, "db", "restore", "copy.db.gz", columns=200)
    stopped.asked("netcrm.db. .y/N.")
    stopped.interrupt()
    assert stopped.end() == 130
    assert everything(some) == before
    asked = Terminal(some, "db", "restore", "copy.db.gz", columns=200)
    asked.answers("Put 1 contact.* in the place of all that is in .*netcrm.db. .y/N.", "y")
    assert asked.end() == 0
    assert people(some) == ["Amara Okafor"]


def test_on_a_new_machine_there_is_nothing_to_ask(some: Netcrm) -> None:
    some("db", "backup", "copy.db.gz")
    place = some.home / "new" / "folder" / "netcrm.db"
    back = some("db", "restore", "copy.db.gz", "--db", str(place))
    assert "Undo" not in back.out
    assert snapshot(place) == snapshot(some.db)
    assert sorted(one.name for one in place.parent.iterdir()) == ["netcrm.db"]
    if sys.platform != "win32":
        assert place.stat().st_mode & 0o777 == 0o600
        assert place.parent.stat().st_mode & 0o777 == 0o700


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def changed(data: bytes) -> bytes:
    return data[:3000] + bytes(byte ^ 0xFF for byte in data[3000:3300]) + data[3300:]


def other_database(_data: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY)")
        return connection.serialize()


def damaged_inside(data: bytes) -> bytes:
    """Make what is compressed without a fault, of a database with one."""
    plain = bytearray(gzip.decompress(data))
    for place in range(len(plain) // 2, len(plain) * 3 // 4):
        plain[place] ^= 0xFF
    return gzip.compress(bytes(plain))


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "cut off": cut,
    "changed": changed,
    "empty": lambda _data: b"",
    "a text": lambda _data: b"These are my notes.\n" * 500,
    "a compressed text": lambda _data: gzip.compress(b"These are my notes.\n" * 500),
    "an empty one, compressed": lambda _data: gzip.compress(b""),
    "of another program": other_database,
    "of another program, compressed": lambda data: gzip.compress(other_database(data)),
    "damaged inside": damaged_inside,
    "damaged and plain": lambda data: gzip.decompress(damaged_inside(data)),
    "cut off and plain": lambda data: cut(gzip.decompress(data)),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_no_sound_backup_is_told_and_never_restored(some: Netcrm, broken: str) -> None:
    some("db", "backup", "copy.db.gz")
    file = some.home / "broken.db.gz"
    file.write_bytes(BROKEN[broken]((some.home / "copy.db.gz").read_bytes()))
    before = everything(some)
    told = some.run("db", "verify", "broken.db.gz")
    assert told.code == 7
    assert told.out.startswith("broken.db.gz cannot be restored:\n  ")
    assert not told.err
    found = some.run("db", "verify", "broken.db.gz", "--json")
    assert found.code == 7
    assert found.json["ok"] is False
    assert found.json["problems"]
    refused = some.fails(7, "db", "restore", "broken.db.gz", "--yes")
    assert one_sentence(refused)
    assert "Nothing was changed" in refused.err
    assert everything(some) == before


def one_sentence(told: Result) -> bool:
    assert told.err.count("\n") == 1, told.err
    return True


def revision(path: Path, number: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (number,))


def test_a_backup_of_a_newer_netcrm_is_left_to_it(some: Netcrm) -> None:
    some("db", "backup", "newer.db")
    revision(some.home / "newer.db", "9999")
    before = everything(some)
    for command in ("verify newer.db", "restore newer.db --yes"):
        refused = some.fails(7, "db", *command.split())
        assert "newer.db was written by a newer netcrm (schema 9999)" in refused.err
        assert one_sentence(refused)
    assert everything(some) == before


def test_a_database_of_a_newer_netcrm_can_be_replaced_by_one_of_this(some: Netcrm) -> None:
    """So whoever goes back to an older netcrm gets back what it had kept."""
    some("db", "backup", "copy.db.gz")
    revision(some.db, "9999")
    some.fails(7, "list")
    some("db", "restore", "copy.db.gz", "--yes")
    assert people(some) == ["Amara Okafor"]
    assert names(some) == ["before-restore"]


def test_a_backup_of_an_older_netcrm_is_brought_to_this_one(some: Netcrm) -> None:
    old = some.home / "old.db"
    with closing(sqlite3.connect(old)) as plain:
        plain.executescript(FIRST.read_text(encoding="utf-8"))
        plain.execute("INSERT OR REPLACE INTO alembic_version VALUES ('0001')")
        plain.commit()
    before = old.read_bytes()
    assert some.json("db", "verify", "old.db")["schema"] == "0001"
    some("db", "restore", "old.db", "--yes")
    assert "Ottilie Brandvold" in people(some)
    assert some.json("db", "check")["ok"]
    assert old.read_bytes() == before
    assert names(some) == ["before-restore"]
    assert not [one for one in some.home.iterdir() if one.name.startswith(".")]


def test_the_copy_from_before_a_migration_is_told_of_once(crm: Netcrm) -> None:
    with closing(sqlite3.connect(crm.db)) as plain:
        plain.executescript(FIRST.read_text(encoding="utf-8"))
        plain.execute("INSERT OR REPLACE INTO alembic_version VALUES ('0001')")
        plain.commit()
    first = crm("list", "--json")
    kept = folder(crm) / "netcrm-before-migration-from-0001.db.gz"
    assert first.err == (
        f"The database is now in the form of this netcrm; as it was, it is kept: {kept}\n"
    )
    assert first.json
    assert not crm("list").err
    assert crm.json("db", "verify")["schema"] == "0001"


def test_a_damaged_database_is_kept_beside_and_replaced(some: Netcrm) -> None:
    some("db", "backup", "copy.db.gz")
    whole = some.db.read_bytes()
    for damage in (damaged, garbage, lambda data: data[:5000], lambda _data: b""):
        data = damage(whole)
        some.db.write_bytes(data)
        assert some.run("db", "check").code == 7
        back = some("db", "restore", "copy.db.gz", "--yes")
        assert "Undo" not in back.out
        kept = Path(back.err.partition("is kept: ")[2].strip())
        assert kept.parent == some.home
        assert kept.name.startswith("netcrm-20")
        assert kept.read_bytes() == data
        assert people(some) == ["Amara Okafor"]
        assert some.json("db", "check")["ok"]
    assert names(some) == []
    assert len(list(some.home.glob("netcrm-*-damaged*.db"))) == 4


def damaged(data: bytes) -> bytes:
    middle = len(data) // 2
    return (
        data[:middle]
        + bytes(byte ^ 0xFF for byte in data[middle : middle + 9000])
        + data[middle + 9000 :]
    )


def garbage(_data: bytes) -> bytes:
    return b"These are my notes.\n" * 500


def test_the_log_of_a_damaged_database_is_not_applied_to_the_new_one(some: Netcrm) -> None:
    some("db", "backup", "copy.db.gz")
    log = some.db.with_name("netcrm.db-wal")
    with closing(sqlite3.connect(some.db)) as connection:
        connection.execute("UPDATE contact SET name = 'Somebody Else'")
        connection.commit()
        written = log.read_bytes()
    some.db.write_bytes(garbage(b""))
    log.write_bytes(written)
    back = some("db", "restore", "copy.db.gz", "--yes")
    kept = Path(back.err.partition("is kept: ")[2].strip())
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == written
    assert people(some) == ["Amara Okafor"]


def test_a_damaged_database_is_not_backed_up_by_hand(some: Netcrm) -> None:
    some.db.write_bytes(damaged(some.db.read_bytes()))
    assert "damaged" in some.fails(7, "db", "backup").err
    assert names(some) == []


def test_a_database_of_another_program_is_not_replaced(some: Netcrm) -> None:
    some("db", "backup", "copy.db.gz")
    some.db.write_bytes(other_database(b""))
    before = everything(some)
    for command in ("backup", "restore copy.db.gz --yes"):
        assert "not a database of netcrm" in some.fails(7, "db", *command.split()).err
    assert everything(some) == before
    assert "is not a file" in some.fails(7, "db", "restore", "copy.db.gz", "--yes", "--db", ".").err


def test_a_restore_forgets_and_brings_back_the_history_too(some: Netcrm) -> None:
    some("db", "backup", "copy.db.gz")
    some("add", "Bela Varga")
    steps = len(some.json("history"))
    kept = some.json("db", "restore", "copy.db.gz", "--yes")["kept"]
    assert len(some.json("history")) == steps - 1
    some("undo")
    assert some.json("show", "amara")["interactions"] == []
    some("db", "restore", kept, "--yes")
    assert len(some.json("history")) == steps


def test_large_imports_alone_are_backed_up(some: Netcrm) -> None:
    small, large = csv_of(some, 99, "small.csv"), csv_of(some, 200, "large.csv")
    some("import", small)
    some("import", large, "--dry-run")
    assert names(some) == []
    some("import", large)
    assert names(some) == ["before-import"]
    some("import", large)  # changes nothing, but the one before did
    assert names(some) == ["before-import"] * 2
    assert "kept" not in some("import", large).err  # nothing was written since
    assert names(some) == ["before-import"] * 2


def test_the_first_import_has_nothing_to_lose(crm: Netcrm) -> None:
    crm("cadence", "set", "tag:x", "3w")
    taken = crm("import", str(crm.home / csv_of(crm, 200)))
    assert not taken.err
    assert names(crm) == []


def test_one_command_makes_one_backup(some: Netcrm) -> None:
    files = [csv_of(some, 3000, f"{n}.csv", n * 3000) for n in range(2)]
    some("import", *files)
    assert names(some) == ["before-import"]
    some("undo")
    assert people(some) == ["Amara Okafor"]


def test_a_backup_by_hand_just_before_is_enough(some: Netcrm) -> None:
    some("db", "backup")
    assert "kept" not in some("import", csv_of(some, 200)).err
    assert names(some) == ["by-hand"]


def test_as_many_automatic_ones_are_kept_as_the_settings_say(some: Netcrm) -> None:
    some.configure("[backup]\nkeep = 3\n")
    some("db", "backup")
    some("db", "backup", "copy.db.gz")
    for _ in range(6):
        last = some.json("db", "restore", "copy.db.gz", "--yes")["kept"]
    assert names(some).count("by-hand") == 1
    assert names(some).count("before-restore") in (3, 4)  # 4 where a month has just ended
    assert shelf.backups(some.db)[-1].file == Path(last)
    some.configure("[backup]\nkeep = 0\n")
    assert "backup.keep" in some.fails(2, "db", "restore", "copy.db.gz", "--yes").err


def test_json_says_what_is_in_it_and_from_when(some: Netcrm) -> None:
    made = some.json("db", "backup")
    found = some.json("db", "verify")
    back = some.json("db", "restore", made["file"], "--yes")
    (last, *_) = some.json("history")
    for one in (made, found, back):
        assert (one["contacts"], one["interactions"], one["followups"]) == (1, 1, 1)
        assert one["last_change_at"] == last["at"]
        assert datetime.fromisoformat(one["last_change_at"]).tzinfo
        assert one["file"] == made["file"]
    assert Path(back["kept"]).exists()
    assert (made["path"], back["path"]) == (str(some.db), str(some.db))


def test_an_empty_network_is_backed_up_and_put_back(crm: Netcrm) -> None:
    crm("cadence", "set", "tag:x", "3w")
    crm("undo")
    shutil.rmtree(folder(crm), ignore_errors=True)
    file = crm.json("db", "backup")["file"]
    crm("add", "Amara Okafor")
    assert "0 contacts, 0 interactions, 0 follow-ups" in crm("db", "restore", file, "--yes").out
    assert people(crm) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_a_large_backup_shows_how_far_it_is(some: Netcrm) -> None:
    with closing(sqlite3.connect(some.db)) as connection, connection:
        connection.execute(
            "INSERT INTO source_card (contact_id, source, card) VALUES (1, 'x', zeroblob(70000000))"
        )
    shown = Terminal(some, "db", "backup")
    assert shown.end() == 0
    assert "Backing up" in shown.shown


def test_a_folder_of_small_files_is_as_much_as_a_large_one(some: Netcrm) -> None:
    files = []
    for number in range(20):
        files.append(some.home / f"{number}.vcf")
        lines = (
            f"BEGIN:VCARD\nVERSION:3.0\nUID:u{number}\nFN:Some Body{number}\nNOTE:x\nEND:VCARD\n"
        )
        files[-1].write_text(lines)
    some("import", *map(str, files[:10]))
    assert names(some) == []
    some("import", *map(str, files))
    assert names(some) == ["before-import"]

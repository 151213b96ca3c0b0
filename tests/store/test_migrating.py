"""A database of the first schema, with something in every table, is brought to a later one."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import stat
import sys
import uuid
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.store.snapshots import Snapshot, snapshot, tables

from netcrm.errors import DatabaseError
from netcrm.store import file, migrating, opening, schema
from netcrm.store.opening import open_for_reading
from netcrm.store.shelf import folder_of

if TYPE_CHECKING:
    from tests.conftest import Netcrm

FIRST = Path(__file__).with_name("data") / "first_schema.sql"
NEXT = "0006"

REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade():
    with op.batch_alter_table(
        "contact", recreate="always", table_kwargs={"sqlite_autoincrement": True}
    ) as batch:
        batch.add_column(sa.Column("star_sign", sa.String()))
    op.create_index(
        "ix_contact_anniversary", "contact", [sa.text("substr(birthday, -5)")],
        sqlite_where=sa.text("birthday IS NOT NULL AND removed_on IS NULL"),
    )
    op.execute("UPDATE contact SET star_sign = 'aries' WHERE id = 1")
"""

pytestmark = pytest.mark.filterwarnings("ignore:.*expression-based index")


@pytest.fixture
def old(crm: Netcrm) -> Path:
    """The database of ``crm``, of the first schema."""
    with closing(sqlite3.connect(crm.db)) as plain:
        plain.execute("PRAGMA journal_mode = WAL")
        plain.executescript(FIRST.read_text(encoding="utf-8"))
        plain.execute(
            "INSERT INTO alembic_version SELECT '0001' WHERE NOT EXISTS"
            " (SELECT 1 FROM alembic_version)"
        )
        plain.commit()
    return crm.db


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations, and one more that netcrm now takes for its newest."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrating.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0006_star_sign.py").write_text(REVISION, encoding="utf-8")
    for module in (file, opening, migrating):
        monkeypatch.setattr(module, "REVISIONS", (*schema.REVISIONS, NEXT))
    monkeypatch.setattr(migrating, "migrate", partial(migrating.migrate, scripts=folder))
    return folder


def declared(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as plain:
        return dict(plain.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


KEPT = "netcrm-before-migration-from-0001.db.gz"


def copies(path: Path) -> list[str]:
    """Return the names of all that is in the folder of backups, also what is half made."""
    folder = folder_of(path)
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


def opened(path: Path, name: str) -> Path:
    """Return the plain file that a backup holds."""
    plain = path.with_name("opened.db")
    plain.write_bytes(gzip.decompress((folder_of(path) / name).read_bytes()))
    return plain


def columns(path: Path) -> dict[str, list[str]]:
    """Return the columns of each table that is kept."""
    with closing(sqlite3.connect(path)) as plain:
        return {
            name: [row[1] for row in plain.execute(f"PRAGMA table_info({name})")]
            for name in tables(plain)
        }


def former(path: Path, then: dict[str, list[str]]) -> Snapshot:
    """Return what is kept now in the tables and columns that there were ``then``.

    Words by which people are found since, beside those of then, are left out.
    """
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(
            "UPDATE contact SET searchable = replace(searchable, ' asantemills', '')"
            " WHERE name LIKE '%Asante-Mills%'"
        )
        return {
            table: plain.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id").fetchall()  # noqa: S608
            for table, names in then.items()
        }


def test_the_old_database_has_something_in_every_table(old: Path) -> None:
    with closing(sqlite3.connect(old)) as plain, closing(file.empty()) as today:
        names = [*tables(plain), "step", "change", "step_person"]
        assert set(names) >= set(tables(plain))
        for name in names:
            assert plain.execute(f"SELECT 1 FROM {name}").fetchone(), name  # noqa: S608
        assert set(tables(plain)) <= set(tables(today))


def test_all_rows_are_kept_and_the_rest_is_made_again(
    crm: Netcrm, old: Path, scripts: Path
) -> None:
    before, then = snapshot(old), columns(old)
    assert scripts.exists()
    assert [one["name"] for one in crm.json("list")] == [
        "Dr. Kwabena Asante-Mills, MD",
        "Ottilie Brandvold",
        "Siobhán Ní Dhuibhir",
    ]
    after, now = snapshot(old), declared(old)
    assert former(old, then) == before
    assert [row[-1] for row in after["contact"]] == ["aries", None, None]
    with closing(file.empty()) as today:
        declared_today = today.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")
        assert now.keys() == {name for (name,) in declared_today}
    derived = [" ".join(one.split()) for one in schema.derived()]
    for name, sql in now.items():
        if sql.startswith(("CREATE VIEW", "CREATE TRIGGER", "CREATE VIRTUAL")):
            assert any(" ".join(sql.split()) in one for one in derived), name
    assert crm.json("show", "siobhan")["id"] == 3
    with closing(sqlite3.connect(old)) as plain:
        assert plain.execute("SELECT version_num FROM alembic_version").fetchall() == [(NEXT,)]
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_first_schema_becomes_todays(crm: Netcrm, old: Path) -> None:
    before, then = snapshot(old), columns(old)
    assert "sound" in crm("db", "check").out
    assert former(old, then) == before
    with closing(sqlite3.connect(old)) as plain:
        for table in ("interaction", "followup"):
            uids = [uid for (uid,) in plain.execute(f"SELECT uid FROM {table}")]  # noqa: S608
            assert uids
            assert len({uuid.UUID(uid) for uid in uids}) == len(uids)
            assert all(uuid.UUID(uid).version == 4 for uid in uids)


def test_names_are_found_in_their_other_spellings_afterwards(crm: Netcrm, old: Path) -> None:
    with closing(sqlite3.connect(old)) as plain:
        plain.execute(
            "INSERT INTO contact (uid, name, folded, searchable, nickname, added_on)"
            " VALUES ('u', 'Jörg Müller', 'jorg muller', 'jorg muller bjorn', 'Björn',"
            " '2026-01-01')"
        )
        plain.commit()
    for who in ("mueller", "joerg", "bjoern", "Müller", "jorg muller"):
        assert crm.json("show", who)["name"] == "Jörg Müller"
    assert crm.json("log", "joerg", "coffee")["people"][0]["name"] == "Jörg Müller"
    assert crm.json("show", "asantemills")["id"] == 2


def test_a_department_that_was_a_field_is_that_of_the_post_afterwards(
    crm: Netcrm, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = tmp_path / "third"
    shutil.copytree(migrating.SCRIPTS, third, ignore=shutil.ignore_patterns("0004*", "0005*"))
    with monkeypatch.context() as then:
        then.setattr(migrating, "REVISIONS", schema.REVISIONS[:3])
        then.setattr(migrating, "derived", lambda: iter(()))
        migrating.migrate(old, third)
    with closing(sqlite3.connect(old)) as plain:
        plain.executescript(
            "INSERT INTO custom_field (id, name, folded) VALUES (90, 'Department', 'department'),"
            " (91, 'Photo', 'photo'), (92, 'hobby', 'hobby');"
            "INSERT INTO contact_field (contact_id, field_id, value)"
            " VALUES (1, 90, 'Surgery'), (3, 90, 'Poetry'), (3, 91, 'in the drawer'), (3, 92, 'x');"
            "DELETE FROM position WHERE contact_id = 3"
        )
    for number, department in ((1, "Surgery"), (3, "Poetry")):
        shown = crm.json("show", str(number))
        assert shown["department"] == department
        assert [post["department"] for post in shown["positions"] if post["main"]] == [department]
    assert shown["fields"] == {"hobby": "x", "own-Photo": "in the drawer"}
    assert "sound" in crm("db", "check").out


def test_ids_are_not_given_again_after_a_table_was_made_anew(
    crm: Netcrm, old: Path, scripts: Path
) -> None:
    assert scripts.exists()
    crm("due")
    assert [row[0] for row in snapshot(old)["contact"]] == [1, 2, 3]
    assert crm.json("add", "Ana Lund")["id"] == 5
    assert "AUTOINCREMENT" in declared(old)["contact"]


def test_a_copy_as_it_was_is_kept_beside(crm: Netcrm, old: Path, scripts: Path) -> None:
    before, made = snapshot(old), declared(old)
    assert scripts.exists()
    crm("due")
    assert copies(old) == [KEPT]
    kept = opened(old, KEPT)
    assert (snapshot(kept), declared(kept)) == (before, made)
    if sys.platform != "win32":
        assert stat.S_IMODE((folder_of(old) / KEPT).stat().st_mode) == 0o600
        assert stat.S_IMODE(folder_of(old).stat().st_mode) == 0o700


def test_the_second_of_two_leaves_the_copy_of_the_first(old: Path, scripts: Path) -> None:
    assert scripts.exists()
    before = declared(old)
    assert migrating.migrate(old) == folder_of(old) / KEPT
    assert migrating.migrate(old) is None
    assert copies(old) == [KEPT]
    assert declared(opened(old, KEPT)) == before


def test_a_copy_of_an_earlier_time_is_never_replaced(old: Path, scripts: Path) -> None:
    assert scripts.exists()
    folder_of(old).mkdir()
    (folder_of(old) / KEPT).write_bytes(b"of last year")
    migrating.migrate(old)
    assert copies(old) == ["netcrm-before-migration-from-0001-2.db.gz", KEPT]
    assert (folder_of(old) / KEPT).read_bytes() == b"of last year"


def test_foreign_keys_hold_afterwards(crm: Netcrm, old: Path, scripts: Path) -> None:
    assert scripts.exists()
    crm("due")
    with closing(file.connect(old, "rw")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM contact WHERE id = 2")


FAILURES = {
    "a statement": '    op.execute("UPDATE contact SET nothing = 1")\n',
    "a constraint": '    op.execute("UPDATE contact SET uid = 1")\n',
    "a reference": '    op.execute("UPDATE contact_point SET contact_id = 99")\n',
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
def test_a_failure_in_the_middle_leaves_the_old_database_usable(
    crm: Netcrm, old: Path, scripts: Path, failure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, made = snapshot(old), declared(old)
    (scripts / "versions" / "0006_star_sign.py").write_text(REVISION + failure, encoding="utf-8")
    for argv in (["due"], ["add", "Ana Lund"]):
        refused = crm.fails(7, *argv)
        assert len(refused.err.splitlines()) == 1
    assert (snapshot(old), declared(old)) == (before, made)
    assert copies(old) == []  # or each try would leave one more
    for module in (file, opening, migrating):
        monkeypatch.setattr(module, "REVISIONS", schema.REVISIONS)
    (scripts / "versions" / "0006_star_sign.py").unlink()
    assert crm.json("add", "Ana Lund")["id"] == 5


def test_where_no_copy_can_be_kept_nothing_is_changed(old: Path, scripts: Path) -> None:
    before = declared(old)
    assert scripts.exists()
    folder_of(old).touch()
    with pytest.raises(DatabaseError, match="no backup can be written"):
        open_for_reading(old)
    assert declared(old) == before


def test_older_steps_of_a_changed_table_are_shown_and_not_undone(
    crm: Netcrm, old: Path, scripts: Path
) -> None:
    assert scripts.exists()
    steps = crm.json("history")
    assert [step["verb"] for step in steps][:4] == ["add", "cadence", "skip", "pause"]
    before = snapshot(old)
    crm("undo")  # of the cadence of a tag, whose table is as it was
    for argv in (["undo"], ["undo", "2"], ["undo", "11"]):
        refused = crm.fails(1, *argv)
        assert "'Skipped Dr. Kwabena Asante-Mills, MD this time'" in refused.err
        assert "Nothing was changed" in refused.err
        assert len(refused.err.splitlines()) == 1
    crm("redo")
    assert snapshot(old) == before
    crm.fails(1, "redo")  # somebody mistaken, of the old table
    assert snapshot(old) == before
    crm("log", "siobhan", "coffee")
    crm("undo")
    assert snapshot(old) == before


def test_a_newer_database_is_left_alone(crm: Netcrm, old: Path) -> None:
    with closing(sqlite3.connect(old)) as plain, plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
    before = declared(old)
    for argv in (["due"], ["add", "Ana Lund"], ["undo"]):
        assert "newer" in crm.fails(7, *argv).err
    assert declared(old) == before
    assert copies(old) == []

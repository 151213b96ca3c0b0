"""One schema, told in several places: the models, the SQL text, the migrations, the file."""

from __future__ import annotations

import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from netcrm.store import models, schema
from netcrm.store.file import create, empty
from netcrm.store.fulltext import fits, indexes
from netcrm.store.migrating import configuration, upgrade
from netcrm.store.opening import open_for_reading, open_for_writing

if TYPE_CHECKING:
    from tests.conftest import Netcrm

HERE = Path(schema.__file__).parent


def declared(connection: sqlite3.Connection) -> dict[str, str]:
    """What a database is made of, but for the table of Alembic, which makes it by itself."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sql for name, sql in found if name not in ("sqlite_sequence", "alembic_version")}


def test_the_text_is_generated_from_the_models() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "netcrm.store.schema"], capture_output=True, check=True
    ).stdout
    assert made == (HERE / "schema.sql").read_bytes()


def test_the_migrations_from_nothing_make_the_same() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as migrated:
        upgrade(migrated)
        for statement in schema.derived():
            migrated.execute(statement)
        with closing(empty()) as laid:
            assert declared(migrated) == declared(laid)
            for asked in (
                "PRAGMA application_id",
                "SELECT version_num FROM alembic_version",
                "SELECT name, every, weight FROM tier ORDER BY id",
            ):
                assert migrated.execute(asked).fetchall() == laid.execute(asked).fetchall()


def test_the_packaged_head_is_the_newest_migration() -> None:
    with create_engine("sqlite://").connect() as connection:
        scripts = ScriptDirectory.from_config(configuration(connection))
        assert scripts.get_current_head() == schema.REVISIONS[-1]
        assert [one.revision for one in scripts.walk_revisions()] == [*reversed(schema.REVISIONS)]
    connection.engine.dispose()


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_alembic_finds_no_difference_between_tables_and_models() -> None:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as laid:
        schema.lay(laid)
        engine = create_engine("sqlite://", creator=lambda: laid, poolclass=StaticPool)
        with engine.connect() as connection:
            command.check(configuration(connection))


def test_all_constraints_have_names() -> None:
    assert models.Contact.__tablename__ in SQLModel.metadata.tables
    for table in SQLModel.metadata.tables.values():
        for constraint in table.constraints - {table.primary_key}:
            assert constraint.name, (table.name, constraint)
        for index in table.indexes:
            assert index.name, (table.name, index)


def test_the_derived_statements_are_split_where_they_end() -> None:
    statements = list(schema.derived())
    made = [re.findall(r"^CREATE (?:VIRTUAL )?\w+ (\w+)", one, re.MULTILINE) for one in statements]
    assert [len(names) for names in made] == [1] * len(statements)
    with closing(sqlite3.connect(":memory:")) as laid:
        schema.lay(laid)
        kept = laid.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('view', 'trigger')"
            " OR sql LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
    assert sorted((name,) for (name,) in made) == sorted(kept)


def test_any_program_can_check_the_file_and_read_its_views(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--org", "Acme", "--tag", "x", "--every", "3w")
    crm("log", "ana", "coffee", "--next", "send it", "--in", "2w")
    with closing(sqlite3.connect(crm.db)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        views = [n for (n,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        documented = {"person", "timeline", "open_followup", "person_tag"}
        assert set(views) >= {*documented, "person_date", "person_field"}
        for view in documented:
            assert len(plain.execute(f"SELECT * FROM {view}").fetchall()) == 1  # noqa: S608
        for index in indexes(plain):
            assert fits(plain, index), index.name


@pytest.mark.parametrize("opened", [open_for_reading, open_for_writing])
def test_foreign_keys_are_on_and_the_journal_is_a_log(crm: Netcrm, opened: object) -> None:
    crm("add", "Ana Lund")
    assert callable(opened)
    with closing(opened(crm.db)) as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_reader_cannot_change_anything(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    with (
        closing(open_for_reading(crm.db)) as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.execute("DELETE FROM contact")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_file_and_the_folders_that_netcrm_makes_are_the_users_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o755)
    theirs.chmod(0o755)
    path = theirs / "new" / "netcrm.db"
    create(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o755
    assert [one.name for one in path.parent.iterdir()] == ["netcrm.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    create(tmp_path / "netcrm.db")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_all_folders_on_the_way_are_the_users_alone(tmp_path: Path) -> None:
    create(tmp_path / "one" / "two" / "netcrm.db")
    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) == 0o700

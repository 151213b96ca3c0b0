"""Each column of each table of data has a place in the JSON of everything: none is forgotten."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import SQLModel

from netcrm.formats.card import Photo
from netcrm.formats.records import SECTIONS
from netcrm.store import models  # noqa: F401  fills the metadata
from netcrm.store.photos import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Netcrm

NO_DATA = {"step", "step_person", "change", "erasure"}
"""The history of a database stays with it, and so does what is left to be erased."""

FOLLOWS = {
    "contact": {"folded", "searchable"},
    "contact_point": {"id", "contact_id", "kind", "normal", "rank"},
    "postal_address": {"id", "contact_id", "rank"},
    "photo": {"id", "contact_id", "file"},
    "organisation": {"id", "folded"},
    "position": {"id", "contact_id", "organisation_id"},
    "tag": {"id", "folded"},
    "contact_tag": {"id", "contact_id", "tag_id"},
    "participation": {"id", "interaction_id", "contact_id", "day", "kind"},
    "interaction_tag": {"id", "interaction_id", "tag_id"},
    "interaction": {"focus_id"},
    "followup": {"contact_id", "focus_id", "interaction_id"},
    "focus": {"folded", "organisation_id"},
    "involvement": {"id", "focus_id", "contact_id", "organisation_id"},
    "tie": {"id", "contact_id"},
    "relationship": {"id", "contact_id"},
    "outcome": {"focus_id"},
    "outcome_person": {"id", "outcome_id", "contact_id"},
    "named_date": {"id", "contact_id", "folded"},
    "custom_field": {"id", "folded"},
    "contact_field": {"id", "contact_id", "field_id"},
    "source_card": {"id", "contact_id"},
    "tier": {"id"},
    "alias": {"id", "contact_id", "kind", "normal"},
    "different": {"id", "other_id"},
}
"""What is worked out from the rest, or is where a row stands: the place in the document says it."""

OTHER = 7
"""The number of a second contact, who introduced the first, and is not the same."""

PHOTO = Photo("png", b"a picture")

WHO = {
    "introduced_by_id": "introduced_by",
    "contact_id": "different_from",
    "via_id": "via",
    "other_id": "who",
}
"""Columns that refer to another contact, and the key under which it is told."""

FIXED = {
    ("contact", "introduced_by_id"): 1,
    ("contact", "every"): "never",
    ("contact", "birthday"): "--04-15",
    ("contact", "time_zone"): "Europe/Dublin",
    ("contact_point", "kind"): "phone",
    ("photo", "file"): PHOTO.file,
    ("focus", "sort"): "project",
    ("interaction", "kind"): "letter",
    ("interaction", "private"): 1,
    ("participation", "kind"): "letter",
    ("followup", "theirs"): 1,
    ("position", "main"): 1,
    ("named_date", "anniversary"): "--07-29",
    ("alias", "kind"): "uid",
    ("source_card", "card"): '{"city":"the card"}',
    ("custom_field", "name"): "speciality",
    ("tier", "every"): "11w",
    ("tag", "every"): "12w",
    ("followup", "every"): "13w",
}
"""Values of columns in which not every value can stand."""


def data_tables() -> Iterator[Any]:
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in NO_DATA:
            yield table


def filled(connection: sqlite3.Connection) -> dict[tuple[str, str], Any]:
    """Put a row of values of its own into each table, and return them by table and column."""
    values: dict[tuple[str, str], Any] = {}
    for number, table in enumerate(data_tables()):
        for place, column in enumerate(table.columns):
            key = (table.name, column.name)
            values[key] = FIXED.get(key, _value(table, column, 50 * number + place))
    for table in data_tables():
        names = [column.name for column in table.columns]
        marks = ", ".join("?" * len(names))
        connection.execute(
            f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608
            [_as_referred(table, name, values) for name in names],
        )
    connection.execute(
        "INSERT INTO contact (id, uid, name, folded, searchable, added_on)"
        " VALUES (?, 'u7', 'Bo', 'bo', 'bo', '2026-01-01')",
        (OTHER,),
    )
    connection.execute("UPDATE contact SET introduced_by_id = ?1 WHERE id <> ?1", (OTHER,))
    return values


def _value(table: Any, column: Any, number: int) -> Any:
    if column.name == "id":
        return 100 + number
    kind = column.type.python_type
    if column.name.endswith("_at"):
        return f"2001-01-01 00:00:00.{number:06}"
    if kind is date:
        return (date(2001, 1, 1) + timedelta(days=number)).isoformat()
    if kind is int:
        return 100 + number
    return number + 0.5 if kind is float else f"{table.name} {column.name} {number}"


def _as_referred(table: Any, name: str, values: dict[tuple[str, str], Any]) -> Any:
    column = table.columns[name]
    for key in column.foreign_keys:
        values[table.name, name] = values[key.column.table.name, key.column.name]
    if (table.name, name) in {("different", "contact_id"), ("relationship", "other_id")}:
        return OTHER
    return values[table.name, name] if name != "introduced_by_id" else None


def scalars(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from scalars(one)
    else:
        yield value


def has_a_place(column: Any, value: Any, text: str, found: set[Any]) -> bool:
    if column.name in WHO:
        return f'"{WHO[column.name]}": {{' in text.replace("[", "")
    if column.name == "card":
        return value.replace(":", ": ") in text
    if column.type.python_type is bool:
        return f'"{column.name}": true' in text
    if column.name.endswith("_at"):
        return f"{value[:10]}T{value[11:]}+00:00" in found
    return value in found


def test_every_column_is_in_the_document(crm: Netcrm) -> None:
    crm("list")
    crm("add", "Nobody")
    crm("undo")
    with closing(sqlite3.connect(crm.db)) as connection:
        values = filled(connection)
        connection.commit()
    folder_of(crm.db).mkdir()
    (folder_of(crm.db) / PHOTO.file).write_bytes(PHOTO.data)
    path = crm.home / "everything.json"
    crm("export", str(path), "--private")
    text = path.read_text(encoding="utf-8")
    found = set(scalars(json.loads(text)))
    for table in data_tables():
        for column in table.columns:
            if column.name not in FOLLOWS.get(table.name, ()):
                assert has_a_place(column, values[table.name, column.name], text, found), (
                    f"{table.name}.{column.name} has no place in the JSON of everything: it needs"
                    " one in formats/records.py, in book/files/everything and in the reference"
                )
    other = f"--db={crm.home / 'other.db'}"
    crm("import", str(path), other)
    crm("export", str(crm.home / "again.json"), "--private", other)
    assert (crm.home / "again.json").read_text(encoding="utf-8") == text
    kept = folder_of(crm.home / "other.db") / PHOTO.file
    assert kept.read_bytes() == PHOTO.data


def test_what_follows_is_of_columns_that_there_are() -> None:
    columns = {table.name: set(table.columns.keys()) for table in data_tables()}
    for table, names in FOLLOWS.items():
        assert names <= columns[table]
    assert {table for table, _ in FIXED} <= set(columns)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_key_is_described(section: str) -> None:
    from tests.docs.test_pages import ROOT

    page = (ROOT / "docs/reference/files.md").read_text(encoding="utf-8")
    for key in SECTIONS[section]._fields:
        assert f"`{key}`" in page, f"{section}: {key}"

"""``forget``: nothing that netcrm has made holds somebody any more; others lose nothing."""

from __future__ import annotations

import gzip
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Netcrm

THEIRS = [
    *("Quillfeather", "Zephyrine", "Brambleworth", "ladyzeph", "zeph@quill.example"),
    *("qqold@quill.example", "+49 170 5550199", "491705550199", "5550199", "quokka-secret"),
    *("wombat-secret", "numbat-text", "Dunnartville", "bilby-text", "Potoroo Ltd", "potoroo-tag"),
    *("bandicoot-field", "quoll-date", "Numbatville", "echidna-why", "kultarr-title"),
]
"""Words that stand in nothing but what is about her."""


def live_a_life(crm: Netcrm) -> None:
    crm("add", "Bo Ek", "--email", "bo@x.example", "--tag", "kept")
    crm("add", "Cleo Bay")
    crm(
        *("add", "Zephyrine Brambleworth", "--email", "zeph@quill.example", "--tag", "potoroo-tag"),
        *("--phone", "+49 170 5550199", "--link", "github:ladyzeph", "--org", "Potoroo Ltd"),
        *("--title", "kultarr-title", "--note", "quokka-secret", "--city", "Numbatville"),
        *("--tag", "kept", "--via", "bo", "--birthday", "--04-15"),
    )
    crm("edit", "zephyrine", "--private-note", "wombat-secret", "--set", "own=bandicoot-field")
    crm("edit", "zephyrine", "--add-email", "qqold@quill.example")
    crm("db", "backup")
    crm("edit", "zephyrine", "--rm-email", "qqold@quill.example")
    crm("date", "zephyrine", "quoll-date", "12 June 2019")
    crm("log", "zephyrine", "numbat-text", "--tag", "potoroo-tag", "--at", "Numbatville")
    crm(
        "log", "bo", "the shared one", "--with", "zephyrine", "--next", "dunnart-text", "--in", "1w"
    )
    crm("followup", "zephyrine", "bilby-text", "--in", "2w")
    crm("edit", "cleo", "--via", "zephyrine")
    crm("edit", "zephyrine", "--name", "Zephyrine Quillfeather")
    take_in(crm, 120)
    crm("log", "zephyrine", "numbat-text again")
    crm("undo")
    crm("redo")
    crm("pause", "zephyrine", "--why", "echidna-why")
    crm("track", "zephyrine", "--every", "3w")
    crm("undo")
    crm("log", "cleo", "coffee")
    crm("tag", "tag:kept", "all", "--yes")
    crm("db", "backup")


def take_in(crm: Netcrm, rows: int) -> None:
    lines = [f"Person {number},p{number}@x.example,Oslo" for number in range(rows)]
    theirs = "Zephyrine Quillfeather,zeph@quill.example,Dunnartville"
    text = "\n".join(["name,email_1,city", *lines, theirs])
    file = crm.home / "people.csv"  # not netcrm's: its user throws it away
    file.write_text(text, encoding="utf-8")
    crm("import", str(file))
    file.unlink()


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield all files with what is in them, unpacked."""
    for file in folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            yield file, gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def traces(folder: Path, words: list[str]) -> list[tuple[str, str]]:
    """Find words in all files, in whatever case and as UTF-8 or UTF-16."""
    return [
        (file.name, word)
        for file, data in files(folder)
        for word in words
        for written in {word, word.lower(), word.upper(), word.title()}
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        if written.encode(encoding) in data
    ]


@pytest.fixture
def life(crm: Netcrm) -> Netcrm:
    live_a_life(crm)
    return crm


def test_no_file_holds_them_any_more(life: Netcrm) -> None:
    assert len({word for _, word in traces(life.home, THEIRS)}) > len(THEIRS) - 3
    names = {file.name: file.stat().st_mtime_ns for file in backups(life)}
    answer = life.json("forget", "zephyrine", "--yes")
    assert traces(life.home, THEIRS) == []
    assert {file.name: file.stat().st_mtime_ns for file in backups(life)} == names
    assert sorted(answer["backups_rewritten"]) == [str(file) for file in backups(life)]
    assert len(names) == 3
    assert answer["backups_left"] == []
    assert answer["finished"] is True
    assert (answer["forgotten"], answer["interactions"], answer["followups"]) == (3, 2, 1)
    life.fails(3, "show", "zephyrine")
    checked = life("db", "check")
    assert "sound" in checked.out
    assert not checked.err
    snapshot(life.db)


def test_others_lose_nothing(life: Netcrm) -> None:
    before = {one["id"]: one for one in life.json("list")}
    life("forget", "zephyrine", "--yes")
    after = {one["id"]: one for one in life.json("list")}
    assert after == {number: one for number, one in before.items() if number != 3}
    (shared,) = life.json("show", "bo")["interactions"]
    assert (shared["summary"], [one["name"] for one in shared["people"]]) == (
        "the shared one",
        ["Bo Ek"],
    )
    assert life.json("show", "cleo")["introduced_by"] is None
    for backup in backups(life):
        assert life.json("db", "verify", str(backup))["problems"] == []
    newest = max(backups(life), key=lambda file: file.stat().st_mtime_ns)
    life("db", "restore", str(newest), "--yes")
    assert not life.json("db", "check")["problems"]
    assert {one["id"]: one for one in life.json("list")} == after
    assert traces(life.home, THEIRS) == []


def test_the_history_knows_that_something_was_and_not_what(life: Netcrm) -> None:
    steps = life.json("history")
    erased = life.json("forget", "zephyrine", "--yes")["steps_erased"]
    now = life.json("history")
    assert (now[0]["verb"], now[0]["summary"], now[0]["state"]) == (
        "forget",
        "Forgot somebody",
        "erased",
    )
    changed = [one for one in now[1:] if one["state"] == "erased"]
    assert len(changed) == erased
    assert {one["summary"] for one in changed} == {"Erased with somebody who was forgotten"}
    kept = [one["summary"] for one in now if one["state"] == "done"]
    assert kept == [
        "Logged a meeting with Cleo Bay today",
        "Added Cleo Bay",
        "Added Bo Ek",
    ]
    assert len(now) == len(steps) + 1
    number = next(one["id"] for one in changed)
    assert "cannot be undone" in life.fails(1, "undo", "--step", str(number)).err
    assert [one["verb"] for one in life.json("undo")["undone"]] == ["log"]
    assert "Step 11 has changed the same since" in life.fails(1, "undo").err
    life("redo")


def test_what_somebody_who_was_forgotten_has_changed_is_not_undone_below(crm: Netcrm) -> None:
    crm("add", "Bo Ek")
    crm("add", "Ana Lund")
    crm("log", "ana", "lunch", "--with", "bo")
    crm("log", "bo", "coffee")
    crm("forget", "ana", "--yes")
    crm("undo")
    before = crm.kept()
    told = crm.fails(1, "undo").err
    assert told == (
        "Step 3 has changed the same since, and cannot be undone: it held somebody who was"
        " forgotten. Nothing was changed.\n"
    )
    assert crm.kept() == before
    assert crm.json("redo")["redone"][0]["id"] == 4


def test_erased_steps_that_touch_nothing_are_passed_over(crm: Netcrm) -> None:
    crm("add", "Bo Ek")
    crm("add", "Ana Lund")
    crm("log", "ana", "lunch")
    crm("forget", "ana", "--yes")
    assert crm.json("undo")["undone"][0]["summary"] == "Added Bo Ek"
    crm("redo")
    assert [one["name"] for one in crm.json("list")] == ["Bo Ek"]


def test_what_was_undone_is_erased_as_well(crm: Netcrm) -> None:
    crm("add", "Zephyrine Brambleworth", "--email", "qqold@quill.example")
    crm("edit", "zephyrine", "--name", "Zephyrine Quillfeather")
    crm("log", "zephyrine", "numbat-text")
    crm("undo", "2")
    crm("db", "backup")
    crm("forget", "brambleworth", "--yes")
    assert traces(crm.home, THEIRS) == []
    crm.fails(1, "redo")
    crm.fails(1, "undo")


def test_in_a_backup_they_may_be_only_in_the_history(crm: Netcrm) -> None:
    crm("add", "Zephyrine Brambleworth", "--email", "qqold@quill.example")
    crm("undo")
    crm("db", "backup")
    crm("redo")
    crm("forget", "brambleworth", "--yes")
    assert traces(crm.home, THEIRS) == []


def test_a_removed_person_and_an_earlier_taking_back(crm: Netcrm) -> None:
    crm("add", "Bo Ek")
    crm("add", "Zephyrine Brambleworth")
    crm("log", "zephyrine", "numbat-text")
    crm("log", "bo", "coffee")
    crm("undo", "--step", "3")
    crm("remove", "zephyrine")
    crm("forget", "zephyrine", "--yes")
    assert traces(crm.home, THEIRS) == []
    assert {one["id"]: one["state"] for one in crm.json("history")} == {
        **dict.fromkeys((2, 3, 5, 6, 7), "erased"),
        **dict.fromkeys((1, 4), "done"),
    }


def test_who_was_merged_into_them_goes_with_them(crm: Netcrm) -> None:
    crm("add", "Zephyrine Brambleworth")
    crm("add", "Z Quillfeather")
    crm("db", "backup")
    uid = crm.json("show", "2")["uid"]
    with closing(sqlite3.connect(crm.db)) as plain, plain:
        for kind, value in (("uid", uid), ("number", "2"), ("name", "Z Quillfeather")):
            plain.execute(
                "INSERT INTO alias (contact_id, kind, value, normal) VALUES (1, ?, ?, ?)",
                (kind, value, value),
            )
        plain.execute("DELETE FROM contact WHERE id = 2")
    crm("forget", "brambleworth", "--yes")
    assert traces(crm.home, [*THEIRS, uid]) == []


@pytest.mark.parametrize(("who", "stays"), [("1", "Bo Ek"), ("2", "Ana Lund")])
def test_who_was_merged_and_taken_apart_is_somebody_else(crm: Netcrm, who: str, stays: str) -> None:
    crm("add", "Ana Lund")
    crm("add", "Bo Ek")
    there = crm.json("show", "2")["uid"]
    with closing(sqlite3.connect(crm.db)) as plain, plain:  # as files of older days had it
        plain.execute(
            "INSERT INTO alias (contact_id, kind, value, normal)"
            " VALUES (1, 'uid', :uid, :uid), (1, 'number', '2', '2')",
            {"uid": there},
        )
    crm("db", "backup")
    crm("forget", who, "--yes")
    assert [one["name"] for one in crm.json("list")] == [stays]
    (backup,) = backups(crm)
    (crm.home / "there.db").write_bytes(gzip.decompress(backup.read_bytes()))
    with closing(sqlite3.connect(crm.home / "there.db")) as plain:
        assert plain.execute("SELECT name FROM contact").fetchall() == [(stays,)]


def test_words_that_others_had_stay(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--tag", "a", "--tag", "b", "--tag", "ruled", "--org", "Acme")
    crm("add", "Bo Ek", "--tag", "a", "--tag", "b")
    crm("cadence", "set", "tag:ruled", "3w")
    crm("untag", "bo", "b")
    crm("forget", "ana", "--yes")
    with closing(sqlite3.connect(crm.db)) as plain:
        assert plain.execute("SELECT name FROM tag ORDER BY id").fetchall() == [
            *(("a",), ("b",), ("ruled",))
        ]
        assert plain.execute("SELECT name FROM organisation").fetchall() == []
    crm("undo")
    assert crm.json("show", "bo")["tags"] == ["a", "b"]


def test_where_others_speak_of_them_is_told_and_kept(crm: Netcrm) -> None:
    crm("add", "José Núñez", "--note", "himself José Núñez")
    crm("add", "Bo Ek", "--note", "brother of JOSE NUNEZ")
    crm("edit", "bo", "--private-note", "owes José Núñez a book", "--set", "hint=ask josé núñez")
    crm("log", "bo", "all about José Núñez", "--on", "2026-01-02")
    crm("log", "bo", "José Núñezson is somebody else")
    crm("followup", "bo", "thank José Núñez", "--in", "1w")
    answer = crm("forget", "jose", "--yes", "--json")
    assert answer.json["mentions"] == [
        {"id": 2, "name": "Bo Ek", "where": where}
        for where in (
            *("notes", "private notes", "hint", "conversation of 2026-01-02", "follow-up f1"),
        )
    ]
    shown = crm.json("show", "bo")
    assert shown["notes"] == "brother of JOSE NUNEZ"


def test_many_mentions_are_counted(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("add", "Bo Ek")
    for number in range(12):
        crm("log", "bo", f"Ana Lund {number}")
    lines = crm("forget", "ana", "--yes").lines
    assert lines[1] == "Their name stands in 12 texts of others, which are left as they are:"
    assert len(lines) == 13
    assert lines[-1] == "  and 2 more"


def test_it_asks_and_without_a_terminal_needs_yes(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("add", "Bo Ek")
    crm("log", "ana", "one", "--next", "write", "--in", "1w")
    crm("log", "ana", "two", "--with", "bo")
    before = crm.kept()
    assert crm.fails(1, "forget", "ana").err == (
        "'netcrm forget' erases Ana Lund (1) for good, with 1 conversation, 1 follow-up and their"
        " part of the history. 1 conversation with others stays with those. That cannot be undone;"
        " say --yes. Nothing was changed.\n"
    )
    crm.fails(3, "forget", "nobody", "--yes")
    assert crm.kept() == before


def test_present_and_removed_of_one_name_are_never_guessed(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("remove", "ana")
    crm("add", "Ana Berg")
    told = crm.fails(4, "forget", "ana", "--yes", "--json").error
    assert [one["id"] for one in told["candidates"]] == [2, 1]
    crm("forget", "1", "--yes")
    assert [one["name"] for one in crm.json("list")] == ["Ana Berg"]


def test_a_backup_that_cannot_be_read_is_named(crm: Netcrm) -> None:
    crm("add", "Zephyrine Brambleworth")
    crm("db", "backup")
    (backup,) = backups(crm)
    backup.write_bytes(backup.read_bytes()[:-40])
    beside = crm.home / "netcrm-2026-01-01T000000Z-damaged.db"
    beside.write_bytes(b"Zephyrine")
    answer = crm("forget", "brambleworth", "--yes", "--json")
    assert answer.json["backups_left"] == [str(backup), str(beside)]
    assert f"may still hold them, and netcrm does not change it; look, and delete it: {backup}" in (
        answer.err
    )
    assert answer.json["finished"]


def test_a_backup_of_an_older_schema_is_brought_to_todays(crm: Netcrm) -> None:
    from pathlib import Path

    first = Path(__file__).parents[1] / "store/data/first_schema.sql"
    with closing(sqlite3.connect(crm.db)) as plain:
        plain.executescript(first.read_text(encoding="utf-8"))
    someone = crm.json("list")[0]
    (old,) = backups(crm)
    name = someone["name"].encode()
    assert any(name in data for _, data in files(old.parent))
    answer = crm.json("forget", str(someone["id"]), "--yes")
    assert answer["backups_rewritten"] == [str(old)]
    assert not any(name in data for _, data in files(old.parent))
    crm("db", "restore", str(old), "--yes")
    assert not crm.json("db", "check")["problems"]


def test_what_the_schedule_wrote_of_them_goes(crm: Netcrm) -> None:
    due = crm.home / "due.txt"
    crm.configure(f"[schedule]\nfile = '{due}'\n")
    crm("add", "Zephyrine Brambleworth", "--next", "bilby-text", "--in", "1w")
    crm("add", "Bo Ek", "--next", "write", "--in", "1w")
    crm.on("2026-03-20")("schedule", "run", "--by", "file")
    assert "Zephyrine" in due.read_text(encoding="utf-8")
    draft = crm.home / "netcrm-edited-1.toml"
    draft.write_text('name = "Zephyrine Brambleworth"\n', encoding="utf-8")
    of_another = crm.home / "netcrm-edited-2.toml"
    of_another.write_text('name = "Bo Ek"\nnotes = "met Zephyrine Brambleworth"', encoding="utf-8")
    answer = crm("forget", "zephyrine", "--yes")
    assert not due.exists()
    assert not draft.exists()
    assert f"Removed {due}, in which they were named." in answer.lines
    assert f"delete it: {of_another}" in answer.err


def test_what_killed_processes_have_left_goes(crm: Netcrm) -> None:
    crm("add", "Zephyrine Brambleworth")
    crm("db", "backup")
    gone = 2**22 + 1
    left = [
        *(folder / f".netcrm-{gone}-a.new" for folder in (crm.home, backups(crm)[0].parent)),
        crm.home / f".netcrm-{gone}-a.new-wal",
    ]
    for file in left:
        file.write_bytes(b"Zephyrine")
    at_work = crm.home / f".netcrm-{os.getppid()}-a.new"
    at_work.write_bytes(b"Zephyrine")
    answer = crm.json("forget", "zephyrine", "--yes")
    assert not any(file.exists() for file in left)
    assert answer["backups_left"] == [str(at_work)]


def backups(crm: Netcrm) -> list[Path]:
    return sorted((crm.home / "netcrm.db-backups").iterdir())

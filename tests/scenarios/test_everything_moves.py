"""Whatever was done: out as JSON and into an empty database, it is the same network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.scenarios.deeds import DEEDS, HISTORIES, do
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = (
    *("list --sort=id", "due --all --soon 60d", "due --neglected", "followups --all", "cadence"),
    *("restore", "stats", "list tag:mentor", "find q", "list role:mentor", "outcomes"),
    *("outcomes --by via", "outcomes --by person"),
)
"""What both databases are asked."""


def out(home: Home, name: str, *argv: str) -> str:
    path = home.path / name
    home("export", str(path), "--private", *argv)
    return path.read_text(encoding="utf-8")


def answers(home: Home, *options: str) -> list[Any]:
    """Return what is said of everybody; the numbers of posts are those of each database."""
    found = [home(*words.split(), *options) for words in ANSWERS]
    people = [str(one["id"]) for one in found[0]]
    shown = [home("show", number, *options) for number in people]
    for post in (post for one in shown for post in one["positions"]):
        del post["id"]
    return [*found, *shown]


def played(home: Home, deeds: list[list[Any]]) -> None:
    home.on("2026-03-02")
    home("add", "Old Friend", "--tag=mentor", "--every=3w")
    for deed in deeds:
        do(home, deed)


@many(60)
@given(HISTORIES)
def test_out_and_into_an_empty_database_it_is_the_same(deeds: list[list[Any]]) -> None:
    with Home() as home:
        played(home, deeds)
        other = f"--db={home.path / 'other.db'}"
        first = out(home, "first.json")
        report = home("import", str(home.path / "first.json"), other)
        assert report["skipped"] == report["warnings"] == []
        assert out(home, "second.json", other) == first
        assert answers(home, other) == answers(home)
        snapshot(home.path / "other.db")


@many(15)
@given(HISTORIES)
def test_it_can_be_undone_and_done_again(deeds: list[list[Any]]) -> None:
    with Home() as home:
        played(home, deeds)
        other = f"--db={home.path / 'other.db'}"
        home("list", other)
        home("add", "Somebody by mistake", other)
        home("undo", other)
        empty = out(home, "empty.json", other)
        first = out(home, "first.json")
        home("import", str(home.path / "first.json"), other)
        if first == empty:
            return
        home("undo", other)
        assert out(home, "undone.json", other) == empty
        home("redo", other)
        assert out(home, "redone.json", other) == first
        snapshot(home.path / "other.db")


@many(25)
@given(HISTORIES, st.lists(DEEDS, max_size=8))
def test_a_later_file_brings_what_is_missing_and_the_same_again_nothing(
    deeds: list[list[Any]], later: list[list[Any]]
) -> None:
    with Home() as home:
        played(home, deeds)
        path, other = home.path / "first.json", home.path / "other.db"
        out(home, "first.json")
        home("import", str(path), f"--db={other}")
        for deed in later:
            do(home, deed)
        out(home, "first.json")
        tried = home("import", str(path), f"--db={other}", "--dry-run")
        told = home("import", str(path), f"--db={other}")
        assert {**tried, "dry_run": False} == told
        kept, steps = snapshot(other), home("history", f"--db={other}")
        again = home("import", str(path), f"--db={other}")
        assert (snapshot(other), home("history", f"--db={other}")) == (kept, steps)
        assert again["updated"] == again["added"] == 0
        uids = {one["uid"] for one in everything(path)["interactions"]}
        out(home, "merged.json", f"--db={other}")
        merged = everything(home.path / "merged.json")
        assert {one["uid"] for one in merged["interactions"]} >= uids


def everything(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))

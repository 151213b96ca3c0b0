"""Whatever was done with somebody, forgetting them harms nobody else, and leaves a sound file."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.store.snapshots import snapshot
from tests.store.test_undo_properties import COMMANDS, Diary

WORDS = ("zephyrine", "quillfeather", "quokka")


def of_others(home: Home, number: int) -> list[Any]:
    """Return everybody else as they are shown, but for what is said of this one."""
    found = []
    for one in home("list"):
        if one["id"] != number:
            shown = home("show", str(one["id"]))
            for talk in shown["interactions"]:
                talk["people"] = [who for who in talk["people"] if who["id"] != number]
            for came in shown["outcomes"]:
                came["people"] = [who for who in came["people"] if who["id"] != number]
                came["via"] = came["via"] if (came["via"] or {}).get("id") != number else None
            bonds = shown["relationships"]
            shown["relationships"] = [bond for bond in bonds if bond["who"]["id"] != number]
            found.append(shown)
    return found


@many(15)
@given(st.lists(COMMANDS, min_size=3, max_size=12), st.integers(0, 3))
def test_forgetting_harms_nobody(commands: list[list[Any]], undone: int) -> None:
    with Home() as home:
        home.on("2026-03-02")
        home("add", "Zephyrine Quillfeather", "--note=quokka", "--tag=mentor", "--email=a@x.ex")
        diary = Diary(home)
        for parts in commands:
            diary.do(parts)
        for _ in range(min(undone, len(diary.states) - 1)):
            home("undo")
        before = of_others(home, 1)
        home("forget", "1", "--yes")
        assert of_others(home, 1) == before
        assert home("db", "check")["problems"] == []
        for _ in range(2):
            while home.run("redo").code == 0:
                snapshot(home.db)
            while home.run("undo").code == 0:
                snapshot(home.db)
        assert home("db", "check")["problems"] == []
        for file in home.path.rglob("*.db*"):
            if file.is_file():
                data = file.read_bytes().lower()
                assert not [word for word in WORDS if word.encode() in data]

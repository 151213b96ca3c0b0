"""A file, or a folder of files, is written whole or not at all."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from netcrm.errors import RefusedError
from netcrm.formats.atomic import filling, replacing

if TYPE_CHECKING:
    from pathlib import Path


def test_who_stops_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("old")

    def stopped() -> None:
        with replacing(file) as out:
            out.write("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert [one.read_text() for one in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("is_there", [False, True])
def test_who_stops_leaves_the_folder_as_it_was(tmp_path: Path, is_there: bool) -> None:
    folder = tmp_path / "people"
    if is_there:
        folder.mkdir()
        (folder / "Ana.md").write_text("old")

    def stopped() -> None:
        with filling(folder) as opened:
            for name in ("Ana.md", "Bo.md"):
                with opened(name) as out:
                    out.write("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert folder.exists() == is_there
    assert [one.read_text() for one in tmp_path.rglob("*.md")] == ["old"] * is_there


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_a_folder_that_is_made_is_for_its_owner_and_another_stays(tmp_path: Path) -> None:
    theirs, made = tmp_path / "theirs", tmp_path / "made"
    theirs.mkdir(mode=0o755)
    (theirs / "mine.txt").write_text("mine")
    for folder in (theirs, made):
        with filling(folder) as opened, opened("Ana.md") as out:
            out.write("new")
    modes = [stat.S_IMODE(one.stat().st_mode) for one in (theirs, made, made / "Ana.md")]
    assert modes == [0o755, 0o700, 0o600]
    assert sorted(one.name for one in theirs.iterdir()) == ["Ana.md", "mine.txt"]


def test_a_link_in_the_folder_leads_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine")
    folder = tmp_path / "people"
    folder.mkdir()
    (folder / "Ana.md").symlink_to(outside)
    with filling(folder) as opened, opened("Ana.md") as out:
        out.write("new")
    assert outside.read_text() == "mine"
    assert (folder / "Ana.md").read_text() == "new"


@pytest.mark.parametrize("name", ["file/inside", "file", "none/inside"])
def test_where_no_folder_can_be_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine")

    def fill() -> None:
        with filling(tmp_path / name):
            raise AssertionError

    with pytest.raises(RefusedError, match=r"cannot be written: .*Nothing was changed"):
        fill()
    assert [one.read_text() for one in tmp_path.iterdir()] == ["mine"]

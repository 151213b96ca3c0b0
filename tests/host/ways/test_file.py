"""A message in a file: whole, its owner's, and what was there stays where it cannot be written."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from netcrm.errors import RefusedError
from netcrm.host.ways.file import write
from netcrm.host.ways.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MESSAGE = Message("2 people are due", "Zoë is overdue 🎉\r\nדנה כהן", "<p>Zoë</p>\n")


@pytest.mark.parametrize(
    ("name", "held"),
    [("due.txt", MESSAGE.text), ("due", MESSAGE.text), ("due.HTML", MESSAGE.html)],
)
def test_the_suffix_says_text_or_page(tmp_path: Path, name: str, held: str) -> None:
    file = tmp_path / name
    for _ in range(2):
        write(MESSAGE, file)
        assert file.read_bytes() == held.encode()
        assert list(tmp_path.iterdir()) == [file]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="there is no folder") as raised:
        write(MESSAGE, tmp_path / "away" / "due.txt")
    assert "Zoë" not in raised.value.message
    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="it is not a file"):
        write(MESSAGE, tmp_path)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for little."""
    words = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    if sys.platform != "linux" or os.getuid() or subprocess.run(words, check=False).returncode:
        pytest.skip("a disk can be mounted by root alone")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_full_disk_leaves_the_older_file(full: Path) -> None:
    write(MESSAGE, full / "due.txt")
    with pytest.raises(RefusedError, match="no space left on device"):
        write(MESSAGE._replace(text="x" * 200_000), full / "due.txt")
    assert (full / "due.txt").read_bytes() == MESSAGE.text.encode()
    assert [one.name for one in full.iterdir()] == ["due.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such limits")
def test_a_file_that_may_not_grow_leaves_the_older_one(tmp_path: Path) -> None:
    import resource

    file = tmp_path / "due.txt"
    write(MESSAGE, file)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(RefusedError, match="file too large"):
            write(MESSAGE._replace(text="x" * 200_000), file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert file.read_bytes() == MESSAGE.text.encode()
    assert list(tmp_path.iterdir()) == [file]

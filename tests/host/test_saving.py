"""Saving a file: whole or not at all, and only a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from netcrm.errors import RefusedError
from netcrm.host.saving import save

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.toml"
    for text in ("Zoë\n", "a\r\nb"):
        save(text, file)
        assert file.read_bytes() == text.encode()
        assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_what_is_no_file_is_left(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(RefusedError, match="not a file"):
        save("x", pipe)
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["x" * 300, "file/x", "."])
def test_a_place_that_cannot_be(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RefusedError, match="Nothing was changed"):
        save("x", tmp_path / name)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]

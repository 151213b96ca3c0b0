"""The clipboard, with programs that the test has put on the search path."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from netcrm.errors import RefusedError
from netcrm.host import clipboard

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are scripts of sh")

TEXT = "Dear 田中宏,\n\nThank you: it's €5.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the only folder on the search path, and a desktop of each sort."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    return tmp_path


def put(folder: Path, name: str, script: str = "") -> None:
    file = folder / name
    file.write_text(
        f'#!/bin/sh\necho "$@" > "{folder}/words"\n/bin/cat > "{folder}/text"\n{script}\n', "utf-8"
    )
    file.chmod(0o700)


WORDS = {
    "pbcopy": "",
    "wl-copy": "--type text/plain",
    "xclip": "-selection clipboard -in",
    "xsel": "--clipboard --input",
    "clip.exe": "",
}


@pytest.mark.parametrize("name", WORDS)
def test_each_program_gets_the_text_as_it_reads_it(folder: Path, name: str) -> None:
    put(folder, name)
    clipboard.copy(TEXT)
    assert (folder / "words").read_text("utf-8").strip() == WORDS[name]
    encoding = "utf-16-le" if name == "clip.exe" else "utf-8"
    assert (folder / "text").read_bytes().decode(encoding) == TEXT


def test_the_one_of_the_desktop_is_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("wl-copy", "xclip", "xsel"):
        put(folder, name)
    for gone, words in (("", "wl-copy"), ("WAYLAND_DISPLAY", "xclip")):
        monkeypatch.delenv(gone or "NONE", raising=False)
        clipboard.copy(TEXT)
        assert (folder / "words").read_text("utf-8").strip() == WORDS[words]
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(RefusedError, match="There is no clipboard here"):
        clipboard.copy(TEXT)


def test_without_a_program_it_is_said(folder: Path) -> None:
    assert not list(folder.iterdir())
    with pytest.raises(RefusedError, match="wl-copy, xclip or xsel"):
        clipboard.copy(TEXT)


def test_a_program_that_fails_is_said(folder: Path) -> None:
    put(folder, "xclip", "exit 3")
    with pytest.raises(RefusedError, match=r"xclip' could not copy the text \(3\)"):
        clipboard.copy(TEXT)


def test_one_that_cannot_be_started_is_said(folder: Path) -> None:
    file = folder / "xclip"
    file.write_text("#!/no/such/shell\n", "utf-8")
    file.chmod(0o700)
    with pytest.raises(RefusedError, match="cannot be started"):
        clipboard.copy(TEXT)


def test_one_that_hangs_is_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "SECONDS", 0.2)
    put(folder, "xclip", "exec /bin/sleep 20")
    with pytest.raises(RefusedError, match="in time"):
        clipboard.copy(TEXT)


def test_one_that_goes_on_in_the_background_is_not_waited_for(folder: Path) -> None:
    put(folder, "wl-copy", f'(/bin/sleep 3; : > "{folder}/late") &')
    clipboard.copy(TEXT)
    assert not (folder / "late").exists()

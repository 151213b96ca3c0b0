"""The user's editor: which it is, what it is given, and that nothing written is lost."""

from __future__ import annotations

import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netcrm.errors import RefusedError
from netcrm.host.editor import edited, kept

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors are scripts of sh")


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Make an editor of a script of sh, in which $1 is the file."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    def made(name: str, lines: str) -> Path:
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        file.chmod(0o700)
        return file

    return made


def test_the_text_goes_to_the_editor_and_back(
    script: Callable[[str, str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ed = script(
        "ed",
        f'cp "$1" {tmp_path}/seen; ls -ld "${{1%/*}}" "$1" > {tmp_path}/modes\n'
        f'echo "$1" > {tmp_path}/name; echo more >> "$1"',
    )
    monkeypatch.setenv("EDITOR", str(ed))
    assert edited("Zoë\n", ".toml") == "Zoë\nmore\n"
    assert (tmp_path / "seen").read_text("utf-8") == "Zoë\n"
    folder, file = (tmp_path / "modes").read_text("utf-8").splitlines()
    assert file.startswith("-rw-------")
    assert folder.startswith("drwx------")
    name = (tmp_path / "name").read_text("utf-8").strip()
    assert name.endswith(".toml")
    assert not Path(name).parent.exists()


def test_visual_goes_before_editor_and_may_have_options(
    script: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(script("plain", 'echo plain > "$1"')))
    assert edited("x", ".txt") == "plain\n"
    full = script("full screen", 'echo "$1 $2" > "$3"')
    monkeypatch.setenv("VISUAL", f"'{full}' --wait 'a b'")
    assert edited("x", ".txt") == "--wait a b\n"
    monkeypatch.setenv("VISUAL", "  ")
    assert edited("x", ".txt") == "plain\n"


def test_a_path_with_blanks_needs_no_quotes_and_a_home_is_found(
    script: Callable[[str, str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ed = script("my editor", 'echo mine > "$1"')
    monkeypatch.setenv("EDITOR", str(ed))
    assert edited("x", ".txt") == "mine\n"
    script("ed", 'echo "$1" > "$2"')
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("EDITOR", "~/ed -w")
    assert edited("x", ".txt") == "-w\n"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('echo lost > "$1"; exit 3', "failed (3)"),
        (': > "$1"', "empty"),
        ('echo > "$1"', "empty"),
        ('rm "$1"', "empty"),
        ("kill -9 $$", "failed (-9)"),
    ],
)
def test_an_editor_that_fails_or_leaves_nothing_changes_nothing(
    script: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch, lines: str, told: str
) -> None:
    monkeypatch.setenv("EDITOR", str(script("ed", lines)))
    with pytest.raises(RefusedError) as raised:
        edited("x", ".txt")
    assert told in raised.value.message
    assert "nothing was changed" in raised.value.message
    assert not list(Path(tempfile.gettempdir()).iterdir())


@pytest.mark.parametrize("value", ["no-such-editor --wait", "/", "'ed", "/no such/editor"])
def test_an_editor_that_is_not_there(
    script: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("VISUAL", value)
    monkeypatch.setenv("EDITOR", str(script("ed", "true")))
    with pytest.raises(RefusedError, match=r"\$VISUAL"):
        edited("x", ".txt")


def test_an_editor_that_is_no_program(
    script: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = script("ed", "")
    broken.write_bytes(b"\x7fELF nothing")
    monkeypatch.setenv("EDITOR", str(broken))
    with pytest.raises(RefusedError, match="cannot be started"):
        edited("x", ".txt")


def test_without_an_editor_named_a_terminal_is_needed(
    script: Callable[[str, str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RefusedError, match=r"no terminal.*\$EDITOR"):
        edited("x", ".txt")
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    script("nano", 'echo nano > "$1"')
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr("netcrm.host.editor.COMMON", ("no-such-editor", "nano"))
    assert edited("x", ".txt") == "nano\n"
    monkeypatch.setattr("netcrm.host.editor.COMMON", ("no-such-editor",))
    with pytest.raises(RefusedError, match=r"\$EDITOR"):
        edited("x", ".txt")


def test_marks_and_line_ends_of_other_systems_are_taken_off_and_bytes_are_kept(
    script: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "EDITOR", str(script("ed", r"""printf '\357\273\277a\r\nb\377\r\n' > "$1" """))
    )
    fresh = edited("x", ".txt")
    assert fresh == "a\nb\udcff\n"
    monkeypatch.setenv("EDITOR", "true")
    assert edited(fresh, ".txt") == fresh


@pytest.mark.usefixtures("script")
def test_what_is_kept_is_the_owners_and_finds_room(tmp_path: Path) -> None:
    first, second = (kept("a\udcff", ".toml", tmp_path) for _ in range(2))
    assert first != second
    for file in (first, second):
        assert file.parent == tmp_path
        assert file.suffix == ".toml"
        assert file.read_bytes() == b"a\xff"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    new = tmp_path / "new"
    assert kept("a", ".toml", new).parent == new
    elsewhere = kept("a", ".toml", first / "none")
    assert elsewhere.parent == Path(tempfile.gettempdir())


def test_what_an_editor_prints_is_not_part_of_the_answer(
    script: Callable[[str, str], Path],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EDITOR", str(script("ed", "echo hello")))
    assert edited("x", ".txt") == "x"
    assert capfd.readouterr() == ("", "hello\n")


def test_ctrl_c_belongs_to_the_editor(
    script: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(script("ed", 'kill -2 $PPID; sleep 0.2; echo done > "$1"')))
    assert edited("x", ".txt") == "done\n"

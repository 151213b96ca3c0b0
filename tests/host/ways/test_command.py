"""A program of the user's gets the text on its standard input, and nothing else."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netcrm.errors import RefusedError
from netcrm.host.ways.command import pipe
from netcrm.host.ways.message import Message
from netcrm.host.ways.secret import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    Script = Callable[[str], Path]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are scripts of sh")

MESSAGE = Message("2 people are due", "Zoë is overdue 🎉\nדנה כהן\r\n.\n", "<p>Zoë</p>")


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Make a program of a script of sh, which has the folder of the test in $PWD."""

    def made(lines: str) -> Path:
        file = tmp_path / "a program"
        file.write_text(f"#!/bin/sh\ncd '{tmp_path}'\n{lines}\n", encoding="utf-8")
        file.chmod(0o700)
        return file

    return made


def refusal(words: list[str], **times: float) -> str:
    with pytest.raises(RefusedError) as raised:
        pipe(MESSAGE, words, **times)
    assert "Zoë" not in raised.value.message
    return raised.value.message


def test_the_text_comes_in_and_words_stay_words(script: Script, tmp_path: Path) -> None:
    program = script('cat > read; printf "%s\\n" "$@" > words')
    pipe(MESSAGE, [str(program), "$HOME; `id`", "*"])
    assert (tmp_path / "read").read_bytes() == MESSAGE.text.encode()
    assert (tmp_path / "words").read_text(encoding="utf-8") == "$HOME; `id`\n*\n"


def test_it_is_found_by_name_and_at_home(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = script('cat > "$1"')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    for number, name in enumerate([program.name, f"~/{program.name}"]):
        pipe(MESSAGE, [name, str(number)])
        assert (tmp_path / str(number)).read_bytes() == MESSAGE.text.encode()


def test_a_program_that_is_not_there_or_is_none(script: Script, tmp_path: Path) -> None:
    assert "no program 'no-such-program'" in refusal(["no-such-program"])
    assert "no program" in refusal([str(tmp_path)])
    assert "no command" in refusal([])
    program = script("")
    program.write_bytes(b"\x00\x01rubbish")
    assert "cannot be started: exec format error" in refusal([str(program)])
    assert "cannot be started" in refusal(["cat", "a\0b"])


def test_a_program_that_fails_names_its_code_and_shows_nothing(
    script: Script, capfd: pytest.CaptureFixture[str]
) -> None:
    program = script("cat; cat >&2; echo Zoë >&2; exit 3")
    assert refusal([str(program)]) == f"The command '{program}' failed (3)."
    program = script("kill -9 $$")
    assert refusal([str(program)]) == f"The command '{program}' was stopped by signal 9."
    assert capfd.readouterr() == ("", "")


def test_a_program_that_does_not_read_is_no_failure(script: Script) -> None:
    pipe(MESSAGE._replace(text="x" * 1_000_000), [str(script("exit 0"))])


@pytest.mark.parametrize("text", [MESSAGE.text, "x" * 1_000_000])
def test_a_program_that_hangs_is_stopped_with_all_that_it_started(
    script: Script, tmp_path: Path, text: str
) -> None:
    program = script("sleep 600 & echo $! > child; wait")
    with pytest.raises(RefusedError, match=r"did not end within 0.5 seconds"):
        pipe(MESSAGE._replace(text=text), [str(program)], seconds=0.5)
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    """Tell whether a process runs; one that has ended may wait for somebody to ask about it."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


def test_the_password_is_not_handed_on(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "s3cret")
    monkeypatch.setenv("OTHER", "stays")
    pipe(MESSAGE, [str(script("env > env"))])
    environment = (tmp_path / "env").read_text(encoding="utf-8")
    assert "OTHER=stays" in environment
    assert "s3cret" not in environment
    assert "Zoë" not in environment

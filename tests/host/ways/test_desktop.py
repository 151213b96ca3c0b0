"""A notice reaches the desktop over a real bus, and what it says is in no list of processes."""

from __future__ import annotations

import json
import os
import re
import sys
import traceback
from typing import TYPE_CHECKING

import pytest
from tests.host.ways.buses import NAME, Desktop, bus

from netcrm.errors import RefusedError
from netcrm.host.ways import session_bus
from netcrm.host.ways.desktop import for_macos, for_windows, notify
from netcrm.host.ways.message import Message
from netcrm.host.ways.session_bus import VARIABLE, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MESSAGE = Message(
    "2 people <are> due\n: Zoë 🎉",
    "Zoë <b>& Co</b> is overdue\nדנה\x1b[2J \u202ecohen",
    "<p>Zoë</p>",
)
SUBJECT = "2 people <are> due : Zoë 🎉"
TEXT = "Zoë <b>& Co</b> is overdue\nדנה␛[2J \ufffdcohen"


@pytest.fixture
def socket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The bus of a desktop, which the environment names."""
    with bus() as socket:
        monkeypatch.setenv(VARIABLE, f"unix:path={socket}")
        yield socket


def refusal(**times: float) -> str:
    with pytest.raises(RefusedError) as raised:
        notify(MESSAGE, **times)
    assert "Zoë" not in "".join(traceback.format_exception(raised.value))
    assert raised.value.message.endswith(".")
    return raised.value.message


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [
        (
            ["body", "body-markup"],
            "Zoë &lt;b&gt;&amp; Co&lt;/b&gt; is overdue\nדנה␛[2J \ufffdcohen",
        ),
        (["body"], TEXT),
    ],
)
def test_a_notice_is_plain_text_and_only_its_reader_sees_it(
    socket: Path, capabilities: list[str], body: str
) -> None:
    with Desktop(socket, capabilities) as desktop:
        notify(MESSAGE)
    assert desktop.shown == [("netcrm", 0, "", SUBJECT, body, [], {}, -1)]
    assert "dbus-daemon" in desktop.processes
    assert "Zoë" not in desktop.processes
    assert "people" not in desktop.processes


def test_a_timer_finds_the_desktop_without_its_name(
    socket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(socket.parent))
    with Desktop(socket, []) as desktop:
        notify(MESSAGE)
        monkeypatch.delenv("XDG_RUNTIME_DIR")
        monkeypatch.setattr(session_bus, "RUNTIME", str(socket.parent.parent))
        notify(MESSAGE)
        with named():
            assert os.environ[VARIABLE] == f"unix:path={socket}"
    assert len(desktop.shown) == 2
    assert VARIABLE not in os.environ


def test_there_is_no_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert "There is no desktop" in refusal()
    with named():
        assert VARIABLE not in os.environ


@pytest.mark.parametrize("address", ["unix:path=/none/bus", "autolaunch:", "rubbish", "unix:a=b"])
def test_a_bus_that_is_none(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, address)
    assert f"cannot be reached at '{address}'" in refusal()


@pytest.mark.usefixtures("socket")
def test_a_desktop_without_notices() -> None:
    assert "shows no notices" in refusal()


def test_a_desktop_that_fails_or_is_silent(socket: Path) -> None:
    with Desktop(socket, [], f"{NAME}.Error.Failed"):
        assert "shows no notices" in refusal()
    with Desktop(socket, [], ""):
        assert "did not take the notice within 0.3 seconds" in refusal(seconds=0.3)


@pytest.mark.usefixtures("socket")
def test_a_system_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jeepney.io.blocking", None)
    assert "no way to show a notice" in refusal()


PROGRAMS = ("osascript", "powershell.exe")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program of another system that shows notices; it keeps what it is told."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PATHEXT", ".exe")
    for name in PROGRAMS:
        file = tmp_path / name
        file.write_text(f'#!/bin/sh\ncat > "{tmp_path}/script"\necho "$@" > "{tmp_path}/words"\n')
        file.chmod(0o700)
    return tmp_path


@pytest.mark.parametrize(("platform", "made"), [("darwin", for_macos), ("win32", for_windows)])
def test_other_systems_get_a_script_on_standard_input(
    program: Path, monkeypatch: pytest.MonkeyPatch, platform: str, made: Callable[[str, str], str]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    notify(MESSAGE)
    assert (program / "script").read_text(encoding="ascii") == made(SUBJECT, TEXT)
    assert "Zoë" not in (program / "words").read_text()
    for name in PROGRAMS:
        (program / name).write_text("#!/bin/sh\necho Zoë >&2; exit 1\n", encoding="utf-8")
    assert "could not show the notice (1)" in refusal()
    for name in PROGRAMS:
        (program / name).write_text("#!/bin/sh\nexec sleep 10\n", encoding="utf-8")
    assert "could not show the notice" in refusal(seconds=0.2)
    monkeypatch.setenv("PATH", str(program / "none"))
    assert "to show a notice with" in refusal()


@pytest.mark.parametrize(
    "text", ["'; exit; '", '"); app.quit(); ("', "\\", "\n", "\u2019'\u2018", "🎉$(id)`"]
)
def test_no_text_is_a_part_of_the_script(text: str) -> None:
    script = for_macos(text, text)
    (said,) = re.findall(r'app\.displayNotification\((".*"), \{withTitle: (".*")\}\);\n', script)
    assert [json.loads(part) for part in said] == [text, text]
    (quoted,) = re.findall("ConvertFrom-Json '([^']*)';", for_windows(text, text))
    assert json.loads(quoted) == [text, text]
    assert for_windows(text, text).count("\n") == 1

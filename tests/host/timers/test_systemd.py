"""The units, as systemd's own programs read them; where its daemon runs is in test_systemd_runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.host.timers.examples import MORNING, WORDS, WORST

from netcrm.errors import RefusedError
from netcrm.host.timers import systemd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from netcrm.host.timers.timer import Timer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no systemd")

analyze = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze here"
)

SETS = [frozenset(days) for n in range(1, 8) for days in combinations(range(7), n)]
BASE = datetime(2026, 3, 1, 7, 59, 30, tzinfo=UTC)
TURNS = 9


def _elapses(timer: Timer) -> Iterable[datetime]:
    """Say when it elapses after BASE, day by day."""
    day = BASE.replace(hour=timer.at.hour, minute=timer.at.minute, second=0)
    while True:
        if day > BASE and day.weekday() in timer.days:
            yield day
        day += timedelta(days=1)


@analyze
@pytest.mark.parametrize("at", [time(0), time(7, 59), time(8), time(23, 59)])
def test_it_elapses_on_its_days_at_its_time(at: time) -> None:
    timers = [MORNING._replace(at=at, days=days) for days in SETS]
    said = subprocess.run(
        [
            "systemd-analyze",
            "calendar",
            f"--iterations={TURNS}",
            f"--base-time={BASE:%Y-%m-%d %H:%M:%S} UTC",
            *map(systemd.calendar, timers),
        ],
        env={"PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = re.findall(r"(?:Next elapse|(?:Iter|Iteration)\. #\d+): \w+ (\S+ \S+) UTC", said)
    expected = [
        f"{moment:%Y-%m-%d %H:%M:%S}"
        for timer in timers
        for moment, _ in zip(_elapses(timer), range(TURNS), strict=False)
    ]
    assert found == expected


def test_days_are_written_as_people_write_them() -> None:
    def written(*days: int) -> str:
        return systemd.calendar(MORNING._replace(days=frozenset(days)))

    assert written(0, 1, 2, 3, 4) == "Mon..Fri *-*-* 08:00:00"
    assert written(0, 2, 5, 6) == "Mon,Wed,Sat,Sun *-*-* 08:00:00"
    assert written(*range(7)) == "*-*-* 08:00:00"


NAMES = WORDS.map(lambda word: word.replace("/", "")).filter(
    lambda name: name not in ("", ".", "..")
)


@analyze
@given(NAMES, st.lists(WORDS, max_size=3), WORDS)
@settings(max_examples=25)
def test_systemd_itself_reads_the_words_that_are_meant(
    name: str, words: list[str], value: str
) -> None:
    with TemporaryDirectory() as folder:
        program = Path(folder) / name / "netcrm"
        program.parent.mkdir()
        program.write_text("#!/bin/sh\n", encoding="utf-8")
        program.chmod(0o700)
        timer = MORNING._replace(
            command=(str(program), *words, WORST), environment={"NETCRM_CONFIG": value}
        )
        command, environment = _read_by_systemd(timer, folder)
    shell = ("/bin/sh", "-c", 'exec "$0" "$@"')
    assert command in (timer.command, (*shell, *timer.command))
    assert environment == f"NETCRM_CONFIG={value}"


def _read_by_systemd(timer: Timer, folder: str) -> tuple[tuple[str, ...], str]:
    """Return the command and the environment of which systemd says that it has read them."""
    with mock.patch.dict(os.environ, XDG_CONFIG_HOME=folder):
        texts = systemd.written(timer)
    for path, text in texts.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": folder, "XDG_RUNTIME_DIR": folder}
    verify = ["systemd-analyze", "--user", "verify", *texts]
    plain = subprocess.run(verify, env=environment, capture_output=True, text=True, check=False)
    assert (plain.returncode, plain.stderr) == (0, "")
    dumped = subprocess.run(
        verify,
        env={**environment, "SYSTEMD_LOG_LEVEL": "debug", "SYSTEMD_LOG_TARGET": "console"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    unit = (dumped.stdout + dumped.stderr).partition("-> Unit netcrm.service:")[2]
    (line,) = re.findall(r"Command Line: (.*)", unit.partition("-> Unit ")[0])
    words = [
        re.sub(r"\\(.)", r"\1", quoted) if quoted or not bare else bare
        for quoted, bare in re.findall(r'"((?:\\.|[^"\\])*)"|([^ ]+)', line)
    ]
    program, *rest = words
    (variables,) = re.findall(r"\t\tEnvironment: (.*)", unit.partition("-> Unit ")[0])
    return (program, *(word.replace("$$", "$") for word in rest)), variables


@pytest.mark.skipif(shutil.which("systemctl") is None, reason="there is no systemctl here")
def test_without_a_bus_it_is_refused_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert not systemd.there()
    with pytest.raises(RefusedError, match=r"systemctl refused: .*\. Nothing was changed\.$"):
        systemd.install(MORNING)
    assert not [path for path in tmp_path.rglob("*") if not path.is_dir()]
    for path, text in systemd.written(MORNING).items():
        Path(path).write_text(text, encoding="utf-8")
    assert systemd.remove()
    assert not [path for path in tmp_path.rglob("*") if not path.is_dir()]


@pytest.mark.parametrize(
    ("linger", "display", "remark"),
    [
        ("Linger=no", "", True),
        ("Linger=yes", "", False),
        ("Linger=no", ":0", False),
        ("", "", False),
    ],
)
def test_it_says_when_it_would_end_with_the_session(
    stand_in: Callable[..., Callable[[], str]],
    monkeypatch: pytest.MonkeyPatch,
    linger: str,
    display: str,
    remark: bool,
) -> None:
    """Both programs are stand-ins."""
    calls = stand_in("systemctl")
    stand_in("loginctl", f"echo {linger}")
    monkeypatch.setenv("DISPLAY", display)
    assert systemd.install(MORNING) == ([systemd.LINGER] if remark else [])
    assert calls().split("\n")[:2] == [
        "--user daemon-reload",
        "--user --quiet enable --now netcrm.timer",
    ]


def test_a_timer_that_is_enabled_and_does_not_start_leaves_no_link(
    stand_in: Callable[..., Callable[[], str]], tmp_path: Path
) -> None:
    """systemctl is a stand-in that enables, and then fails."""
    units = tmp_path / ".config" / "systemd" / "user"
    link = units / "timers.target.wants" / systemd.TIMER
    stand_in(
        "systemctl",
        f'case "$*" in *enable*) mkdir {link.parent}; ln -s {units}/netcrm.timer {link}; '
        "echo Job failed. >&2; exit 1;; esac",
    )
    with pytest.raises(RefusedError, match=r"^systemctl refused: Job failed\. Nothing was changed"):
        systemd.install(MORNING)
    assert not os.path.lexists(link)
    assert not list(units.glob("netcrm.*"))
    assert not systemd.installed()
    assert not systemd.remove()

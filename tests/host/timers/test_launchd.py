"""The agent: its keys are those that Apple documents in launchd.plist(5).

``launchctl`` is a stand-in: a program that keeps what it was told, and knows what is loaded.
"""

from __future__ import annotations

import os
import plistlib
import sys
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from tests.host.timers.examples import DAYS, MORNING, TIMERS

from netcrm.errors import RefusedError
from netcrm.host.timers import launchd

if TYPE_CHECKING:
    from collections.abc import Callable

    from netcrm.host.timers.timer import Timer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no launchd")

DOCUMENTED: dict[str, type | tuple[type, ...]] = {
    "Label": str,
    "ProgramArguments": list,
    "EnvironmentVariables": dict,
    "StartCalendarInterval": (dict, list),
    "StandardOutPath": str,
    "ProcessType": str,
}
"""Keys of launchd.plist(5), and their types."""

OF_AN_INTERVAL = {"Minute": range(60), "Hour": range(24), "Weekday": range(8)}

LOADS = """
case $1 in
  bootstrap) if [ "$REFUSES" ] && grep -q "$REFUSES" "$3"; then
               echo "Bootstrap failed: 5: Input/output error" >&2; exit 5
             fi
             [ ! -e "$HERE/loaded" ] && cp "$3" "$HERE/loaded" ;;
  bootout) rm "$HERE/loaded" ;;
  print) [ -e "$HERE/loaded" ] ;;
esac
"""


def _agent(timer: Timer) -> dict[str, Any]:
    (text,) = launchd.written(timer).values()
    agent: dict[str, Any] = plistlib.loads(text.encode())
    return agent


@given(TIMERS)
def test_it_says_the_command_in_documented_keys(timer: Timer) -> None:
    agent = _agent(timer)
    for key, value in agent.items():
        assert isinstance(value, DOCUMENTED[key])
    assert agent["ProgramArguments"] == list(timer.command)
    assert agent["EnvironmentVariables"] == timer.environment
    assert agent["StandardOutPath"] == "/dev/null"
    assert agent["ProcessType"] in ("Background", "Standard", "Adaptive", "Interactive")


@given(DAYS)
def test_it_says_the_days_as_launchd_counts_them(days: frozenset[int]) -> None:
    intervals = _agent(MORNING._replace(days=days))["StartCalendarInterval"]
    if len(days) == 7:
        assert intervals == {"Hour": 8, "Minute": 0}
        return
    for interval in intervals:
        assert all(value in OF_AN_INTERVAL[key] for key, value in interval.items())
    assert {(interval["Weekday"] - 1) % 7 for interval in intervals} == days
    assert {(interval["Hour"], interval["Minute"]) for interval in intervals} == {(8, 0)}


def test_it_is_loaded_replaced_and_leaves_nothing(
    stand_in: Callable[..., Callable[[], str]], tmp_path: Path
) -> None:
    calls = stand_in("launchctl", LOADS)
    file = tmp_path / "Library" / "LaunchAgents" / f"{launchd.LABEL}.plist"
    assert not launchd.remove()
    assert launchd.install(MORNING) == []
    assert launchd.installed()
    daily = MORNING._replace(days=frozenset(range(7)))
    assert launchd.install(daily) == []
    assert (tmp_path / "loaded").read_text("utf-8") == launchd.written(daily)[str(file)]
    assert launchd.remove()
    assert not launchd.installed()
    assert not file.exists()
    session = f"gui/{os.getuid()}"
    for call in (
        f"enable {session}/{launchd.LABEL}",
        f"bootstrap {session} {file}",
        f"bootout {session}/{launchd.LABEL}",
    ):
        assert f"{call}\n" in calls()


def test_what_launchd_refuses_leaves_all_as_it_was(
    stand_in: Callable[..., Callable[[], str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in("launchctl", LOADS)
    (path,) = map(Path, launchd.written(MORNING))
    monkeypatch.setenv("REFUSES", launchd.LABEL)
    with pytest.raises(RefusedError, match=r"launchctl refused: .*error\. Nothing was changed\.$"):
        launchd.install(MORNING)
    assert not path.exists()
    monkeypatch.delenv("REFUSES")
    launchd.install(MORNING)
    before = path.read_bytes()
    monkeypatch.setenv("REFUSES", "<integer>59</integer>")
    with pytest.raises(RefusedError):
        launchd.install(MORNING._replace(at=time(8, 59)))
    assert path.read_bytes() == (tmp_path / "loaded").read_bytes() == before


def test_an_agent_that_does_not_go_at_once_is_waited_for(
    stand_in: Callable[..., Callable[[], str]], tmp_path: Path
) -> None:
    slow = LOADS.replace('rm "$HERE/loaded"', '(sleep 0.3; rm "$HERE/loaded") >/dev/null 2>&1 &')
    stand_in("launchctl", slow)
    launchd.install(MORNING)
    launchd.install(MORNING)
    assert (tmp_path / "loaded").exists()
    assert launchd.installed()

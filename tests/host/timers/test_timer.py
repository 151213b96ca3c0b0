"""What a timer can hold, and which kind of timer a system has."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from tests.host.timers.examples import DAYS, MORNING

from netcrm.errors import RefusedError
from netcrm.host.timers.asking import tell
from netcrm.host.timers.kinds import KINDS, kind_here, module_of
from netcrm.host.timers.timer import Timer, runs

if TYPE_CHECKING:
    from collections.abc import Callable


@given(DAYS)
def test_days_that_follow_each_other_are_a_run(days: frozenset[int]) -> None:
    found = runs(days)
    assert [day for a, b in found for day in range(a, b + 1)] == sorted(days)
    assert all(b + 1 < a for (_, b), (a, _) in pairwise(found))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("word", ["a\nb", "\0", "\x1b[1m", "\udcff", "\ufffe"])
def test_no_kind_writes_what_is_no_text_on_one_line(kind: str, word: str) -> None:
    for timer in (
        MORNING._replace(command=("/bin/true", word)),
        MORNING._replace(environment={"NETCRM_CONFIG": word}),
    ):
        with pytest.raises(RefusedError, match="plain text on one line"):
            module_of(kind).written(timer)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_holds_the_command_and_the_time(kind: str) -> None:
    whole = "".join(module_of(kind).written(MORNING).values())
    for word in (*MORNING.command, *MORNING.environment.values()):
        assert word in whole


@pytest.mark.skipif(sys.platform == "win32", reason="programs are made of sh")
def test_the_best_that_can_be_used_is_taken(
    stand_in: Callable[..., Callable[[], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The programs are stand-ins, and so is the platform."""
    stand_in("systemctl", "exit ${NO_SYSTEMD:-0}")
    stand_in("launchctl", "exit ${NO_LAUNCHD:-0}")
    stand_in("crontab", "exit ${NO_CRON:-0}")
    for platform, variable, kind in (
        ("linux", "NO_SYSTEMD", "systemd"),
        ("darwin", "NO_LAUNCHD", "launchd"),
    ):
        monkeypatch.setattr(sys, "platform", platform)
        assert kind_here() == kind
        monkeypatch.setenv(variable, "1")
        assert kind_here() == "cron"
    monkeypatch.setenv("NO_CRON", "1")
    with pytest.raises(RefusedError, match="no timer"):
        kind_here()


def test_a_timer_is_plain_data() -> None:
    assert Timer(*MORNING) == MORNING
    assert MORNING.clock == "08:00"


@pytest.mark.skipif(sys.platform == "win32", reason="programs are made of sh")
def test_a_program_that_is_not_there_or_does_not_answer_has_refused(
    stand_in: Callable[..., Callable[[], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RefusedError, match="no-such refused: it cannot be started"):
        tell(["no-such"])
    stand_in("slow", "exec sleep 30")
    monkeypatch.setattr("netcrm.host.timers.asking.PATIENCE", 0.2)
    with pytest.raises(RefusedError, match="slow refused: no answer for"):
        tell(["slow"])
    stand_in("silent", "exit 3")
    with pytest.raises(RefusedError, match=r"silent refused: it failed \(3\)\. Nothing"):
        tell(["silent"])

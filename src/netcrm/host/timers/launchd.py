"""An agent of macOS' launchd."""

from __future__ import annotations

import os
import plistlib
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.host.timers.asking import ask, tell
from netcrm.host.timers.files import in_place, take_away
from netcrm.host.timers.timer import DAILY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.host.timers.timer import Timer

LABEL = "org.netcrm.schedule"

PATIENCE = 50
"""Tenths of a second in which an agent that is told to go is gone."""


def there() -> bool:
    """Tell whether launchd has a session of this user's to put an agent into."""
    return (
        sys.platform == "darwin"
        and shutil.which("launchctl") is not None
        and ask(["launchctl", "print", _session()]).code == 0
    )


def written(timer: Timer) -> dict[str, str]:
    """Return the property list, by its path."""
    timer.checked()
    moment = {"Hour": timer.at.hour, "Minute": timer.at.minute}
    agent = {
        "Label": LABEL,
        "ProgramArguments": list(timer.command),
        "EnvironmentVariables": dict(timer.environment),
        # Sunday is 0. What falls into a sleep is made up for.
        "StartCalendarInterval": moment
        if timer.days == DAILY
        else [{**moment, "Weekday": (day + 1) % 7} for day in sorted(timer.days)],
        "StandardOutPath": "/dev/null",
        "ProcessType": "Background",
    }
    return {str(_path()): plistlib.dumps(agent, sort_keys=False).decode()}


def install(timer: Timer) -> list[str]:
    """Write the property list and hand it to launchd; where that refuses, all is as it was."""
    with _as_it_was(), in_place(written(timer)):
        _let_go()
        tell(["launchctl", "enable", f"{_session()}/{LABEL}"])
        tell(["launchctl", "bootstrap", _session(), str(_path())])
    return []


def remove() -> bool:
    """Take the agent away from launchd, and its file."""
    loaded = _let_go()
    found = os.path.lexists(_path())
    take_away(_path())
    return loaded or found


def installed() -> bool:
    """Tell whether launchd has the agent."""
    return _path().exists() and _loaded()


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Where the block fails and its file is taken back, let launchd go on with what was there."""
    loaded = _loaded()
    try:
        yield
    except BaseException:
        if loaded:
            ask(["launchctl", "bootstrap", _session(), str(_path())])
        raise


def _let_go() -> bool:
    """Let launchd forget the agent, and wait until it has; False where it had none."""
    if not _loaded():
        return False
    ask(["launchctl", "bootout", f"{_session()}/{LABEL}"])
    for _ in range(PATIENCE):
        if not _loaded():
            break
        time.sleep(0.1)
    return True


def _loaded() -> bool:
    return ask(["launchctl", "print", f"{_session()}/{LABEL}"]).code == 0


def _session() -> str:
    return f"gui/{os.getuid()}"


def _path() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"

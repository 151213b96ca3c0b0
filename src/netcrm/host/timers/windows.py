"""A task of the Task Scheduler of Windows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from netcrm.errors import RefusedError
from netcrm.host.timers.asking import ask, tell
from netcrm.host.timers.timer import HOW_TO_REMOVE

if TYPE_CHECKING:
    from netcrm.host.timers.timer import Timer

NAME = "netcrm"

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_TASK = f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>netcrm: whom to contact today. {HOW_TO_REMOVE}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2020-01-06T{{clock}}:00</StartBoundary>
      <ScheduleByWeek>
        <WeeksInterval>1</WeeksInterval>
        <DaysOfWeek>{{days}}</DaysOfWeek>
      </ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">{{user}}
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT15M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{{program}}</Command>
      <Arguments>{{arguments}}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
"""The first day is any Monday that has been; a time without a zone is the local one."""


def there() -> bool:
    """Tell whether this is Windows."""
    return sys.platform == "win32" and shutil.which("schtasks") is not None


def written(timer: Timer) -> dict[str, str]:
    """Return the XML of the task, by its name."""
    timer.checked()
    program, arguments = _action(timer)
    user = _user()
    return {
        NAME: _TASK.format(
            clock=timer.clock,
            days="".join(f"<{_DAYS[day]} />" for day in sorted(timer.days)),
            user=f"\n      <UserId>{escape(user)}</UserId>" if user else "",
            program=escape(program),
            arguments=escape(arguments),
        )
    }


def install(timer: Timer) -> list[str]:
    """Register the task, in place of an older one of netcrm's."""
    with tempfile.TemporaryDirectory(prefix="netcrm-") as folder:
        file = Path(folder) / "netcrm.xml"
        file.write_bytes(written(timer)[NAME].encode("utf-16"))
        tell(["schtasks", "/Create", "/TN", NAME, "/XML", str(file), "/F"])
    return []


def remove() -> bool:
    """Delete the task."""
    if not installed():
        return False
    tell(["schtasks", "/Delete", "/TN", NAME, "/F"])
    return True


def installed() -> bool:
    """Tell whether there is the task."""
    return ask(["schtasks", "/Query", "/TN", NAME]).code == 0


def _action(timer: Timer) -> tuple[str, str]:
    """Return the program and its arguments in one text, as Windows takes them apart.

    A task has no environment of its own; where one is needed, the command processor sets it.
    """
    trouble = re.compile('%[^%]+%|"' if timer.environment else "%[^%]+%")
    for word in (*timer.command, *timer.environment.values()):
        if found := trouble.search(word):
            raise RefusedError(f"A task of Windows cannot hold '{word}', because of {found[0]}.")
    if not timer.environment:
        return timer.command[0], subprocess.list2cmdline(timer.command[1:])
    sets = "".join(f'set "{name}={value}"&& ' for name, value in timer.environment.items())
    return "cmd.exe", f'/d /s /c "{sets}{" ".join(map(_in_quotes, timer.command))}"'


def _in_quotes(word: str) -> str:
    """Quote a word without quotes in it, so that & and its like are plain to ``cmd`` as well."""
    ends = len(word) - len(word.rstrip("\\"))
    return f'"{word}{ends * chr(92)}"'


def _user() -> str:
    r"""Return the user as ``DOMAIN\user``; without one, the task is whoever's registers it."""
    name, domain = os.environ.get("USERNAME", ""), os.environ.get("USERDOMAIN", "")
    return f"{domain}\\{name}" if name and domain else name

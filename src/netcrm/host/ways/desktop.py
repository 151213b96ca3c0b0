"""A message as a notice on the desktop; what it says is in no list of processes.

That is why no program is called with it as arguments, as ``notify-send`` would need: a script that
goes to standard input, or a message on the bus, only its reader sees.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError
from netcrm.host.ways.session_bus import show
from netcrm.host.ways.waiting import within
from netcrm.rules.text import visible, visible_lines

if TYPE_CHECKING:
    from netcrm.host.ways.message import Message

SECONDS = 30

MACOS = ("osascript", "-l", "JavaScript", "-")
WINDOWS = ("powershell", "-NoProfile", "-NonInteractive", "-Command", "-")

# Windows shows notices of known programs only; PowerShell is one.
_POWERSHELL = r"{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe"


def notify(message: Message, *, seconds: float = SECONDS) -> None:
    """Show a message on the desktop. Raises RefusedError where there is none."""
    subject, text = visible(message.subject), visible_lines(message.text)
    if sys.platform == "darwin":
        _run(MACOS, for_macos(subject, text), seconds)
    elif sys.platform == "win32":
        _run(WINDOWS, for_windows(subject, text), seconds)
    else:
        within(
            seconds,
            lambda: show(subject, text),
            otherwise=f"The desktop did not take the notice within {seconds:g} seconds.",
        )


def for_macos(subject: str, text: str) -> str:
    """Return a script that shows a notice; JSON of ASCII is JavaScript, whatever it holds."""
    return (
        "const app = Application.currentApplication();\n"
        "app.includeStandardAdditions = true;\n"
        f"app.displayNotification({json.dumps(text)}, {{withTitle: {json.dumps(subject)}}});\n"
    )


def for_windows(subject: str, text: str) -> str:
    """Return a script of one line that shows a notice, its texts as quoted JSON of ASCII.

    PowerShell runs its standard input line by line, so that one line fails or succeeds as a whole.
    """
    said = json.dumps([subject, text]).replace("'", r"\u0027")
    kind = "[Windows.UI.Notifications.{0}, Windows.UI.Notifications, ContentType = WindowsRuntime]"
    manager = kind.format("ToastNotificationManager")
    steps = [
        "$ErrorActionPreference = 'Stop'",
        f"$said = ConvertFrom-Json '{said}'",
        f"$page = {manager}::GetTemplateContent('ToastText02')",
        "$places = $page.GetElementsByTagName('text')",
        *(
            f"$null = $places.Item({n}).AppendChild($page.CreateTextNode($said[{n}]))"
            for n in range(2)
        ),
        f"$notice = {kind.format('ToastNotification')}::new($page)",
        f"{manager}::CreateToastNotifier('{_POWERSHELL}').Show($notice)",
    ]
    return f"try {{ {'; '.join(steps)} }} catch {{ exit 1 }}\n"


def _run(words: tuple[str, ...], script: str, seconds: float) -> None:
    """Give a script to the program that runs it."""
    program = shutil.which(words[0])
    if program is None:
        raise RefusedError(f"There is no '{words[0]}' here to show a notice with.")
    try:
        done = subprocess.run(  # noqa: S603  a program of the system
            [program, *words[1:]],
            input=script.encode("ascii"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise RefusedError(f"'{program}' could not show the notice.") from None
    if done.returncode:
        raise RefusedError(f"'{program}' could not show the notice ({done.returncode}).")

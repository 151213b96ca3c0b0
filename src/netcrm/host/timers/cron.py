"""A line in the user's crontab: everywhere but on Windows.

Ours is the first line, so that what the user's own lines set, such as SHELL, is not for it, and
everything of the user's is kept byte for byte, whatever the last line ends with.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError
from netcrm.host.timers.asking import ask, tell
from netcrm.host.timers.timer import DAILY, HOW_TO_REMOVE, runs

if TYPE_CHECKING:
    from netcrm.host.timers.timer import Timer

MARK = f"# netcrm schedule: {HOW_TO_REMOVE}"
"""Ends our line; to the shell it is a comment."""

LONGEST = 998
"""Bytes of a command that every cron takes; Debian's refuses a longer one, others may cut it."""

CATCHES_UP_NOTHING = "cron does not make up for a time at which the computer was off."
NO_DAEMON = "No cron daemon seems to be running; without one, nothing happens."

_OURS = re.compile(rb"^[^\n]*\S[^\n]* " + re.escape(MARK.encode()) + rb"\r?(?:\n|\Z)", re.MULTILINE)
_NO_CRONTAB = re.compile(r"no crontab|can't open '[^'/]*': No such file", re.IGNORECASE)
"""What ``crontab -l`` says where there is none; the second is BusyBox's."""

_DAEMONS = ("cron", "crond", "fcron")


def there() -> bool:
    """Tell whether this user may have a crontab here."""
    return sys.platform != "win32" and shutil.which("crontab") is not None and _read() is not None


def written(timer: Timer) -> dict[str, str]:
    """Return the line, by the word ``crontab``."""
    timer.checked()
    words = [f"{name}={_quoted(value)}" for name, value in timer.environment.items()]
    words += [_quoted(word) for word in timer.command]
    command = f"{' '.join(words)} >/dev/null {MARK}"
    if len(command.encode()) > LONGEST:
        raise RefusedError("The command is too long for cron, because of the paths in it.")
    return {"crontab": f"{timer.at.minute} {timer.at.hour} * * {_weekdays(timer)} {command}\n"}


def install(timer: Timer) -> list[str]:
    """Put the line into the crontab, in place of an older one of netcrm's."""
    line = written(timer)["crontab"].encode()
    _write(line + _OURS.sub(b"", _text()))
    return [CATCHES_UP_NOTHING, *([] if _daemon_runs() else [NO_DAEMON])]


def remove() -> bool:
    """Take the line out; a crontab with nothing else in it goes with it."""
    text = _text()
    rest = _OURS.sub(b"", text)
    if rest == text:
        return False
    if rest:
        _write(rest)
    else:
        tell(["crontab", "-r"])
    return True


def installed() -> bool:
    """Tell whether the crontab has the line, and not as a comment."""
    found = _OURS.search(_read() or b"")
    return found is not None and not found[0].lstrip().startswith(b"#")


def _weekdays(timer: Timer) -> str:
    """Return the days as cron counts them, from Sunday, which is 0."""
    if timer.days == DAILY:
        return "*"
    pairs = runs((day + 1) % 7 for day in timer.days)
    return ",".join(f"{a}" if a == b else f"{a}-{b}" for a, b in pairs)


def _quoted(word: str) -> str:
    r"""Quote a word for a shell that gets it from cron.

    cron ends the command at a bare %; of \% it leaves % to the shell, but some leave \%, so it
    stands outside of the quotes. Some make one of two backslashes, so no two stand together.
    """
    return r"\%".join(shlex.quote(part).replace("\\", "\\''") for part in word.split("%"))


def _read() -> bytes | None:
    """Return the crontab; empty where there is none, None where it cannot be read."""
    answer = ask(["crontab", "-l"])
    if answer.code == 0:
        return answer.out
    return b"" if _NO_CRONTAB.search(answer.said) else None


def _text() -> bytes:
    """Return the crontab; RefusedError where it cannot be read, so that it is not written over."""
    text = _read()
    if text is None:
        raise RefusedError(f"The crontab cannot be read: {ask(['crontab', '-l']).said}.")
    return text


def _write(text: bytes) -> None:
    tell(["crontab", "-"], text)


def _daemon_runs() -> bool:
    """Tell whether there may be a daemon: yes, where processes of others cannot be seen."""
    names = {_name(process) for process in Path("/proc").glob("[0-9]*")}
    return not _name(Path("/proc/1")) or not names.isdisjoint(_DAEMONS)


def _name(process: Path) -> str:
    try:
        return (process / "comm").read_text("utf-8", "replace").strip()
    except OSError:
        return ""

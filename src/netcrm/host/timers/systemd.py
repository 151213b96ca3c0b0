"""A service and a timer of the user's own systemd."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.host.timers.asking import ask, tell
from netcrm.host.timers.files import in_place, take_away
from netcrm.host.timers.timer import DAILY, HOW_TO_REMOVE, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.host.timers.timer import Timer

SERVICE = "netcrm.service"
TIMER = "netcrm.timer"

LINGER = (
    "The timer runs while you are logged in; 'loginctl enable-linger' lets it run without a login."
)

_SPECIAL = frozenset("\"'\\$")

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_SERVICE = f"""\
# {HOW_TO_REMOVE}
[Unit]
Description=netcrm: whom to contact today

[Service]
Type=oneshot
{{environment}}ExecStart={{command}}
# No name comes into the journal.
StandardOutput=null
StandardError=journal
"""

_TIMER = f"""\
# {HOW_TO_REMOVE}
[Unit]
Description=netcrm: whom to contact today

[Timer]
OnCalendar={{calendar}}
Persistent=true
AccuracySec=1min

[Install]
WantedBy=timers.target
"""


def there() -> bool:
    """Tell whether the user's own systemd answers."""
    return (
        sys.platform == "linux"
        and shutil.which("systemctl") is not None
        and ask(["systemctl", "--user", "show", "--property=Version"], b"", _bus()).code == 0
    )


def written(timer: Timer) -> dict[str, str]:
    """Return the texts of the service and the timer, by their paths."""
    timer.checked()
    environment = "".join(
        f"Environment={_quoted(f'{name}={value}')}\n" for name, value in timer.environment.items()
    )
    return {
        str(_units() / SERVICE): _SERVICE.format(
            environment=environment, command=_command(timer.command)
        ),
        str(_units() / TIMER): _TIMER.format(calendar=calendar(timer)),
    }


def install(timer: Timer) -> list[str]:
    """Write the units and start the timer; where systemd refuses, all is as it was."""
    texts = written(timer)
    with _as_it_was(), in_place(texts):
        _systemctl("daemon-reload")
        if os.path.lexists(_link()):
            _systemctl("stop", TIMER)
        take_away(_stamp())  # from the old times; the new ones would be made up for at once
        _systemctl("--quiet", "enable", "--now", TIMER)
    return [LINGER] if _ends_with_the_session() else []


def remove() -> bool:
    """Stop the timer and take its files away, also where systemd is not running any more."""
    paths = (_units() / SERVICE, _units() / TIMER, _link())
    if not any(map(os.path.lexists, paths)):
        return False
    running = there()
    if running:
        _systemctl("--quiet", "disable", "--now", TIMER)
    take_away(*paths, _stamp())
    if running:
        _systemctl("daemon-reload")
        ask(["systemctl", "--user", "reset-failed", SERVICE], b"", _bus())
    return True


def installed() -> bool:
    """Tell whether the timer is there and enabled."""
    return (_units() / TIMER).exists() and os.path.lexists(_link())


def calendar(timer: Timer) -> str:
    """Return the times as systemd writes them, such as ``Mon..Fri *-*-* 08:00:00``."""
    moment = f"*-*-* {timer.clock}:00"
    if timer.days == DAILY:
        return moment
    days = [
        _DAYS[a] if a == b else f"{_DAYS[a]}{'..' if b - a > 1 else ','}{_DAYS[b]}"
        for a, b in runs(timer.days)
    ]
    return f"{','.join(days)} {moment}"


def _command(words: tuple[str, ...]) -> str:
    """Return the words of a command as systemd reads them.

    In the path of a program it allows no quotes and no backslashes, and leaves a $$ as it is;
    where such a path is the user's, a shell starts the program.
    """
    program, *rest = words
    if _SPECIAL.isdisjoint(program):
        return " ".join([_quoted(program), *map(_argument, rest)])
    return " ".join(["/bin/sh -c", *map(_argument, ('exec "$0" "$@"', *words))])


def _argument(word: str) -> str:
    return _quoted(word).replace("$", "$$")


def _quoted(word: str) -> str:
    """Quote a word; %, which begins a name of systemd's own, is doubled."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _units() -> Path:
    """Return the folder of the user's units."""
    return _home("XDG_CONFIG_HOME", ".config") / "systemd" / "user"


def _link() -> Path:
    """Return what is there while the timer is enabled."""
    return _units() / "timers.target.wants" / TIMER


def _stamp() -> Path:
    """Return the file in which systemd keeps when the timer last elapsed."""
    return _home("XDG_DATA_HOME", ".local/share") / "systemd" / "timers" / f"stamp-{TIMER}"


def _home(variable: str, otherwise: str) -> Path:
    """Return one of the user's folders; a relative one does not count, says its specification."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path.home() / otherwise


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Where the block fails and its files are taken back, let systemd go on with what was there."""
    enabled = os.path.lexists(_link())
    try:
        yield
    except BaseException:
        if not enabled:
            with suppress(OSError):
                _link().unlink()
        ask(["systemctl", "--user", "daemon-reload"], b"", _bus())
        if enabled:
            ask(["systemctl", "--user", "start", TIMER], b"", _bus())
        raise


def _systemctl(*words: str) -> None:
    tell(["systemctl", "--user", *words], b"", _bus())


def _bus() -> dict[str, str]:
    """Return where the user's systemd listens, also for a shell that was not a login."""
    return {"XDG_RUNTIME_DIR": os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"}


def _ends_with_the_session() -> bool:
    """Tell whether the user's systemd ends with a session that has no desktop."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return False
    answer = ask(["loginctl", "show-user", str(os.getuid()), "--property=Linger"])
    return answer.out.strip() == b"Linger=no"

"""A system of its own for a test: its processes, /run, crontabs and control groups are apart.

So the real cron and the real systemd of a user can run in it, and nothing of this system's is
touched. Only root may make one, on Linux.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

_OF_THE_SESSION = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY")

SYSTEMD = Path("/lib/systemd/systemd")

_MADE = """\
set -e
for groups in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
  if [ -w $groups/cgroup.procs ] && mkdir $groups/$1; then echo $$ > $groups/$1/cgroup.procs; fi
done
exec unshare --mount --pid --fork --kill-child --mount-proc sh -c '
  set -e
  mount -t tmpfs tmpfs /run
  [ ! -d /var/spool/cron/crontabs ] || mount -t tmpfs tmpfs /var/spool/cron/crontabs
  "$@"' sh "$2" -c "$3"
"""

_SWEPT = """\
for groups in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
  [ ! -d $groups/$1 ] || find $groups/$1 -depth -type d -exec rmdir {} +
done
"""


def _possible() -> bool:
    """Tell whether this system lets us make another one."""
    return (
        sys.platform == "linux"
        and os.getuid() == 0
        and shutil.which("unshare") is not None
        and _run("print('here')", Path("/"), "probe").stdout == "here\n"
    )


def alone(script: str, home: Path) -> str:
    """Run a script of Python in a system of its own; return what it printed."""
    if not _possible():
        pytest.skip("only root can make a system apart, on Linux")
    done = _run(dedent(script), home, "alone")
    assert done.returncode == 0, done.stderr
    return done.stdout


def _run(script: str, home: Path, name: str) -> subprocess.CompletedProcess[str]:
    group = f"netcrm-{name}-{os.getpid()}"
    environment = {
        **{name: value for name, value in os.environ.items() if name not in _OF_THE_SESSION},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": "/run/user/0",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    try:
        return subprocess.run(
            ["sh", "-c", _MADE, "sh", group, sys.executable, script],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=200,
            check=False,
        )
    finally:
        subprocess.run(["sh", "-c", _SWEPT, "sh", group], check=False)

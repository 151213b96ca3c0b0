"""A user's own systemd, which is started for the test: our timer in it, from end to end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.host.timers.alone import SYSTEMD, alone
from tests.host.timers.examples import WORST, recorded, recorder

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not SYSTEMD.exists(), reason="there is no systemd here")

BOOT = f"""
import json, os, subprocess, time
from datetime import time as clock
from pathlib import Path
from netcrm.errors import RefusedError
from netcrm.host.timers import kinds, systemd
from netcrm.host.timers.timer import Timer

def tree():
    root = Path.home()
    return sorted((str(p), os.readlink(p) if p.is_symlink() else p.read_bytes())
                  for p in root.rglob("*") if p.is_symlink() or p.is_file())

def ctl(*words):
    return subprocess.run(["systemctl", "--user", *words], capture_output=True, text=True).stdout

Path("/run/systemd/system").mkdir(parents=True)
Path("/run/user/0").mkdir(parents=True, mode=0o700)
assert not systemd.there()
manager = subprocess.Popen(["{SYSTEMD}", "--user"])
deadline = time.monotonic() + 30
while not systemd.there() and time.monotonic() < deadline:
    time.sleep(0.1)
assert systemd.there()
"""


def test_it_is_installed_runs_is_replaced_and_leaves_nothing(tmp_path: Path) -> None:
    program = recorder(tmp_path / "programs")
    home = tmp_path / "home"
    home.mkdir()
    script = f"""
    assert kinds.kind_here() == "systemd"
    before = tree()
    command = ({str(program)!r}, "schedule", {WORST!r}, "", ";")
    timer = Timer(command, {{"NETCRM_CONFIG": {WORST!r}}}, clock(8), frozenset(range(5)))
    assert not systemd.remove() and not systemd.installed()
    assert systemd.install(timer) == []
    assert systemd.installed()
    assert dict(tree())[str(Path.home() / ".config/systemd/user/netcrm.timer")]
    assert ctl("is-active", "netcrm.timer") == ctl("is-enabled", "netcrm.timer").replace(
        "enabled", "active") == "active\\n"
    first = ctl("show", "--property=TimersCalendar", "netcrm.timer")
    ran = Path({str(program.parent)!r}, "ran")
    ran_at_once = ran.exists()
    ctl("start", "netcrm.service")
    result = ctl("show", "--property=Result", "netcrm.service")
    assert ctl("show", "--property=StandardOutput", "netcrm.service") == "StandardOutput=null\\n"
    kept = ran.rename(ran.with_name("kept"))
    stamp = Path.home() / ".local/share/systemd/timers/stamp-netcrm.timer"
    os.utime(stamp, (0, 0))  # as after days of which the old times had missed some
    assert systemd.install(timer._replace(at=clock(0, 1), days=frozenset(range(7)))) == []
    second = ctl("show", "--property=TimersCalendar", "netcrm.timer")
    time.sleep(1)
    ran_at_once = ran_at_once or ran.exists()
    kept.rename(ran)
    assert stamp.exists()
    assert systemd.remove()
    assert tree() == before
    assert not systemd.installed() and not systemd.remove()
    assert ctl("show", "--property=LoadState", "netcrm.timer") == "LoadState=not-found\\n"
    assert ctl("list-timers", "--all", "--output=json").count("netcrm") == 0
    print(json.dumps([first, second, result, ran_at_once]))
    """
    first, second, result, ran_at_once = json.loads(alone(BOOT + _flush(script), home))
    assert "Mon..Fri *-*-* 08:00:00" in first
    assert "*-*-* 00:01:00" in second
    assert "08:00" not in second
    assert result == "Result=success\n"
    assert not ran_at_once
    words, environment, stdout = recorded(program)
    assert words == ["schedule", WORST, "", ";"]
    assert environment["NETCRM_CONFIG"] == WORST
    assert stdout == "/dev/null"


def test_what_systemd_refuses_leaves_all_as_it_was(tmp_path: Path) -> None:
    script = """
    timer = Timer(("/bin/true", "one"), {}, clock(8), frozenset(range(5)))
    units = Path.home() / ".config/systemd/user"
    wants = units / "timers.target.wants"

    def refused():
        before = tree()
        try:
            systemd.install(timer._replace(command=("/bin/true", "two")))
        except RefusedError as error:
            assert tree() == before, tree()
            return error.message
        raise AssertionError("it was installed")

    wants.parent.mkdir(parents=True)
    wants.write_text("no folder")
    messages = [refused()]
    wants.unlink()
    systemd.install(timer)
    assert systemd.installed()
    stamps = Path.home() / ".local/share/systemd/timers"
    (stamps / "stamp-netcrm.timer").unlink()
    (stamps / "stamp-netcrm.timer").mkdir()
    messages.append(refused())
    assert ctl("is-active", "netcrm.timer") == "active\\n"
    assert "one" in ctl("show", "--property=ExecStart", "netcrm.service")
    print(json.dumps(messages))
    """
    messages = json.loads(alone(BOOT + _flush(script), tmp_path))
    assert "Nothing was changed" in messages[0]
    assert "cannot be removed" in messages[1]


def _flush(script: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in script.split("\n"))

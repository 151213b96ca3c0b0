"""The real cron runs our line within the minute, with the environment that cron gives."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.host.timers.alone import alone
from tests.host.timers.examples import WORST, recorded, recorder

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    shutil.which("cron") is None or shutil.which("crontab") is None, reason="there is no cron here"
)


def test_the_line_is_run_and_what_the_user_has_set_is_not_for_it(tmp_path: Path) -> None:
    program = recorder(tmp_path)
    script = f"""
    import json, subprocess, time
    from datetime import time as clock
    from pathlib import Path
    from netcrm.errors import RefusedError
    from netcrm.host.timers import cron
    from netcrm.host.timers.timer import Timer

    def crontab(*words, text=b""):
        return subprocess.run(["crontab", *words], input=text, capture_output=True).stdout

    assert cron.there() and not cron.installed() and not cron.remove()
    own = "# mine\\nSHELL=/bin/false\\n\\n1 2 * * * /bin/true 100\\\\%\\n#é\\n".encode()
    crontab("-", text=own)
    soon = time.localtime(time.mktime(time.localtime()) + 62)
    timer = Timer(({str(program)!r}, "schedule", {WORST!r}, ""), {{"NETCRM_CONFIG": {WORST!r}}},
                  clock(soon.tm_hour, soon.tm_min), frozenset([soon.tm_wday]))
    daily = timer._replace(days=frozenset(range(7)))
    remarks = [cron.install(daily)]
    daemon = subprocess.Popen(["cron", "-f"])
    time.sleep(0.5)
    remarks.append(cron.install(timer))
    assert cron.installed()
    assert crontab("-l") == cron.written(timer)["crontab"].encode() + own
    deadline = time.monotonic() + 140
    while not Path({str(program.parent)!r}, "ran").exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert cron.remove() and not cron.installed()
    assert crontab("-l") == own
    crontab("-r")
    cron.install(timer)
    assert cron.remove() and not cron.remove()
    assert crontab("-l") == b""
    print(json.dumps(remarks))
    """
    without, with_daemon = json.loads(alone(script, tmp_path))
    assert "No cron daemon" in " ".join(without)
    assert "No cron daemon" not in " ".join(with_daemon)
    words, environment, stdout = recorded(program)
    assert words == ["schedule", WORST, ""]
    assert environment["NETCRM_CONFIG"] == WORST
    assert set(environment) <= {"NETCRM_CONFIG", "HOME", "LOGNAME", "PATH", "SHELL", "PWD", "LANG"}
    assert stdout == "/dev/null"


def test_what_the_real_crontab_refuses_is_said_and_changes_nothing(tmp_path: Path) -> None:
    script = """
    import json, subprocess
    from datetime import time as clock
    from pathlib import Path
    from netcrm.errors import RefusedError
    from netcrm.host.timers import cron
    from netcrm.host.timers.timer import Timer

    timer = Timer(("/bin/true",), {}, clock(8), frozenset(range(5)))
    file = Path("/var/spool/cron/crontabs/root")
    file.write_bytes(b"1 2 * * * true")  # which crontab itself would not install
    messages = []
    try:
        cron.install(timer)
    except RefusedError as error:
        messages.append(error.message)
    assert file.read_bytes() == b"1 2 * * * true"
    file.unlink()
    room = cron.LONGEST - len(cron.written(timer)["crontab"].split(" ", 5)[5].strip())
    longest = timer._replace(command=("/bin/true" + room * "x",))
    cron.install(longest)
    longer = cron.written(longest)["crontab"].replace("xx", "xxx", 1)
    done = subprocess.run(["crontab", "-"], input=longer.encode(), capture_output=True)
    assert b"too long" in done.stderr
    assert cron.installed()
    print(json.dumps(messages))
    """
    (missing,) = json.loads(alone(script, tmp_path))
    assert "missing newline" in missing
    assert "Nothing was changed" in missing

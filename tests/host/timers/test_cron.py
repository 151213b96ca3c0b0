"""The line in the crontab, and all that is around it.

The crontab of these tests is a file of a stand-in that keeps any bytes; the real one is in
test_cron_runs.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.host.timers.examples import DAYS, MORNING, TIMERS, WORDS, WORST

from netcrm.errors import RefusedError
from netcrm.host.timers import cron

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netcrm.host.timers.timer import Timer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no cron")

KEEPS = """
case $1 in
  -l) [ -e "$HERE/crontab" ] || { echo "no crontab for ada" >&2; exit 1; }; cat "$HERE/crontab" ;;
  -r) rm "$HERE/crontab" ;;
  -) cat > "$HERE/crontab" ;;
esac
"""


@pytest.fixture
def crontab(stand_in: Callable[..., object], tmp_path: Path) -> Path:
    """Return the file in which the crontab is."""
    stand_in("crontab", KEEPS)
    return tmp_path / "crontab"


CRONTABS = st.lists(
    st.sampled_from(
        [b"# mine", b"", b"SHELL=/bin/fish", b"MAILTO=a@b.org", b"0 8 * * * true", b"\t# \xff\xe9"]
    )
    | st.binary(max_size=20),
    max_size=6,
).flatmap(lambda lines: st.sampled_from([b"\n", b"\r\n"]).map(lambda end: end.join(lines)))


@given(CRONTABS, TIMERS, TIMERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_installed_again_and_removed_the_crontab_is_as_before(
    crontab: Path, before: bytes, one: Timer, other: Timer
) -> None:
    crontab.unlink(missing_ok=True)
    if before:
        crontab.write_bytes(before)
    assert not cron.installed()
    assert not cron.remove()
    for timer in (one, other, one):
        cron.install(timer)
        assert cron.installed()
        assert crontab.read_bytes() == cron.written(timer)["crontab"].encode() + before
    assert cron.remove()
    assert (crontab.read_bytes() if before else not crontab.exists()) == (before or True)
    assert not cron.remove()


def test_a_line_that_was_moved_or_made_a_comment_is_still_ours(crontab: Path) -> None:
    line = cron.written(MORNING)["crontab"].encode()
    for text, installed in (
        (b"# mine\n" + line + b"MAILTO=x\n", True),
        (b"# mine\nMAILTO=x\n#" + line.rstrip(b"\n"), False),
        (b"# mine\r\n" + line.replace(b"\n", b"\r\n") + b"MAILTO=x\r\n", True),
    ):
        crontab.write_bytes(text)
        assert cron.installed() is installed
        assert cron.remove()
        assert crontab.read_bytes().replace(b"\r", b"") == b"# mine\nMAILTO=x\n"


@pytest.mark.parametrize(
    ("said", "there"),
    [("crontab: can't open 'ada': No such file or directory", True), ("You may not.", False)],
)
def test_only_a_crontab_that_is_not_there_is_begun(
    stand_in: Callable[..., Callable[[], str]], tmp_path: Path, said: str, there: bool
) -> None:
    calls = stand_in(
        "crontab", f'[ "$1" = - ] && cat > "$HERE/crontab" && exit\necho "{said}" >&2; exit 1'
    )
    assert cron.there() is there
    if there:
        cron.install(MORNING)
        assert (tmp_path / "crontab").read_text("utf-8") == cron.written(MORNING)["crontab"]
        return
    for act in (cron.remove, lambda: cron.install(MORNING)):
        with pytest.raises(RefusedError, match="cannot be read: You may not"):
            act()
    assert set(calls().split("\n")) == {"-l", ""}
    assert not cron.installed()


def test_a_command_that_cron_would_cut_is_refused() -> None:
    long = MORNING._replace(command=(f"/{'x' * 900}", "schedule"))
    with pytest.raises(RefusedError, match="too long"):
        cron.written(long)
    assert cron.written(long._replace(command=(f"/{'x' * 800}",)))


@given(DAYS)
def test_the_days_are_those_of_cron(days: frozenset[int]) -> None:
    field = cron.written(MORNING._replace(days=days))["crontab"].split()[4]
    found = set(range(7)) if field == "*" else set()
    for part in field.replace("*", "").split(",") if field != "*" else []:
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    assert {(day - 1) % 7 for day in found} == days


def _vixie(command: str) -> str:
    """Return what a shell gets from cron 3.0, as in Debian: %, and one of two backslashes."""
    assert not re.search(r"(?<!\\)(\\\\)*%", command)
    return re.sub(r"\\([%\\])", r"\1", command)


def _isc(command: str) -> str:
    """Return what a shell gets from cron 4.1 and cronie: both of two backslashes."""
    return re.sub(r"\\([%\\])", lambda found: "%" if found[1] == "%" else found[0], command)


def _busybox(command: str) -> str:
    """Return what a shell gets from BusyBox: all of it."""
    return command


@given(st.lists(WORDS, min_size=1, max_size=3), st.sampled_from([_vixie, _isc, _busybox]))
@settings(max_examples=150)
def test_each_cron_and_a_shell_give_the_words_back(
    words: list[str], given_by: Callable[[str], str]
) -> None:
    words.append(WORST)
    timer = MORNING._replace(
        command=("/usr/bin/env", "printf", r"%s\0", *words), environment={"NETCRM_CONFIG": words[0]}
    )
    command = cron.written(timer)["crontab"].split(" ", 5)[5].rstrip("\n")
    shown = given_by(command).replace(" >/dev/null ", " ")
    assert _said(shown) == [word.encode() for word in words]
    asked = MORNING._replace(
        command=("/bin/sh", "-c", r'printf "%s\0" "$NETCRM_CONFIG"'), environment=timer.environment
    )
    command = cron.written(asked)["crontab"].split(" ", 5)[5].rstrip("\n")
    assert _said(given_by(command).replace(" >/dev/null ", " ")) == [words[0].encode()]


def _said(command: str) -> list[bytes]:
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    return done.stdout.split(b"\0")[:-1]


def test_no_name_is_mailed() -> None:
    assert " >/dev/null # " in cron.written(MORNING)["crontab"]


def test_it_says_whether_a_daemon_runs(
    crontab: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Processes are folders of the test's."""

    def processes(*names: str) -> None:
        for number, name in enumerate(names, 1):
            (tmp_path / str(number)).mkdir(exist_ok=True)
            (tmp_path / str(number) / "comm").write_text(name + "\n", encoding="utf-8")

    monkeypatch.setattr(
        cron, "Path", lambda path: tmp_path / str(path).removeprefix("/proc").strip("/")
    )
    assert cron.install(MORNING) == [cron.CATCHES_UP_NOTHING]
    processes("init", "bash")
    assert cron.install(MORNING) == [cron.CATCHES_UP_NOTHING, cron.NO_DAEMON]
    processes("init", "crond")
    assert cron.install(MORNING) == [cron.CATCHES_UP_NOTHING]
    assert crontab.exists()

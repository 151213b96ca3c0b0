"""The task: against the schema that Microsoft documents, and by the rules of Windows' words.

``schtasks`` is a stand-in: a program that keeps what it was told.
"""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.host.timers.examples import DAYS, MORNING, TIMERS, WORDS

from netcrm.errors import RefusedError
from netcrm.host.timers import windows

if TYPE_CHECKING:
    from collections.abc import Callable

    import xmlschema

    from netcrm.host.timers.timer import Timer

NAMESPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"

PROGRAM = r"C:\Program Files\Ada & Söhne\netcrm.exe"


def _task(timer: Timer) -> ET.Element:
    (text,) = windows.written(timer).values()
    return ET.fromstring(text.encode("utf-16"))  # noqa: S314  our own


def _action(timer: Timer) -> tuple[str, str]:
    task = _task(timer)
    return tuple(task.findtext(f".//{NAMESPACE}{name}") or "" for name in ("Command", "Arguments"))  # type: ignore[return-value]


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    import xmlschema

    return xmlschema.XMLSchema(str(Path(__file__).with_name("task.xsd")))


@given(timer=TIMERS, bare=st.booleans())
@settings(max_examples=60)
def test_it_is_as_the_schema_wants_it(
    schema: xmlschema.XMLSchema, timer: Timer, bare: bool
) -> None:
    timer = timer._replace(environment={}) if bare else timer
    try:
        (text,) = windows.written(timer).values()
    except RefusedError:
        assume(False)  # test_what_windows_would_change_is_refused
    schema.validate(StringIO(text.partition("\n")[2]))


def test_the_schema_finds_what_is_wrong(schema: xmlschema.XMLSchema) -> None:
    import xmlschema

    (text,) = windows.written(MORNING).values()
    good = text.partition("\n")[2]
    schema.validate(StringIO(good))
    start = re.findall(r" *<StartBoundary>.*\n", good)[0]
    for bad in (
        good.replace("<Friday />", "<Friday>1</Friday>"),
        good.replace(start, "").replace("</ScheduleByWeek>\n", f"</ScheduleByWeek>\n{start}"),
        good.replace("PT15M", "15 minutes"),
        good.replace("T08:00:00", "T8:00"),
        good.replace("InteractiveToken", "Interactive"),
    ):
        assert bad != good
        with pytest.raises(xmlschema.XMLSchemaValidationError):
            schema.validate(StringIO(bad))


@given(DAYS)
def test_it_has_the_days_and_the_time(days: frozenset[int]) -> None:
    task = _task(MORNING._replace(days=days))
    names = [
        day.tag.removeprefix(NAMESPACE) for day in task.iter(f"{NAMESPACE}DaysOfWeek").__next__()
    ]
    week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    assert names == [week[day] for day in sorted(days)]
    assert task.findtext(f".//{NAMESPACE}StartBoundary") == "2020-01-06T08:00:00"
    for name, value in {
        "StartWhenAvailable": "true",
        "DisallowStartIfOnBatteries": "false",
        "StopIfGoingOnBatteries": "false",
        "LogonType": "InteractiveToken",
    }.items():
        assert task.findtext(f".//{NAMESPACE}{name}") == value


def _taken_apart(line: str) -> list[str]:
    """Take a command line apart by the documented rules of Microsoft's C runtime."""
    words: list[str] = []
    word, inside, begun, at = "", False, False, 0
    while at < len(line):
        slashes = len(line[at:]) - len(line[at:].lstrip("\\"))
        at += slashes
        quote = line[at : at + 1] == '"'
        word += "\\" * (slashes // 2 if quote else slashes)
        begun = begun or slashes > 0
        if quote and slashes % 2:
            word += '"'
        elif quote:
            inside, begun = not inside, True
        elif line[at : at + 1] in (" ", "\t") and not inside:
            words += [word] if begun else []
            word, begun = "", False
        elif at < len(line):
            word, begun = word + line[at], True
        at += 1
    return [*words, word] if begun else words


@given(st.lists(WORDS.filter(lambda word: "%" not in word), max_size=4))
def test_windows_gets_the_words_that_are_meant(words: list[str]) -> None:
    command = (PROGRAM, "schedule", *words)
    program, arguments = _action(MORNING._replace(command=command, environment={}))
    assert (program, *_taken_apart(arguments)) == command


@given(st.lists(WORDS.filter(lambda word: '"' not in word and "%" not in word), max_size=4))
def test_the_command_processor_sets_what_a_task_cannot(words: list[str]) -> None:
    command = (PROGRAM, "schedule", *words, "C:\\ends\\")
    value = r"C:\Ada & Söhne\c (1)^.toml"
    program, arguments = _action(
        MORNING._replace(command=command, environment={"NETCRM_CONFIG": value})
    )
    assert program == "cmd.exe"
    found = re.fullmatch(r'/d /s /c "set "(.*?)"&& (.*)"', arguments)
    assert found is not None
    assert found[1] == f"NETCRM_CONFIG={value}"
    assert _taken_apart(found[2]) == list(command)
    outside = re.sub('"[^"]*"', "", found[2])
    assert not outside.strip()  # nothing is left that means something to the processor


@pytest.mark.parametrize("word", [r"C:\%TEMP%\x", '"'])
def test_what_windows_would_change_is_refused(word: str) -> None:
    with pytest.raises(RefusedError, match="cannot hold"):
        windows.written(MORNING._replace(environment={"NETCRM_CONFIG": word}))


def test_it_is_the_task_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERNAME", "Zoë & co")
    monkeypatch.setenv("USERDOMAIN", "HOME")
    assert _task(MORNING).findtext(f".//{NAMESPACE}UserId") == r"HOME\Zoë & co"
    monkeypatch.delenv("USERNAME")
    assert _task(MORNING).find(f".//{NAMESPACE}UserId") is None


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is made of sh")
def test_it_is_registered_as_utf_16_and_deleted(
    stand_in: Callable[..., Callable[[], str]], tmp_path: Path
) -> None:
    calls = stand_in(
        "schtasks",
        'case $1 in /Create) cp "$5" "$HERE/task" ;; /Delete) rm "$HERE/task" ;; '
        'esac; [ "$1" != /Query ] || [ -e "$HERE/task" ]',
    )
    assert not windows.there()
    assert not windows.installed()
    assert not windows.remove()
    assert windows.install(MORNING) == []
    data = (tmp_path / "task").read_bytes()
    assert data[:2] in (b"\xff\xfe", b"\xfe\xff")
    assert data.decode("utf-16") == windows.written(MORNING)[windows.NAME]
    assert windows.installed()
    assert windows.remove()
    assert not windows.installed()
    assert re.search(r"^/Create /TN netcrm /XML \S+netcrm.xml /F$", calls(), re.MULTILINE)
    assert "/Delete /TN netcrm /F\n" in calls()
    stand_in("schtasks", "echo 'ERROR: Access is denied.' >&2; exit 1")
    with pytest.raises(RefusedError, match=r"schtasks refused: ERROR: Access is denied\. Nothing"):
        windows.install(MORNING)

"""Every example of the documentation is run, and prints what the page says.

A ``console`` block has lines ``$ command`` and, below each, what a terminal of 80 columns shows. A
page has a home of its own, and its blocks follow one another. What else a page needs, it says:

    <!-- today: 2026-03-02 -->      the day of the blocks that follow (the first one is FIRST_DAY)
    <!-- network: demo -->          the database is the invented network
    <!-- typed: n | coffee⏎ | q --> what is typed into the next command, one answer after the other
    ```csv Connections.csv          a file of that name, which the blocks that follow can read
    <!-- archive: a.zip one.csv -->  an archive with files, empty where the page has none of the name

In what is expected, ``…`` stands for any text within a line. ``python tests/docs/test_examples.py``
writes what the program prints into the pages.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FIRST_DAY = "2026-03-02"

_SETTING = re.compile(r"<!-- (today|network|typed|archive): (.+) -->")
_ASKED = r"(?:\[q\]uit|:) $"
_FENCE = re.compile(r"```(\w+) ?(.*)")
_PASTING = re.compile(r"\x1b\[\?2004[hl]")  # the terminal shall mark what is pasted
_BAR = re.compile(r"\x1b\[\?25l.*?\x1b\[\?25h.*?\x1b\[1A\x1b\[2K", re.DOTALL)  # gone when done
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
_BACKUP = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z(-[a-z-]+[a-z])(?:-\d+)?(?=\.db)")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(?!:)")


@dataclass(frozen=True)
class Example:
    """A command and what is expected of it: the lines ``first`` to ``last`` of the page."""

    command: str
    expected: str
    first: int
    last: int


@dataclass(frozen=True)
class Setting:
    """What a page says of its examples: a day, a network, answers, a file (name and text)."""

    kind: str
    value: str
    text: str = ""


def examples(lines: list[str]) -> Iterator[Example | Setting]:
    """Yield what is to be done for a page, in its order."""
    number = 0
    while number < len(lines):
        if found := _SETTING.fullmatch(lines[number]):
            yield Setting(found[1], found[2])
        elif found := _FENCE.fullmatch(lines[number]):
            end = lines.index("```", number + 1)
            if found[1] == "console":
                yield from _commands(lines, number + 1, end)
            elif found[2].endswith(f".{found[1]}"):
                yield Setting("file", found[2], "\n".join(lines[number + 1 : end]) + "\n")
            number = end
        number += 1


def _commands(lines: list[str], begin: int, end: int) -> Iterator[Example]:
    starts = [n for n in range(begin, end) if lines[n].startswith("$ ")]
    assert starts[:1] == [begin], f"line {begin + 1}: a console block begins with a command"
    for first, last in zip(starts, [*starts[1:], end], strict=True):
        command = lines[first].removeprefix("$ ")
        yield Example(command, "\n".join(lines[first + 1 : last]), first + 1, last)


class Terminal:
    """A terminal of 80 columns in a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home.resolve()
        self.day = FIRST_DAY
        self.data = self.home / ".local/share/netcrm"
        self._uids: dict[str, str] = {}
        self._typed: list[str] = []

    def prepare(self, setting: Setting) -> None:
        """Do what a page says of its examples."""
        if setting.kind == "today":
            self.day = setting.value
        elif setting.kind == "typed":
            self._typed = setting.value.replace("⏎", "\r").split(" | ")
        elif setting.kind == "file":
            (self.home / setting.value).write_text(setting.text, encoding="utf-8")
        elif setting.kind == "archive":
            archive, *names = [self.home / name for name in setting.value.split()]
            with zipfile.ZipFile(archive, "w") as packed:
                for file in names:
                    packed.writestr(file.name, file.read_bytes() if file.exists() else b"")
        else:
            self.run("netcrm demo && mv .local/share/netcrm/netcrm-demo.db $NETCRM_DB")

    def run(self, command: str) -> str:
        """Run a command line of the shell, and return what is shown."""
        import pexpect

        kept = {key: os.environ[key] for key in os.environ if key.startswith("COV")}
        terminal = pexpect.spawn(
            "/bin/sh",
            ["-c", command],
            cwd=str(self.home),
            env={
                **kept,
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}/usr/bin{os.pathsep}/bin",
                "HOME": str(self.home),
                "XDG_CONFIG_HOME": str(self.home / ".config"),
                "LANG": "C.UTF-8",
                "NO_COLOR": "1",
                "TERM": "xterm",
                "NETCRM_DB": str(self.data / "netcrm.db"),
                "NETCRM_TODAY": self.day,
            },
            encoding="utf-8",
            timeout=60,
            dimensions=(50, 80),
        )
        shown = ""
        for typed in self._typed:
            terminal.expect(_ASKED)
            shown += f"{terminal.before}{terminal.after}"
            terminal.send(typed)
        self._typed = []
        shown += terminal.read()
        terminal.close()
        return self._settled(_BAR.sub("", _PASTING.sub("", shown.replace("\r", ""))))

    def _settled(self, shown: str) -> str:
        """Replace what differs from run to run: the home, the instants, the uids."""
        shown = shown.replace(str(self.home), "/home/you")
        shown = "\n".join(line.rstrip() for line in shown.rstrip().split("\n"))
        shown = _INSTANT.sub(f"{self.day}T08:30:00+00:00", shown)
        shown = _BACKUP.sub(rf"{self.day}T083000Z\1", shown)
        shown = _MINUTE.sub(f"{self.day} 08:30", shown)
        return _UID.sub(self._uid, shown)

    def _uid(self, found: re.Match[str]) -> str:
        number = len(self._uids) + 1
        return self._uids.setdefault(found[0], f"{number:08}-0000-4000-8000-{number:012}")


def fits(expected: str, shown: str) -> bool:
    """Compare, where ``…`` stands for any text within a line."""
    return bool(re.fullmatch(".*?".join(map(re.escape, expected.split("…"))), shown))


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are run on a terminal of POSIX")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples(page: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    for one in examples(page.read_text(encoding="utf-8").splitlines()):
        if isinstance(one, Setting):
            terminal.prepare(one)
            continue
        shown = terminal.run(one.command)
        where = f"{page.relative_to(ROOT)}:{one.first}: $ {one.command}"
        assert fits(one.expected, shown), (
            f"{where}\n--- shown\n{shown}\n--- expected\n{one.expected}"
        )


def rewrite(page: Path) -> None:
    """Write what the program prints into a page, where that is something else."""
    lines = page.read_text(encoding="utf-8").splitlines()
    new: list[tuple[Example, str]] = []
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(Path(home))
        for one in examples(lines):
            if isinstance(one, Setting):
                terminal.prepare(one)
            elif not fits(one.expected, shown := terminal.run(one.command)):
                new.append((one, shown))
    for one, shown in reversed(new):
        lines[one.first : one.last] = shown.splitlines()
    if new:
        page.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for each in [Path(name).resolve() for name in sys.argv[1:]] or PAGES:
        rewrite(each)

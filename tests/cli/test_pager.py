"""An answer longer than the terminal, and the pager that it goes through."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

pexpect = pytest.importorskip("pexpect")

ROWS = 10
PAGER = """\
#!/bin/sh
echo "$LESS|$LV|$LESSCHARSET|$*" >'{home}/called'
sed 's/^/| /'
echo "the pager ends"
"""


class Terminal:
    """A terminal of few rows, and what a command showed on it."""

    def __init__(self, crm: Netcrm, *argv: str, rows: int = ROWS, **more: str) -> None:
        environment = {**os.environ, **crm.environment, "TERM": "xterm", "NO_COLOR": "1"}
        for name in ("LESS", "LV", "LESSCHARSET", "PAGER"):
            environment.pop(name, None)
        environment.update(more)
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "netcrm", *argv],
            env=environment,
            encoding="utf-8",
            timeout=30,
            dimensions=(rows, 80),
        )

    def end(self) -> tuple[list[str], int]:
        self.child.expect(pexpect.EOF)
        self.child.close()
        lines = str(self.child.before).replace("\r", "").splitlines()
        assert not any("Traceback" in line for line in lines)
        return lines, int(self.child.exitstatus)


def program(file: Path, text: str) -> Path:
    file.write_text(text)
    file.chmod(0o755)
    return file


@pytest.fixture
def pager(crm: Netcrm) -> Path:
    crm("add", "Ada Lovelace")
    for number in range(20):
        crm("log", "ada", f"talk {number}")
    return program(crm.home / "my pager", PAGER.format(home=crm.home))


def test_what_is_longer_than_the_screen_goes_through_the_pager(crm: Netcrm, pager: Path) -> None:
    for words in (("show", "ada"), ("history",)):
        lines, code = Terminal(crm, *words, PAGER=f"'{pager}' -x").end()
        assert code == 0
        assert lines[-1] == "the pager ends"
        assert all(line.startswith("| ") for line in lines[:-1])
        assert (crm.home / "called").read_text() == "FRX|-c|utf-8|-x\n"
        (crm.home / "called").unlink()


def test_what_the_user_has_told_less_is_left(crm: Netcrm, pager: Path) -> None:
    Terminal(crm, "history", PAGER=f"'{pager}'", LESS="S").end()
    assert (crm.home / "called").read_text() == "S|-c|utf-8|\n"


def test_without_a_pager_named_it_is_less_if_that_is_there(crm: Netcrm, pager: Path) -> None:
    folder = crm.home / "bin"
    folder.mkdir()
    assert Terminal(crm, "history", PATH=str(folder)).end()[0][-1] != "the pager ends"
    pager.rename(folder / "less")
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    assert Terminal(crm, "history", PATH=path).end()[0][-1] == "the pager ends"


@pytest.mark.parametrize(
    ("words", "rows", "more"),
    [
        ("history", 60, {}),
        ("history --format tsv", ROWS, {}),
        ("history --json", ROWS, {}),
        ("history", ROWS, {"TERM": "dumb"}),
        ("history", ROWS, {"PAGER": ""}),
        ("history", ROWS, {"PAGER": " "}),
        ("history", ROWS, {"PAGER": "cat"}),
        ("history", ROWS, {"PAGER": "no-such-pager -x"}),
        ("history", ROWS, {"PAGER": "'open quote"}),
    ],
)
def test_otherwise_it_is_written_as_it_is(
    crm: Netcrm, pager: Path, words: str, rows: int, more: dict[str, str]
) -> None:
    more = {"PAGER": f"'{pager}'", **more}
    terminal = Terminal(crm, *words.split(), rows=rows, **more)
    lines, code = terminal.end()
    assert code == 0
    assert len(lines) > 20
    assert not (crm.home / "called").exists()


def test_a_pager_that_cannot_be_started_is_done_without(crm: Netcrm, pager: Path) -> None:
    program(pager, "#!/no/such/interpreter\n")
    lines, code = Terminal(crm, "history", PAGER=f"'{pager}'").end()
    assert (code, lines[0].split()[0]) == (0, "id")


def test_on_a_pipe_there_is_none(crm: Netcrm, pager: Path) -> None:
    answer = crm.process("history", more={"PAGER": f"'{pager}'"})
    assert len(answer.lines) == 21
    assert not (crm.home / "called").exists()


@pytest.mark.parametrize("text", ["#!/bin/sh\nexit 0\n", "#!/bin/sh\nhead -1\nexit 3\n"])
def test_leaving_it_early_is_no_failure(crm: Netcrm, pager: Path, text: str) -> None:
    program(pager, text)
    for number in range(20):  # more than a pipe holds
        crm("log", "ada", f"talk {number} " * 1000, "--on", "2026-01-01")
    lines, code = Terminal(crm, "show", "ada", PAGER=f"'{pager}'").end()
    assert code == 0
    assert len(lines) <= 1


def test_the_exit_code_and_the_remarks_are_those_of_the_answer(crm: Netcrm, pager: Path) -> None:
    for number in range(12):
        crm("add", f"Bela Varga{number}", "--every", "1w", "--met-on", "2025-01-01", "--force")
    lines, code = Terminal(crm, "due", "--all", "--exit-code", PAGER=f"'{pager}'").end()
    assert (code, lines[-1]) == (10, "the pager ends")
    other = str(crm.home / "other.db")
    lines, code = Terminal(crm, "demo", PAGER=f"'{pager}'", NETCRM_DB=other).end()
    assert "the pager ends" not in lines  # it has written something, and says so at its end
    lines, code = Terminal(crm, "demo", PAGER=f"'{pager}'", NETCRM_DB=other).end()
    assert code == 0
    assert lines.index("the pager ends") < len(lines) - 1
    assert lines[-1].startswith("Begin your own")


def test_ctrl_c_belongs_to_the_pager(crm: Netcrm, pager: Path) -> None:
    program(
        pager,
        "#!/bin/sh\ntrap 'echo caught' INT\ncat >/dev/null\necho waiting\n"
        'until [ "$answer" = end ]; do read answer </dev/tty; done\necho over\n',
    )
    terminal = Terminal(crm, "history", PAGER=f"'{pager}'")
    terminal.child.expect("waiting")
    terminal.child.sendintr()
    terminal.child.expect("caught")
    terminal.child.sendline("end")
    lines, code = terminal.end()
    assert (code, lines[-1]) == (0, "over")

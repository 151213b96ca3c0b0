"""Timers to test with: any that a user may have, and the worst."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from netcrm.host.timers.timer import Timer

if TYPE_CHECKING:
    from pathlib import Path

WORST = r"""a 'b' "c" $HOME ${PATH} `id` 100% %h \% \\ \' %n; & | < > * ? # ! ~ é 山 😀 \\"""

MORNING = Timer(
    ("/opt/netcrm/bin/netcrm", "schedule", "run", "--db", "/home/ada/netcrm.db"),
    {"NETCRM_CONFIG": "/home/ada/config.toml"},
    time(8),
    frozenset(range(5)),
)

WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\\%$'\"` ;#&{}*~!"),
    max_size=12,
).filter(
    lambda word: all(ord(c) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(c) <= 0xFDEF for c in word)
)
"""Words on one line, many of them hard to quote."""

DAYS = st.frozensets(st.integers(0, 6), min_size=1)

TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))

TIMERS = st.builds(
    Timer,
    st.tuples(WORDS.map(lambda word: f"/opt/{word}/netcrm"), WORDS, WORDS),
    WORDS.map(lambda word: {"NETCRM_CONFIG": word}),
    TIMES,
    DAYS,
)

RECORDER = """#!/bin/sh
here=${0%/*}
exec 3>&1
readlink /proc/$$/fd/3 > "$here/stdout"
printf '%s\\0' "$@" > "$here/words"
env -0 > "$here/environment"
echo Ada Lovelace
mv "$here/environment" "$here/ran"
"""
"""A program that keeps with what it was run, and says a name."""


def recorder(folder: Path) -> Path:
    """Make the program, in a folder with the worst of names."""
    program = folder / WORST.replace("/", "") / "net crm $x"
    program.parent.mkdir(parents=True)
    program.write_text(RECORDER, encoding="utf-8")
    program.chmod(0o700)
    return program


def recorded(program: Path) -> tuple[list[str], dict[str, str], str]:
    """Return the words and the environment with which it was run, and where its output went."""
    words, environment = (
        (program.parent / name).read_bytes().decode().split("\0")[:-1] for name in ("words", "ran")
    )
    stdout = (program.parent / "stdout").read_text("utf-8").strip()
    return words, dict(variable.split("=", 1) for variable in environment), stdout

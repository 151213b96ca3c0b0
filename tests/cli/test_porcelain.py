"""What programs read, byte for byte: each command as lines and as JSON, beside its exit code.

The commands follow one another in one database, the invented network. What is kept is in
``porcelain/``; ``python tests/cli/test_porcelain.py`` writes it anew. A difference there is a
difference for everybody's scripts: the changelog must say so.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from netcrm.cli.verbs import MODULES

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.home import Home

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = Path(__file__).with_name("porcelain")
DAY = "2026-03-02"
FORMS = {"tsv": "--format=tsv", "json": "--json"}
COMMANDS = (KEPT / "commands.txt").read_text(encoding="utf-8").splitlines()

_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?(?:\+00:00|Z| UTC)?")


def transcript(form: str) -> Iterator[str]:
    """Yield each command, what it wrote to stdout and stderr, and its exit code if it is not 0."""
    with Home() as home, mock.patch.dict("os.environ", {"EDITOR": "true", "BROWSER": "true"}):
        home.on(DAY)
        home("demo", "--db", str(home.db))
        (home.path / "people.csv").write_text("name,phone_1\nDario Conti,+39 02\n,+2\n", "utf-8")
        for command in COMMANDS:
            argv = [word.replace("HOME", str(home.path)) for word in command.split()]
            code, out, err = home.run(*argv, FORMS[form])
            if form == "json":
                assert code or out, f"{command}: with --json there is an object or an array"
                for text in filter(None, (out, *([err] if code else ()))):
                    json.loads(text)
            yield settled(f"$ netcrm {command}\n{out}", home)
            yield settled("".join(f"! {line}\n" for line in err.splitlines()), home)
            yield f"! exit {code}\n" if code else ""
            yield "\n"


def settled(text: str, home: Home) -> str:
    """Replace what differs from run to run: the home, the instants, the new uids."""
    text = text.replace(str(home.path), "HOME")
    text = _INSTANT.sub("INSTANT", text)
    return _UID.sub(lambda found: found[0] if found[0].startswith("000") else "UID", text)


def test_every_verb_is_here() -> None:
    verbs = {command.split()[0] for command in COMMANDS}
    assert verbs - {"nonsense"} == set(MODULES)


@pytest.mark.parametrize("form", FORMS)
def test_what_programs_read_stays_as_it_is(form: str) -> None:
    kept = (KEPT / f"{form}.txt").read_bytes().decode().split("\n$ ")
    now = "".join(transcript(form)).split("\n$ ")
    for before, after in zip(kept, now, strict=False):
        assert after == before
    assert len(now) == len(kept)


if __name__ == "__main__":
    for each in FORMS:
        (KEPT / f"{each}.txt").write_bytes("".join(transcript(each)).encode())

"""The letters of the templates that come with netcrm, whole, for people of whom much or little is
known.

They are in ``letters/``; ``python tests/render/drafts/test_defaults.py`` writes them anew. Read
them as somebody who gets them would.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))
from tests.home import Home

from netcrm.rules.drafts import DRAFTS

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = Path(__file__).with_name("letters")
WHO = {"full": "ruth", "only-a-name": "cleo", "non-latin": "田中宏"}
LINKEDIN = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ruth,Lindgren,https://www.linkedin.com/in/ruth,ruth@x.example,{},01 Jan 2024\n"
)


def settle(home: Home) -> None:
    """Let there be somebody of whom all is known, one who is a name, and one of another writing."""
    home.on("2026-02-01")
    file = home.path / "Connections.csv"
    file.write_text(LINKEDIN.format("Fjord Hospital,Registrar"), "utf-8")
    home("import", str(file))
    home("add", "Ines Costa")
    home("edit", "ruth", "--city", "Oslo", "--via", "ines", "--nickname", "Ruthie")
    home("event", "add", "Nordic Simulation Day", "--on", "2026-02-20..21")
    said = "how two examiners agree, and why the rubric is too long"
    home("log", "ruth", said, "--on", "2026-02-20", "--event", "nordic", "--kind", "event")
    home("followup", "ruth", "send the short rubric", "--by", "2026-03-10")
    home("followup", "ruth", "share the data of the pilot", "--by", "2026-03-12", "--theirs")
    home("add", "Cleo")
    home("add", "田中宏", "--org", "東京医科大学")
    home("log", "田中宏", "シミュレーション教育について", "--on", "2025-10-03", "--kind", "video")
    home.on("2026-03-02")
    file.write_text(LINKEDIN.format("Bergen School of Medicine,Dean of Education"), "utf-8")
    home("import", str(file))


def letters() -> Iterator[tuple[str, str]]:
    """Yield each letter by the name of its file."""
    with Home() as home:
        settle(home)
        for kind in DRAFTS:
            for sort, who in WHO.items():
                code, out, err = home.run("draft", who, kind)
                assert (code, err) == (0, "")
                yield f"{kind}.{sort}.txt", out


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return dict(letters())


NAMES = [f"{kind}.{sort}.txt" for kind in DRAFTS for sort in WHO]


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_as_it_is_kept(written: dict[str, str], name: str) -> None:
    assert written[name] == (KEPT / name).read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_reads_well(written: dict[str, str], name: str) -> None:
    head, _, text = written[name].partition("\n\n")
    assert re.fullmatch(r"Subject: [A-Z]\S.{5,60}", head)
    assert 40 <= len(text.split()) <= 90
    assert text.startswith(
        f"Dear {'Ruth' if 'full' in name else 'Cleo' if 'only' in name else '田中宏'},\n\n"
    )
    assert text.endswith("\n\nBest wishes,\n")
    assert not re.search(r"None|null|\{|\}|  |\.\.| [.,:;?!]|\(\)|\b(at|as|of)[.,!?]", text)
    assert not re.search(r"\n\n\n|[ \t]\n", text)
    for paragraph in text.rstrip().split("\n\n"):
        assert "\n" not in paragraph
        assert paragraph.endswith((".", "?", "!", ","))


def test_nothing_else_is_kept() -> None:
    assert {file.name for file in KEPT.iterdir()} == set(NAMES)


if __name__ == "__main__":
    for name, text in letters():
        (KEPT / name).write_text(text, "utf-8")

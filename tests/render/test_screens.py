"""What a user sees, as text that a person can read: the main tables on three widths of screen.

They are kept in ``screens/``, one file a command, and are those of the invented network, with a few
people more whose names are long or in other scripts. To write them anew, and then look at what has
changed: ``python tests/render/test_screens.py``
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.home import Home

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = Path(__file__).with_name("screens")
DAY = "2026-03-02"
WIDTHS = (60, 80, 120)

SCREENS = {
    "due": "due",
    "due-neglected": "due --neglected",
    "list": "list",
    "followups": "followups",
    "followups-all": "followups --all",
    "history": "history",
    "cadence": "cadence",
    "show": "show mei-ling",
    "show-long": "show maximiliane",
    "import": "import Connections.csv --dry-run",
    "check": "db check",
    "find": "find grant",
    "stats": "stats",
}
BEFORE = (
    ("done", "f1"),
    ("add", "王小明", "--org", "国立大学医学部", "--every", "3w", "--met-on", "2025-10-01"),
    ("add", "محمد عبد الله", "--org", "جامعة القاهرة", "--tag", "conference"),
    ("add", "Zoe\u0308 de\u0301 Combined", "--every", "2m", "--met-on", "2025-01-01"),
    (
        *("add", "Maximiliane Konstantinopolitanskaja-Freifrau von und zu Lichtenberg"),
        *("--org", "International Organisation for the Standardisation of Nearly Everything"),
        *("--title", "Deputy Director of Titles", "--every", "2w", "--met-on", "2026-02-20"),
        *("--email", "maximiliane.konstantinopolitanskaja@standardisation.example.org"),
        *("--note", "Knows everybody in Geneva, and whom to ask about the rules for the grant."),
        *("--next", "send her the manuscript with all of its appendices", "--in", "3d"),
    ),
    (
        *(
            "log",
            "maximiliane",
            "a long talk about the plan for the coming year, and who pays for it",
        ),
        *("--with", "amara", "--at", "Café Central, Vienna"),
    ),
)
CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Nadia,Rahman,https://www.linkedin.com/in/nadia-rahman-demo,,Delta Clinic,Registrar,12 Mar 2023
Hiroshi,Tanaka,https://www.linkedin.com/in/hiroshi-tanaka-demo,,Meridian Journal,Editor,01 Feb 2022
Grace,Abernathy,,not an address,,,35 May 2024
,,,,,,
"""


def screens() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each screen, in all widths one below the other."""
    with Home() as home, mock.patch.dict(os.environ, {"NO_COLOR": "1"}):
        home.on(DAY).run("demo", "--db", str(home.db))
        for argv in BEFORE:
            answer = home.run(*argv)
            assert answer.code == 0, answer.err
        file = home.path / "Connections.csv"
        file.write_text(CONNECTIONS, encoding="utf-8")
        for name, command in SCREENS.items():
            words = [word.replace("Connections.csv", str(file)) for word in command.split()]
            text = ""
            for width in WIDTHS:
                os.environ["COLUMNS"] = str(width)
                answer = home.run(*words, "--format", "table")
                text += f"$ netcrm {command}    on {width} columns\n{answer.out}{answer.err}\n"
            yield name, settled(text, home)


def settled(text: str, home: Home) -> str:
    """Replace what differs from run to run: the folder and the minutes."""
    text = text.replace(f"{home.path}{os.sep}", "/home/you/")
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d(?!:)", f"{DAY} 08:30", text)


@pytest.fixture(scope="module")
def shown() -> dict[str, str]:
    return dict(screens())


@pytest.mark.parametrize("name", SCREENS)
def test_screens_are_as_kept(shown: dict[str, str], name: str) -> None:
    kept = (KEPT / f"{name}.txt").read_text(encoding="utf-8")
    assert shown[name] == kept, "to keep it so: python tests/render/test_screens.py"


def test_nothing_else_is_kept() -> None:
    assert {file.stem for file in KEPT.iterdir()} == set(SCREENS)


if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for each, screen in screens():
        (KEPT / f"{each}.txt").write_text(screen, encoding="utf-8", newline="\n")

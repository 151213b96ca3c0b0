"""What the documentation says is there, and what is there is in the documentation (T23)."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netcrm.cli.running import ROOT_OPTIONS
from netcrm.cli.verbs import MODULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Netcrm

ROOT = Path(__file__).parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
COMMANDS = ROOT / "docs/reference/commands.md"
JSON = ROOT / "docs/reference/json.md"
WIDTH = 80

OF_OTHERS = {"--quiet", "--check", "--strict", "--write", "--wait", "--seconds", "--keep"}
"""Options of pip and other programs that the pages name."""

_LINES = re.DOTALL | re.MULTILINE
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@cache
def options() -> dict[str, frozenset[str]]:
    """The options of each verb, from the blocks of help in the reference of commands."""
    helps = re.findall(r"```text\nUsage: netcrm (\w+) (.*?)\n```", text_of(COMMANDS), re.DOTALL)
    lines = r"^  (?:-\w, )?(--[a-z-]+(?:, --[a-z-]+)*)"
    return {
        verb: frozenset(_OPTION.findall(" ".join(re.findall(lines, said, re.MULTILINE))))
        for verb, said in helps
    }


def commands(page: Path) -> Iterator[str]:
    """What follows ``netcrm`` in each command line of a page: in a block, or as code in a text."""
    for language, block in re.findall(r"^```(\w+)[^\n]*\n(.*?)^```$", text_of(page), _LINES):
        lines = re.findall(r"^\$ (.*)", block, re.MULTILINE) if language == "console" else [block]
        if language in ("console", "sh"):
            yield from re.findall(r"\bnetcrm ([^\n;|)]+)", "\n".join(lines))
    text = re.sub(r"^```.*?^```$", "", text_of(page), flags=_LINES)
    yield from re.findall(r"`netcrm ([^`]+)`", text)


@pytest.mark.parametrize("verb", MODULES)
def test_the_help_of_each_verb_is_in_the_reference_and_fits(
    verb: str, crm: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    said = crm(verb, "--help").out
    assert f"```text\n{said.strip()}\n```" in text_of(COMMANDS), "cog -PU -r docs/reference/*.md"
    assert max(map(len, said.splitlines())) <= WIDTH


@pytest.mark.parametrize("verb", MODULES)
def test_each_verb_has_an_example_that_is_run(verb: str) -> None:
    assert any(
        re.search(rf"^\$ (?:.*\b)?netcrm {verb}\b", text_of(page), re.MULTILINE) for page in PAGES
    )


def test_each_option_of_a_verb_has_an_example_that_is_run() -> None:
    shared = {"--db", "--today", "--json", "--format", "--help"}
    typed = "\n".join(
        line for page in PAGES for line in text_of(page).splitlines() if line.startswith("$ ")
    )
    missing = {
        f"netcrm {verb} {option}"
        for verb, known in options().items()
        for option in known - shared
        if not re.search(rf"netcrm {verb}\b.* {option}\b", typed)
    }
    assert not missing, "in docs/reference/commands.md"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_names_an_option_that_is_not_there(page: Path) -> None:
    """T23."""
    everywhere = frozenset().union(*options().values(), ROOT_OPTIONS)
    unknown = set(_OPTION.findall(text_of(page))) - everywhere - OF_OTHERS
    assert not unknown
    for command in commands(page):
        first = command.split()[0]
        if first.startswith("-"):  # netcrm --db PATH, netcrm --help
            continue
        assert first in MODULES, f"netcrm {command}"
        assert set(_OPTION.findall(command)) <= options()[first], f"netcrm {command}"


def headings(page: Path) -> set[str]:
    """The anchors of a page, as the usual readers of Markdown make them."""
    found = re.findall(r"^#+ (.*)$", text_of(page), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", one)) for one in found)
    return {one.lower().replace(" ", "-") for one in plain}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), target
        assert not anchor or anchor in headings(linked), target


def test_every_page_can_be_found_from_the_readme() -> None:
    linked = set(re.findall(r"\]\((docs/[^)#\s]+)", text_of(ROOT / "README.md")))
    assert linked == {named(page) for page in PAGES if "docs" in page.parts}


@pytest.mark.parametrize("block", ["run", "test"])
def test_the_readme_has_one_line_to_run_and_one_to_test(block: str) -> None:
    found = re.findall(
        rf"^```sh {block}\n(.*?)^```$", text_of(ROOT / "README.md"), re.DOTALL | re.MULTILINE
    )
    assert [len(lines.splitlines()) for lines in found] == [1]


def json_sections() -> Iterator[tuple[str, set[str], set[str]]]:
    """Of each example of the page on JSON: its command, its keys, and the keys of its table."""
    inherited: set[str] = set()
    table: set[str] = set()
    for part in re.split(r"(^```console\n.*?^```$)", text_of(JSON), flags=_LINES):
        if not part.startswith("```console"):
            first_cells = re.findall(r"^\| (`[^|]*) \|", part, re.MULTILINE)
            table = {key for cell in first_cells for key in re.findall(r"`(\w+)`", cell)}
            continue
        command, _, shown = part.removeprefix("```console\n$ ").removesuffix("```").partition("\n")
        value, _ = json.JSONDecoder().raw_decode(shown)
        first = value[0] if isinstance(value, list) else value
        if " show " in command and "state" in table:
            table |= inherited
        inherited = table
        yield command, set(first), table


def test_the_keys_of_json_are_those_of_the_page() -> None:
    found = list(json_sections())
    assert found
    for command, keys, table in found:
        assert keys == table, command

"""``open``: a person's page, in the browser that the test has put there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from netcrm.rules.urls import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Netcrm

LINKEDIN = "https://www.linkedin.com/in/amara-okafor-demo"
BAD = ("javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/x", "--help=x.example")


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    links = [LINKEDIN, "github:amara", "@amara@social.example", "https://example.org/amara"]
    options = [word for link in links for word in ("--link", link)]
    crm(
        "add",
        "Amara Okafor",
        *options,
        "--email",
        "amara@example.org",
        "--phone",
        "+44 20 7946 0018",
    )
    return crm


@pytest.fixture
def browser(crm: Netcrm) -> Mapping[str, str]:
    """Give an environment whose browser writes its argument into a file, and prints something."""
    if sys.platform == "win32":
        pytest.skip("the browser is a script of sh")
    script = crm.home / "browser"
    script.write_text(f'#!/bin/sh\necho "$#" "$@" >> "{crm.home}/opened"\necho Hello\n', "utf-8")
    script.chmod(0o700)
    return {"BROWSER": str(script), "DISPLAY": "", "WAYLAND_DISPLAY": "", "PATH": "/usr/bin:/bin"}


def opened(crm: Netcrm) -> list[str]:
    file = crm.home / "opened"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def test_the_preferred_link_is_opened(amara: Netcrm, browser: Mapping[str, str]) -> None:
    before = amara.kept()
    answer = amara.process("open", "amara", more=browser)
    assert (answer.code, answer.out) == (0, f"Opened {LINKEDIN} of Amara Okafor.\n")
    assert answer.err == "Hello\n"
    assert opened(amara) == [f"1 {LINKEDIN}"]
    assert amara.kept() == before


def test_json_is_the_address_and_nothing_else(amara: Netcrm, browser: Mapping[str, str]) -> None:
    answer = amara.process("open", "amara", "github", "--json", more=browser)
    url = "https://github.com/amara"
    assert answer.json == {"url": url, "platform": "github", "opened": True}
    assert opened(amara) == [f"1 {url}"]


WAYS = {
    "amara okafor": LINKEDIN,
    "1 linkedin": LINKEDIN,
    "amara GitHub": "https://github.com/amara",
    "Okafor amara mastodon": "https://social.example/@amara",
    "amara web": "https://example.org/amara",
    "amara@example.org email": "mailto:amara@example.org",
    "amara mail": "mailto:amara@example.org",
    "- phone": "tel:+442079460018",
}


@pytest.mark.parametrize("words", WAYS)
def test_words_need_no_quotes(amara: Netcrm, words: str) -> None:
    for argv in (words.split(), [words]):
        assert amara("open", "--print", "--", *argv).out == f"{WAYS[words]}\n"


def test_what_is_not_there_is_said_with_what_is(amara: Netcrm) -> None:
    told = amara.fails(3, "open", "amara", "orcid")
    assert told.err == (
        "Amara Okafor has no orcid page to open;"
        " there is linkedin, github, mastodon, web, email, phone.\n"
    )
    ways = amara.fails(3, "open", "amara", "orcid", "--json").error["suggestions"]
    assert ways == ["linkedin", "github", "mastodon", "web", "email", "phone"]
    amara("add", "Bela Varga", "--email", "bela@example.org")
    assert "no link to open; there is email." in amara.fails(3, "open", "bela").err
    amara("add", "Cleo Adeyemi")
    told = amara.fails(3, "open", "cleo", "phone")
    assert told.err == "Cleo Adeyemi has no phone to open, nor anything else.\n"


def test_whoever_is_not_there_or_may_be_several(amara: Netcrm) -> None:
    amara("add", "Amara Diallo")
    assert "'amara'" in amara.fails(4, "open", "amara", "github").err
    assert "Did you mean Amara Okafor" in amara.fails(3, "open", "amara okafro", "github").err
    assert "'github'" in amara.fails(3, "open", "github").err
    amara.fails(2, "open")


def test_a_name_that_ends_like_a_platform(crm: Netcrm) -> None:
    crm("add", "Malcolm X", "--link", "example.org/malcolm")
    crm("add", "Ada Xavier", "--link", "x:ada", "--link", "github:ada")
    assert crm("open", "--print", "malcolm", "x").out == "https://example.org/malcolm\n"
    assert "no x page" in crm.fails(3, "open", "--print", "malcolm", "x", "x").err
    assert crm("open", "--print", "ada", "x").out == "https://x.com/ada\n"


@pytest.mark.parametrize("link", BAD)
def test_what_is_no_page_is_never_opened(
    crm: Netcrm, browser: Mapping[str, str], link: str
) -> None:
    file = crm.home / "people.csv"
    file.write_text(f"name,link_1\nBela,{link}\n", encoding="utf-8")
    crm("import", str(file))
    assert link in crm("show", "bela").out
    answer = crm.process("open", "bela", more=browser)
    assert (answer.code, answer.out) == (3, "")
    file.write_text(f"name,link_1,link_2\nBela,{link},github:bela\n", encoding="utf-8")
    crm("import", str(file))
    assert crm.process("open", "bela", more=browser).code == 0
    assert opened(crm) == ["1 https://github.com/bela"]


@pytest.mark.parametrize("command", ["", "/bin/false", "no-such-browser"])
def test_without_a_browser_the_address_is_printed(
    amara: Netcrm, browser: Mapping[str, str], command: str
) -> None:
    if sys.platform == "darwin":
        pytest.skip("there is always a browser")
    none = {**browser, "BROWSER": command, "PATH": str(amara.home)}
    answer = amara.process("open", "amara", more=none)
    assert (answer.code, answer.out) == (0, f"{LINKEDIN}\n")
    assert "$BROWSER" in answer.err
    answer = amara.process("open", "amara", "--json", more=none)
    assert answer.json["opened"] is False
    assert opened(amara) == []


def test_print_opens_nothing(amara: Netcrm, browser: Mapping[str, str]) -> None:
    answer = amara.process("open", "amara", "--print", more=browser)
    assert (answer.out, answer.err) == (f"{LINKEDIN}\n", "")
    assert opened(amara) == []


def test_the_help_names_all_platforms(crm: Netcrm) -> None:
    said = crm("open", "--help").out
    assert all(kind in said for kind in KINDS)

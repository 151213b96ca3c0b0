"""``draft``: which letter, what it tells and what it never tells, and where it goes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from netcrm.rules.drafts import DRAFTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conftest import Netcrm


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor", "--email", "amara@example.org", "--org", "St Brigid")
    crm("log", "amara", "the rubric", "--on", "2026-02-27")
    return crm


@pytest.fixture
def programs(crm: Netcrm) -> Mapping[str, str]:
    """Give an environment with a clipboard and a browser, which write files."""
    if sys.platform == "win32":
        pytest.skip("they are scripts of sh")
    folder = crm.home / "bin"
    folder.mkdir()
    for name, script in {
        "xclip": f'cat > "{crm.home}/copied"',
        "browser": f'echo "$@" >> "{crm.home}/opened"',
    }.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (folder / name).chmod(0o700)
    path = {"PATH": f"{folder}:/usr/bin:/bin", "BROWSER": str(folder / "browser")}
    return {**path, "DISPLAY": ":7", "WAYLAND_DISPLAY": ""}


def text_of(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def test_without_a_kind_the_one_that_fits_is_drafted_and_why(amara: Netcrm) -> None:
    before = amara.kept()
    answer = amara("draft", "amara")
    assert answer.err == "Drafted as thanks: you talked 3 days ago, and nobody has written since.\n"
    assert answer.out == amara("draft", "amara", "thanks").out
    assert not amara("draft", "amara", "thanks").err
    amara.on("2027-01-01")
    assert "Drafted as reconnect" in amara("draft", "amara").err
    assert amara.kept() == before
    amara("add", "Cleo")
    assert amara("draft", "cleo").err == "Drafted as intro: there was no contact yet.\n"


def test_a_name_that_ends_like_a_kind_is_a_name(amara: Netcrm) -> None:
    amara("add", "Given Thanks")
    assert amara("draft", "given", "thanks").err.startswith("Drafted as intro")
    assert "Thank you" in amara("draft", "given", "thanks", "thanks").out
    assert "Thank you" in amara("draft", "amara okafor THANK-YOU").out
    assert "Did you mean Amara Okafor" in amara.fails(3, "draft", "amara okafor", "thnaks").err


def test_json_is_the_letter(amara: Netcrm) -> None:
    letter = amara.json("draft", "amara", "thanks")
    assert letter["kind"] == "thanks"
    assert letter["to"] == {"id": 1, "name": "Amara Okafor"}
    assert letter["email"] == "amara@example.org"
    assert letter["subject"] == "Thank you for our meeting"
    assert letter["text"].startswith("Dear Amara,\n\nThank you for our meeting on 27 February.")
    assert letter["url"] is None
    amara("add", "Cleo")
    assert amara.json("draft", "cleo")["email"] is None


def test_nothing_private_is_in_any_letter(crm: Netcrm) -> None:
    crm("add", "Amara Okafor", "--note", "open note", "--private-note", "SECRET note")
    crm("log", "amara", "open talk", "--on", "2026-02-20")
    crm("log", "amara", "SECRET talk", "--private", "--next", "SECRET promise", "--in", "2d")
    crm("log", "amara", "a mere note", "--kind", "note")
    crm("log", "amara", "SECRET plan", "--private", "--on", "2026-03-01", "--kind", "call")
    for kind in DRAFTS:
        text = crm("draft", "amara", kind, "--json").out
        assert "SECRET" not in text
        assert "note" not in text.replace("noted", "").replace("my note", "")
    assert "open talk" in crm("draft", "amara", "thanks").out
    assert "SECRET" not in crm("draft", "amara").err


def test_only_what_is_open_and_past_is_told(amara: Netcrm) -> None:
    amara("followup", "amara", "send the figures", "--in", "1w")
    amara("followup", "amara", "share the slides", "--in", "2w", "--theirs")
    text = amara("draft", "amara", "follow-up").out
    assert "Still on my list for you: send the figures." in text
    assert "you kindly offered: share the slides." in text
    amara("done", "f1")
    amara("done", "f2", "--drop")
    amara("log", "amara", "lunch to come", "--on", "2026-03-20")
    text = amara("draft", "amara", "follow-up").out
    assert "figures" not in text
    assert "slides" not in text
    assert "the rubric" in text
    assert "lunch" not in text


def test_to_the_clipboard(amara: Netcrm, programs: Mapping[str, str]) -> None:
    answer = amara.process("draft", "amara", "thanks", "--to", "clipboard", more=programs)
    assert answer.out == (
        "The text to Amara Okafor is on the clipboard; its subject: Thank you for our meeting\n"
    )
    assert text_of(amara.home / "copied") == amara.json("draft", "amara", "thanks")["text"]
    none = {**programs, "DISPLAY": "", "PATH": str(amara.home)}
    answer = amara.process("draft", "amara", "--to", "clipboard", "--log", "x", more=none)
    assert (answer.code, answer.out) == (1, "")
    assert "There is no clipboard here" in answer.err
    (amara.home / "copied").unlink()
    wrong = ("--log", "x", "--kind", "pigeon")
    assert amara.process("draft", "amara", "--to", "clipboard", *wrong, more=programs).code == 2
    assert not (amara.home / "copied").exists()
    assert len(amara.json("show", "amara")["interactions"]) == 1


def test_to_a_mail(amara: Netcrm, programs: Mapping[str, str]) -> None:
    answer = amara.process("draft", "amara", "thanks", "--to", "mailto", more=programs)
    assert answer.out == "Began a mail to Amara Okafor; it is for you to send.\n"
    url = text_of(amara.home / "opened").strip()
    asked = ("draft", "amara", "thanks", "--to", "mailto", "--print")
    assert amara(*asked).out == f"{url}\n"
    assert amara.json(*asked)["url"] == url
    assert text_of(amara.home / "opened").count("\n") == 1
    letter = amara.json("draft", "amara", "thanks")
    assert urlsplit(url).path == "amara@example.org"
    assert parse_qs(urlsplit(url).query) == {
        "subject": [letter["subject"]],
        "body": [letter["text"].replace("\n", "\r\n")],
    }


def test_where_nothing_begins_a_mail_its_address_is_printed(
    amara: Netcrm, programs: Mapping[str, str]
) -> None:
    if sys.platform == "darwin":
        pytest.skip("there is always a browser")
    none = {**programs, "BROWSER": "/bin/false", "PATH": str(amara.home), "DISPLAY": ""}
    asked = ("draft", "amara", "thanks", "--to", "mailto")
    answer = amara.process(*asked, more=none)
    assert answer.code == 0
    assert answer.out.startswith("mailto:amara@example.org?subject=")
    assert "$BROWSER" in answer.err
    answer = amara.process(*asked, "--log", "x", more=none)
    assert (answer.code, answer.out) == (1, "")
    assert "Nothing was logged." in answer.err
    assert len(amara.json("show", "amara")["interactions"]) == 1


def test_without_an_address_there_is_no_mail(crm: Netcrm) -> None:
    crm("add", "Cleo", "--phone", "+44 20 7946 0018")
    told = crm.fails(3, "draft", "cleo", "--to", "mailto", "--print")
    assert told.err == "Cleo has no e-mail address to open; there is phone.\n"


def test_a_break_in_a_name_is_no_header(crm: Netcrm) -> None:
    file = crm.home / "people.csv"
    name = "Eve\r\nBcc: all@example.org\r\n\r\nX"
    file.write_bytes(f'name,given,email_1\n"{name}","{name}",eve@example.org\n'.encode())
    crm("import", str(file))
    crm("add", "Mallory", "--via", "1")
    crm("edit", "mallory", "--add-email", "m@example.org")
    for who in ("1", "mallory"):
        for kind in DRAFTS:
            url = crm("draft", who, kind, "--to", "mailto", "--print").out.strip()
            fields = parse_qs(urlsplit(url).query)
            assert fields.keys() == {"subject", "body"}
            assert "\n" not in fields["subject"][0]
            assert "\nBcc" not in fields["body"][0]
            assert crm.json("draft", who, kind)["subject"] == fields["subject"][0]


def test_a_letter_is_logged_once_it_is_sent(amara: Netcrm, programs: Mapping[str, str]) -> None:
    answer = amara("draft", "amara", "thanks", "--log", "thanked her for the rubric")
    assert answer.out == "Logged an e-mail with Amara Okafor today. Undo: netcrm undo\n"
    [letter, _] = amara.json("show", "amara")["interactions"]
    assert (letter["kind"], letter["on"]) == ("email", "2026-03-02")
    assert letter["summary"] == "thanked her for the rubric"
    assert "Drafted as follow-up" in amara("draft", "amara").err
    amara("undo")
    assert "Drafted as thanks" in amara("draft", "amara").err
    asked = ("draft", "amara", "thanks", "--to", "mailto", "--log", "", "--kind", "letter")
    answer = amara.process(*asked, more=programs)
    assert answer.out == "Logged a letter with Amara Okafor today. Undo: netcrm undo\n"
    assert answer.err == "Began a mail to Amara Okafor; it is for you to send.\n"
    assert amara.json("show", "amara")["interactions"][0]["summary"] is None


def test_the_talk_is_told_of_and_not_the_letters_since_unless_it_is_long_ago(crm: Netcrm) -> None:
    crm("add", "Amara Okafor")
    crm("log", "amara", "the rubric", "--on", "2025-06-01", "--kind", "call")
    crm("log", "amara", "sent it", "--on", "2025-11-27", "--kind", "email")
    assert "our call on 1 June 2025" in crm("draft", "amara", "follow-up").out
    crm("log", "amara", "asked again", "--on", "2025-11-28", "--kind", "message")
    text = crm("draft", "amara", "follow-up").out
    assert "our exchange on 28 November 2025. I noted down: asked again." in text


WRONG = {
    "draft": "Whom do you write to?",
    "draft amara --to fax": "There is no --to fax; there are clipboard and mailto.",
    "draft amara --print": "--print goes with --to mailto",
    "draft amara --to mailto --print --log x": "--print goes with --to mailto, and without --log",
    "draft amara --kind call": "say --log, too",
    "draft amara --log x --kind pigeon": "There is no kind 'pigeon'",
    "draft amara --list": "WHO is about a letter",
    "draft --list --edit thanks": "--edit is about",
    "draft --edit ../thanks": "is no name for a template",
    "draft --edit": "--edit needs a value",
}


@pytest.mark.parametrize("command", WRONG)
def test_what_has_no_meaning_is_said(amara: Netcrm, command: str) -> None:
    before = amara.kept()
    assert WRONG[command] in amara.fails(2, *command.split()).err
    assert amara.kept() == before


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[str], str]], None]:
    def use(function: Callable[[str], str]) -> None:
        monkeypatch.setattr("netcrm.cli.editing.edited", lambda text, _suffix: function(text))

    return use


def test_a_template_of_ones_own_goes_before_ours(
    amara: Netcrm, editor: Callable[[Callable[[str], str]], None]
) -> None:
    file = amara.home / "templates" / "thanks.txt.jinja"
    listed = amara.json("draft", "--list")
    assert listed == [{"draft": kind, "path": None} for kind in DRAFTS]
    editor(lambda text: text)
    assert "nothing was changed" in amara("draft", "--edit", "thanks").err
    assert not file.exists()
    editor(lambda text: text.replace("Best wishes,", "Cheers, {{ name }}"))
    answer = amara("draft", "--edit", "Thanks")
    assert answer.out == f"Kept in {file}; netcrm draft WHO thanks uses it.\n"
    assert amara("draft", "amara", "thanks").lines[-1] == "Cheers, Amara Okafor"
    assert amara.json("draft", "--list")[0] == {"draft": "thanks", "path": str(file)}
    editor(lambda text: text.replace("Cheers", "Yours"))
    amara("draft", "--edit", "thank-you")
    assert amara("draft", "amara").lines[-1] == "Yours, Amara Okafor"
    file.unlink()
    assert amara("draft", "amara", "thanks").lines[-1] == "Best wishes,"


def test_a_kind_of_ones_own(amara: Netcrm, editor: Callable[[Callable[[str], str]], None]) -> None:
    editor(lambda _: "Dear {{ first_name }}, have you seen the call?\n")
    amara("draft", "--edit", "call-for-papers")
    assert amara("draft", "amara", "Call-for-Papers").out == "Dear Amara, have you seen the call?\n"
    assert amara.json("draft", "amara", "call-for-papers")["subject"] is None
    assert amara.json("draft", "--list")[-1]["draft"] == "call-for-papers"


def test_a_broken_template_is_not_kept_and_not_lost(
    amara: Netcrm, editor: Callable[[Callable[[str], str]], None]
) -> None:
    editor(lambda text: f"{text}\n{{{{ frist_name }}}}\n")
    told = amara.fails(1, "draft", "--edit", "thanks").err
    assert "there is no 'frist_name'" in told
    kept = told.rpartition("Your text is in ")[2].strip().rstrip(".")
    assert "frist_name" in (amara.home / "templates" / kept).read_text("utf-8")
    assert not (amara.home / "templates" / "thanks.txt.jinja").exists()
    assert amara.json("draft", "--list")[0]["path"] is None

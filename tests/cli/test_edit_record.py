"""``edit`` without options: the record in the editor, and back."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Netcrm

    Editor = Callable[[Callable[[str], str]], list[str]]


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Let a function edit: what it was given is in the list that is returned."""

    def use(function: Callable[[str], str]) -> list[str]:
        seen: list[str] = []

        def edited(text: str, suffix: str) -> str:
            assert suffix == ".toml"
            seen.append(text)
            return function(text)

        monkeypatch.setattr("netcrm.cli.editing.edited", edited)
        return seen

    return use


def put(**values: str) -> Callable[[str], str]:
    """Write values, as TOML, in the place of those that stand there."""

    def function(text: str) -> str:
        for key, value in values.items():
            pattern = rf'^("?){key.replace("_", "[_ -]")}\1 = (?:"""\n.*?"""|.*?)$'
            text, number = re.subn(
                pattern, lambda found, value=value: f"{found[0].split(' = ')[0]} = {value}",  # type: ignore[misc]
                text, count=1, flags=re.MULTILINE | re.DOTALL,
            )  # fmt: skip
            assert number == 1, key
        return text

    return function


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    crm("add", "Bela Varga")
    crm(
        *("add", "Amara Okafor", "--city", "Dublin", "--email", "a@x.example", "-e", "b@x.example"),
        *(
            "--tag",
            "sim",
            "--org",
            "Acme",
            "--title",
            "Lead",
            "--note",
            "one\ntwo",
            "--via",
            "bela",
        ),
        *("--set", "speciality=paediatrics", "--birthday", "--04-15", "--met-on", "2026-02-20"),
        *("--pronouns", "she/her", "--time-zone", "Europe/Dublin", "--private-note", "hush"),
        *("--post-nominals", "MD", "--country", "Ireland", "--phone", "+353 1 555 01 00"),
    )
    crm("date", "amara", "first grant", "2019-06-12")
    crm("add", "Cai", "--set", "career-stage=senior")
    return crm


def page(crm: Netcrm) -> Any:
    return crm.json("show", "2")


def test_the_whole_record_is_there(amara: Netcrm, editor: Editor) -> None:
    seen = editor(lambda text: text)
    answer = amara("edit", "amara")
    assert (answer.out, answer.err) == ("", "It is so already; nothing was changed.\n")
    record = tomllib.loads(seen[0])
    shown = page(amara)
    for key, value in record.items():
        if key not in ("post_nominals", "introduced_by", "labels", "fields"):
            assert value == (shown[key] or type(value)()), key
    assert (record["post_nominals"], record["introduced_by"]) == ("MD", "Bela Varga")
    reached = [*shown["emails"], *shown["phones"], *shown["links"]]
    assert record["labels"] == dict.fromkeys(reached, "")
    assert record["fields"] == {"career-stage": "", "speciality": "paediatrics"}
    assert amara.json("edit", "amara") == {key: shown[key] for key in amara.json("list")[0]}


CHANGES = {
    'city = "Cork"': ("city", "Cork"),
    'city = ""': ("city", None),
    'name = "Amara Obi"': ("name", "Amara Obi"),
    'family = "Obi"': ("name", "Amara Obi"),
    'post_nominals = "PhD"': ("suffix", "PhD"),
    'emails = ["b@x.example", "c@x.example"]': ("emails", ["b@x.example", "c@x.example"]),
    'emails = ["b@x.example", "a@x.example"]': ("emails", ["b@x.example", "a@x.example"]),
    'emails = ["A@X.example", "b@x.example"]': ("emails", ["A@X.example", "b@x.example"]),
    "phones = []": ("phones", []),
    'tags = ["sim", "Mentor"]': ("tags", ["Mentor", "sim"]),
    'birthday = "15 April 1980"': ("birthday", "1980-04-15"),
    "birthday = 1980-04-15": ("birthday", "1980-04-15"),
    'met_on = "yesterday"': ("met_on", "2026-03-01"),
    'introduced_by = "cai"': ("introduced_by", {"id": 3, "name": "Cai"}),
    'introduced_by = ""': ("introduced_by", None),
    'time_zone = "america/new york"': ("time_zone", "America/New_York"),
    'notes = """\nthree\n\nfour\n"""': ("notes", "three\n\nfour"),
    "first_grant = 2020-01-02": ("dates", {"first grant": "2020-01-02"}),
    'first_grant = ""': ("dates", {}),
    'speciality = "surgery"': ("fields", {"speciality": "surgery"}),
    'speciality = ""': ("fields", {}),
    "career-stage = 4": ("fields", {"career-stage": "4", "speciality": "paediatrics"}),
}


@pytest.mark.parametrize("line", CHANGES)
def test_what_is_changed_there_is_changed_here_and_nothing_else(
    amara: Netcrm, editor: Editor, line: str
) -> None:
    name, value = line.split(" = ", 1)
    key, wanted = CHANGES[line]
    before, kept = page(amara), snapshot(amara.db)
    editor(put(**{name: value}))
    answer = amara("edit", "amara")
    assert answer.out.startswith("Changed Amara Okafor: ")
    now = page(amara)
    assert now[key] == wanted
    follows = {"family", "due_on", "relationships"} if key in ("name", "introduced_by") else set()
    assert {name for name in now if now[name] != before[name]} - follows == {key}
    amara("undo")
    assert snapshot(amara.db) == kept


def test_new_dates_and_fields_are_written_below_their_headings(
    amara: Netcrm, editor: Editor
) -> None:
    editor(
        lambda text: text.replace("[fields]\n", '[fields]\nInstitution = "UCD"\n').replace(
            "[dates]\n", '[dates]\nwedding = "12 June"\n'
        )
    )
    assert "wedding 12 Jun; Institution UCD" in amara("edit", "amara").out
    shown = page(amara)
    assert shown["dates"] == {"first grant": "2019-06-12", "wedding": "--06-12"}
    assert shown["fields"] == {"Institution": "UCD", "speciality": "paediatrics"}


def test_addresses_and_what_each_is_for_are_written_below_theirs(
    amara: Netcrm, editor: Editor
) -> None:
    home = '[[addresses]]\nlabel = "home"\nstreet = "1 Quay"\ncity = "Cork"\n\n'
    before = snapshot(amara.db)
    editor(
        lambda text: text.replace("[labels]", f"{home}[labels]").replace(
            '"a@x.example" = ""', '"a@x.example" = "work"'
        )
    )
    assert "a@x.example work; address 1 Quay, Cork (home) added" in amara("edit", "amara").out
    shown = page(amara)
    assert shown["labels"] == {"a@x.example": "work"}
    (address,) = shown["addresses"]
    assert (address["label"], address["street"], address["country"]) == ("home", "1 Quay", None)
    editor(lambda text: text.replace('street = "1 Quay"', 'strase = "1 Quay"'))
    assert "strase: an address has no such part" in amara.fails(2, "edit", "amara").err
    editor(lambda text: text.replace('label = "home"', 'label = "work"'))
    told = amara("edit", "amara").out
    assert "address 1 Quay, Cork (work) added; address 1 Quay, Cork (home) taken away" in told
    amara("undo")
    editor(lambda text: text.replace('"a@x.example" = "work"', '"c@x.example" = "home"'))
    refused = amara.fails(2, "edit", "amara").err
    assert "labels.c@x.example: they have no such e-mail, phone or link" in refused
    editor(lambda text: text.replace(home.strip(), "").replace('= "work"', '= ""'))
    amara("edit", "amara")
    amara("undo", "2")
    assert snapshot(amara.db) == before


def test_a_line_that_is_taken_out_takes_the_value_away(amara: Netcrm, editor: Editor) -> None:
    editor(
        lambda text: re.sub(
            r'^(?:city|speciality|"first grant") = .*\n', "", text, flags=re.MULTILINE
        )
    )
    amara("edit", "amara")
    shown = page(amara)
    assert (shown["city"], shown["dates"], shown["fields"]) == (None, {}, {})


def test_another_writing_of_the_same_changes_nothing(amara: Netcrm, editor: Editor) -> None:
    steps = amara.json("history")
    editor(lambda text: text.replace('"Dublin"', "'Dublin'").replace("# ", "#") + "\n# x")
    assert amara("edit", "amara").err == "It is so already; nothing was changed.\n"
    editor(put(birthday='"15 April"', city='" Dublin "'))
    assert amara("edit", "amara").err == "It is so already; nothing was changed.\n"
    assert amara.json("history") == steps


WRONG = {
    'name = ""': "Line 4, name: A name cannot be empty.",
    'time_zone = "Dublin"': "Line 29, time_zone: There is no time zone 'Dublin'. Did you mean Eur",
    'birthday = "31 June"': "Line 32, birthday: '31 June' is no day of the year",
    'met_on = "some day"': "met_on: 'some day' is not a day",
    'emails = ["nonsense"]': "Line 17, emails: 'nonsense' is not an e-mail address",
    'tags = ["#"]': "tags: A tag needs a name",
    'introduced_by = "nadia"': "introduced_by: Nobody here is called 'nadia'",
    'introduced_by = "a"': "introduced_by: 'a' may be ",
    'introduced_by = "amara"': "cannot be introduced by themselves",
    "city = 3": "city: the value must be text",
    "city = Cork": "The text is not valid TOML: Invalid value (at line ",
    'first_grant = "x"': "dates.first grant: 'x' is no day of the year",
    'speciality = "x"\ncity = "x"': "fields.city: 'city' has a place of its own",
    'speciality = "x"\n"a b!" = "x"': "fields.a b!: 'a b!' cannot name a field",
    'first_grant = "1 May"\nBirthday = "1 May"': "dates.Birthday: the birthday has a line of its",
    'first_grant = "1 May"\n"" = "1 May"': "A date needs a name",
}


@pytest.mark.parametrize("line", WRONG)
def test_what_cannot_be_taken_is_named_and_kept(amara: Netcrm, editor: Editor, line: str) -> None:
    name, value = line.split(" = ", 1)
    before = amara.kept()
    editor(put(**{name: value}))
    refused = amara.fails(2, "edit", "amara")
    assert WRONG[line] in refused.err
    file = Path(re.findall(r"Your text is in (.*)\.\n", refused.err)[0])
    assert value in file.read_text("utf-8")
    assert file.parent == amara.home
    assert amara.kept() == before


def test_what_another_command_has_changed_meanwhile_stays(amara: Netcrm, editor: Editor) -> None:
    def edited(text: str) -> str:
        amara(
            "edit", "amara", "--country", "France", "--rm-email", "a@x.example", "-e", "d@x.example"
        )
        amara("edit", "amara", "--rm-tag", "sim", "--set", "career-stage=x", "--add-phone", "+1")
        return put(city='"Cork"', tags='["sim", "new"]', emails='["c@x.example", "b@x.example"]')(
            text
        )

    editor(edited)
    amara("edit", "amara")
    shown = page(amara)
    assert (shown["city"], shown["country"]) == ("Cork", "France")
    assert shown["emails"] == ["c@x.example", "b@x.example", "d@x.example"]
    assert shown["tags"] == ["new"]
    assert shown["fields"] == {"career-stage": "x", "speciality": "paediatrics"}
    assert shown["phones"] == ["+353 1 555 01 00", "+1"]


@pytest.mark.parametrize(
    ("meanwhile", "line", "told"),
    [
        (("--city", "Galway"), {"city": '"Cork"'}, "(city)"),
        (("--add-note", "more"), {"notes": '"other"'}, "(notes)"),
        (("--set", "speciality=x"), {"speciality": '""'}, "(speciality)"),
        (("--via", ""), {"introduced_by": '"cai"'}, "(introduced by)"),
    ],
)
def test_the_same_changed_twice_is_refused(
    amara: Netcrm, editor: Editor, meanwhile: tuple[str, ...], line: dict[str, str], told: str
) -> None:
    def edited(text: str) -> str:
        amara("edit", "amara", *meanwhile)
        return put(**line)(text)

    editor(edited)
    refused = amara.fails(1, "edit", "amara")
    assert f"Another command has changed the same meanwhile {told}" in refused.err
    assert "Your text is in " in refused.err


def test_the_same_change_twice_is_no_contradiction(amara: Netcrm, editor: Editor) -> None:
    def edited(text: str) -> str:
        amara("edit", "amara", "--city", "Cork")
        return put(city='"Cork"')(text)

    editor(edited)
    assert "so already" in amara("edit", "amara").err


def test_somebody_who_was_removed_meanwhile(amara: Netcrm, editor: Editor) -> None:
    def edited(text: str) -> str:
        amara("remove", "amara")
        return put(city='"Cork"')(text)

    editor(edited)
    assert "Amara Okafor (2) was removed meanwhile." in amara.fails(1, "edit", "amara").err


@pytest.mark.skipif(sys.platform == "win32", reason="the editor is a script of sh")
def test_a_real_editor_and_a_real_terminal(amara: Netcrm) -> None:
    pytest.importorskip("pexpect")
    from tests.cli.test_terminal import Terminal

    script = amara.home / "ed"
    script.write_text(
        "#!/bin/sh\n"
        "if grep -q 'city = 3' \"$1\"; then new='\"Cork\"'; else new=3; fi\n"
        'sed "s/^city = .*/city = $new/" "$1" > "$1.x"; mv "$1.x" "$1"\n',
        encoding="utf-8",
    )
    script.chmod(0o700)
    amara.environment["EDITOR"] = str(script)
    terminal = Terminal(amara, "edit", "amara")
    terminal.answers(r"Edit again\? \[Y/n\]", "")
    assert terminal.end() == 0
    assert "city: the value must be text" in terminal.shown
    assert "city Dublin → Cork" in terminal.shown
    terminal = Terminal(amara, "edit", "amara")
    terminal.answers(r"Edit again\? \[Y/n\]", "n")
    assert terminal.end() == 2
    assert "Your text is in" in terminal.shown
    piped = amara.process("edit", "amara")
    assert piped.code == 2
    assert "Your text is in" in piped.err


def test_without_terminal_and_editor_it_says_what_to_do(amara: Netcrm) -> None:
    assert "$EDITOR" in amara.fails(1, "edit", "amara").err


text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=15)
tricky = st.text(st.sampled_from("\"'\\\r\n\t \x1f\x85\u2028\ufeff#=[]aé"), max_size=8)


@many(12)
@given(text | tricky, text | tricky, st.lists(text | tricky, max_size=2), text | tricky)
def test_any_record_comes_back_the_same_and_any_note_survives(
    note: str, city: str, links: list[str], fresh: str
) -> None:
    def untouched(text: str, _suffix: str) -> str:
        return text + "# x\n"

    def noted(text: str, _suffix: str) -> str:
        import tomlkit

        document = tomlkit.parse(text)
        document["notes"] = tomlkit.string(fresh)
        return tomlkit.dumps(document)

    with Home() as home, pytest.MonkeyPatch.context() as patch:
        home.on("2026-03-02")
        given = [f"--link={link}" for link in links]
        home("add", "Ana Lund", f"--note={note}", f"--city={city}", *given, f"--set=x={note}")
        kept = snapshot(home.db)
        patch.setattr("netcrm.cli.editing.edited", untouched)
        assert "so already" in home.run("edit", "1").err
        assert snapshot(home.db) == kept
        patch.setattr("netcrm.cli.editing.edited", noted)
        home("edit", "1")
        # An editor leaves a line feed where it was given both signs of an end of line.
        assert home("show", "1")["notes"] == (fresh.strip() or None)

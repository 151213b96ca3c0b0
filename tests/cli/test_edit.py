"""``edit``: what is known about a person is changed by options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm

VALUES = {
    "--nickname": ("nickname", "Mara"),
    "--pronouns": ("pronouns", "she/her"),
    "--post-nominals": ("suffix", "MD, MHPE"),
    "--org": ("organisation", "St Brigid"),
    "--title": ("title", "Director"),
    "--city": ("city", "Cork"),
    "--country": ("country", "Ireland"),
    "--time-zone": ("time_zone", "Europe/Dublin"),
    "--met": ("met", "a workshop"),
    "--met-on": ("met_on", "2026-02-20"),
    "--birthday": ("birthday", "1980-04-15"),
    "--note": ("notes", "likes trains"),
    "--private-note": ("private_notes", "about to leave"),
}
LISTS = {
    "email": ("emails", "a@okafor.example", "b@okafor.example"),
    "phone": ("phones", "+353 1 555 01 00", "+353 1 555 01 01"),
    "link": ("links", "https://github.com/amara-o", "https://orcid.org/0000-0002-1825-0097"),
    "tag": ("tags", "mentor", "osce"),
}


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor", "--city", "Dublin", "--email", "amara@example.org", "--tag", "sim")
    crm("add", "Bela Varga", "--email", "bela@example.org")
    return crm


def page(crm: Netcrm) -> Any:
    return crm.json("show", "1")


@pytest.mark.parametrize("option", VALUES)
def test_each_value_is_set_and_taken_away_again(amara: Netcrm, option: str) -> None:
    key, value = VALUES[option]
    before = page(amara)
    answer = amara("edit", "amara", option, value)
    assert answer.out.startswith("Changed Amara Okafor: ")
    assert answer.out.endswith("Undo: netcrm undo\n")
    now = page(amara)
    changed = {name for name in now if now[name] != before[name]}
    assert now[key] == value
    assert changed - {"positions", "due_on"} == {key}
    again = amara("edit", "amara", option, value)
    assert (again.out, again.err) == ("", "It is so already; nothing was changed.\n")
    amara("edit", "amara", option, "")
    assert page(amara)[key] is None
    amara("undo", "2")
    assert page(amara) == before
    snapshot(amara.db)


@pytest.mark.parametrize("what", LISTS)
def test_each_list_grows_and_shrinks(amara: Netcrm, what: str) -> None:
    key, first, second = LISTS[what]
    before = page(amara)
    amara("edit", "amara", f"--add-{what}", first, f"--{what}", second)
    order = sorted if key == "tags" else list
    assert page(amara)[key] == order([*before[key], first, second])
    assert not amara("edit", "amara", f"--add-{what}", first.upper()).out
    amara("edit", "amara", f"--rm-{what}", second.upper())
    assert page(amara)[key] == order([*before[key], first])
    refused = amara.fails(3, "edit", "amara", f"--rm-{what}", second)
    assert first in refused.err
    assert second in refused.err
    amara("undo", "2")
    assert page(amara) == before


def test_everything_at_once_is_one_step_and_is_told(amara: Netcrm) -> None:
    before = snapshot(amara.db)
    answer = amara(
        *("edit", "amara", "--city", "Cork", "--org", "St Brigid", "--title", "Lead"),
        *("--add-email", "a@x.example", "--rm-email", "AMARA@example.org", "-t", "Mentor"),
        *("--rm-tag", "#SIM", "--birthday", "15 April", "--via", "bela", "--note", "x"),
        *("--set", "speciality=paediatrics", "--nickname", "Mara", "--met-on", "yesterday"),
    )
    assert answer.out == (
        "Changed Amara Okafor: nickname Mara; organisation St Brigid; title Lead; city Dublin →"
        " Cork; birthday 15 Apr; met on 2026-03-01; introduced by Bela Varga; e-mail a@x.example"
        " added; e-mail amara@example.org taken away; tag Mentor added; tag sim taken away;"
        " speciality paediatrics; notes changed. Undo: netcrm undo\n"
    )
    assert amara.json("history")[0]["verb"] == "edit"
    assert amara.json("show", "-")["id"] == 1
    after = snapshot(amara.db)
    amara("undo")
    assert snapshot(amara.db) == before
    amara("redo")
    assert snapshot(amara.db) == after


def test_it_answers_with_the_contact(amara: Netcrm) -> None:
    written = amara.json("edit", "amara", "--city", "Cork")
    shown = page(amara)
    assert written == {key: shown[key] for key in written}
    same = amara.run("edit", "amara", "--city", "Cork", "--json")
    assert same.json == written


@pytest.mark.parametrize(
    ("typed", "name", "family", "suffix"),
    [
        ("Amara Obi", "Amara Obi", "Obi", None),
        ("Obi, Amara", "Amara Obi", "Obi", None),
        ("Amara Obi, PhD", "Amara Obi, PhD", "Obi", "PhD"),
    ],
)
def test_under_a_new_name_somebody_is_found(
    amara: Netcrm, typed: str, name: str, family: str, suffix: str | None
) -> None:
    assert f"name Amara Okafor → {name}." in amara("edit", "okafor", "--name", typed).out
    shown = amara.json("show", "obi")
    assert (shown["name"], shown["family"], shown["suffix"]) == (name, family, suffix)
    amara.fails(3, "show", "okafor")
    assert [one["id"] for one in amara.json("list", "obi")] == [1]
    assert not amara.json("db", "check")["problems"]


def test_a_nickname_finds_and_post_nominals_outlast_a_new_name(amara: Netcrm) -> None:
    amara("edit", "amara", "--nickname", "Mara", "--post-nominals", "MHPE")
    assert amara("show", "mara").lines[0] == "Amara Okafor, MHPE  (1)"
    amara("edit", "mara", "--name", "Amara Obi")
    shown = amara.json("show", "mara")
    assert (shown["name"], shown["suffix"], shown["nickname"]) == ("Amara Obi", "MHPE", "Mara")
    amara("edit", "mara", "--nickname", "")
    amara.fails(3, "show", "mara x")


def test_post_nominals_beside_a_new_name_are_told(amara: Netcrm) -> None:
    told = amara("edit", "amara", "--name", "Amara Obi", "--post-nominals", "MHPE").out
    assert told.startswith(
        "Changed Amara Okafor: name Amara Okafor → Amara Obi; post-nominals MHPE."
    )
    told = amara("edit", "amara", "--name", "Dr. Amara Obi, MD").out
    assert told.startswith("Changed Amara Obi: name Amara Obi → Dr. Amara Obi, MD. Undo")


def test_an_organisation_keeps_the_title_and_none_of_both_is_no_post(amara: Netcrm) -> None:
    assert "so already" in amara("edit", "amara", "--org", "", "--title", "").err
    amara("edit", "amara", "--org", "Acme", "--title", "Lead")
    amara("edit", "amara", "--org", "ACME works")
    assert (page(amara)["organisation"], page(amara)["title"]) == ("ACME works", "Lead")


def test_notes_are_replaced_or_grow_by_lines(amara: Netcrm) -> None:
    amara("edit", "amara", "--add-note", "one", "--add-note", "two")
    assert page(amara)["notes"] == "one\ntwo"
    amara("edit", "amara", "--note", "new", "--add-note", "three")
    assert page(amara)["notes"] == "new\nthree"
    answer = amara("edit", "amara", "--private-note", "hush", "--add-note", "four")
    assert answer.out == "Changed Amara Okafor: notes changed; private notes changed. Undo: netcrm undo\n"  # fmt: skip  # noqa: E501
    assert "hush" not in amara("history").out
    assert not amara("edit", "amara", "--add-note", " ").out


def test_an_address_of_somebody_else_is_a_remark(amara: Netcrm) -> None:
    answer = amara("edit", "amara", "--add-email", "BELA@example.org")
    assert answer.err == "Bela Varga (2) has BELA@example.org, too.\n"
    assert page(amara)["emails"] == ["amara@example.org", "BELA@example.org"]
    assert not amara("edit", "amara", "--add-email", "bela@example.org").out


def test_a_name_of_somebody_else_is_a_remark(amara: Netcrm) -> None:
    answer = amara("edit", "amara", "--name", "Béla Varga")
    assert answer.err.splitlines()[0] == "Bela Varga (2) has the same name."


def test_who_introduced_somebody(amara: Netcrm) -> None:
    assert (
        "cannot be introduced by themselves"
        in amara.fails(2, "edit", "amara", "--via", "amara").err
    )
    amara.fails(3, "edit", "amara", "--via", "nobody")
    amara("edit", "amara", "--via", "bela")
    assert page(amara)["introduced_by"] == {"id": 2, "name": "Bela Varga"}
    assert "introduced by Bela Varga taken away" in amara("edit", "amara", "--via", "").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--name", " "), "A name cannot be empty."),
        (("--time-zone", "Dublin"), "Did you mean Europe/Dublin"),
        (("--birthday", "31 June"), "is no day of the year"),
        (("--birthday", "2030-01-01"), "cannot be after today"),
        (("--met-on", "03/04/2026"), "can be 2026-04-03 or 2026-03-04"),
        (("--add-email", "nonsense"), "is not an e-mail address"),
        (("--add-tag", "#"), "A tag needs a name"),
        (("--set", "speciality"), "write NAME=VALUE"),
        (("--set", "city=Cork"), "has a place of its own"),
        (("--set", "4=x"), "cannot name a field"),
        (("--every", "3w"), "netcrm track WHO --every 6w"),
        (("--tier", "close"), "netcrm track WHO --every 6w"),
    ],
)
def test_what_has_no_meaning_changes_nothing(
    amara: Netcrm, words: tuple[str, ...], sentence: str
) -> None:
    before = amara.kept()
    assert sentence in amara.fails(2, "edit", "amara", "--city", "Cork", *words).err
    assert amara.kept() == before


def test_nobody_is_made_and_nobody_removed_is_changed(amara: Netcrm) -> None:
    amara("remove", "bela")
    assert "was removed" in amara.fails(3, "edit", "bela", "--city", "Cork").err
    amara.fails(3, "edit", "nadia", "--city", "Cork")
    amara("add", "Amara Conteh")
    assert amara.fails(4, "edit", "amara", "--city", "Cork").err.startswith("'amara' may be ")


def test_long_values_are_told_in_short(amara: Netcrm) -> None:
    told = amara("edit", "amara", "--met", "x" * 500).out
    assert f"met {'x' * 59}…. Undo" in told
    assert page(amara)["met"] == "x" * 500


def test_names_and_values_are_plain_text(amara: Netcrm) -> None:
    amara("edit", "amara", "--city", "[bold]=1+1\x1b[2J", "--name", "Amara [/x] Obi")
    shown = page(amara)
    assert (shown["city"], shown["name"]) == ("[bold]=1+1\x1b[2J", "Amara [/x] Obi")
    assert "\x1b" not in amara("show", "1").out
    assert "␛" in amara("undo").out

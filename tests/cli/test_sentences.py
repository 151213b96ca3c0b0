"""Sentences on the command line: what is printed is what is kept, and nothing else."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netcrm.rules.days import written
from netcrm.rules.names.folding import fold_words

if TYPE_CHECKING:
    from tests.conftest import Netcrm

TODAY = date(2026, 3, 2)
DRY_RUN = "Dry run: nothing was kept."
NETWORK = ("Grace Hopper", "Marie Curie", "Bela Varga", "Ada Lovelace", "Ada Byron")

TOLD = {
    "coffee with Grace and Marie yesterday, discussed OSCE #berlin next: send rubric in 2 weeks": (
        'Logged a meeting with Grace Hopper and Marie Curie on Sun 1 Mar #berlin: "coffee,'
        ' discussed OSCE"; next: send rubric, by Mon 16 Mar'
    ),
    "lunch with grace": 'Logged a meeting with Grace Hopper today: "lunch"',
    "met Grace": 'Logged a meeting with Grace Hopper today: "met"',
    "called Grace": 'Logged a call with Grace Hopper today: "called"',
    "rang Grace on Friday": 'Logged a call with Grace Hopper on Fri 27 Feb: "rang"',
    "emailed Marie": 'Logged an e-mail with Marie Curie today: "emailed"',
    "texted Bela 3 days ago": 'Logged a message with Bela Varga on Fri 27 Feb: "texted"',
    "zoom with Grace, Marie and Bela": (
        'Logged a video call with Grace Hopper, Marie Curie and Bela Varga today: "zoom"'
    ),
    "wrote Grace a letter": 'Logged a letter with Grace Hopper today: "wrote a letter"',
    "met Grace at AMEE": 'Logged a meeting with Grace Hopper today at AMEE: "met"',
    "met Grace at the Royal Infirmary": (
        'Logged a meeting with Grace Hopper today at the Royal Infirmary: "met"'
    ),
    "lunch with Grace tomorrow": 'Planned a meeting with Grace Hopper on Tue 3 Mar: "lunch"',
    "Grace and Marie came by": (
        'Logged a meeting with Grace Hopper and Marie Curie today: "came by"'
    ),
    "Grace & Marie came by": (
        'Logged a meeting with Grace Hopper and Marie Curie today: "came by"'
    ),
    "lunch w/ Grace @ AMEE": 'Logged a meeting with Grace Hopper today at AMEE: "lunch"',
    "Grace, Marie and Bela called": (
        'Logged a call with Grace Hopper, Marie Curie and Bela Varga today: "called"'
    ),
    "Yesterday Grace called about the grant": (
        'Logged a call with Grace Hopper on Sun 1 Mar: "called about the grant"'
    ),
    "3 days ago, coffee with Grace": 'Logged a meeting with Grace Hopper on Fri 27 Feb: "coffee"',
    "3 February tea with Grace": 'Logged a meeting with Grace Hopper on Tue 3 Feb: "tea"',
    "coffee with Ada Lovelace": 'Logged a meeting with Ada Lovelace today: "coffee"',
    "Gracefully handled the meeting with Marie": (
        'Logged a meeting with Marie Curie today: "Gracefully handled the meeting"'
    ),
    "lunch with Grace and marie yesterday": (
        'Logged a meeting with Grace Hopper and Marie Curie on Sun 1 Mar: "lunch"'
    ),
    "Grace and marie lunch": 'Logged a meeting with Grace Hopper and Marie Curie today: "lunch"',
    "grace, marie, bela lunch": (
        'Logged a meeting with Grace Hopper, Marie Curie and Bela Varga today: "lunch"'
    ),
    "coffee with G. Hopper and m. curie": (
        'Logged a meeting with Grace Hopper and Marie Curie today: "coffee"'
    ),
    "coffee with A. Lovelace": 'Logged a meeting with Ada Lovelace today: "coffee"',
    "got a letter from Marie": (
        'Logged a letter with Marie Curie today: "got a letter from Marie"'
    ),
    "missed call from Grace": 'Logged a call with Grace Hopper today: "missed call from Grace"',
    "Bela, Grace and I had lunch": (
        'Logged a meeting with Bela Varga and Grace Hopper today: "I had lunch"'
    ),
    "Grace coffee #osce at AMEE": "Logged a meeting with Grace Hopper today #osce",
    "Grace coffee next: ring by friday": (
        "Logged a meeting with Grace Hopper today; next: ring, by Fri 6 Mar"
    ),
}


@pytest.fixture
def network(crm: Netcrm) -> Netcrm:
    for name in NETWORK:
        crm("add", name, "--tag", "board")
    return crm


@pytest.mark.parametrize("sentence", TOLD)
def test_it_says_in_one_line_what_it_understood(network: Netcrm, sentence: str) -> None:
    kept = network.kept()
    assert network("log", sentence, "--dry-run").out == f"{TOLD[sentence]}. {DRY_RUN}\n"
    assert network.kept() == kept
    assert network("log", *sentence.split()).out == f"{TOLD[sentence]}. Undo: netcrm undo\n"
    network("undo")
    assert not network.json("followups")


@pytest.mark.parametrize(
    ("code", "sentence", "told"),
    [
        (3, "coffee with Mariee", "Did you mean Marie Curie?"),
        (3, "coffee with mariee", "Did you mean Marie Curie?"),
        (3, "coffee with Dario Conti", "--create"),
        (3, "coffee with Grace and Dario Conti", "'Dario Conti'"),
        (3, "Dario and Grace came by", "'Dario'"),
        (3, "Grace and Dario came by", "'Dario'"),
        (3, "coffee with Grace Murray", "'Grace Murray'"),
        (3, "Graece coffee with Marie", "Did you mean Grace Hopper?"),
        (3, "coffee", "--create"),
        (3, "coffee at AMEE yesterday", "names nobody"),
        (3, "coffee with students, talked of Grace", "log grace"),
        (3, "lunch marie", "names marie, and does not say that it was with them"),
        (3, "coffee with Grace and J. Smith yesterday", "'J. Smith'"),
        (3, "coffee with G. Murray", "'G. Murray'"),
        (3, "zoom with Grace, Nobody Known yesterday", "'Nobody Known'"),
        (3, "Grace, Petra Novak and Marie came by", "'Petra Novak'"),
        (3, "LUNCH WITH GRACE AND PETRA NOVAK YESTERDAY", "'PETRA NOVAK'"),
        (4, "coffee with Ada", "Ada Byron"),
        (4, "Ada and Grace came by", "Ada Byron"),
        (4, "Ada & Grace came by", "Ada Byron"),
        (3, "Grace & Dario came by", "'Dario'"),
        (2, "coffee with Grace next: ring", "in 2 weeks"),
        (2, "Grace coffee next: ring", "in 2 weeks"),
        (2, "coffee with Grace on 03/04/2026", "2026-04-03"),
    ],
)
def test_what_is_not_sure_is_refused(network: Netcrm, code: int, sentence: str, told: str) -> None:
    kept = network.kept()
    assert told in network.fails(code, "log", sentence).err
    assert told in network.fails(code, "log", *sentence.split()).err
    assert network.kept() == kept


@pytest.mark.parametrize(
    ("sentence", "remark"),
    [
        ("grace coffee yesterday", "'yesterday' was left as text; if it was then: --on yesterday"),
        (
            "grace last friday, tea",
            "'last friday' was left as text; if it was then: --on 'last friday'",
        ),
        ("grace wrote yesterday about the grant", "'yesterday' was left as text"),
        ("grace lunch on 27 Feb in Berlin", "'on 27 Feb' was left as text"),
        ("grace tea 3 days ago in Lund", "'3 days ago' was left as text"),
        ("grace lunch last week", "'last week' is no single day: today was taken"),
        ("lunch with Grace (exam on friday)", "'on friday' was left as text"),
        (
            "grace talked about Marie",
            "Marie Curie (2) is named in the text, and was not logged: --with marie",
        ),
        ("grace lunch with marie", "Marie Curie (2) is named in the text, and was not logged"),
        ("grace about Ada", "'Ada' is named in the text, and was not logged: --with ada"),
        ("coffee with Grace last week", "'last week' is no single day: today was taken; --on says"),
        ("called Grace about lunch tomorrow", "'tomorrow' was left as text"),
    ],
)
def test_what_stays_text_is_said(network: Netcrm, sentence: str, remark: str) -> None:
    assert remark in network("log", sentence).err


@pytest.mark.parametrize(
    ("day", "on"),
    [
        ("on friday", "2026-02-27"),
        ("on Fri 27 Feb", "2026-02-27"),
        ("yesterday morning", "2026-03-01"),
        ("last night", "2026-03-01"),
        ("this morning", "2026-03-02"),
        ("on friday evening", "2026-02-27"),
        ("two weeks ago", "2026-02-16"),
        ("the day before yesterday", "2026-02-28"),
        ("on 20 February 2025", "2025-02-20"),
        ("next friday", "2026-03-06"),
        ("in two weeks", "2026-03-16"),
        ("tomorrow", "2026-03-03"),
    ],
)
def test_what_is_proposed_for_a_day_can_be_typed(network: Netcrm, day: str, on: str) -> None:
    said = network("log", f"grace tea {day}").err
    assert f"'{day}' was left as text; if it was then: --on " in said
    proposed = said.rpartition("--on ")[2].strip().strip("'")
    assert network.json("log", "grace", "tea", "--on", proposed)["on"] == on


def test_nothing_is_said_of_what_was_said_by_options(network: Netcrm) -> None:
    said = network("log", "grace", "coffee yesterday about Marie", "-d", "yesterday", "-w", "marie")
    assert not said.err
    assert network.json("show", "grace")["interactions"][0]["summary"] == (
        "coffee yesterday about Marie"
    )


def test_options_beat_the_sentence(network: Netcrm) -> None:
    logged = network.json(
        "log", "call with Grace yesterday at AMEE #x", "--on", "friday", "--at", "home", "--kind",
        "video", "-t", "y",
    )  # fmt: skip
    assert (logged["on"], logged["place"], logged["kind"]) == ("2026-02-27", "home", "video")
    assert logged["tags"] == ["x", "y"]
    assert logged["summary"] == "call yesterday at AMEE"
    network.fails(2, "log", "call with Grace next: a in 2w", "--next", "b", "--in", "1w")


def test_the_new_ones_are_met_there_and_then(network: Netcrm) -> None:
    said = network("log", "coffee with Dario Conti and Grace yesterday at AMEE", "--create")
    assert said.out.startswith("Logged a meeting with Dario Conti and Grace Hopper on Sun 1 Mar")
    assert "Dario Conti (6) is new here" in said.err
    shown = network.json("show", "dario")
    assert (shown["met"], shown["met_on"]) == ("AMEE", "2026-03-01")
    network("undo")
    assert len(network.json("list")) == 5


def test_a_sentence_with_somebody_new_and_a_name_at_the_beginning(network: Netcrm) -> None:
    network("log", "Cleo Adeyemi", "lunch with Grace", "--create")
    assert network.json("show", "cleo")["interactions"][0]["summary"] == "lunch with Grace"
    network.fails(2, "log", "lunch", "--create")


@pytest.mark.parametrize("words", ["grace murray coffee", "Grace Murray, coffee"])
def test_a_name_may_go_on_with_somebody_new(network: Netcrm, words: str) -> None:
    kept = network.kept()
    for typed in ([words], words.split()):
        told = network.fails(2, "log", *typed, "--create").err
        assert re.match(r"'[Mm]urray' may belong to the name of somebody new", told)
    assert network.kept() == kept


@pytest.mark.parametrize(
    "words",
    [
        ["grace", "coffee"],
        ["grace", "discussed", "murray"],
        ["grace", "called", "murray"],
        ["grace,", "murray"],
        ["grace", "hopper", "budget"],
        ["grace", "murray came by"],
        ["1", "budget"],
    ],
)
def test_a_name_does_not_go_on_in_the_text(network: Netcrm, words: list[str]) -> None:
    assert [one["id"] for one in network.json("log", *words, "--create")["people"]] == [1]


@pytest.mark.parametrize("words", ["marie,", "marie, bela", "Marie Curie, Bela Varga", "1, 2"])
def test_an_option_names_one(network: Netcrm, words: str) -> None:
    kept = network.kept()
    for new in ([], ["--create"]):
        assert "say --with once" in network.fails(2, "log", "grace", "-w", words, *new).err
    assert network.kept() == kept


def test_an_option_may_name_the_family_first(network: Netcrm) -> None:
    assert len(network.json("log", "grace", "tea", "-w", "Curie, Marie")["people"]) == 2
    network("log", "grace", "tea", "-w", "Conti, Dario", "--create")
    assert network.json("show", "dario")["name"] == "Dario Conti"


def test_the_promise_is_of_the_first_person(network: Netcrm) -> None:
    network("log", "coffee with Marie and Grace next: ring by friday")
    assert network.json("followups")[0]["who"]["name"] == "Marie Curie"


def test_a_dry_run_in_json_has_no_number(network: Netcrm) -> None:
    assert network.json("log", "coffee with Grace", "--dry-run")["id"] is None
    assert network.json("add", "Dario Conti", "--dry-run")["id"] is None
    assert network.json("log", "coffee with Grace")["id"] == 1


class TestEverybody:
    def test_one_interaction_with_all(self, network: Netcrm) -> None:
        said = network("log", "tag:board", "annual meeting #agm", "--yes", "--on", "friday")
        assert said.out == (
            "Logged a meeting with 5 people (tag:board) on Fri 27 Feb #agm. Undo: netcrm undo\n"
        )
        for name in NETWORK:
            (talk,) = network.json("show", name)["interactions"]
            assert (talk["summary"], talk["tags"]) == ("annual meeting", ["agm"])
            assert len(talk["people"]) == 5
        network("undo")
        assert not network.json("show", "grace")["interactions"]

    def test_several_are_asked_for(self, network: Netcrm) -> None:
        kept = network.kept()
        refused = network.fails(1, "log", "tag:board", "annual meeting")
        assert "log a contact with 5 people; say --yes" in refused.err
        assert network.kept() == kept

    def test_one_is_not_asked_for(self, network: Netcrm) -> None:
        network("tag", "ada lovelace", "maths")
        said = network("log", "tag:maths", "tag:board", "tea").out
        assert said.startswith("Logged a meeting with Ada Lovelace today.")

    def test_others_may_be_there(self, network: Netcrm) -> None:
        network("add", "Dario Conti")
        logged = network.json("log", "tag:board", "tea", "-w", "dario", "-w", "grace", "--yes")
        assert len(logged["people"]) == 6

    def test_nobody(self, network: Netcrm) -> None:
        network.fails(3, "log", "tag:nobody", "tea", "--yes")
        network.fails(2, "log", "tga:board", "tea", "--yes")

    def test_a_next_step_is_no_crowds(self, network: Netcrm) -> None:
        kept = network.kept()
        network.fails(2, "log", "tag:board", "tea next: minutes in 1w", "--yes")
        assert network.kept() == kept

    def test_a_dry_run_counts_and_asks_nothing(self, network: Netcrm) -> None:
        assert "5 people" in network("log", "tag:board", "tea", "--dry-run").out

    @pytest.mark.parametrize("words", ["re: the grant with Grace", "note: coffee with Grace"])
    def test_a_colon_is_no_query(self, network: Netcrm, words: str) -> None:
        assert network.json("log", words)["people"][0]["name"] == "Grace Hopper"

    def test_a_handle_is_no_query(self, network: Netcrm) -> None:
        network("edit", "grace", "--add-link", "linkedin:ghopper")
        assert network("log", "linkedin:ghopper", "tea").out.startswith(
            "Logged a meeting with Grace Hopper"
        )


def test_add_says_what_it_understood(crm: Netcrm) -> None:
    sentence = (
        "Ada Lovelace, CTO at Analytical Engines <ada@x.org> +44 20 7946 0018 #maths met at ACM on"
        " 12 March 2025 next: send slides in 2 weeks"
    )
    told = (
        "Added Ada Lovelace: CTO at Analytical Engines, ada@x.org, +44 20 7946 0018, #maths,"
        " met: ACM, met on 12 Mar 2025; next: send slides, by Mon 16 Mar"
    )
    assert crm("add", sentence, "--dry-run").out == f"{told}. {DRY_RUN}\n"
    assert not crm.json("list")
    assert crm("add", sentence).out == f"{told}. Undo: netcrm undo\n"
    shown = crm.json("show", "ada")
    assert {key: shown[key] for key in ("name", "title", "organisation", "met", "met_on")} == {
        "name": "Ada Lovelace",
        "title": "CTO",
        "organisation": "Analytical Engines",
        "met": "ACM",
        "met_on": "2025-03-12",
    }
    assert (shown["emails"], shown["phones"]) == (["ada@x.org"], ["+44 20 7946 0018"])
    assert crm.json("followups")[0]["what"] == "send slides"
    crm.fails(5, "add", "Ada L <ada@x.org>")
    crm.fails(2, "add", "Ada Lovelace CTO at X")
    crm("undo")
    assert not crm.json("list")


def test_add_keeps_the_nickname_the_birthday_and_the_organisation_alone(crm: Netcrm) -> None:
    told = crm("add", "Eva 'Evi' Gruber, born 12 May, works at LiU").out
    assert told == "Added Eva Gruber: called Evi, at LiU, born 12 May. Undo: netcrm undo\n"
    shown = crm.json("show", "evi")
    assert (shown["name"], shown["nickname"], shown["birthday"]) == ("Eva Gruber", "Evi", "--05-12")
    assert (shown["title"], shown["organisation"]) == (None, "LiU")


def test_add_takes_what_a_mail_program_shows(crm: Netcrm) -> None:
    crm("add", "Öberg, Åsa <asa@mau.example>")
    shown = crm.json("show", "asa")
    assert (shown["name"], shown["given"], shown["family"]) == ("Åsa Öberg", "Åsa", "Öberg")
    assert (shown["emails"], shown["title"]) == (["asa@mau.example"], None)


def test_add_knows_an_academic_title(crm: Netcrm) -> None:
    crm("add", "Prof em Ann Lee, at LiU")
    shown = crm.json("show", "ann")
    assert (shown["prefix"], shown["given"], shown["family"]) == ("Prof em", "Ann", "Lee")


def test_a_name_typed_field_by_field_is_no_sentence(crm: Netcrm) -> None:
    assert crm("add", "Grace Hopper", "--dry-run").out == f"Added Grace Hopper. {DRY_RUN}\n"
    assert not crm.db.exists()


WORDS = st.sampled_from(
    [
        *("coffee", "Lunch", "call", "called", "met", "wrote to", "zoom", "email from", "with"),
        *("with", "and", ",", "about", "at", "in", "she", "who", "the", "#osce", "#12", "C#"),
        *("Grace", "grace", "Marie,", "Marie", "Bela.", "Ada", "Ada Lovelace", "Gracefully"),
        *("Dario Conti", "AMEE", "Berlin,", "OSCE", "will", "mark", "(with Bela)", '"so"', "-x"),
        *("yesterday", "today", "tomorrow", "last friday", "on Monday", "3 days ago", "12 March"),
        *("next: ring by friday", "next: ring", "2026-02-20", "tag:board", "last week", "Prof."),
    ]
)
LINE = re.compile(
    r"(Logged|Planned) (an? [a-z- ]+?) (?:with|about) (.+?) (today|on [A-Z][a-z]{2} \d+ [A-Z][a-z]+"
    r"|on \d+ [A-Z][a-z]+ \d{4})(?: at (.+?))??((?: #[^\s:;]+)*)(?:: \"(.*)\")?"
    r"(?:; next: (.+), by (.+?))?\. (?:Undo: netcrm undo|Dry run: nothing was kept\.)\n"
)
KINDS = {
    "a meeting": "meeting",
    "a call": "call",
    "an e-mail": "email",
    "a message": "message",
    "a video call": "video",
    "an event": "event",
    "a letter": "letter",
    "a note": "note",
}


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(words=st.lists(WORDS, min_size=2, max_size=9), create=st.booleans())
def test_what_was_not_printed_is_not_written(
    network: Netcrm, words: list[str], create: bool
) -> None:
    """A dry run prints the same line, and the record in the database is what the line says."""
    command = ["log", " ".join(words), "--yes", *(["--create"] if create else [])]
    before = network.kept()
    tried = network.run(*command, "--dry-run")
    assert network.kept() == before
    done = network.run(*command)
    assert (done.code, done.out.replace("Undo: netcrm undo", DRY_RUN)) == (tried.code, tried.out)
    assert done.err == tried.err
    if done.code:
        assert network.kept() == before
        return
    try:
        _same(network, done.out, " ".join(words))
    finally:
        network("undo")
    assert [line for line in network.kept() if _is_record(line)] == [
        line for line in before if _is_record(line)
    ]


def _is_record(line: str) -> bool:
    tables = "contact|interaction|participation|interaction_tag|followup"
    return bool(re.match(rf'INSERT INTO "?(?:{tables})"? ', line))


def _same(network: Netcrm, printed: str, typed: str) -> None:
    found = LINE.fullmatch(printed)
    assert found, printed
    verb, kind, names, day, place, tags, text, what, by = found.groups()
    last: Any = network.json("show", "-")["interactions"]
    newest = max(last, key=lambda one: one["id"])
    people = [one["name"] for one in newest["people"]]
    if "(tag:board" in names:
        assert names.startswith(f"{len(people)} people (tag:board")
    else:
        begun = [word for word in fold_words(typed) if len(word) > 1]
        for name in people:  # nobody is written to whose name was not typed
            assert any(part in begun for part in fold_words(name)), (typed, printed)
        assert " and ".join(filter(None, [", ".join(people[:-1]), people[-1]])) == names
    assert newest["kind"] == KINDS[kind]
    assert _written(newest["on"]) == day
    assert (verb == "Planned") == (newest["on"] > "2026-03-02")
    assert newest["tags"] == sorted(tag.removeprefix("#") for tag in tags.split())
    assert (newest["place"] or "") == (place or "")
    if text is None:
        assert newest["summary"] is None or newest["summary"] in typed.replace(" #osce", "")
    else:
        assert newest["summary"] == text
    promised = [
        (one["what"], one["who"]["name"], written(date.fromisoformat(one["due_on"]), TODAY))
        for one in network.json("followups")
    ]
    assert promised == ([(what, people[0], by)] if what else [])


def _written(day: str) -> str:
    on = date.fromisoformat(day)
    return "today" if on == TODAY else f"on {written(on, TODAY)}"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_who_is_meant_is_asked_on_a_terminal(network: Netcrm) -> None:
    import os

    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-m", "netcrm", "log", "coffee with Ada and Grace"],
        env={**os.environ, **network.environment},
        encoding="utf-8",
        timeout=30,
    )
    child.expect("Which one is 'Ada'")
    child.expect("Number")
    child.sendline("4")
    child.expect(pexpect.EOF)
    assert "Logged a meeting with Ada Lovelace and Grace Hopper today" in child.before


def test_who_is_not_sure_is_asked_for_beside_the_others(
    network: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netcrm.book.people import mentioning

    beside: list[tuple[int, ...]] = []
    meant = mentioning.meant

    def noted(asked: Any, mention: Any) -> Any:
        beside.append(asked.beside)
        return meant(asked, mention)

    monkeypatch.setattr(mentioning, "meant", noted)
    network.fails(4, "log", "coffee with Ada, Grace and Marie", "-w", "bela")
    assert beside == [(1, 2, 3)]


def test_the_history_does_not_hold_what_is_private(crm: Netcrm) -> None:
    crm("add", "Grace Hopper")
    told = crm("log", "met Grace at AMEE, wombat-secret #numbat", "--private").out
    assert "wombat-secret" in told
    assert "wombat-secret" in crm("show", "grace").out
    done = crm.json("history")[0]["summary"]
    assert done == "Logged a meeting with Grace Hopper today"
    assert "wombat-secret" not in crm("undo").out

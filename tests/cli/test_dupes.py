"""Who is there twice: found with the evidence, told apart for good, or made one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm, Result


WHY = "same e-mail ada@x.org; names nearly the same: Ada Lovelace, Ada Lovelance; same city London"


@pytest.fixture
def twins(crm: Netcrm) -> Netcrm:
    crm("add", "Ada Lovelace", "--email", "ada@x.org", "--city", "London")
    crm("add", "Grace Hopper", "--email", "grace@navy.example")
    crm("add", "Ada Lovelance", "--email", "ADA@x.org", "--city", "london", "--force")
    crm("add", "Lovelace, Ada", "--city", "Cork", "--force")
    return crm


def pairs(answer: Result) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")[:3]) for line in answer.lines]


def test_the_surest_comes_first_with_its_evidence(twins: Netcrm) -> None:
    found = twins("dupes")
    assert found.lines == [
        f"1\t3\t100\tAda Lovelace\tAda Lovelance\t{WHY}",
        "1\t4\t60\tAda Lovelace\tAda Lovelace\tsame name: Ada Lovelace",
    ]
    assert "netcrm merge 1 3 (the first one stays)" in found.err
    assert "netcrm dupes 1 3 --different" in found.err
    assert pairs(twins("dupes", "--max", "1")) == [("1", "3", "100")]
    assert "1 more\n" in twins("dupes", "--max", "1").err
    assert pairs(twins("dupes", "lovelance")) == [("1", "3", "100")]
    assert pairs(twins("dupes", "grace")) == []


def test_the_keys_of_json(twins: Netcrm) -> None:
    first, second = twins.json("dupes")
    assert list(first) == ["a", "b", "certainty", "evidence"]
    assert list(first["a"]) == list(second["b"]) == [
        *("id", "uid", "name", "organisation", "title", "city", "birthday"),
        *("emails", "phones", "links", "last_contact_on", "added_on"),
    ]  # fmt: skip
    assert (first["a"]["id"], first["b"]["id"], first["certainty"]) == (1, 3, 100)
    assert second["evidence"] == ["same name: Ada Lovelace"]


def test_nobody_twice_is_no_error(crm: Netcrm) -> None:
    assert "Nobody seems to be here twice." in crm("dupes").err
    assert crm.json("dupes") == []
    assert not crm.db.exists()


def test_who_was_removed_is_nobody_twice(twins: Netcrm) -> None:
    twins("remove", "3")
    assert pairs(twins("dupes")) == [("1", "4", "60")]
    twins.fails(3, "merge", "1", "3")
    twins.fails(3, "dupes", "1", "3", "--different")


def test_two_who_are_different_are_not_proposed_again(twins: Netcrm) -> None:
    told = twins("dupes", "4", "1", "--different")
    assert told.out == ("Ada Lovelace (4) and Ada Lovelace (1) are two people. Undo: netcrm undo\n")
    assert pairs(twins("dupes")) == pairs(twins("dupes", "1")) == [("1", "3", "100")]
    again = twins("dupes", "1", "4", "--different")
    assert not again.out
    assert again.err == "It is so already; nothing was changed.\n"
    assert "You have said that these are two people." in twins("dupes", "1", "4").err
    twins("undo")
    assert ("1", "4", "60") in pairs(twins("dupes"))
    written = twins.json("dupes", "1", "4", "--different")
    assert (written["a"]["id"], written["b"]["id"]) == (1, 4)


def test_a_pair_is_compared_whatever_comes_of_it(twins: Netcrm) -> None:
    (pair,) = twins.json("dupes", "grace", "lovelance")
    assert (pair["a"]["id"], pair["certainty"], pair["evidence"]) == (2, 0, [])


def test_words_without_quotes_are_one_person_or_two(twins: Netcrm) -> None:
    assert pairs(twins("dupes", "grace", "hopper")) == []
    assert pairs(twins("dupes", "ada", "lovelance", "grace", "hopper")) == [("3", "2", "0")]
    assert pairs(twins("dupes", "ada lovelance", "grace")) == [("3", "2", "0")]
    twins.fails(4, "dupes", "ada")
    twins.fails(4, "dupes", "ada", "grace")
    twins.fails(3, "dupes", "nobody")
    said = twins.fails(2, "dupes", "ada", "lovelace", "grace", "hopper", "--different").err
    assert said == "Which two people are these? Put each name in quotes.\n"
    assert "'grace hopper' is Grace Hopper (2)." in twins.fails(2, "merge", "grace", "hopper").err
    assert "Both of these are Grace Hopper (2)" in twins.fails(2, "merge", "grace", "2").err
    for words in ([], ["grace"]):
        twins.fails(2, "dupes", *words, "--different")
    twins.fails(2, "merge")
    twins.fails(2, "merge", "grace")


def test_on_a_terminal_both_names_stand_below_each_other(
    twins: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in ("60", "200"):
        monkeypatch.setenv("COLUMNS", width)
        table = twins("dupes", "--format", "table").out
        assert "Ada Lovelace (1)" in table
        assert "Ada Lovelance (3)" in table
        assert all(len(line) <= int(width) for line in table.splitlines())


def test_merge_keeps_all_of_both(twins: Netcrm) -> None:
    twins("edit", "3", "--org", "Engines", "--add-note", "likes tea", "--city", "Cork")
    twins("log", "3", "tea", "--with", "grace", "--on", "2026-02-20")
    twins("log", "1", "walk", "--on", "2026-01-20")
    twins("followup", "3", "send the notes", "--in", "2w")
    twins("add", "Mary Somerville", "--via", "3")
    merged = twins("merge", "1", "3")
    assert merged.lines[0] == ("Merged Ada Lovelance (3) into Ada Lovelace (1). Undo: netcrm undo")
    said = [" ".join(line.split()) for line in merged.lines[1:]]
    assert said == [
        "name Ada Lovelace",
        "also called + Ada Lovelance",
        "number 1 + 3",
        "city London (Cork goes into the notes)",
        "e-mail ada@x.org",
        "posts 0 + 1 more",
        "conversations 1 + 1 more",
        "follow-ups 0 + 1 more",
        "notes + theirs below",
    ]
    shown = twins.json("show", "1")
    assert shown["last_contact_on"] == "2026-02-20"
    assert [one["summary"] for one in shown["interactions"]] == ["tea", "walk"]
    assert shown["notes"] == "likes tea\nFrom Ada Lovelance (3): city Cork"
    assert [one["what"] for one in shown["followups"]] == ["send the notes"]
    assert shown["organisation"] == "Engines"
    assert twins.json("show", "somerville")["introduced_by"]["id"] == 1
    assert [one["id"] for one in twins.json("find", "lovelance")] == [1]
    assert twins("show", "lovelance").lines[0].startswith("Ada Lovelace")
    done = [one["summary"] for one in twins.json("history", "1")]
    assert "Added Ada Lovelance" in done
    assert "Added Ada Lovelace" in done
    twins("db", "check")


def test_merge_is_undone_and_done_again(twins: Netcrm) -> None:
    before = snapshot(twins.db)
    twins("merge", "3", "4")
    after = snapshot(twins.db)
    twins("undo")
    assert snapshot(twins.db) == before
    twins("redo")
    assert snapshot(twins.db) == after


def test_a_dry_run_changes_nothing(twins: Netcrm) -> None:
    before = twins.kept()
    shown = twins("merge", "1", "3", "--dry-run")
    assert shown.lines[0] == "Would have merged Ada Lovelance (3) into Ada Lovelace (1):"
    assert shown.err == "That was a dry run; nothing was changed.\n"
    assert twins.json("merge", "1", "3", "--dry-run")["id"] == 1
    assert twins.kept() == before


def test_merge_refuses_two_who_are_different(twins: Netcrm) -> None:
    twins("dupes", "1", "3", "--different")
    refused = twins.fails(1, "merge", "1", "3").err
    assert "two people; --force makes one of them all the same" in refused
    twins("merge", "1", "3", "--force")
    assert pairs(twins("dupes")) == [("1", "4", "60")]


def test_a_file_finds_who_was_merged(twins: Netcrm) -> None:
    twins("export", str(twins.home / "all.csv"))
    twins("merge", "1", "3")
    twins("edit", "1", "--rm-email", "ada@x.org")
    again = twins.json("import", str(twins.home / "all.csv"))
    assert again["added"] == 0
    assert len(twins.json("list")) == 3


def test_two_rows_of_one_file_are_two_people(crm: Netcrm) -> None:
    rows = [
        f"Ada,Lovelace,https://www.linkedin.com/in/ada{n},,Engines,Analyst,01 Feb 2020"
        for n in (1, 2)
    ]
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    (crm.home / "Connections.csv").write_text("\n".join([head, *rows]) + "\n")
    assert crm.json("import", str(crm.home / "Connections.csv"))["added"] == 2
    assert crm.json("dupes") == []
    (pair,) = crm.json("dupes", "1", "2")
    assert pair["evidence"][-2:] == [
        "but two accounts: linkedin:ada1, linkedin:ada2",
        "but two cards of one file (linkedin)",
    ]


def test_a_name_in_its_parts_is_no_second_name(crm: Netcrm) -> None:
    crm("add", "Zed Alpha")
    crm("add", "Prof. Yan Beta, MD")
    assert "also called    + Prof. Yan Beta, MD\n" in crm("merge", "1", "2").out
    assert crm.json("show", "1")["former_names"] == ["Prof. Yan Beta, MD"]


def test_two_words_that_are_one_person_are_no_two(crm: Netcrm) -> None:
    crm("add", "Ada Byron")
    crm("add", "Augusta Lovelace")
    crm("add", "Ada Lovelace", "--force")
    before = crm.kept()
    assert "'ada lovelace' is Ada Lovelace (3)" in crm.fails(2, "merge", "ada", "lovelace").err
    assert crm.kept() == before
    assert crm.json("merge", "1", "3")["id"] == 1

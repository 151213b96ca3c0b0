"""``event capture`` on a real terminal: a line a person, each kept as soon as it is typed."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from typing import TYPE_CHECKING, Any, Self

import pytest
from tests.cli.practice.network import EVENT, amee
from tests.cli.test_sittings import Sitting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

pexpect = pytest.importorskip("pexpect")

DAY = "2026-08-25"


class Lines(Sitting):
    """A sitting in which one line after the other is typed."""

    def __init__(self, home: Path, *more: str) -> None:
        super().__init__(home, "event", "capture", "amee", *more, NETCRM_TODAY=DAY)

    def met(self, *lines: str) -> Self:
        for line in lines:
            self.answer("Met", line)
        return self

    def waits(self) -> Self:
        """Go on to where the next line is asked for."""
        self.child.expect("Met: $")
        self._seen()
        return self

    def interrupted(self) -> int:
        """Press Ctrl-C, and again where Python's readline has missed it; return the exit code."""
        for _ in range(5):
            self.child.sendintr()
            if self.child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5) == 0:
                break
        self.shown += str(self.child.before)
        self.child.close()
        assert "Traceback" not in self.shown
        return int(self.child.exitstatus)

    def said(self) -> str:
        """Return what was shown, as one line."""
        return " ".join(re.sub(r"\x1b\[\?2004[hl]", "", self.shown).split())


@pytest.fixture
def there(crm: Netcrm) -> Netcrm:
    amee(crm.db)
    return crm.on(DAY)


def names(crm: Netcrm) -> list[str]:
    return [one["name"] for one in crm.json("list", "--sort", "name")]


def test_ten_people_one_line_each(there: Netcrm) -> None:
    post = "CTO at Analytical Engines"
    lines = [
        f"Ada Lovelace, {post} <ada@x.org> #maths next: send the paper in 2 weeks",
        "Moss, Bob (LiU)",
        *(f"Person{letter} Surname{letter}" for letter in "ABCDEFGH"),
    ]
    sitting = Lines(there.home, "--tag", "amee26").met(*lines, "")
    assert sitting.end() == 0
    said = sitting.said()
    assert f"{EVENT} at Vienna, Tue 25 Aug: one person a line" in said
    assert (
        "Ada Lovelace (1), added: CTO at Analytical Engines, ada@x.org, #maths; next: send the"
        " paper, by Tue 8 Sep"
    ) in said
    assert "Bob Moss (2), added: at LiU" in said
    assert f"{EVENT}: 10 people (10 added). Undo: netcrm undo 10" in said
    assert len(names(there)) == 10
    ada = there.json("show", "ada")
    assert sorted(ada["tags"]) == ["amee26", "maths"]
    assert [one["on"] for one in ada["interactions"]] == [DAY]
    there("undo")
    assert len(names(there)) == 9  # every line is a step of its own
    there("undo", "9")
    assert names(there) == []


def test_what_is_not_understood_is_said_and_may_be_typed_again(there: Netcrm) -> None:
    kept = there.kept()
    sitting = Lines(there.home).met("Speakers:", "Ada Lovelace CTO Engines", "nobody@x.org")
    sitting.waits()
    assert there.kept() == kept
    sitting.child.sendline("Ada Lovelace, CTO, Engines")
    assert sitting.met("").end() == 0
    said = sitting.said()
    assert "That is a heading" in said
    assert "Where does the name end" in said
    assert "Nobody here has nobody@x.org; write the name, too." in said
    assert names(there) == ["Ada Lovelace"]


@pytest.mark.parametrize("word", ["u", "undo", "U"])
def test_undo_takes_back_the_last_one(there: Netcrm, word: str) -> None:
    sitting = Lines(there.home).met(
        word, "Ada Lovelace", "Bob Moss", word, word, word, "Cai Ng", ""
    )
    assert sitting.end() == 0
    said = sitting.said()
    assert said.count("Nobody was kept in this sitting yet.") == 2
    assert "Taken back: Bob Moss." in said
    assert "Taken back: Ada Lovelace." in said
    assert f"{EVENT}: 1 person (1 added). Undo: netcrm undo" in said
    assert names(there) == ["Cai Ng"]
    there("undo")
    assert names(there) == []


def test_undo_of_what_was_no_news_leaves_what_was_kept_before(there: Netcrm) -> None:
    sitting = Lines(there.home).met("Ada Lovelace", "Ada Lovelace", "u", "")
    assert sitting.end() == 0
    assert "The line of Ada Lovelace had changed nothing" in sitting.said()
    assert "Taken back" not in sitting.said()
    assert f"{EVENT}: 1 person (1 added). Undo: netcrm undo" in sitting.said()
    assert names(there) == ["Ada Lovelace"]


@pytest.mark.parametrize("word", ["q", "quit", "EXIT"])
def test_a_word_ends_it_and_is_nobody(there: Netcrm, word: str) -> None:
    sitting = Lines(there.home).met("?", "help", "Ada Lovelace", word)
    assert sitting.end() == 0
    assert sitting.said().count("Ctrl-C leaves at once") == 2
    assert names(there) == ["Ada Lovelace"]


def test_undo_takes_back_alone_what_was_done_here(there: Netcrm) -> None:
    sitting = Lines(there.home).met("Ada Lovelace")
    sitting.waits()
    there("add", "Somebody Else")
    sitting.child.sendline("u")
    assert sitting.met("").end() == 0
    assert names(there) == ["Somebody Else"]


def test_ctrl_c_leaves_with_130_and_keeps_what_was_taken(there: Netcrm) -> None:
    sitting = Lines(there.home).met("Ada Lovelace")
    sitting.waits()
    assert sitting.interrupted() == 130
    assert f"{EVENT}: 1 person (1 added). Undo: netcrm undo" in sitting.said()
    assert names(there) == ["Ada Lovelace"]


def test_ctrl_d_ends(there: Netcrm) -> None:
    sitting = Lines(there.home).met("Ada Lovelace")
    sitting.waits()
    sitting.child.sendeof()
    assert sitting.end() == 0
    assert names(there) == ["Ada Lovelace"]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_ended_while_waiting_nothing_is_locked_or_lost(there: Netcrm, how: signal.Signals) -> None:
    sitting = Lines(there.home).met("Ada Lovelace").waits()
    there("log", "ada", "somebody else writes meanwhile")
    sitting.child.kill(how)
    sitting.child.wait()
    assert talks(there, "1") == 2
    assert there("db", "check").code == 0


def test_nothing_typed_is_nothing_done(there: Netcrm) -> None:
    kept = there.kept()
    sitting = Lines(there.home).met("")
    assert sitting.end() == 0
    assert f"{EVENT}: nobody; nothing was changed." in sitting.said()
    assert there.kept() == kept


@pytest.fixture
def janes(there: Netcrm) -> Netcrm:
    there("add", "Jane Smith", "--email", "jane@x.org")
    there("add", "Jane Smith", "--email", "smith@x.org", "--force")
    return there


def talks(crm: Netcrm, who: str) -> int:
    return len(crm.json("show", who)["interactions"])


@pytest.mark.parametrize(
    ("typed", "people", "met"),
    [("2", 2, [0, 1]), ("n", 3, [0, 0]), ("new", 3, [0, 0]), ("", 2, [0, 0]), ("9", 2, [0, 0])],
)
def test_who_may_be_one_of_several_is_asked_for(
    janes: Netcrm, typed: str, people: int, met: list[int]
) -> None:
    sitting = Lines(janes.home).met("Jane Smith, LiU").answer("Number, n for somebody new", typed)
    if typed == "9":
        sitting.answer("Number", "")
        assert "'9' is none of them." in sitting.shown
    assert sitting.met("").end() == 0
    assert "Who is 'Jane Smith'?" in sitting.shown
    assert len(names(janes)) == people
    assert [talks(janes, "1"), talks(janes, "2")] == met


@pytest.mark.parametrize(("typed", "emails"), [("n", 1), ("1", 2)])
def test_another_of_one_name_is_asked_for(there: Netcrm, typed: str, emails: int) -> None:
    there("add", "Grace Hopper", "--org", "Navy", "--email", "g@navy.example")
    line = "Grace Hopper, Nurse at Cork Hospital <grace@cork.example>"
    sitting = Lines(there.home).met(line).answer("Number, n for somebody new", typed)
    assert sitting.met(line, "").end() == 0
    assert len(names(there)) == 3 - emails
    assert len(there.json("show", "1")["emails"]) == emails
    assert ("post not taken" in sitting.said()) is (typed == "1")


def test_ctrl_c_at_the_question_keeps_what_was_taken(janes: Netcrm) -> None:
    sitting = Lines(janes.home).met("Ada Lovelace", "Jane Smith")
    sitting.child.expect("Number.*: $")
    kept = janes.kept()
    assert sitting.interrupted() == 130
    assert janes.kept() == kept


def test_a_first_name_alone_is_never_taken_for_somebody(there: Netcrm) -> None:
    there("add", "Ada Lovelace")
    sitting = Lines(there.home).met("Ada").answer("Number", "1").met("Ada").answer("Number", "n")
    assert sitting.met("").end() == 0
    assert names(there) == ["Ada", "Ada Lovelace"]
    assert talks(there, "1") == talks(there, "2") == 1


def test_who_is_known_is_met_again(there: Netcrm) -> None:
    there("add", "Ada Lovelace", "--email", "ada@x.org")
    sitting = Lines(there.home).met("LOVELACE Ada #maths", "ada@x.org", "")
    assert sitting.end() == 0
    assert "Ada Lovelace (1), known: #maths" in sitting.said()
    assert "Ada Lovelace (1), again: ada@x.org" in sitting.said()
    assert f"{EVENT}: 1 person (1 again, 1 known). Undo: netcrm undo" in sitting.said()
    assert talks(there, "1") == 1


def test_a_post_that_was_not_taken_is_not_said_as_if_it_were(there: Netcrm) -> None:
    there("add", "Ada Lovelace", "--org", "Old Mill of the Analytical Society", "--title", "Miller")
    sitting = Lines(there.home).met("Ada Lovelace, Professor at Oxford #maths", "")
    assert sitting.end() == 0
    assert "Ada Lovelace (1), known: #maths, post not taken" in sitting.said()
    shown = sitting.shown.partition("post not taken")[2].partition("Met:")[0]
    remark = [line for line in shown.splitlines() if line.strip()]
    assert max(map(len, remark)) <= 80
    assert not any(line.startswith((" ", ";")) for line in remark)
    assert "is told as Professor, Oxford" in " ".join(remark)


def test_a_pasted_list_is_a_line_each(there: Netcrm) -> None:
    sitting = Lines(there.home)
    sitting.waits()
    sitting.child.send("\x1b[200~Ada Lovelace\nMoss, Bob (LiU)\n\nSpeakers\nCai Ng\x1b[201~")
    sitting.child.send("\r")
    assert sitting.met("").end() == 0
    assert names(there) == ["Ada Lovelace", "Bob Moss", "Cai Ng"]


def under_a_shell(crm: Netcrm) -> Any:
    """Return a shell in which the sitting was begun; it would run what is left of a paste."""
    child = pexpect.spawn(
        "/bin/sh",
        ["-i"],
        env={**os.environ, **crm.environment, "TERM": "dumb", "NETCRM_TODAY": DAY, "PS1": "sh: "},
        encoding="utf-8",
        timeout=30,
    )
    child.expect("sh: ")
    child.sendline(f"{sys.executable} -m netcrm event capture amee")
    child.expect("Met: $")
    return child


@pytest.mark.parametrize("last", ["Cai Ng\n", "Cai Ng"])
def test_a_blank_line_in_a_plain_paste_does_not_end_it(there: Netcrm, last: str) -> None:
    child = under_a_shell(there)
    child.send(f"Ada Lovelace\n\n \nMoss, Bob (LiU)\n\n{last}")
    child.expect(r"Bob Moss \(2\), added")
    child.expect("Met: ")
    if last == "Cai Ng":
        child.expect("Cai Ng$")
        child.send("\r")
    child.expect(r"Cai Ng \(3\), added")
    child.expect("Met: $")
    child.send("\r")
    child.expect("3 people")
    child.close(force=True)
    assert names(there) == ["Ada Lovelace", "Bob Moss", "Cai Ng"]


@pytest.mark.parametrize("end", ["\x03", "\x04"])
def test_what_is_pasted_behind_the_end_is_not_run_by_the_shell(there: Netcrm, end: str) -> None:
    child = under_a_shell(there)
    ran = there.home / "ran"
    child.send("Ada Lovelace\n")
    child.expect("Met: $")
    child.send(f"{end}touch {ran}\ntouch {ran}\n")
    child.expect("1 person")
    child.expect("sh: ")
    child.sendline("echo st''ill")
    child.expect("still")
    child.close(force=True)
    assert not ran.exists()
    assert names(there) == ["Ada Lovelace"]


def test_the_answer_in_data_is_alone_on_stdout(there: Netcrm) -> None:
    command = f"{sys.executable} -m netcrm event capture amee --json > {there.home}/out.json"
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", command],
        env={**os.environ, **there.environment, "TERM": "xterm"},
        encoding="utf-8",
        timeout=30,
    )
    for line in ("Ada Lovelace", ""):
        child.expect("Met: $")
        child.sendline(line)
    child.expect(pexpect.EOF)
    (row,) = json.loads((there.home / "out.json").read_text(encoding="utf-8"))
    assert (row["line"], row["status"], row["name"]) == (1, "added", "Ada Lovelace")

"""``review`` and ``triage`` on a real terminal: every key, and all the ways in which they end.

What a user sees is kept in ``sittings/``, one file for each run on the invented network. To write
them anew, and then read what has changed: ``python tests/cli/test_sittings.py``
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.home import Home

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Netcrm

pexpect = pytest.importorskip("pexpect")

KEPT = Path(__file__).with_name("sittings")
DAY = "2026-03-02"
KEYS = r"\[q\]uit $"
PASTING = re.compile(r"\x1b\[\?2004[hl]")
"""How the terminal is told to mark what is pasted."""
ENTER = "\r"


def _elsewhere() -> dict[str, str]:
    """The environment, but for the size of the terminal in which the tests are run."""
    return {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}


def _heeding() -> None:
    """Heed what a terminal sends, which whoever runs the tests may have had ignored."""
    for one in (signal.SIGINT, signal.SIGHUP):
        signal.signal(one, signal.SIG_DFL)


class Sitting:
    """A sitting on a terminal; ``press`` waits until keys are asked for, ``answer`` for a line."""

    def __init__(self, home: Path, *argv: str, columns: int = 80, **more: str) -> None:
        environment = {
            "NETCRM_DB": str(home / "netcrm.db"),
            "NETCRM_CONFIG": str(home / "config.toml"),
            "NETCRM_TODAY": DAY,
            "HOME": str(home),
            "TERM": "xterm",
            "NO_COLOR": "1",
            "BROWSER": "true",
            **more,
        }
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "netcrm", *argv],
            env={**_elsewhere(), **environment},
            encoding="utf-8",
            timeout=30,
            dimensions=(40, columns),
            preexec_fn=_heeding,
        )
        self.child.delaybeforesend = None
        self.shown = ""

    def _seen(self) -> None:
        self.shown += f"{self.child.before}{self.child.after}"

    def press(self, *keys: str) -> Self:
        for one in keys:
            self.child.expect(KEYS)
            self._seen()
            self.child.send(one)
        return self

    def answer(self, question: str, typed: str) -> Self:
        self.child.expect(f"{question}.*: $")
        self._seen()
        self.child.sendline(typed)
        return self

    def play(self, script: Sequence[str | tuple[str, str]]) -> Self:
        for one in script:
            if isinstance(one, str):
                self.press(one)
            else:
                self.answer(*one)
        return self

    def end(self) -> int:
        self.child.expect(pexpect.EOF)
        self.shown += str(self.child.before)
        self.child.close()
        assert "Traceback" not in self.shown
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    def ended(self) -> str:
        """Return all that was shown, as text."""
        assert self.end() == 0, self.shown
        shown = PASTING.sub("", self.shown).replace("\r", "")
        return "\n".join(line.rstrip() for line in shown.split("\n"))


SCRIPTS: dict[str, tuple[tuple[str, ...], list[str | tuple[str, str]]]] = {
    "review": (
        ("review",),
        [
            "d",  # Jonas: the one promise that is due
            "l",
            ("How", "cal"),
            ("What was said", "she liked the rubric; [b]old ideas"),
            ("Next step", "send the second version"),
            ("Until when", "some day"),
            ("Until when", "2w"),
            "d",  # Mei-Ling: of two that are open, the one that is due
            ENTER,
            " ",
            "w",
            ("How often", ""),
            "z",
            "s",
            ("For how long", "today"),
            ("For how long", "3d"),
            "b",
            "u",
            "o",
            "n",
            "k",
        ],
    ),
    "triage": (
        ("triage",),
        ["1", "p", "s", "b", "4", "u", "3", "9", "q"],
    ),
}
WIDTHS = {"review": (60, 80), "triage": (60, 80, 200)}
NEWCOMERS = (
    ("Ada Lovelace", "--org", "Analytical Engines", "--note", "likes numbers"),
    ("Bob [work]", "--met", "AMEE [/x]", "--met-on", "2026-01-01", "--email", "bob@example.org"),
    ("Cai Ng", "--tag", "conference", "--city", "Cardiff"),
    ("Dee Doe",),
)


def network(home: Path) -> None:
    """Lay out the invented network, with newcomers who have no rhythm."""
    with Home() as here:
        here.on(DAY)
        here.run("demo", "--db", str(home / "netcrm.db"))
        for one in NEWCOMERS:
            here.run("add", *one, "--db", str(home / "netcrm.db"))
    (home / "config.toml").touch()


def screen(home: Path, name: str, columns: int) -> str:
    argv, script = SCRIPTS[name]
    return Sitting(home, *argv, columns=columns).play(script).ended()


def kept_in(name: str, columns: int) -> Path:
    return KEPT / f"{name}-{columns}.txt"


@pytest.mark.parametrize(
    ("name", "columns"), [(name, columns) for name in WIDTHS for columns in WIDTHS[name]]
)
def test_what_is_seen(tmp_path: Path, name: str, columns: int) -> None:
    network(tmp_path)
    assert screen(tmp_path, name, columns) == kept_in(name, columns).read_text(encoding="utf-8")


@pytest.fixture
def two(crm: Netcrm) -> Netcrm:
    """Amara, with whom a promise and the rhythm are due; Bela, with whom the rhythm is."""
    crm("add", "Amara Okafor", "--every", "3w", "--met-on", "2026-01-01")
    crm("followup", "amara", "send the figures", "--by", "2026-03-01")
    crm("add", "Bela Varga", "--every", "2w", "--met-on", "2026-01-05")
    return crm


def test_all_keys_do_what_the_commands_do(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("l")
    review.answer("How", "email").answer("What was said", "thanked her").answer("Next", "")
    review.press("d").press("s").answer("For how long", "")
    assert review.end() == 0
    amara, bela = two.json("show", "amara"), two.json("show", "bela")
    assert [(one["kind"], one["summary"]) for one in amara["interactions"]] == [
        ("email", "thanked her")
    ]
    assert [one["done_on"] for one in amara["followups"]] == [DAY]
    assert bela["snoozed_until"] == "2026-03-09"
    assert "2 of 2 people seen: 1 logged, 1 done, 1 snoozed. Undo: netcrm undo 3" in review.shown
    assert two.json("due") == []
    two("undo", "3")
    assert len(two.json("due")) == 2


def test_a_next_step_belongs_to_what_was_logged(two: Netcrm) -> None:
    review = Sitting(two.home, "review", "bela").press("l").answer("How", "")
    review.answer("What was said", "").answer("Next step", "call back").answer("Until when", "")
    assert review.end() == 0
    assert two.json("followups", "bela") == []
    review = Sitting(two.home, "review", "--all", "amara").press("l").answer("How", "")
    review.answer("What was said", "").answer("Next step", "call back")
    review.answer("Until when", "friday").press("q")
    assert review.end() == 0
    followup = two.json("followups", "amara")[-1]
    assert (followup["what"], followup["due_on"]) == ("call back", "2026-03-06")
    assert "call back" in two("history").out


@pytest.mark.parametrize("key", ["l", "s", "w", "d"])
def test_ctrl_c_in_a_question_keeps_what_was_done_before_and_nothing_else(
    two: Netcrm, key: str
) -> None:
    two("followup", "amara", "and the paper", "--by", "2026-03-01")
    review = Sitting(two.home, "review").press("k", key)
    review.child.expect(": $")
    kept = two.kept()
    review.child.sendintr()
    assert review.end() == 130
    assert two.kept() == kept
    assert "1 skipped. Undo: netcrm undo" in review.shown


def test_ctrl_d_leaves_a_question_and_not_the_review(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("l").answer("How", "call")
    review.child.expect("What was said.*: $")
    kept = two.kept()
    review.child.sendeof()
    review.child.expect(KEYS)
    assert two.kept() == kept
    review.child.send("l")
    review.answer("How", "").answer("What", "coffee")
    review.child.expect("Next step.*: $")
    review.child.sendeof()
    review.press("q")
    assert review.end() == 0
    assert [one["summary"] for one in two.json("show", "amara")["interactions"]] == ["coffee"]


def test_a_long_paste_of_several_lines_is_one_answer(two: Netcrm) -> None:
    text = "\n\n".join(["Dear Sam, the ward wants slides, d s k w q"] * 200)
    review = Sitting(two.home, "review").press("l").answer("How", "")
    review.child.expect("What was said.*: $")
    review.child.send(f"\x1b[200~{text}\x1b[201~")
    review.child.send(ENTER)
    review.answer("Next step", "").press("q")
    assert review.end() == 0
    (talk,) = two.json("show", "amara")["interactions"]
    assert talk["summary"] == " ".join(text.split())


def test_what_is_pasted_where_a_key_is_asked_for_does_nothing(two: Netcrm) -> None:
    kept = two.kept()
    review = Sitting(two.home, "review").press("\x1b[200~dskw\nq\x1b[201~", "q")
    assert review.end() == 0
    assert review.shown.count("That is none of the keys.") == 1
    assert two.kept() == kept


def test_ctrl_z_and_fg(two: Netcrm) -> None:
    shell = pexpect.spawn(
        "/bin/bash",
        ["--norc", "-i"],
        env={**_elsewhere(), **two.environment, "TERM": "xterm", "PS1": "shell> "},
        encoding="utf-8",
        timeout=30,
    )
    shell.expect("shell> ")
    shell.sendline(f"{sys.executable} -m netcrm review")
    shell.expect(KEYS)
    shell.send("\x1a")
    shell.expect("shell> ")
    shell.sendline("fg")
    shell.expect(KEYS)
    shell.send("d")
    shell.expect("Done: send the figures")
    shell.expect(KEYS)
    shell.send("q")
    shell.expect("2 people seen: 1 done")
    shell.sendline("exit")
    shell.expect(pexpect.EOF)


def test_ended_by_the_system_it_says_what_was_done(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("d")
    review.child.expect(KEYS)
    review.child.kill(signal.SIGTERM)
    assert review.end() == 130
    assert "1 done. Undo: netcrm undo" in review.shown


@pytest.mark.parametrize("key", ["d", "l", "w", "o", "k"])
def test_somebody_who_is_removed_meanwhile(two: Netcrm, key: str) -> None:
    review = Sitting(two.home, "review")
    review.child.expect(KEYS)
    two("remove", "amara")
    kept = two.kept()
    review.child.send(key)
    review.press("n")
    review.press("b", "q")
    assert review.end() == 0
    assert "not here any more" in review.shown
    assert two.kept() == kept


def test_ctrl_c_at_the_keys_ends_with_the_sum(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("d")
    review.child.expect(KEYS)
    review.child.sendintr()
    assert review.end() == 130
    assert "1 of 2 people seen: 1 done. Undo: netcrm undo" in review.shown


@pytest.mark.parametrize("end", ["q", "\x04"])
def test_quitting_with_nothing_done(two: Netcrm, end: str) -> None:
    kept = two.kept()
    review = Sitting(two.home, "review").press(end)
    assert review.end() == 0
    assert "1 of 2 people seen; nothing was changed." in review.shown
    assert two.kept() == kept


@pytest.mark.parametrize("where", ["at the keys", "in a question"])
def test_a_closed_terminal_loses_nothing_that_was_entered(two: Netcrm, where: str) -> None:
    review = Sitting(two.home, "review").press("l").answer("How", "call")
    review.answer("What was said", "all about the grant")
    review.child.expect("Next step.*: $")
    if where == "at the keys":
        review.child.sendline("")
        review.child.expect(KEYS)
    pid = review.child.pid
    review.child.close(force=False)  # the terminal is gone: a hangup
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    (talk,) = two.json("show", "amara")["interactions"]
    assert talk["summary"] == "all about the grant"
    assert two("db", "check").code == 0


def test_killed_while_waiting_nothing_is_locked(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("d")
    review.child.expect(KEYS)
    two("log", "bela", "somebody else writes meanwhile")
    review.child.kill(signal.SIGKILL)
    review.child.wait()
    assert [one["name"] for one in two.json("due")] == ["Amara Okafor"]


def test_what_is_typed_ahead_is_not_lost(two: Netcrm) -> None:
    review = Sitting(two.home, "review")
    review.child.send("dnbnkxq")
    assert review.end() == 0
    assert "2 of 2 people seen: 1 done, 1 skipped" in review.shown


def test_arrows_and_other_keys_do_nothing(two: Netcrm) -> None:
    kept = two.kept()
    review = Sitting(two.home, "review").press("\x1b[A", "\x1bOP", "\x1b[15~", "é", "\x1b", "q")
    assert review.end() == 0
    assert review.shown.count("That is none of the keys.") == 5
    assert two.kept() == kept


def test_capital_letters_are_the_same_keys(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("D", "Q")
    assert review.end() == 0
    assert "1 done" in review.shown


def test_undo_takes_back_alone_what_was_done_here(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("d")
    review.child.expect(KEYS)
    two("log", "bela", "from elsewhere")
    review.child.send("u")
    review.press("q")
    assert review.end() == 0
    assert "Undone: " in review.shown
    assert two.json("show", "amara")["followups"][0]["done_on"] is None
    assert len(two.json("show", "bela")["interactions"]) == 1


def test_undo_refuses_where_another_command_has_changed_the_same(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("k")
    review.child.expect(KEYS)
    two("track", "amara", "--every", "5w")
    review.child.send("u")
    review.press("q")
    assert review.end() == 0
    assert "has changed the same since" in " ".join(review.shown.split())
    assert two.json("show", "amara")["every"] == "5w"


def test_undo_with_nothing_done(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("u", "q")
    assert review.end() == 0
    assert "Nothing was done in this sitting yet." in review.shown


def test_a_snooze_and_then_a_contact_in_one_sitting(two: Netcrm) -> None:
    review = Sitting(two.home, "review", "bela", "--all").press("s").answer("For how long", "2w")
    assert review.end() == 0
    review = Sitting(two.home, "review", "amara").press("s").answer("For how long", "8w")
    review.press("l").answer("How", "").answer("What", "coffee").answer("Next", "").press("d")
    assert review.end() == 0
    assert two.json("show", "amara")["snoozed_until"] is None


def test_the_links_and_the_lack_of_one(two: Netcrm) -> None:
    review = Sitting(two.home, "review").press("o", "q")
    assert review.end() == 0
    assert "Amara Okafor has no link to open" in review.shown
    two("edit", "amara", "--add-email", "amara@example.org")
    review = Sitting(two.home, "review").press("o", "q")
    assert review.end() == 0
    assert "Opened mailto:amara@example.org" in review.shown


def test_somebody_without_a_promise_or_a_rhythm(crm: Netcrm) -> None:
    crm("add", "Bela Varga", "--birthday", "--03-02")
    review = Sitting(crm.home, "review").press("d", "w", "k", "n")
    assert review.end() == 0
    assert "There is no open follow-up with Bela Varga." in review.shown
    assert "Bela Varga has no rhythm that could be slower." in review.shown


@pytest.mark.parametrize("key", ["k", "s", "l"])
def test_a_new_post_is_done_with_by_the_keys(crm: Netcrm, key: str) -> None:
    file = crm.home / "Connections.csv"
    for title, day in (("Lecturer", "2025-03-02"), ("Dean", DAY)):
        file.write_text(
            "First Name,Last Name,URL,Company,Position,Connected On\n"
            f"Bela,Varga,https://www.linkedin.com/in/bela-demo,Acme,{title},01 Mar 2023\n",
            encoding="utf-8",
        )
        crm.on(day)("import", str(file))
    review = Sitting(crm.home, "review").press(key)
    for question in {"s": ["For how long"], "l": ["How", "What", "Next"]}.get(key, []):
        review.answer(question, "")
    assert review.end() == 0
    assert "new post: Dean at Acme: write" in review.shown
    assert crm.json("due") == []


def test_several_promises_that_are_due_are_asked_about(two: Netcrm) -> None:
    two("followup", "amara", "and the paper", "--by", "2026-02-20")
    review = Sitting(two.home, "review", "amara").press("d")
    review.answer(r"Which \(f2, f1\)", "f9").answer("Which", "").press("d")
    review.answer("Which", "F2").press("q")
    assert review.end() == 0
    assert "'f9' is none of them; write f2 or f1, or nothing to leave it." in review.shown
    assert "Nothing was finished." in review.shown
    done = {one["id"]: one["done_on"] for one in two.json("show", "amara")["followups"]}
    assert done == {1: None, 2: DAY}


def test_one_that_comes_again_says_when(crm: Netcrm) -> None:
    crm("add", "Amara Okafor")
    crm("followup", "amara", "renew the card", "--by", "2026-02-28", "--every", "1y")
    review = Sitting(crm.home, "review").press("d")
    assert review.end() == 0
    assert "It comes again by 28 Feb 2027: f2." in review.shown


def test_only_the_days_share_is_reviewed(crm: Netcrm) -> None:
    crm.configure("[due]\nmax = 1\n")
    for name in ("Ana", "Bo", "Cai"):
        crm("add", name, "--every", "2w", "--met-on", "2026-01-01", "--tag", "x")
    review = Sitting(crm.home, "review").press("k")
    assert review.end() == 0
    assert "1 of 1 person seen: 1 skipped. Undo: netcrm undo" in review.shown
    assert "2 more are due; --all goes through them, too." in review.shown
    review = Sitting(crm.home, "review", "--all", "tag:x").press("q")
    assert review.end() == 0
    assert "1 of 2 people seen" in review.shown


def test_soon_and_neglected_are_those_of_due(crm: Netcrm) -> None:
    crm("add", "Ana", "--every", "2w", "--met-on", "2026-02-20")
    crm("add", "Bo", "--every", "2w", "--met-on", "2025-06-01")
    for argv, name in ((("--soon", "2w"), "Ana"), (("--neglected",), "Bo")):
        review = Sitting(crm.home, "review", *argv).press("n" if name == "Ana" else "q")
        if name == "Ana":
            review.press("q")
        assert review.end() == 0
        assert f"  ({crm.json('show', name)['id']})" in review.shown


def test_nobody_is_due(crm: Netcrm) -> None:
    review = Sitting(crm.home, "review")
    assert review.end() == 0
    assert "Nobody is here yet." in review.shown


def test_what_is_to_be_renewed_is_named_below_the_sum(crm: Netcrm) -> None:
    crm("group", "add", "Guild")
    crm("group", "renew", "guild", "--by", "today")
    to_renew = "Guild: renew the membership; 'netcrm done f1' finishes it."
    alone = Sitting(crm.home, "review")
    assert alone.end() == 0
    assert to_renew in alone.shown
    crm("add", "Ana", "--every", "1w", "--met-on", "2026-01-01")
    review = Sitting(crm.home, "review").press("q")
    assert review.end() == 0
    assert "1 of 1 person seen" in review.shown
    assert to_renew in review.shown


def test_a_triage_gives_tiers_and_can_be_gone_on_with(crm: Netcrm) -> None:
    for name in ("Ana", "Bo", "Cai", "Dee"):
        crm("add", name)
    crm("log", "cai", "coffee")
    crm("add", "Eve", "--every", "2w")
    crm("untrack", "dee")
    triage = Sitting(crm.home, "triage").press("2", "p", "s")
    assert triage.end() == 0
    assert crm.json("show", "cai")["tier"] == "close"
    assert crm.json("show", "ana")["every_from"] == "own"
    assert crm.json("show", "bo")["every_from"] is None
    assert "3 of 3 people seen: 1 close, 1 never. Undo: netcrm undo 2" in triage.shown
    triage = Sitting(crm.home, "triage").press("4")
    assert triage.end() == 0
    assert crm.json("show", "bo")["tier"] == "light"
    triage = Sitting(crm.home, "triage")
    assert triage.end() == 0
    assert "Everybody here has a rhythm, or none for good." in triage.shown


def test_a_triage_of_those_whom_a_query_means_with_tiers_of_ones_own(crm: Netcrm) -> None:
    crm("cadence", "set", "tier:inner", "1w")
    crm("cadence", "unset", "tier:light")
    crm("add", "Ana", "--tag", "amee")
    crm("add", "Bo")
    triage = Sitting(crm.home, "triage", "tag:amee").press("4")
    assert triage.end() == 0
    assert crm.json("show", "ana")["tier"] == "inner"
    triage = Sitting(crm.home, "triage", "tag:amee")
    assert triage.end() == 0
    assert "Nobody who fits lacks a rhythm." in triage.shown


@pytest.mark.parametrize("verb", ["review", "triage"])
def test_without_a_terminal_it_is_refused(two: Netcrm, verb: str) -> None:
    kept = two.kept()
    assert "asks on a terminal" in two.fails(1, verb).err
    assert two.fails(1, verb, "--json").error["code"] == "refused"
    assert two.kept() == kept


def test_the_sum_as_json_goes_to_stdout_and_all_else_to_the_terminal(two: Netcrm) -> None:
    out = two.home / "sum.json"
    program = f"{sys.executable} -m netcrm review --json > {out}"
    review = Sitting(two.home)
    review.child.close()
    review.child = pexpect.spawn(
        "/bin/sh",
        ["-c", program],
        env={**_elsewhere(), **two.environment, "TERM": "xterm"},
        encoding="utf-8",
        timeout=30,
    )
    review.press("n", "k")
    assert review.end() == 0
    assert json.loads(out.read_text(encoding="utf-8")) == {
        "people": 2,
        "seen": 2,
        "counts": {"skipped": 1},
        "steps": 1,
        "stopped": False,
    }


def test_the_name_is_bold_unless_colours_are_not_wanted(two: Netcrm) -> None:
    for no_color, bold in (("", True), ("1", False)):
        review = Sitting(two.home, "review", NO_COLOR=no_color).press("q")
        assert review.end() == 0
        assert bool(re.search(r"\x1b\[1m1 of 2  Amara Okafor", review.shown)) is bold


if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for each, widths in WIDTHS.items():
        for wide in widths:
            with tempfile.TemporaryDirectory() as folder:
                network(Path(folder))
                text = screen(Path(folder), each, wide)
                kept_in(each, wide).write_text(text, encoding="utf-8")

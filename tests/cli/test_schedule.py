"""The list that comes by itself: what it says, when it is silent, and what is said if it fails."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from tests.host.ways.servers import HERE, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

KINDS = ("systemd", "launchd", "cron", "windows")
CRONTAB = """#!/bin/sh
case "$1" in
  -l) [ -e "$HOME/crontab" ] && cat "$HOME/crontab" || { echo "no crontab for you" >&2; exit 1; } ;;
  -r) rm -f "$HOME/crontab" ;;
  *) cat > "$HOME/crontab" ;;
esac
"""


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    """Amara is neglected, Bela due; Cai has a birthday on Thursday; the list goes into a file."""
    crm("add", "Amara Okafor", "--every", "3w", "--met-on", "2025-06-01", "--org", "Acme")
    crm("log", "amara", "her aims page", "--on", "2025-11-20")
    crm("log", "amara", "what she told me alone", "--on", "2025-12-01", "--private")
    crm("add", "Bela Varga", "--every", "2w", "--met-on", "2026-02-16", "--note", "likes trains")
    crm("add", "Cai Ng", "--birthday", "1986-03-05")
    crm("config", "set", "schedule.file", str(crm.home / "list.txt"))
    return crm


@pytest.fixture
def crontab(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A crontab in the home: what the system's program would keep for the user."""
    program = crm.home / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(CRONTAB, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return crm.home / "crontab"


def sent(crm: Netcrm, *argv: str) -> str:
    """Run the schedule into the file, and return what it holds then."""
    file = crm.home / "list.txt"
    file.unlink(missing_ok=True)
    crm("schedule", "run", "--by", "file", *argv)
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_the_list_then_the_neglected_then_the_days_of_the_week(some: Netcrm) -> None:
    assert sent(some) == (
        "Mon 2 Mar 2026: 2 people\n\n"
        "Amara Okafor, Acme; meeting\n- every 3 weeks, silent for 13 weeks\n- neglected\n\n"
        "Bela Varga\n- every 2 weeks, met 2 weeks ago, no contact yet, due today\n\n"
        "Neglected\n"
        "Amara Okafor, Acme\n- every 3 weeks, silent for 13 weeks\n"
        "- last meeting, 20 Nov 2025: her aims page\n\n"
        "This week\n- Cai Ng: birthday on Thu 5 Mar, in 3 days (40)\n"
    )


def test_the_days_of_the_week_come_once(some: Netcrm) -> None:
    assert "This week" in sent(some)
    assert "This week" in sent(some)  # the same list again
    assert "This week" not in sent(some.on("2026-03-03"))


def test_what_falls_on_quiet_days_is_in_the_next_list(some: Netcrm) -> None:
    some("config", "set", "schedule.skip", "sat, sun, until 2026-03-07")
    for day in ("2026-03-02", "2026-03-05", "2026-03-08"):
        assert not sent(some.on(day))
    assert some("schedule", "run", "--by", "file").err.startswith("Today is a quiet day")
    monday = sent(some.on("2026-03-09"))
    assert "Since the last list" not in monday  # there was none to count from
    some.on("2026-03-02")("config", "unset", "schedule.skip")
    (some.home / "schedule.json").unlink()
    sent(some)
    some("config", "set", "schedule.skip", "until 2026-03-07, sat, sun")
    monday = sent(some.on("2026-03-09"))
    assert "Since the last list\n- Cai Ng: birthday on Thu 5 Mar, 4 days ago (40)\n" in monday
    assert "Since the last list" not in sent(some.on("2026-03-10"))


def test_discreet_it_has_no_name_and_no_word(some: Netcrm) -> None:
    text = sent(some, "--discreet")
    assert text == "netcrm: 2 due, 1 neglected, 1 date this week\n"
    some("config", "set", "schedule.file", str(some.home / "list.html"))
    some("schedule", "run", "--by", "file", "--discreet")
    page = (some.home / "list.html").read_text(encoding="utf-8")
    for word in ("Amara", "Okafor", "Bela", "Cai", "Acme", "aims", "trains", "weeks"):
        assert word not in page


def test_what_is_private_is_in_no_list(some: Netcrm) -> None:
    some("config", "set", "schedule.file", str(some.home / "list.html"))
    some("schedule", "run", "--by", "file")
    page = (some.home / "list.html").read_text(encoding="utf-8")
    assert "her aims page" in page
    assert "alone" not in page + some("schedule", "run", "--dry-run").out
    assert "trains" not in page


def test_with_nothing_to_tell_it_is_silent_unless_always(crm: Netcrm) -> None:
    crm("add", "Amara Okafor")
    crm("config", "set", "schedule.file", str(crm.home / "list.txt"))
    assert not sent(crm)
    assert crm.json("schedule", "status")["last_result"] == "nothing to tell"
    assert crm("schedule", "run").out == ""
    assert "nobody" in sent(crm, "--always")


def test_a_dry_run_shows_it_and_notes_nothing_down(some: Netcrm) -> None:
    shown = some("schedule", "run", "--dry-run", "--by", "file").out
    assert not (some.home / "list.txt").exists()
    assert not (some.home / "schedule.json").exists()
    assert shown == sent(some)


def test_where_nothing_is_installed_it_is_printed(some: Netcrm) -> None:
    printed = some("schedule", "run").out
    assert some.json("schedule", "run")["text"] == printed == sent(some)
    assert "This week" not in some.on("2026-03-03")("schedule", "run").out
    some("config", "set", "schedule.skip", "tue")
    quiet = some("schedule", "run")
    assert quiet.out == ""
    assert "quiet day" in quiet.err


def test_over_four_weeks_all_sixty_are_flagged_and_the_most_neglected_most_often(
    crm: Netcrm,
) -> None:
    rows = [f"Person {n:02},{n + 3}d,2024-01-01,2024-01-01" for n in range(60)]
    people = crm.home / "people.csv"
    people.write_text("name,every,met_on,tags\n" + "\n".join(rows) + "\n", encoding="utf-8")
    crm.on("2025-01-01")("import", str(people))
    crm("config", "set", "schedule.file", str(crm.home / "list.txt"))
    crm("config", "set", "schedule.skip", "sat, sun")
    order = [one["name"] for one in crm.on("2026-03-02").json("due", "--neglected")]
    assert len(order) == 60
    counts: Counter[str] = Counter()
    for n in range(28):
        text = sent(crm.on(str(date(2026, 3, 2) + timedelta(days=n))))
        below = text.partition("\nNeglected\n")[2]
        counts.update(re.findall(r"^Person \d\d$", below, re.MULTILINE))
    assert counts.total() == 100
    assert set(counts) == set(order)
    assert counts[order[0]] > counts[order[-1]]
    assert max(counts.values()) == counts[order[0]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_dry_run_of_the_installation_shows_absolute_paths_and_no_name(
    some: Netcrm, kind: str
) -> None:
    before = sorted(some.home.rglob("*"))
    shown = some("schedule", "install", "--kind", kind, "--by", "file", "--dry-run").out
    assert sorted(some.home.rglob("*")) == before
    assert str(some.db) in shown
    assert str(some.home / "config.toml") in shown
    assert "Amara" not in shown
    assert "Nothing was changed." in shown


@pytest.mark.skipif(sys.platform == "win32", reason="there is no cron")
def test_installing_running_and_removing(some: Netcrm, crontab: Path) -> None:
    crontab.write_text("0 0 * * * mine # keep\n", encoding="utf-8")
    said = some("schedule", "install", "--kind", "cron", "--by", "file", "--at", "7:30")
    assert "The list comes at 07:30, mon-fri, by file (cron)" in said.out
    some("schedule", "install", "--kind", "cron", "--by", "file", "--days", "daily", "--discreet")
    lines = crontab.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert "Amara" not in crontab.read_text(encoding="utf-8")
    (ours,) = [line for line in lines if "netcrm" in line]
    command = ours.split(" ", 5)[5]
    done = subprocess.run(
        ["/bin/sh", "-c", command], env={"NETCRM_TODAY": "2026-03-02"}, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (some.home / "list.txt").read_text(encoding="utf-8").startswith("netcrm: 2 due")
    status = some.json("schedule", "status")
    assert {key: status[key] for key in ("installed", "kind", "by", "last_result", "missed")} == {
        "installed": True, "kind": "cron", "by": "file", "last_result": "sent", "missed": False
    }  # fmt: skip
    assert status["next_run"][11:] == "08:00"
    some("schedule", "remove")
    assert crontab.read_text(encoding="utf-8") == "0 0 * * * mine # keep\n"
    assert not (some.home / "schedule.json").exists()
    assert some.json("schedule", "status")["installed"] is False
    assert "Nothing was scheduled" in some("schedule", "remove").err


@pytest.mark.parametrize("discreet", [False, True])
def test_a_mail_arrives_as_text_and_as_a_page(some: Netcrm, discreet: bool) -> None:
    with running() as (inbox, port):
        for key, value in (("host", HERE), ("port", port), ("security", "none")):
            some("config", "set", f"mail.{key}", str(value))
        some("config", "set", "mail.to", "me@example.org")
        done = some.process("schedule", "run", "--by", "email", *["--discreet"] * discreet)
    assert (done.code, done.out) == (0, "Sent by email: 2 due, 1 neglected, 1 date this week.\n")
    (envelope,) = inbox.envelopes
    assert isinstance(envelope.content, bytes)
    mail = message_from_bytes(envelope.content, policy=default)
    assert (envelope.rcpt_tos, mail["To"]) == (["me@example.org"], "me@example.org")
    assert mail["Subject"] == "netcrm: 2 due, 1 neglected, 1 date this week"
    parts = {part.get_content_type(): part.get_content() for part in mail.iter_parts()}
    assert set(parts) == {"text/plain", "text/html"}
    for text in parts.values():
        assert ("Amara Okafor" in text) is not discreet
        assert "alone" not in text
        assert "http" not in text
        assert "2 due" in text or "2 people" in text


def test_a_command_gets_the_text_on_its_input(some: Netcrm) -> None:
    file = some.home / "got.txt"
    program = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
    words = [sys.executable, "-c", program, str(file)]
    some("config", "set", "schedule.command", shlex.join(words))
    some("schedule", "run", "--by", "command")
    assert file.read_text(encoding="utf-8") == some("schedule", "run").out
    some("config", "set", "schedule.command", "no-such-program-here")
    assert "no-such-program-here" in some.fails(1, "schedule", "run", "--by", "command").err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no cron")
class TestT16:
    """Reminders silently stop; nobody can see when they last ran. Here it is said."""

    @pytest.fixture
    def scheduled(self, some: Netcrm, crontab: Path) -> Netcrm:
        some("schedule", "install", "--kind", "cron", "--by", "file", "--days", "daily")
        assert crontab.exists()
        return some

    def test_a_missed_run_is_seen_in_status_and_in_due_until_it_is_seen(
        self, scheduled: Netcrm
    ) -> None:
        assert scheduled("schedule", "status").code == 0
        scheduled.on("2026-03-05")
        for _ in range(2):
            assert "did not come. 'netcrm schedule status' says more." in scheduled("due").err
        assert "did not come" in scheduled("due", "--json").err
        told = scheduled.run("schedule", "status", "--json")
        assert (told.code, told.json["missed"]) == (1, True)
        assert scheduled("due").err == ""
        assert scheduled.run("schedule", "status").code == 1
        scheduled("schedule", "run")
        assert scheduled("schedule", "status").code == 0
        assert "did not come" in scheduled.on("2026-03-09")("due").err

    def test_a_quiet_day_is_not_missed(self, scheduled: Netcrm) -> None:
        scheduled("config", "set", "schedule.skip", "until 2026-03-20")
        assert scheduled.on("2026-03-15")("due").err == ""
        assert scheduled("schedule", "status").code == 0

    def test_a_failed_run_is_seen_in_status_and_in_due(self, scheduled: Netcrm) -> None:
        scheduled("config", "set", "schedule.file", str(scheduled.home / "nowhere" / "x" / "y"))
        (scheduled.home / "nowhere").write_text("a file where a folder should be", "utf-8")
        failed = scheduled.fails(1, "schedule", "run")
        assert "failed" in scheduled("due").err
        status = scheduled.run("schedule", "status", "--json")
        assert (status.code, status.json["last_result"]) == (1, "failed")
        assert status.json["error"] in failed.err
        assert scheduled("due").err == ""

    def test_a_mail_that_cannot_be_sent(self, scheduled: Netcrm) -> None:
        for key, value in (("to", "me@example.org"), ("host", "127.0.0.1"), ("port", "9")):
            scheduled("config", "set", f"mail.{key}", value)
        failed = scheduled.fails(1, "schedule", "run", "--by", "email")
        assert "Amara" not in failed.err
        assert scheduled.run("schedule", "status").code == 1
        assert "127.0.0.1" in scheduled.run("schedule", "status").out

    def test_a_moved_database(self, scheduled: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
        moved = scheduled.home / "moved.db"
        scheduled.db.rename(moved)
        failed = scheduled.fails(7, "schedule", "run", "--by", "file", "--db", str(scheduled.db))
        assert "Was it moved?" in failed.err
        assert not scheduled.db.exists()
        monkeypatch.setenv("NETCRM_DB", str(moved))
        assert "Was it moved?" in scheduled("due").err
        assert scheduled.run("schedule", "status").code == 1

    def test_a_timer_that_somebody_else_took_away(self, scheduled: Netcrm, crontab: Path) -> None:
        crontab.write_text("", encoding="utf-8")
        status = scheduled.run("schedule", "status", "--json")
        assert (status.code, status.json["installed"]) == (1, False)
        assert "not there any more" in scheduled.run("schedule", "status").out

    @pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0, reason="a small disk is mounted"
    )
    def test_a_full_disk(self, scheduled: Netcrm) -> None:
        disk = scheduled.home / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(disk)], check=True)
        try:
            (disk / "config.toml").write_text('schedule.file = "/dev/full"\n', encoding="utf-8")
            (disk / "schedule.json").write_bytes((scheduled.home / "schedule.json").read_bytes())
            subprocess.run(
                ["dd", "if=/dev/zero", f"of={disk / 'filled'}"], check=False, capture_output=True
            )
            more = {"NETCRM_CONFIG": str(disk / "config.toml"), "NETCRM_TODAY": "2026-03-04"}
            failed = scheduled.process("schedule", "run", "--by", "file", more=more)
            assert failed.code == 1
            assert len(failed.err.splitlines()) == 1
            more["NETCRM_TODAY"] = "2026-03-06"
            assert "did not come" in scheduled.process("due", more=more).err
            assert scheduled.process("schedule", "status", more=more).code == 1
        finally:
            subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("install --by pigeon", "There is no way 'pigeon'"),
        ("install --by email --kind cron", "say mail.to and mail.host first"),
        ("install --at noon --kind cron", "is no time of the day"),
        ("install --days someday --kind cron", "names no weekdays"),
        ("install --kind sundial", "sundial"),
        ("polish", "There is no 'schedule polish'"),
        ("run --by command", "say schedule.command first"),
    ],
)
def test_what_has_no_meaning_is_refused(crm: Netcrm, argv: str, said: str) -> None:
    assert said in crm.fails(2, "schedule", *argv.split()).err


def test_a_command_with_an_open_quote_is_none(crm: Netcrm) -> None:
    refused = crm.fails(2, "config", "set", "schedule.command", "mail -s 'netcrm")
    assert "each quote closed" in refused.err
    crm.configure('[schedule]\ncommand = "mail -s \'netcrm"\n')
    assert "schedule.command" in crm.fails(2, "schedule", "run", "--by", "command").err


def test_a_port_is_one(crm: Netcrm) -> None:
    assert "from 1 to 65535" in crm.fails(2, "config", "set", "mail.port", "70000").err
    crm("config", "set", "mail.port", "65535")


def test_quiet_days_are_checked_when_they_are_set(crm: Netcrm) -> None:
    assert "schedule.skip" in crm.fails(2, "config", "set", "schedule.skip", "someday").err


WRONG_TIME = (
    '{"plan": {"kind": "cron", "by": "file", "at": "noon", "days": "mon", "discreet": false,'
    ' "database": "x", "since": "2026-03-02T08:00:00"}, "runs": [], "flags": {}, "seen": null}'
)


WRONG_KIND = WRONG_TIME.replace("noon", "08:00").replace("cron", "sundial")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"plan": 1}', "\x00", '{"plan": null}', WRONG_TIME, WRONG_KIND]
)
def test_a_damaged_logbook_harms_nothing(some: Netcrm, text: str) -> None:
    (some.home / "schedule.json").write_text(text, encoding="utf-8")
    assert some("due").err == ""
    assert some("schedule", "status").code == 0
    assert sent(some)
    assert json.loads((some.home / "schedule.json").read_text(encoding="utf-8"))["runs"]

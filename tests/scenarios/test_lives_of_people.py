"""People are added, changed, merged, removed, forgotten; nothing of theirs gets lost or mixed up.

A machine carries out commands in any order. What was done can be taken back, table by table, and
done again; each conversation, told by a word of its own, stays with those who were in it.
"""

from __future__ import annotations

import csv
import gzip
import sqlite3
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.home import Home, many, same_uids
from tests.store.snapshots import Snapshot, snapshot

if TYPE_CHECKING:
    from pathlib import Path

Talks = dict[str, frozenset[str]]
"""The uids of those who were in a conversation, by the word that it is told by."""

NAMES = ["Ana Lund", "Anna Lund", "Bo Ek", "Änne Öst", "Cai", "Mei Lin"]
WHO = st.integers(0, 5)
DAY = st.sampled_from(["2026-03-02", "2026-02-01", "2025-12-24"])
MAIL = st.sampled_from(["a@x.example", "b@x.example", "c@x.example"])
ORG = st.sampled_from(["Acme", "Lund AB", "Öst & Co"])


WORDS = ("tag", "organisation", "custom_field", "tier")


class State(NamedTuple):
    """What is kept, and who was in which conversation."""

    tables: Snapshot
    talks: Talks


class Lives(RuleBasedStateMachine):
    """``states`` are those before each of the ``steps``, and at last the one of now."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        self.home = self._open.enter_context(Home())
        self._open.enter_context(same_uids())
        self.words = 0
        self.talks: Talks = {}
        self.forgotten: dict[str, list[str]] = {}
        self.states: list[State] = []
        self.steps: list[int] = []
        self.undone: list[tuple[State, int]] = []

    def teardown(self) -> None:
        self._open.close()

    @initialize()
    def begin(self) -> None:
        """Somebody is there from the beginning."""
        self.home.on("2026-03-02")("add", "Old Friend")
        self.states = [State(self._tables(), {})]

    # What a user does.

    @rule(name=st.sampled_from(NAMES), mail=MAIL, org=ORG)
    def add(self, name: str, mail: str, org: str) -> None:
        self._do("add", name, "--force", f"--email={mail}", f"--org={org}", "--tag=met")

    @rule(who=WHO, mail=MAIL, org=ORG, name=st.sampled_from(NAMES))
    def edit(self, who: int, mail: str, org: str, name: str) -> None:
        self._do("edit", self._id(who), f"--add-email={mail}", f"--org={org}", f"--name={name}")

    @rule(who=WHO, city=st.sampled_from(["Cork", "Lund", ""]))
    def move(self, who: int, city: str) -> None:
        self._do("edit", self._id(who), f"--city={city}")

    @rule(who=WHO, others=st.lists(WHO, max_size=2), day=DAY)
    def log(self, who: int, others: list[int], day: str) -> None:
        word = self._word()
        people = [self._id(who), *map(self._id, others)]
        uids = frozenset(map(self._uids().__getitem__, map(int, people)))
        companions = [f"--with={one}" for one in people[1:]]
        self._do("log", people[0], word, f"--on={day}", *companions, talks={word: uids})

    @rule(who=WHO, day=DAY)
    def promise(self, who: int, day: str) -> None:
        self._do("followup", self._id(who), self._word(), f"--by={day}")

    @rule(one=WHO, other=WHO)
    def merge(self, one: int, other: int) -> None:
        kept, gone = self._id(one), self._id(other)
        uids = self._uids()
        into, was = uids[int(kept)], uids[int(gone)]
        moved = {
            word: frozenset(into if uid == was else uid for uid in people)
            for word, people in self.talks.items()
            if was in people
        }
        self._do("merge", kept, gone, talks=moved, may_fail=kept == gone)

    @rule(rows=st.lists(st.tuples(st.sampled_from(NAMES), MAIL, ORG), max_size=3))
    def bring(self, rows: list[tuple[str, ...]]) -> None:
        path = self.home.path / "people.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["name", "email_1", "organisation"])
            writer.writerows(rows)
        self._do("import", str(path))

    @rule(who=WHO)
    def remove(self, who: int) -> None:
        self._do("remove", self._id(who))

    @rule()
    def restore(self) -> None:
        for one in self.home("restore")[:1]:
            self._do("restore", str(one["id"]))

    @precondition(lambda self: len(self.states) > 1)
    @rule(count=st.integers(1, 3))
    def undo(self, count: int) -> None:
        count = min(count, len(self.states) - 1)
        self.home("undo", str(count))
        for _ in range(count):
            self.undone.append((self.states.pop(), self.steps.pop()))
        self._is_as_it_was()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.home("redo")
        state, step = self.undone.pop()
        self.states.append(state)
        self.steps.append(step)
        self._is_as_it_was()

    @rule(back=st.integers(1, 6))
    def take_back(self, back: int) -> None:
        """Take back one step alone; where later work stands against it, nothing is changed."""
        steps = [one["id"] for one in self.home("history") if one["state"] == "done"]
        if len(steps) <= back:
            return
        now = self._tables()
        expected = self._but_for(steps[back], now)
        answer = self.home.run("undo", "--step", str(steps[back]))
        assert answer.code in (0, 1), answer
        left = self._tables()
        if answer.code:
            assert left == now
            return
        if steps[back] in self.steps:
            assert expected is not None, "a later step has changed the same"
            assert _but_words(left) == _but_words(expected)
        self.talks = self._talks()
        self._keep()

    def _but_for(self, step: int, now: Snapshot) -> Snapshot | None:
        """Return what there is now with the rows of one step as they were before it.

        None where one of them is not any more as the step has left it.
        """
        if step not in self.steps:
            return None
        place = self.steps.index(step)
        before, after = (_rows(self.states[place + n].tables) for n in (0, 1))
        found = _rows(now)
        for key in before.keys() | after.keys():
            if before.get(key) == after.get(key):
                continue
            if found.get(key) != after.get(key):
                return None
            if key in before:
                found[key] = before[key]
            else:
                del found[key]
        return {table: [found[key] for key in sorted(found) if key[0] == table] for table in now}

    @rule(who=WHO)
    def forget(self, who: int) -> None:
        number = self._id(who)
        shown = self.home("show", number)
        uids = {shown["uid"], *self._former_uids(int(number))}
        alone = {word for word, people in self.talks.items() if people <= uids}
        self.home("forget", number, "--yes")
        self.talks = {
            word: people - uids for word, people in self.talks.items() if word not in alone
        }
        promises = [one["what"] for one in shown["followups"]]
        self.forgotten[shown["uid"]] = [*sorted(alone), *promises]
        # What was before cannot come again: there are steps without a way back now.
        self.states = [State(self._tables(), dict(self.talks))]
        self.steps, self.undone = [], []

    @precondition(lambda self: self.forgotten)
    @rule()
    def undo_beyond_what_was_forgotten(self) -> None:
        """Go back as far as it goes, and forth again: nobody comes back, nobody is mixed up."""
        there = [self._tables()]
        while self.home.run("undo").code == 0:
            there.append(self._tables())
            self._nobody_came_back()
        while there[1:]:
            assert self._tables() == there.pop()
            self.home("redo")
        assert self._tables() == there.pop()

    # What always holds.

    @invariant()
    def nothing_is_lost_or_mixed_up(self) -> None:
        if self.states:
            assert self._talks() == self.talks

    @invariant()
    def nobody_came_back(self) -> None:
        self._nobody_came_back()

    def _nobody_came_back(self) -> None:
        if not self.forgotten:
            return
        words = {word for alone in self.forgotten.values() for word in alone}
        for path in sorted(self.home.path.rglob("*.db*")):
            held = _bytes(path)
            for told in (*self.forgotten, *words):
                assert told.encode() not in held, (path, told)

    # How it is driven.

    def _do(self, *argv: str, talks: Talks | None = None, may_fail: bool = False) -> None:
        answer = self.home.run(*argv)
        assert answer.code == 0 or may_fail, (argv, answer)
        if not answer.code:
            self.talks.update(talks or {})
        if self._tables() != self.states[-1].tables:
            self._keep()

    def _keep(self) -> None:
        self.states.append(State(self._tables(), dict(self.talks)))
        self.steps.append(self._rows("SELECT max(id) FROM step")[0][0])
        self.undone = []

    def _is_as_it_was(self) -> None:
        assert self._tables() == self.states[-1].tables
        self.talks = dict(self.states[-1].talks)

    def _tables(self) -> Snapshot:
        return snapshot(self.home.db)

    def _word(self) -> str:
        self.words += 1
        return f"wrd{self.words:04}x"

    def _id(self, place: int) -> str:
        """Return the number of somebody who is here; there is always one."""
        ids = sorted(int(one["id"]) for one in self.home("list"))
        if not ids:
            self._do("add", "Another Friend", "--force")
            return self._id(place)
        return str(ids[place % len(ids)])

    def _uids(self) -> dict[int, str]:
        return dict(self._rows("SELECT id, uid FROM contact"))

    def _former_uids(self, number: int) -> set[str]:
        found = self._rows(f"SELECT value FROM alias WHERE kind = 'uid' AND contact_id = {number}")  # noqa: S608
        return {uid for (uid,) in found}

    def _talks(self) -> Talks:
        found: dict[str, set[str]] = {}
        for word, uid in self._rows(
            "SELECT i.summary, c.uid FROM interaction AS i"
            " LEFT JOIN participation AS p ON p.interaction_id = i.id"
            " LEFT JOIN contact AS c ON c.id = p.contact_id"
        ):
            found.setdefault(word, set()).add(uid)
        return {word: frozenset(people) for word, people in found.items()}

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.home.db)) as connection:
            return connection.execute(sql).fetchall()


def _rows(tables: Snapshot) -> dict[tuple[str, int], tuple[Any, ...]]:
    return {(table, row[0]): row for table, rows in tables.items() for row in rows}


def _but_words(tables: Snapshot) -> Snapshot:
    """Leave out the words that others may use by now: these stay."""
    return {table: rows for table, rows in tables.items() if table not in WORDS}


def _bytes(path: Path) -> bytes:
    raw = path.read_bytes() if path.is_file() else b""
    return gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw


TestLives = Lives.TestCase
TestLives.settings = many(25)

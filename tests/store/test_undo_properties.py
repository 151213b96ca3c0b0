"""Whatever was done can be taken back, step by step or at once, and done again."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.store.snapshots import Snapshot, snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = st.sampled_from(["2026-03-02", "2026-02-01", "2026-12-24"])
EVERY = st.sampled_from(["3w", "1m", "1y"])
NAME = st.sampled_from(["Ana Lund", "Bo Ek", "Änne Öst", "Cai", "Bob [work]", "=1+1"])
TAG = st.sampled_from(["mentor", "Funder", "x;y"])
WHO = st.sampled_from(["$0", "$1", "$2"])
ROW = st.tuples(NAME, st.sampled_from(["", "a@x.example", "b@x.example"]), TAG, st.text("ab ;"))


def command(*parts: str | st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.tuples(*(st.just(p) if isinstance(p, str) else p for p in parts)).map(list)


def option(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return values.map(lambda value: f"{name}={value}")


ROLE = st.sampled_from(["mentor", "coauthor", "aunt"])
OF = ROLE.map("{}-of".format)
NEXT = st.one_of(st.just(("--kind=call",)), st.just(("--next=send it", "--in=2w")))
COMMANDS = st.one_of(
    command("add", NAME, "--force", option("--tag", TAG), option("--org", NAME)),
    command("add", NAME, "--force", option("--every", EVERY), option("--email", st.just("a@x.ex"))),
    command("edit", WHO, option("--org", NAME), option("--title", TAG)),
    command("post", WHO, option("--title", TAG), "--also"),
    command("post", "p1", "--to=2026-02-01"),
    command("log", WHO, "zzz", option("--on", DAY), option("--tag", TAG), NEXT),
    command("log", WHO, "zzz", option("--with", WHO), option("--with", WHO)),
    command("log", "Zoë New", "zzz", "--create", option("--with", st.just("Yan Newer"))),
    command("followup", WHO, "zzz", option("--by", DAY)),
    command("followup", WHO, "zzz", option("--by", DAY), option("--every", EVERY), "--theirs"),
    command("done", WHO),
    command("done", WHO, "--drop"),
    command("done", WHO, "--log=zzz"),
    command("snooze", WHO, "--for=2w"),
    command("skip", WHO),
    command("pause", WHO, option("--why", NAME)),
    command("resume", WHO),
    command("track", WHO, option("--every", EVERY)),
    command("track", WHO, "--tier=close"),
    command("untrack", WHO),
    command("cadence", "set", TAG.map("tag:{}".format), EVERY),
    command("cadence", "set", "tier:new", EVERY),
    command("cadence", "unset", "tier:core"),
    command("role", WHO, ROLE, ROLE),
    command("role", WHO, ROLE, option("--to", DAY)),
    command("role", WHO, ROLE, "--rm"),
    command("relate", WHO, OF, WHO),
    command("relate", WHO, OF, WHO, option("--from", DAY)),
    command("relate", WHO, OF, WHO, "--rm"),
    command("outcome", "add", WHO, "zzz", "--kind=paper", option("--with", WHO)),
    command("outcome", "add", WHO, "zzz", "--kind=talk", option("--via", WHO)),
    command("outcome", "edit", "o1", "yyy", option("--with", WHO)),
    command("outcome", "edit", "o1", option("--without", WHO)),
    command("outcome", "remove", "o1"),
    command("import", st.lists(ROW, max_size=4).map(tuple)),
)


class Diary:
    """Carries commands out, and keeps what was there before each step."""

    def __init__(self, home: Home) -> None:
        self.home = home
        home("list")
        home("add", "Old Friend", "--tag=mentor")
        self.states = [snapshot(home.db)]

    def do(self, parts: Sequence[Any]) -> None:
        before = self.home.steps()
        answer = self.home.run(*self._argv(parts))
        assert answer.code in (0, 1, 2, 3, 4), answer
        now = snapshot(self.home.db)
        made = self.home.steps() - before
        assert made == int(now != self.states[-1]), parts
        assert not (made and answer.code), answer
        if made:
            self.states.append(now)

    def _argv(self, parts: Sequence[Any]) -> list[str]:
        ids = [str(one["id"]) for one in self.home("list", "--sort=id")]
        argv: list[str] = []
        for part in parts:
            if parts[0] == "import" and isinstance(part, tuple):
                argv.append(self._file(part))
            else:
                argv.extend([part] if isinstance(part, str) else part)
        for number in range(3):
            argv = [word.replace(f"${number}", ids[number % len(ids)]) for word in argv]
        return argv

    def _file(self, rows: Sequence[tuple[str, ...]]) -> str:
        path = self.home.path / "people.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["name", "email_1", "tags", "notes"])
            writer.writerows(rows)
        return str(path)

    @property
    def now(self) -> Snapshot:
        return snapshot(self.home.db)


@many(25)
@given(st.lists(COMMANDS, min_size=3, max_size=14), st.data())
def test_all_can_be_undone_and_done_again(commands: list[list[Any]], data: st.DataObject) -> None:
    with Home() as home:
        diary = Diary(home.on("2026-03-02"))
        for parts in commands:
            diary.do(parts)
        states = diary.states
        for state in reversed(states[:-1]):
            home("undo")
            assert diary.now == state
        for state in states[1:]:
            home("redo")
            assert diary.now == state
        assert home.run("redo").code == 1
        if len(states) > 1:
            number = data.draw(st.integers(1, len(states) - 1))
            home("undo", str(number))
            assert diary.now == states[-1 - number]
            home("redo")
            assert diary.now == states[-number]


@many(20)
@given(st.lists(COMMANDS, min_size=3, max_size=10), st.data())
def test_any_step_is_taken_back_alone_or_refused(
    commands: list[list[Any]], data: st.DataObject
) -> None:
    with Home() as home:
        diary = Diary(home.on("2026-03-02"))
        for parts in commands:
            diary.do(parts)
        states = [diary.now]
        for _ in range(3):
            done = [one["id"] for one in home("history") if one["state"] == "done"]
            newest, number = done[0], data.draw(st.sampled_from(done))
            answer = home.run("undo", "--step", str(number))
            assert answer.code in (0, 1), answer
            if answer.code:
                assert number != newest
                assert diary.now == states[-1]
            elif number == newest:
                home("redo")
                assert diary.now == states[-1]
            else:
                states.append(diary.now)
        for state in reversed(states[:-1]):
            home("undo")
            assert diary.now == state
        for state in states[1:]:
            home("redo")
            assert diary.now == state
        if states[1:]:
            home("undo", str(len(states) - 1 + len(diary.states) - 1))
            assert diary.now == diary.states[0]

"""Command lines of every kind that changes data, for histories of which only the data counts."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.home import Home

REFUSED = (1, 2, 3, 4, 5)
"""The exit codes of what cannot be done just now; nothing else may go wrong."""

# As wild as a command line can be, which has neither U+0000 nor halves of characters.
SIGNS = "ab Zé'\"\\/=+-@;:,#[]{}%_\n\t\x1b\x7f\u2028ﷺ😀\ufeffß"
TEXT = st.text(SIGNS, min_size=1, max_size=12).map(lambda text: f"q{text}")
NAME = st.one_of(
    st.sampled_from(["Ana Lund", "Dr. Bo van Ek, MD", "Änne Öst", "Lund, Ana", "Cai", "李 小龙"]),
    TEXT,
)
TAG = st.sampled_from(["mentor", "Funder", "x;y", "C++", "Ünï", "mentor "])
DAY = st.sampled_from(["2026-03-02", "2026-02-01", "2025-12-31", "2026-04-30", "2027-02-28"])
PAST = st.sampled_from(["2026-03-02", "2026-02-01", "2025-02-28", "1999-12-31"])
YEARLY = st.sampled_from(["--02-29", "1980-04-15", "15 April", "12 June 2019"])
EVERY = st.sampled_from(["1d", "3w", "1m", "1y", "6 weeks"])
WHO = st.sampled_from(["$0", "$1", "$2", "$3"])
POST = st.sampled_from(["p1", "p2", "p3"])
FRUIT = st.sampled_from(["o1", "o2", "o3"])
ROLE = st.sampled_from(["mentor", "coauthor", "mentee", "aunt", "Doktorvater"])
OPEN = st.sampled_from(["f1", "f2", "f3"])
ROW = st.tuples(NAME, st.sampled_from(["", "a@x.example", "B@x.example"]), TAG, TEXT)
CONNECTION = st.tuples(
    st.sampled_from(["Ana", "Bo", "Cai"]), st.sampled_from(["Lund", "Ek"]), TEXT, TEXT
)


def line(*parts: str | st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.tuples(*(st.just(p) if isinstance(p, str) else p for p in parts)).map(list)


def said(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return values.map(lambda value: f"--{name}={value}")


EDITED = st.one_of(
    *(said(name, TEXT) for name in ("city", "country", "met", "note", "private-note", "pronouns")),
    *(said(name, TEXT) for name in ("title", "org", "nickname", "add-link", "add-phone")),
    said("name", NAME),
    said("email", st.sampled_from(["c@x.example", "A@X.example"])),
    said("set", TEXT.map("speciality={}".format)),
    said("set", TEXT.map("Career stage={}".format)),
    said("birthday", YEARLY),
    said("met-on", PAST),
    said("via", WHO),
    said("city", st.just("")),
    said("rm-email", st.just("a@x.example")),
)
DEEDS = st.one_of(
    line("add", "--force", said("tag", TAG), said("org", TEXT), said("note", TEXT), "--", NAME),
    line("add", "--force", said("every", EVERY), "--email=a@x.example", "--", NAME),
    line("add", "--force", said("via", WHO), said("met-on", PAST), "--tier=close", "--", NAME),
    line("edit", WHO, EDITED, EDITED),
    line("edit", WHO, EDITED, EDITED, EDITED),
    line("post", WHO, said("title", TEXT), said("from", PAST)),
    line("post", WHO, said("org", TEXT), said("title", TEXT), "--also"),
    line("post", WHO, said("org", TEXT), said("from", PAST), said("to", PAST)),
    line("post", POST, said("to", st.one_of(PAST, st.just("")))),
    line("post", POST, st.sampled_from(["--main", "--rm"])),
    line("log", WHO, said("with", WHO), said("on", DAY), said("tag", TAG), "--", TEXT),
    line("log", WHO, said("at", TEXT), "--kind=call", "--private", "--", TEXT),
    line("log", WHO, "--kind=note", said("next", TEXT), said("by", DAY), "--", TEXT),
    line("followup", WHO, said("by", DAY), "--", TEXT),
    line("followup", WHO, said("by", DAY), said("every", EVERY), "--theirs", "--", TEXT),
    line("done", OPEN),
    line("done", OPEN, "--drop"),
    line("done", WHO, said("log", TEXT)),
    line("date", WHO, "wedding", YEARLY),
    line("date", WHO, TEXT, YEARLY),
    line("tag", WHO, TAG),
    line("untag", WHO, TAG),
    line("role", WHO, ROLE, said("from", PAST)),
    line("role", WHO, ROLE, said("to", DAY)),
    line("role", WHO, ROLE, "--rm"),
    line("relate", WHO, ROLE.map("{}-of".format), WHO, said("to", DAY)),
    line("relate", WHO, ROLE.map("{}-of".format), WHO, "--rm"),
    line("outcome", "add", "--kind=paper", said("with", WHO), said("via", WHO), WHO, TEXT),
    line("outcome", "add", said("kind", TEXT), said("on", DAY), WHO, TEXT),
    line("outcome", "edit", FRUIT, said("with", WHO), said("via", WHO)),
    line("outcome", "edit", FRUIT, said("without", WHO), TEXT),
    line("outcome", "remove", FRUIT),
    line("remove", WHO),
    line("restore", st.sampled_from(["1", "2", "3"])),
    line("snooze", WHO, said("until", DAY)),
    line("skip", WHO),
    line("pause", WHO, said("why", TEXT), said("until", DAY)),
    line("resume", WHO),
    line("track", WHO, said("every", EVERY)),
    line("untrack", WHO),
    line("cadence", "set", TAG.map("tag:{}".format), EVERY),
    line("cadence", "set", st.sampled_from(["tier:core", "tier:new"]), EVERY),
    line("cadence", "unset", "tier:steady"),
    line("import", st.lists(ROW, max_size=3).map(lambda rows: ("own", *rows))),
    line("import", st.lists(CONNECTION, max_size=3).map(lambda rows: ("linkedin", *rows))),
    line("undo"),
    line("undo", "2"),
    line("redo"),
)
HISTORIES = st.lists(DEEDS, min_size=2, max_size=16)

HEADERS = {
    "own": ["name", "email_1", "tags", "notes"],
    "linkedin": ["First Name", "Last Name", "Company", "Position"],
}


def do(home: Home, deed: Sequence[Any], *options: str) -> bool:
    """Carry out one command, and say whether it was not refused."""
    ids = [str(one["id"]) for one in home("list", "--sort=id", *options)] or ["1"]
    argv = []
    for part in deed:
        word = part if isinstance(part, str) else _file(home, *part)
        for number in range(4):
            word = word.replace(f"${number}", ids[number % len(ids)])
        argv.append(word)
    answer = home.run(argv[0], *options, *argv[1:])
    assert answer.code == 0 or answer.code in REFUSED, (argv, answer)
    return answer.code == 0


def _file(home: Home, kind: str, *rows: Sequence[str]) -> str:
    path = home.path / f"{kind}.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADERS[kind], *rows])
    return str(path)

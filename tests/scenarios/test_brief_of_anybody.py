"""Whoever it is, a brief is one screen; a shared one is as if nothing private were there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.home import Home

from netcrm.render.one_screen import LINES

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = "2026-03-02"
PLAIN = ("name", "pronouns", "city", "met", "notes", "time_zone")
TEXT = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=60),
    st.text(st.characters(codec="utf-8"), min_size=100, max_size=900),
    st.sampled_from(
        ["李" * 400, "a" * 3000, "two\nlines", "e\u0301" * 200, "[/x]", "https://x.example/" * 40]
    ),
)
MAYBE = st.none() | TEXT
SECRET = st.text("QZJX", min_size=12, max_size=20).map(lambda text: f"§{text}§")
TALK = st.fixed_dictionaries(
    {
        "day": st.dates().map(str) | st.sampled_from(["2026-03-01", "2026-04-01", "2025-03-02"]),
        "kind": st.sampled_from(["meeting", "note", "call"]),
        "summary": MAYBE,
        "place": MAYBE,
        "next": MAYBE,
        "theirs": st.booleans(),
        "done": st.booleans(),
        "private": st.none() | SECRET,
    }
)
LIFE = st.fixed_dictionaries(
    {
        **dict.fromkeys(("pronouns", "city", "met", "notes"), MAYBE),
        "time_zone": st.sampled_from([None, "Asia/Tokyo", "No/Where", "../x", "Europe"]),
        "name": TEXT,
        "private_notes": st.none() | SECRET,
        "talks": st.lists(TALK, max_size=9),
        "posts": st.lists(
            st.tuples(TEXT, TEXT, st.booleans(), st.none() | st.dates().map(str)), max_size=5
        ),
        "tags": st.lists(TEXT, max_size=5, unique=True),
        "roles": st.lists(TEXT, max_size=9),
        "foci": st.lists(
            st.tuples(st.sampled_from(["event", "project", "group"]), TEXT), max_size=9
        ),
        "others": st.lists(TEXT, max_size=12),
    }
)


@pytest.fixture(scope="module")
def home() -> Iterator[Home]:
    with Home() as made:
        made.on(DAY)("add", "Ada Lovelace", "--note", "first")
        yield made


def live(db: sqlite3.Connection, life: dict[str, Any], *, share: bool) -> None:
    """Put somebody into the database, as number 1; to ``share``, without what is private."""
    for table in (
        *("outcome_person", "involvement", "focus", "relationship", "tie", "contact_tag", "tag"),
        *("followup", "participation", "interaction", "position", "organisation"),
    ):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    db.execute("DELETE FROM contact WHERE id > 1")
    db.execute(
        "UPDATE contact SET name = :name, pronouns = :pronouns, city = :city, met = :met,"
        " notes = :notes, time_zone = :time_zone, private_notes = :private",
        {**{key: life[key] for key in PLAIN}, "private": None if share else life["private_notes"]},
    )
    for number, name in enumerate(life["others"], 2):
        db.execute(
            "INSERT INTO contact (id, uid, name, folded, searchable, introduced_by_id, added_on)"
            " VALUES (?, ?, ?, '', '', 1, ?)",
            (number, str(number), name, DAY),
        )
    for number, talk in enumerate(life["talks"], 1):
        if not (share and talk["private"]):
            _talk(db, number, talk, range(2, 2 + len(life["others"])))
    _belongings(db, life)
    db.commit()


def _talk(db: sqlite3.Connection, number: int, talk: dict[str, Any], others: range) -> None:
    secret = talk["private"]
    said = [f"{talk[key] or ''} {secret}" if secret else talk[key] for key in ("summary", "place")]
    db.execute(
        "INSERT INTO interaction (id, uid, day, kind, summary, place, private, recorded_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, '2026-01-01 00:00:00')",
        (number, str(number), talk["day"], talk["kind"], *said, bool(secret)),
    )
    for contact in (1, *others):
        db.execute(
            "INSERT INTO participation (interaction_id, contact_id, day, kind) VALUES (?, ?, ?, ?)",
            (number, contact, talk["day"], talk["kind"]),
        )
    if talk["next"]:
        what = f"{secret} {talk['next']}" if secret else f"{number} {talk['next']}"
        db.execute(
            "INSERT INTO followup (id, uid, contact_id, interaction_id, what, due_on, theirs,"
            " created_on, done_on) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)",
            (number, str(number), number, what, talk["day"], talk["theirs"], DAY,
             DAY if talk["done"] else None),
        )  # fmt: skip


def _belongings(db: sqlite3.Connection, life: dict[str, Any]) -> None:
    for number, (title, place, over, since) in enumerate(life["posts"], 1):
        db.execute("INSERT INTO organisation VALUES (?, ?, ?)", (number, place, str(number)))
        db.execute(
            "INSERT INTO position (contact_id, organisation_id, title, from_on, to_on, main)"
            " VALUES (1, ?, ?, ?, ?, ?)",
            (number, title, since, DAY if over else None, number == 1),
        )
    for number, tag in enumerate(life["tags"], 1):
        db.execute(
            "INSERT INTO tag (id, name, folded) VALUES (?, ?, ?)", (number, tag, str(number))
        )
        db.execute("INSERT INTO contact_tag (contact_id, tag_id) VALUES (1, ?)", (number,))
    for role in life["roles"]:
        db.execute("INSERT INTO tie (contact_id, role) VALUES (1, ?)", (role,))
    for number, (sort, name) in enumerate(life["foci"], 1):
        db.execute(
            "INSERT INTO focus (id, uid, sort, name, folded) VALUES (?, ?, ?, ?, ?)",
            (number, str(number), sort, name, str(number)),
        )
        for contact in (1, *range(2, 2 + len(life["others"]))):
            db.execute(
                "INSERT INTO involvement (focus_id, contact_id) VALUES (?, ?)", (number, contact)
            )


FORMS = ("table", "tsv", "json", "md")
MANY = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def briefs(home: Home, life: dict[str, Any], *, share: bool, options: tuple[str, ...]) -> list[str]:
    with closing(sqlite3.connect(home.db)) as db:
        live(db, life, share=share)
    found = [home.run("brief", "1", "--format", form, *options) for form in FORMS]
    assert [(one.code, one.err) for one in found if one.code] == []
    return [one.out for one in found]


@MANY
@given(life=LIFE, width=st.sampled_from([20, 60, 80, 200]))
def test_a_brief_is_one_screen(home: Home, life: dict[str, Any], width: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        table, lines, *_ = briefs(home, life, share=False, options=())
    shown = table.removesuffix("\n").split("\n")
    assert len(shown) <= LINES
    assert max(map(cell_len, shown)) <= width
    assert len(lines.removesuffix("\n").split("\n")) <= LINES


@MANY
@given(life=LIFE)
def test_a_shared_one_is_as_if_nothing_private_were_there(home: Home, life: dict[str, Any]) -> None:
    shared = briefs(home, life, share=False, options=("--share",))
    secrets = [life["private_notes"], *(talk["private"] for talk in life["talks"])]
    assert not [one for one in secrets if one and any(one in text for text in shared)]
    assert shared == briefs(home, life, share=True, options=())

"""Two random contacts become one: nothing is lost, nobody else touched, and undo is exact."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.store.snapshots import Snapshot, snapshot

from netcrm.rules.anniversary import Anniversary
from netcrm.rules.names.folding import fold
from netcrm.store.file import create

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = (1, 2, 3, 4)
A, B = 1, 2
Row = dict[str, Any]


def maybe(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *values])


DAYS = maybe("2024-01-01", "2025-06-01")
CONTACT = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Ada Lovelace", "Ada King", "Dr. Ada L., MD", "Zoë Łoś", "=1+1"]),
        "prefix": maybe("Dr."),
        "suffix": maybe("MD", "Jr."),
        "nickname": maybe("Ady", "Countess"),
        "pronouns": maybe("she/her", "they/them"),
        "birthday": maybe("1815-12-10", "--12-10", "--01-02"),
        "city": maybe("London", "Cork"),
        "country": maybe("England"),
        "time_zone": maybe("Europe/London"),
        "met": maybe("at a ball", "on a train"),
        "met_on": DAYS,
        "introduced_by_id": maybe(*PEOPLE),
        "notes": maybe("likes tea", "likes tea\nand cake"),
        "private_notes": maybe("secret one", "secret two"),
        "tier": maybe("close", "core"),
        "every": maybe("3w", "never"),
        "snoozed_until": maybe("2026-05-01"),
        "skipped_on": DAYS,
        "paused_on": DAYS,
        "paused_why": maybe("sabbatical", "leave"),
        "added_on": st.sampled_from(["2025-01-01", "2025-02-01"]),
        "imported_on": DAYS,
    }
)
BELONGING = [
    *("contact_point", "position", "alias", "contact_tag", "participation", "followup"),
    *("named_date", "contact_field", "source_card"),
]
POINT = st.tuples(st.sampled_from(["email", "phone", "link"]), st.sampled_from("abcd"))
POST = st.fixed_dictionaries(
    {
        "organisation_id": maybe(1, 2),
        "title": maybe("CTO", "Poet"),
        "from_on": maybe("2020-01-01"),
        "to_on": maybe("2021-01-01"),
        "main": st.booleans(),
    }
)
BELONGINGS = st.fixed_dictionaries(
    {
        "points": st.lists(POINT, max_size=5, unique=True),
        "tags": st.sets(st.sampled_from([1, 2, 3])),
        "dates": st.dictionaries(st.sampled_from(["wedding", "Doctorate"]), DAYS.filter(bool)),
        "fields": st.dictionaries(st.sampled_from([1, 2]), st.sampled_from(["deep", "broad"])),
        "posts": st.lists(POST, max_size=3),
        "sources": st.dictionaries(st.sampled_from(["linkedin", "own"]), st.just("{}")),
        "aliases": st.sets(st.tuples(st.sampled_from(["name", "uid"]), st.sampled_from("xyz"))),
        "promises": st.lists(st.sampled_from(["call", "write"]), max_size=2),
    }
)
WORLD = st.fixed_dictionaries(
    {
        "contacts": st.tuples(*[CONTACT] * 4),
        "belongings": st.tuples(*[BELONGINGS] * 4),
        "talks": st.lists(st.sets(st.sampled_from(PEOPLE), min_size=1), max_size=6),
        "different": st.sets(
            st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(
                lambda pair: pair[0] < pair[1]
            )
        ),
    }
)


def put(connection: sqlite3.Connection, table: str, **values: Any) -> int:
    columns, marks = ", ".join(values), ", ".join(f":{key}" for key in values)
    made = connection.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608
        values,
    )
    return int(made.lastrowid or 0)


def build(path: Path, world: Row) -> None:
    create(path)
    with closing(sqlite3.connect(path)) as connection:
        for name in ("Acme", "Bolt"):
            put(connection, "organisation", name=name, folded=fold(name))
        for name in ("red", "blue", "green"):
            put(connection, "tag", name=name, folded=name)
        for name in ("colour", "size"):
            put(connection, "custom_field", name=name, folded=name)
        for number, one in zip(PEOPLE, world["contacts"], strict=True):
            by = one["introduced_by_id"] if one["introduced_by_id"] != number else None
            put(
                connection,
                "contact",
                **{**one, "id": number, "uid": f"uid-{number}", "introduced_by_id": by},
                folded=fold(one["name"]),
                searchable=fold(f"{one['name']} {one['nickname'] or ''}"),
            )
        for number, belongings in zip(PEOPLE, world["belongings"], strict=True):
            belong(connection, number, belongings)
        day = {"day": "2026-01-01", "kind": "call"}
        noted = {"private": 0, "recorded_at": "2026-01-01 00:00:00.000000"}
        for place, people in enumerate(world["talks"]):
            talk = put(connection, "interaction", uid=f"talk-{place}", **day, **noted)
            for number in sorted(people):
                put(connection, "participation", interaction_id=talk, contact_id=number, **day)
        for low, high in sorted(world["different"]):
            put(connection, "different", contact_id=low, other_id=high)
        connection.commit()


def belong(connection: sqlite3.Connection, number: int, one: Row) -> None:
    who = {"contact_id": number}
    for rank, (kind, value) in enumerate(one["points"]):
        put(connection, "contact_point", **who, kind=kind, value=value, normal=value, rank=rank)
    for tag in sorted(one["tags"]):
        put(connection, "contact_tag", **who, tag_id=tag)
    for name, day in one["dates"].items():
        put(connection, "named_date", **who, name=name, folded=fold(name), anniversary=day)
    for field, value in one["fields"].items():
        put(connection, "contact_field", **who, field_id=field, value=value)
    has_main = False
    for post in one["posts"]:
        main = post["main"] and not (has_main and post["to_on"] is None)
        has_main |= main and post["to_on"] is None
        put(connection, "position", **who, **{**post, "main": main})
    for source, card in one["sources"].items():
        put(connection, "source_card", **who, source=source, card=card)
    for kind, value in sorted(one["aliases"]):
        normal = f"{value}{number}" if kind == "uid" else value
        put(connection, "alias", **who, kind=kind, value=normal, normal=normal)
    for place, what in enumerate(one["promises"]):
        days = {"due_on": "2026-04-01", "created_on": "2026-01-01", "theirs": 0}
        put(connection, "followup", **who, uid=f"f{number}-{place}", what=what, **days)


def table(path: Path, name: str) -> list[Row]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        found = connection.execute(f"SELECT * FROM {name} ORDER BY id")  # noqa: S608
        return [dict(row) for row in found]


def everything(path: Path, of: Snapshot) -> dict[str, list[Row]]:
    return {name: table(path, name) for name in of}


@many(60)
@given(WORLD)
def test_nothing_is_lost_nobody_else_is_touched_and_undo_is_exact(world: Row) -> None:
    with Home() as home:
        home.on("2026-03-02")
        build(home.db, world)
        kept = snapshot(home.db)
        before = everything(home.db, kept)
        told = (A, B) in world["different"]
        assert home.run("merge", "1", "2").code == int(told)
        if told:
            assert snapshot(home.db) == kept
            home("merge", "1", "2", "--force")
        merged = snapshot(home.db)
        after = everything(home.db, merged)
        check_belongings(before, after)
        check_values(before, after)
        check_others(before, after)
        home("undo")
        assert snapshot(home.db) == kept
        home("redo")
        assert snapshot(home.db) == merged


def of(rows: list[Row], *numbers: int) -> list[Row]:
    return [row for row in rows if row["contact_id"] in numbers]


def check_belongings(before: dict[str, list[Row]], after: dict[str, list[Row]]) -> None:
    def both(table: str, *keys: str) -> tuple[set[Any], list[Any]]:
        was = {tuple(row[key] for key in keys) for row in of(before[table], A, B)}
        return was, [tuple(row[key] for key in keys) for row in of(after[table], A)]

    for name, keys in {
        "contact_point": ("kind", "normal"),
        "contact_tag": ("tag_id",),
        "named_date": ("folded",),
        "contact_field": ("field_id",),
        "source_card": ("source",),
        "participation": ("interaction_id",),
        "followup": ("id", "what", "uid"),
    }.items():
        was, is_now = both(name, *keys)
        assert sorted(is_now) == sorted(was), name
    aliases = {(row["kind"], row["normal"]) for row in of(after["alias"], A)}
    assert aliases >= both("alias", "kind", "normal")[0] | {("uid", "uid-2"), ("number", "2")}
    points = sorted(of(after["contact_point"], A), key=lambda row: (row["kind"], row["rank"]))
    for kind in ("email", "phone", "link"):
        own = [row["normal"] for row in of(before["contact_point"], A) if row["kind"] == kind]
        assert [row["normal"] for row in points if row["kind"] == kind][: len(own)] == own
    assert len({(row["kind"], row["rank"]) for row in points}) == len(points)
    posts = of(after["position"], A)
    for post in of(before["position"], A, B):
        assert any(
            all(post[key] in (None, other[key]) for key in ("organisation_id", "title", "from_on"))
            and post["to_on"] == other["to_on"]
            for other in posts
        )
    mains = [row["main"] and not row["to_on"] for row in of(before["position"], A, B)]
    assert sum(row["main"] and not row["to_on"] for row in posts) == any(mains)


def check_values(before: dict[str, list[Row]], after: dict[str, list[Row]]) -> None:
    one, other = before["contact"][0], before["contact"][1]
    now = after["contact"][0]
    assert [row["id"] for row in after["contact"]] == [1, 3, 4]
    notes, private = now["notes"] or "", now["private_notes"] or ""
    for each in (one, other):
        for text in filter(None, [each["notes"]]):
            assert text in notes
        for text in filter(None, [each["private_notes"]]):
            assert text in private
            assert text not in notes
        assert set(each["searchable"].split()) <= set(now["searchable"].split())
    assert (now["name"], now["uid"], now["folded"]) == (one["name"], one["uid"], one["folded"])
    for key in ("city", "country", "time_zone", "pronouns", "met", "prefix", "suffix"):
        assert now[key] == (one[key] or other[key])
        assert other[key] in (None, now[key]) or other[key] in notes
    if other["birthday"]:
        known = Anniversary.from_stored(other["birthday"]).words()
        assert known in f"{notes} {Anniversary.from_stored(now['birthday']).words()}"
    for name, value in (("named_date", "anniversary"), ("contact_field", "value")):
        for row in of(before[name], B):
            said = row[value]
            said = Anniversary.from_stored(said).words() if name == "named_date" else said
            assert row[value] in {each[value] for each in of(after[name], A)} or said in notes
    for key, choose in (("met_on", min), ("added_on", min), ("skipped_on", max)):
        days = [each[key] for each in (one, other) if each[key]]
        assert now[key] == (choose(days) if days else None)
    imported = [one["imported_on"], other["imported_on"]]
    assert now["imported_on"] == (min(imported) if all(imported) else None)
    for keys in (("tier", "every"), ("paused_on", "paused_until", "paused_why")):
        source = one if any(one[key] for key in keys) else other
        assert [now[key] for key in keys] == [source[key] for key in keys]
    introducers = [each["introduced_by_id"] for each in (one, other)]
    assert now["introduced_by_id"] == next(
        (by for by in introducers if by not in (None, A, B)), None
    )


def check_others(before: dict[str, list[Row]], after: dict[str, list[Row]]) -> None:
    """Everybody else is as before, but that B is A now."""
    for was, is_now in zip(before["contact"][2:], after["contact"][1:], strict=True):
        by = A if was["introduced_by_id"] == B else was["introduced_by_id"]
        assert is_now == {**was, "introduced_by_id": by}
    for name, rows in before.items():
        if name in BELONGING:
            assert of(after[name], 3, 4) == of(rows, 3, 4), name
        elif name not in ("contact", "different"):
            assert after[name] == rows, name
        assert B not in {row.get("contact_id") for row in after[name]}
    pairs = {(row["contact_id"], row["other_id"]) for row in before["different"]}
    moved = {tuple(sorted({A if one == B else one for one in pair})) for pair in pairs}
    now = [(row["contact_id"], row["other_id"]) for row in after["different"]]
    assert sorted(now) == sorted(pair for pair in moved if len(pair) == 2)


def test_many_conversations_move_at_once() -> None:
    """All that undo keeps of 5,000 conversations is a few chunks, not a step each."""
    with Home() as home:
        home.on("2026-03-02")
        home("add", "Ada Lovelace")
        home("add", "Ada King", "--force")
        with closing(sqlite3.connect(home.db)) as connection:
            for number in range(1, 5001):
                connection.execute(
                    "INSERT INTO interaction (id, uid, day, kind, private, recorded_at)"
                    " VALUES (?, ?, '2026-01-01', 'call', 0, '2026-01-01 00:00:00.000000')",
                    (number, str(number)),
                )
                day = {"day": "2026-01-01", "kind": "call"}
                put(connection, "participation", interaction_id=number, contact_id=2, **day)
            connection.commit()
        merged = home("merge", "1", "2")
        assert merged["last_contact_on"] == "2026-01-01"
        assert len(home("show", "1")["interactions"]) == 5000
        with closing(sqlite3.connect(home.db)) as connection:
            kept = "SELECT count(*) FROM change WHERE of_table = 'participation'"
            assert connection.execute(kept).fetchone() == (5,)

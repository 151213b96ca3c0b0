"""Of two contacts one is made: roles, relationships, parts and outcomes of both, none twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.store.snapshots import snapshot

from netcrm.rules.roles import bond, role_key

if TYPE_CHECKING:
    from pathlib import Path

STAYS, GOES = 1, 2
PEOPLE = (1, 2, 3, 4)
WHO = st.sampled_from(PEOPLE)
ROLE = st.sampled_from(["mentor", "mentee", "co-author", "coauthor", "aunt", "aunt of"])
DAY = st.none() | st.sampled_from(["2020-01-01", "2021-01-01"])
TIES = st.lists(st.tuples(WHO, ROLE, DAY, DAY), max_size=6)
BONDS = st.lists(
    st.tuples(WHO, ROLE, WHO).filter(lambda said: said[0] != said[2]), max_size=6, unique=True
)
OUTCOMES = st.lists(st.tuples(st.sets(WHO, min_size=1), st.none() | WHO), max_size=4)


def put(path: Path, table: str, columns: str, *values: Any) -> None:
    marks = ", ".join("?" * len(values))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608
        connection.commit()


def kept(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def now(number: int) -> int:
    return STAYS if number == GOES else number


@many(40)
@given(TIES, BONDS, OUTCOMES)
def test_nothing_is_lost_and_nothing_comes_twice(
    ties: list[Any], bonds: list[Any], outcomes: list[Any]
) -> None:
    with Home() as home:
        home.on("2026-03-02")
        for name in ("Ada Lovelace", "Ada King", "Grace", "Mary"):
            home("add", name, "--force")
        for tie in ties:
            put(home.db, "tie", "contact_id, role, from_on, to_on", *tie)
        for said in bonds:
            put(home.db, "relationship", "contact_id, role, other_id", *said)
        for number, (people, via) in enumerate(outcomes, 1):
            values = (number, f"u{number}", "w", "paper", "2025-01-01", via)
            put(home.db, "outcome", "id, uid, what, kind, day, via_id", *values)
            for contact in people:
                put(home.db, "outcome_person", "outcome_id, contact_id", number, contact)
        before = snapshot(home.db)
        home("merge", "1", "2")
        merged = snapshot(home.db)
        check_ties(home, ties)
        check_bonds(home, bonds)
        check_outcomes(home, outcomes)
        home("undo")
        assert snapshot(home.db) == before
        home("redo")
        assert snapshot(home.db) == merged


def check_ties(home: Home, ties: list[Any]) -> None:
    """Each time is there still, or another one that has its end and knows the beginning."""
    found = kept(home.db, "SELECT contact_id, role, from_on, to_on FROM tie")
    assert len(found) <= len(ties)
    for who, role, from_on, to_on in ties:
        same = {
            begun
            for other, word, begun, ended in found
            if (other, role_key(word), ended) == (now(who), role_key(role), to_on)
        }
        assert from_on in same or (from_on is None and same)


def check_bonds(home: Home, bonds: list[Any]) -> None:
    found = kept(home.db, "SELECT contact_id, role, other_id FROM relationship")
    moved = [(now(one), role, now(other)) for one, role, other in bonds]
    assert {bond(*said) for said in found} == {bond(*said) for said in moved if said[0] != said[2]}
    if len({bond(*said) for said in bonds}) == len(bonds):
        assert len({bond(*said) for said in found}) == len(found)


def check_outcomes(home: Home, outcomes: list[Any]) -> None:
    for number, (people, via) in enumerate(outcomes, 1):
        sql = "SELECT contact_id FROM outcome_person WHERE outcome_id = ?"
        everybody = {now(who) for who in people}
        assert {who for (who,) in kept(home.db, sql, number)} == everybody
        ((kept_via,),) = kept(home.db, "SELECT via_id FROM outcome WHERE id = ?", number)
        introducer = via and now(via)
        is_themselves = introducer == STAYS and STAYS in everybody
        assert kept_via == (None if is_themselves else introducer)

"""Whatever became of a file: no traceback, no half of a change, and a database that is sound."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.store.snapshots import snapshot

from netcrm.formats.records import SECTIONS

if TYPE_CHECKING:
    from tests.conftest import Netcrm

VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("2026-01-01"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
SIGNS = st.text('{}[]",:\\\n \x000123456789truenlEe+-.uÄ\ud800\U0001f600', min_size=1, max_size=6)
WHERE = st.integers(0, 10**6)
SLIP = st.one_of(
    st.tuples(st.just("value"), WHERE, VALUE),
    st.tuples(st.just("copy"), WHERE, WHERE),
    st.tuples(st.just("lose"), WHERE, st.none()),
    st.tuples(st.just("name"), WHERE, st.text(max_size=3)),
)
SCRATCH = st.one_of(
    st.tuples(st.just("cut"), WHERE, st.integers(1, 60)),
    st.tuples(st.just("break off"), WHERE, st.none()),
    st.tuples(st.just("write"), WHERE, SIGNS),
    st.tuples(st.just("swap lines"), WHERE, WHERE),
)


def sample() -> dict[str, Any]:
    """A document with something in each of its places."""
    ana, bo = ({"uid": f"u{n}", "name": name} for n, name in enumerate(("Ana Lund", "Bo Ek")))
    post = {"organisation": "Acme", "title": "Lead", "from_on": "2020-01-01", "main": True}
    return {
        "format": "netcrm",
        "version": 1,
        "tiers": [{"name": "core", "every": "1w", "weight": 2}, {"name": "inner", "every": "2w"}],
        "tags": [{"name": "x", "every": "6w"}, {"name": "y", "every": None}],
        "contacts": [
            {
                **ana,
                "id": 3,
                "given": "Ana",
                "family": "Lund",
                "emails": ["a@x.example"],
                "links": ["https://x.example/ana"],
                "positions": [post, {**post, "to_on": "2021-01-01"}],
                "tags": ["x", "z"],
                "birthday": "--04-15",
                "tier": "inner",
                "introduced_by": bo,
                "snoozed_at": "2026-01-01T10:00:00.000000+00:00",
                "dates": {"wedding": "1999-06-12"},
                "fields": {"speciality": "surgery"},
                "sources": {"linkedin": {"name": "Ana", "emails": ["a@x.example"]}},
                "private_notes": "a secret",
                "added_on": "2025-01-01",
            },
            {**bo, "id": 7, "every": "never", "removed_on": "2026-01-02", "added_on": "2025-01-01"},
        ],
        "interactions": [
            {"id": n, "uid": f"t{n}", "on": "2026-01-05", "kind": "call", "people": [ana, bo]}
            for n in (1, 4)
        ],
        "followups": [
            {
                "id": 1,
                "uid": "p1",
                "what": "call",
                "who": ana,
                "due_on": "2026-03-01",
                "every": "1m",
            },
            {"id": 2, "uid": "p2", "what": "write", "who": bo, "due_on": "2026-03-01"},
        ],
    }


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return each place of a document: what holds it, and its name or number there."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, one in list(inner):
        found.append((value, key))
        if isinstance(one, dict | list):
            found += places(one)
    return found


def slipped(found: dict[str, Any], kind: str, where: int, what: Any) -> None:
    holders = [place for place in places(found) if place[1] not in ("format", "version")]
    if not holders:
        return
    holder, key = holders[where % len(holders)]
    if kind == "value":
        holder[key] = what
    elif kind == "copy":
        other, place = holders[what % len(holders)]
        holder[key] = json.loads(json.dumps(other[place]))
    elif kind == "lose":
        del holder[key]
    elif isinstance(holder, dict):
        holder[what] = holder.pop(key)


def scratched(text: str, kind: str, where: int, what: Any) -> str:
    place = where % max(len(text), 1)
    if kind == "cut":
        return f"{text[:place]}{text[place + what :]}"
    if kind == "break off":
        return text[:place]
    if kind == "write":
        return f"{text[:place]}{what}{text[place:]}"
    lines = text.split("\n")
    one, other = where % len(lines), what % len(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def in_lines(found: dict[str, Any]) -> str:
    """Write a document as netcrm does, each record on its line."""
    parts = []
    for name, value in found.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(one) for one in value)
            parts.append(f"{json.dumps(name)}: [\n{rows}\n]")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def taken_in(home: Home, text: str, *options: str) -> bool:
    """Import a text, and say whether it was taken for a file of netcrm; twice changes nothing."""
    path, db = home.path / "file.json", home.db
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    answer = home.run("import", str(path), "--from=json", "--json", *options)
    assert answer.code in (0, 6), answer
    if answer.code:
        assert json.loads(answer.err)["error"]["code"] == "unreadable_file"
        return False
    kept, steps = snapshot(db), home("history")
    home("import", str(path), "--from=json", *options)
    assert (snapshot(db), home("history")) == (kept, steps)
    return True


def all_is_well(home: Home) -> None:
    """Ask what looks at every row, and take all back."""
    for words in ("list", "due --all", "followups --all", "export --to json --private", "stats"):
        assert home.run(*words.split()).code == 0, words
    assert home("db", "check")["ok"]


@example(  # whose name and its parts are two people's
    [
        *(("value", 114498, [None]), ("lose", 157204, None)),
        *(("value", 114498, [None]), ("copy", 6714, 2)),
    ],
    True,
)
@many(120)
@given(st.lists(SLIP, min_size=1, max_size=4), st.booleans())
def test_a_document_in_which_anything_is_something_else(
    slips: list[tuple[str, int, Any]], there: bool
) -> None:
    with Home() as home:
        home.on("2026-03-02")
        home("list")
        if there:
            home("add", "Ana Lund", "--email=a@x.example", "--org=Acme")
        found = sample()
        for slip in slips:
            slipped(found, *slip)
        before = snapshot(home.db) if there else None
        assert taken_in(home, json.dumps(found))
        all_is_well(home)
        if there and snapshot(home.db) != before:
            home("undo")
            assert snapshot(home.db) == before


@many(120)
@given(st.lists(SCRATCH, min_size=1, max_size=3), st.booleans(), st.sampled_from([None, 1]))
def test_a_text_that_was_damaged(
    scratches: list[tuple[str, int, Any]], in_records: bool, indent: int | None
) -> None:
    with Home() as home:
        home.on("2026-03-02")
        text = in_lines(sample()) if in_records else json.dumps(sample(), indent=indent)
        for scratch in scratches:
            text = scratched(text, *scratch)
        if taken_in(home, text):
            all_is_well(home)
        else:
            assert not home.db.exists() or home("list") == []


def written(crm: Netcrm, text: str | bytes) -> str:
    path = crm.home / "file.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def test_one_bad_record_costs_only_itself(crm: Netcrm) -> None:
    text = in_lines(sample()).replace('"uid": "t1"', '"uid" "t1"')
    told = crm.json("import", written(crm, text))
    assert (told["added"], told["interactions"]["added"]) == (2, 1)
    assert told["skipped"] == [{"line": 17, "reason": "no JSON"}]


def test_people_that_are_not_there_are_told(crm: Netcrm) -> None:
    found = sample()
    del found["contacts"][1]
    told = crm.json("import", written(crm, in_lines(found)))
    assert [f"{one['line']}: {one['reason']}" for one in told["warnings"]] == [
        "13: contacts: introduced_by left out: Bo Ek is not here",
        "16: interactions: left out of one, as not here: Bo Ek",
        "17: interactions: left out of one, as not here: Bo Ek",
    ]
    assert told["skipped"] == [{"line": 21, "reason": "followups: Bo Ek is not here"}]
    found["interactions"][0].update(uid="t9", people=[{"uid": "nobody"}])
    found["followups"][0].update(uid="p9", interaction="t0")
    told = crm.json("import", written(crm, in_lines(found)))
    assert told["skipped"][0]["reason"] == "interactions: nobody of it is here: nobody"
    assert (
        "the conversation in which one was promised is not here" in told["warnings"][-1]["reason"]
    )


def test_the_same_uid_twice_counts_once(crm: Netcrm) -> None:
    found = sample()
    for section in ("contacts", "interactions", "followups"):
        found[section].append({**found[section][0], "id": 99})
    told = crm.json("import", written(crm, in_lines(found)))
    assert [one["reason"] for one in told["skipped"]] == [
        f"{section}: the uid is that of an earlier one"
        for section in ("contacts", "interactions", "followups")
    ]
    assert crm.json("import", str(crm.home / "file.json"))["added"] == 0
    assert len(crm.json("restore")) + len(crm.json("list")) == 2


OTHER = {
    '{"a": 1}': "not netcrm's own JSON",
    "[]": "not netcrm's own JSON",
    '{"format": "netcrm", "version": 9}': "update netcrm",
    '{"format" "netcrm"}': "no JSON from line 1 on",
    '[{"id": 1, "name": "Ana"}]': "netcrm export --to json",
}


@pytest.mark.parametrize("text", OTHER)
def test_other_json_is_one_sentence(crm: Netcrm, text: str) -> None:
    path = written(crm, text)
    told = crm.fails(6, "import", path).err
    assert OTHER[text] in told
    assert told.startswith(f"{path} is no list of people: ")
    assert told.count("\n") == 1
    assert crm.fails(6, "import", path, "--from", "json").err == told
    assert crm.fails(6, "import", path, "--from", "linkedin").err != told
    assert not crm.db.exists() or crm.json("list") == []


def test_the_list_that_json_prints_is_told_from_an_export(crm: Netcrm) -> None:
    crm("add", "Ana")
    told = crm.fails(6, "import", written(crm, crm("list", "--json").out)).err
    assert "netcrm export --to json" in told


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_harm(crm: Netcrm, encoding: str) -> None:
    path = written(crm, json.dumps(sample(), ensure_ascii=False).encode(encoding))
    assert crm.json("import", path)["added"] == 2


def test_text_in_another_encoding_is_told(crm: Netcrm) -> None:
    found = sample()
    found["contacts"][0]["city"] = "Århus"
    text = json.dumps(found, ensure_ascii=False).encode("latin-1")
    told = crm.json("import", written(crm, text))
    assert "characters that are none were replaced" in told["warnings"][0]["reason"]
    assert crm.json("show", "ana")["city"] == "\ufffdrhus"


def test_a_pipe_is_read_too(crm: Netcrm) -> None:
    crm("add", "Ana")
    (crm.home / "file.json").write_text(crm("export", "--to", "json").out, encoding="utf-8")
    other = crm.home / "other.db"
    script = f"netcrm import <(cat {crm.home / 'file.json'}) --json --db {other}"
    assert crm.shell(script).json["added"] == 1


@pytest.mark.parametrize("section", SECTIONS)
def test_a_list_that_is_none(crm: Netcrm, section: str) -> None:
    told = crm.json("import", written(crm, json.dumps({**sample(), section: "many"})))
    assert f"{section} is no list" in [one["reason"] for one in told["skipped"]]

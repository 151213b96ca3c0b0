"""netcrm's own JSON as records: what is read, what is left out with a word, what is skipped."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UnreadableFileError
from netcrm.formats.card import Photo
from netcrm.formats.own_json import as_object, write_document
from netcrm.formats.own_json_reading import OwnJson
from netcrm.formats.records import (
    SECTIONS,
    Contact,
    Focus,
    Followup,
    Interaction,
    Outcome,
    Part,
    Post,
    Relation,
    Role,
    Tag,
    Tier,
    Who,
)
from netcrm.formats.remarks import Skipped
from netcrm.rules.addresses import Address

HEAD = {"format": "netcrm", "version": 1}


def read(section: str, *objects: Any, **more: Any) -> tuple[list[Any], list[str]]:
    """Read a list, and return its records, or why one was skipped, and the remarks."""
    found = OwnJson(lambda: io.StringIO(json.dumps({**HEAD, section: objects, **more})))
    records = [
        one.reason if isinstance(one, Skipped) else one.record for one in found.records(section)
    ]
    found.finish()
    return records, [one.reason for one in found.warnings]


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
WORD = TEXT.map(str.strip).filter(bool)
DAY = st.dates().map(str)
SPAN = st.sampled_from(["1d", "6w", "12m", "2y"])
INSTANT = st.datetimes().map(lambda at: f"{at.isoformat(timespec='microseconds')}+00:00")
NUMBER = st.none() | st.integers(1, 2**53 - 1)
NAMED = st.builds(Who, WORD, TEXT)
POST = st.builds(
    Post,
    *(st.none() | TEXT, st.none() | TEXT, st.none() | TEXT, st.none() | DAY, st.none() | DAY),
    *(st.just(value=False), st.none() | DAY),
)
DURING = (st.none() | DAY, st.none() | DAY)
PEOPLE = st.lists(NAMED, unique_by=lambda who: who.uid)
LISTS = ("emails", "phones", "links", "tags", "former_names", "former_uids")
SAID = st.fixed_dictionaries(
    {"name": TEXT},
    optional={
        "emails": st.lists(TEXT),
        "also:tags": st.lists(TEXT),
        "labels": st.dictionaries(TEXT, TEXT),
        "rest": st.lists(st.lists(st.just("") | TEXT, min_size=2, max_size=2)),
        "speciality": TEXT,
    },
)
CONTACT = st.builds(
    Contact,
    **{
        **{name: st.none() | DAY for name in Contact._fields if name.endswith("_on")},
        **{name: st.none() | TEXT for name in ("prefix", "given", "family", "city", "notes")},
        **{name: st.lists(TEXT, max_size=2) for name in LISTS},
        **dict.fromkeys(("middle", "suffix", "nickname", "pronouns", "country"), st.none()),
        **dict.fromkeys(("met", "tier", "paused_why", "private_notes"), st.none() | TEXT),
        "id": NUMBER,
        "uid": WORD,
        "name": WORD,
        "positions": st.lists(POST, max_size=2),
        "roles": st.lists(
            st.builds(Role, TEXT, *DURING),
            unique_by=lambda one: (one.role, one.from_on),
            max_size=2,
        ),
        "relationships": st.lists(
            st.builds(Relation, TEXT, NAMED, *DURING),
            unique_by=lambda one: (one.role, one.who.uid),
            max_size=2,
        ),
        "former_ids": st.lists(st.integers(1, 2**53 - 1), max_size=2),
        "different_from": st.lists(NAMED, unique_by=lambda who: who.uid, max_size=2),
        "time_zone": st.none() | st.sampled_from(["Europe/Dublin", "EST5EDT", "Etc/GMT+1"]),
        "birthday": st.none() | DAY | st.just("--02-29"),
        "introduced_by": st.none() | NAMED,
        "every": st.none() | SPAN | st.just("never"),
        "snoozed_until": st.none() | DAY,
        "snoozed_at": st.none() | INSTANT,
        "paused_until": st.none() | DAY,
        "dates": st.dictionaries(st.sampled_from(["wedding", "grant"]), DAY | st.just("--12-31")),
        "fields": st.dictionaries(st.sampled_from(["speciality", "Orchid"]), TEXT),
        "labels": st.dictionaries(TEXT, TEXT),
        "addresses": st.lists(st.builds(Address, *[st.just("") | TEXT] * 9), max_size=2),
        "photo": st.none() | st.builds(Photo, st.just("png"), st.binary(min_size=1, max_size=9)),
        "sources": st.dictionaries(WORD, SAID),
    },
)
RECORDS: dict[str, st.SearchStrategy[Any]] = {
    "tiers": st.builds(Tier, WORD, st.none() | SPAN, st.floats(0.1, 1e9)),
    "tags": st.builds(Tag, st.sampled_from(["x", "a b", "C++"]), st.none() | SPAN),
    "contacts": CONTACT,
    "interactions": st.builds(
        Interaction,
        *(NUMBER, WORD, DAY, st.sampled_from(["call", "note"]), st.none() | TEXT),
        *(st.none() | TEXT, st.none() | TEXT, st.lists(TEXT), st.booleans()),
        *(st.none() | INSTANT, PEOPLE),
    ),
    "foci": st.builds(
        Focus,
        *(NUMBER, WORD, st.sampled_from(["event", "project", "group"]), st.just("AMEE 2026")),
        *[st.none() | TEXT] * 4,
        *(*DURING, st.none() | TEXT),
        st.lists(
            st.builds(Part, NAMED, st.none() | TEXT, st.none() | TEXT, *DURING),
            unique_by=lambda part: part.who.uid,
        ),
    ),
    "outcomes": st.builds(
        Outcome,
        *(NUMBER, WORD, TEXT, TEXT, DAY, st.none() | TEXT, st.none() | NAMED),
        PEOPLE.filter(bool),
    ),
    "followups": st.builds(
        Followup,
        *(
            NUMBER,
            WORD,
            TEXT,
            NAMED,
            st.none() | WORD,
            DAY,
            st.booleans(),
            st.none() | SPAN,
            st.none() | DAY,
        ),
        *(st.none() | DAY, st.none() | DAY, st.none() | DAY, st.none() | WORD),
    ),
}


@pytest.mark.parametrize("section", SECTIONS)
@given(st.data())
def test_what_was_written_is_read(section: str, data: st.DataObject) -> None:
    records = data.draw(st.lists(RECORDS[section], max_size=3))
    out = io.StringIO()
    write_document(out, {section: records})
    found = OwnJson(lambda: io.StringIO(out.getvalue()))
    assert [one.record for one in found.records(section) if not isinstance(one, Skipped)] == records
    assert (found.finish(), found.warnings) == ([], [])
    assert read(section, *map(as_object, records)) == (records, [])


@pytest.mark.parametrize(
    "text",
    [
        *("", "hello", "[]", "{}", "12", '"netcrm"', '[{"id": 1, "name": "Ana"}]', "{", '{"a": 1'),
        *('{"format": "other", "version": 1}', '{"version": 1}', '{"format": "netcrm"}'),
        *('{"format": "netcrm", "version": 2}', '{"format": "netcrm", "version": "1"}'),
        *('{"format": "netcrm", "version": true}', '{"format": ["netcrm"], "version": 1}'),
    ],
)
def test_other_json_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        OwnJson(lambda: io.StringIO(text))
    assert refused.value.message.endswith(".")
    assert "netcrm" in refused.value.message


def test_a_newer_version_says_what_to_do() -> None:
    with pytest.raises(UnreadableFileError, match="update netcrm"):
        OwnJson(lambda: io.StringIO('{"format": "netcrm", "version": 7}'))


def test_unknown_keys_are_told_once_each() -> None:
    records, told = read(
        "contacts", {"name": "Ana", "shoe": 41}, {"name": "Bo", "shoe": 44, "hat": 1}, extra=[1]
    )
    assert [one.name for one in records] == ["Ana", "Bo"]
    assert sorted(told) == [
        "contacts: key left out: hat",
        "contacts: key left out: shoe",
        "document: key left out: extra",
    ]


@pytest.mark.parametrize("value", [[], {}, True, 1.5, "x", 12, ["a", 1], {"a": 1}, [[]]])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_value_of_another_type_is_left_out_or_skips_its_record(section: str, value: Any) -> None:
    whole: dict[str, dict[str, Any]] = {
        "tiers": {"name": "inner", "every": "1w", "weight": 1.5},
        "tags": {"name": "x", "every": "1w"},
        "contacts": {"uid": "u", "name": "Ana"},
        "foci": {"uid": "u", "sort": "event", "name": "AMEE"},
        "interactions": {"uid": "u", "on": "2026-01-01", "kind": "call"},
        "outcomes": {
            "uid": "u",
            "what": "x",
            "kind": "paper",
            "on": "2026-01-01",
            "people": [{"uid": "u"}],
        },
        "followups": {"uid": "u", "what": "x", "who": {"uid": "u"}, "due_on": "2026-01-01"},
    }
    for key in SECTIONS[section]._fields:
        (record,), told = read(section, {**whole[section], key: value})
        if isinstance(record, str):
            assert key in (*whole[section], "people")
            assert record.startswith(f"{section}: ")
        else:
            kept = as_object(record)[key]
            assert kept == value or told or not kept or str(kept) == str(value)


@pytest.mark.parametrize(
    ("section", "said", "reason"),
    [
        ("contacts", "Ana", "contacts: not an object"),
        ("contacts", {"uid": "u"}, "contacts: no name"),
        ("contacts", {"name": "  "}, "contacts: no name"),
        ("tiers", {"every": "1w"}, "tiers: no name"),
        ("tags", {"name": " "}, "tags: no name"),
        ("interactions", {"on": "2026-01-01", "kind": "call"}, "interactions: no uid"),
        ("interactions", {"uid": "u", "on": "2026-02-30", "kind": "call"}, "interactions: no on"),
        ("interactions", {"uid": "u", "on": "2026-02-01", "kind": "sms"}, "interactions: no kind"),
        ("followups", {"uid": "u", "what": "x", "due_on": "2026-01-01"}, "followups: no who"),
    ],
)
def test_what_is_no_record(section: str, said: Any, reason: str) -> None:
    (skipped,), _ = read(section, said)
    assert skipped.startswith(reason)


def test_days_and_instants_are_read_strictly() -> None:
    (one,), told = read(
        "contacts",
        {
            "name": "Ana",
            "met_on": "20260301",
            "added_on": "2026-W10-1",
            "skipped_on": "2026-03-01T10:00",
            "birthday": "--02-30",
            "every": "seldom",
            "time_zone": "near Dublin",
            "snoozed_at": "2026-03-01T10:00:00+02:00",
        },
    )
    assert (one.met_on, one.added_on, one.skipped_on, one.birthday, one.every) == (None,) * 5
    assert one.time_zone is None
    assert one.snoozed_at == "2026-03-01T08:00:00.000000+00:00"
    assert len(told) == 6
    assert any("birthday left out: '--02-30' is not a day" in reason for reason in told)


@pytest.mark.parametrize("instant", ["2026-03-01T08:00:00Z", "2026-03-01 08:00", "2026-03-01"])
def test_an_instant_without_a_zone_is_of_utc(instant: str) -> None:
    (one,), _ = read("contacts", {"name": "Ana", "snoozed_at": instant})
    assert one.snoozed_at in (
        "2026-03-01T08:00:00.000000+00:00",
        "2026-03-01T00:00:00.000000+00:00",
    )


def test_names_of_dates_and_fields_are_checked() -> None:
    dates = {"Wedding": "--06-12", "wedding ": "--06-13", " ": "--01-01", "birthday": "--01-02"}
    dates["grant"] = "soon"
    fields = {"speciality": "x", "Speciality": "y", "city": "z", "orchid": "", "no word": "w"}
    (one,), told = read("contacts", {"name": "Ana", "dates": dates, "fields": fields})
    assert one.dates == {"Wedding": "--06-12"}
    assert one.fields == {"speciality": "x", "no-word": "w"}
    assert len(told) == 7


@pytest.mark.parametrize("weight", ["2", True, 0, -1, 10**400, None])
def test_a_weight_that_is_none_is_plain(weight: Any) -> None:
    (one,), told = read("tiers", {"name": "inner", "weight": weight})
    assert one.weight == 1.0
    assert len(told) == (weight is not None)


def test_one_post_at_most_is_the_main_one() -> None:
    main = {"title": "Lead", "main": True}
    (one,), told = read("contacts", {"name": "Ana", "positions": [main, main, {"title": "Hand"}]})
    assert [post.main for post in one.positions] == [True, False, False]
    assert told == [
        "contacts: positions: only one of those at present can be the main one; the first is"
    ]


def test_a_private_that_cannot_be_read_is_private() -> None:
    talk = {"uid": "u", "on": "2026-01-01", "kind": "call"}
    records, told = read(
        "interactions", {**talk, "private": "yes"}, {**talk, "private": None}, talk
    )
    assert [one.private for one in records] == [True, False, False]
    assert told == ["interactions: private left out: neither true nor false"]


def test_characters_that_are_none_are_replaced() -> None:
    (one,), told = read("contacts", {"name": "Ana\0 \ud83d", "notes": "\udc80"})
    assert (one.name, one.notes) == ("Ana \ufffd", "\ufffd")
    assert told == ["contacts: characters that are none were replaced"]


@pytest.mark.parametrize(
    "said",
    [
        {"labels": "home"},
        {"also:labels": ["home"]},
        {"emails": {"a": "b"}},
        {"addresses": [["home", "1 Lane"]]},
        {"also:further_posts": [["Acme", "Head", "", ""]]},
        {"rest": [["X-PET", 1]]},
        {"rest": "X-PET"},
        {"revised": ["2026-01-01T00:00:00Z"]},
    ],
)
def test_what_a_source_said_has_the_form_in_which_it_is_compared(said: dict[str, Any]) -> None:
    (one,), (told,) = read("contacts", {"name": "Ana", "sources": {"vcard": said}})
    assert not one.sources
    assert told.startswith("contacts: sources left out: not ")

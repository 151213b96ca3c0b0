"""What netcrm writes as vCard holds everything, and nothing in it can make another line."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st
from tests.formats.any_cards import ACTING, PNG, cards, text
from tests.formats.vcard import strictly

from netcrm.formats.card import Card, Photo
from netcrm.formats.vcard.writing import write_cards
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost

VERSIONS = ["3.0", "4.0"]
AMARA = Card(
    uid="urn:uuid:0190-amara",
    name="Dr. Amara Okafor",
    prefix="Dr.",
    given="Amara",
    family="Okafor",
    nickname="Ama, to friends",
    former_names=["Amara Eze"],
    pronouns="she/her",
    emails=["amara@okafor.example", "a.okafor@work.example"],
    phones=["+234 803 555 0101", "+234 1 555 0102", "+234 803 555 0103"],
    links=["https://okafor.example/?a=1;b=2,3"],
    labels={
        "amara@okafor.example": "home",
        "+234 803 555 0101": "mobile",
        "+234 1 555 0102": "work fax",
        "+234 803 555 0103": "on the boat",
    },
    addresses=[
        Address("work", "12 Broad Street\nFloor 2", city="Lagos", country="Nigeria"),
        Address("mother", formatted='c/o "Eze"\nEnugu'),
    ],
    organisation="Lagos Works, Inc.",
    title="Head of Research",
    department="Research; new",
    further_posts=[FullPost("University of Lagos", "Lecturer")],
    tags=["advisor", "two;in\\one,more"],
    city="Ibadan",
    country="Nigeria",
    time_zone="Africa/Lagos",
    birthday="--02-29",
    met="at a conference",
    met_on=date(2024, 5, 17),
    tier="core",
    every="3w",
    notes="Likes tea.\nNot coffee: never; see C:\\new.",
    private_notes="About to leave.",
    dates={"anniversary": "2008-08-09", "first grant": "--06-12"},
    fields={"speciality": "paediatrics"},
    added_on=date(2024, 5, 18),
    revised="2024-03-01T10:00:00Z",  # of another program, and not written
    photo=Photo("png", PNG),
    rest=[("item1.X-ABRELATEDNAMES;type=pref", "Chidi\\, brother"), ("GENDER", "F")],
)


def written(*people: Card, version: str) -> str:
    out = io.StringIO(newline="")
    write_cards(out, people, version)
    return out.getvalue()


def by_strict(*people: Card, version: str) -> list[Card]:
    found = strictly.read(written(*people, version=version).encode())
    assert {one.version for one in found} <= {version}
    return [one.card for one in found]


def by_vobject(*people: Card, version: str) -> list[Any]:
    return list(vobject.readComponents(written(*people, version=version)))


LINES_3 = """\
BEGIN:VCARD
VERSION:3.0
PRODID:-//netcrm//netcrm//EN
UID:urn:uuid:0190-amara
FN:Dr. Amara Okafor
N:Okafor;Amara;;Dr.;
NICKNAME:Ama\\, to friends
X-NETCRM-FORMER-NAME:Amara Eze
EMAIL;TYPE=HOME,pref:amara@okafor.example
EMAIL:a.okafor@work.example
TEL;TYPE=CELL,pref:+234 803 555 0101
TEL;TYPE=WORK,FAX:+234 1 555 0102
item2.TEL:+234 803 555 0103
item2.X-ABLabel:on the boat
URL:https://okafor.example/?a=1;b=2\\,3
ADR;TYPE=WORK,pref:;;12 Broad Street\\nFloor 2;Lagos;;;Nigeria
item3.ADR;X-NETCRM-FORMATTED="c/o ^'Eze^'^nEnugu":;;;;;;
item3.X-ABLabel:mother
ADR;X-NETCRM-PLACE=1:;;;Ibadan;;;Nigeria
ORG:Lagos Works\\, Inc.;Research\\; new
TITLE:Head of Research
post1.ORG:University of Lagos
post1.TITLE:Lecturer
CATEGORIES:advisor,two\\;in\\\\one\\,more
BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
X-ANNIVERSARY:2008-08-09
item4.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-06-12
item4.X-ABLabel:first grant
X-PRONOUNS:she/her
TZ;VALUE=text:Africa/Lagos
NOTE:Likes tea.\\nNot coffee: never\\; see C:\\\\new.
X-NETCRM-MET:at a conference
X-NETCRM-MET-ON:2024-05-17
X-NETCRM-TIER:core
X-NETCRM-EVERY:3w
X-NETCRM-ADDED-ON:2024-05-18
X-NETCRM-PRIVATE-NOTE:About to leave.
X-NETCRM-FIELD;X-NAME=speciality:paediatrics
PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=
item1.X-ABRELATEDNAMES;type=pref:Chidi\\, brother
GENDER:F
END:VCARD
"""
IN_4 = {
    "EMAIL;TYPE=HOME,pref:amara": "EMAIL;TYPE=HOME;PREF=1:amara",
    "CELL,pref": "CELL;PREF=1",
    "WORK,pref": "WORK;PREF=1",
    "X-NETCRM-FORMATTED": "LABEL",
    "VERSION:3.0": "VERSION:4.0",
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29": "BDAY:--0229",
    "X-ANNIVERSARY:2008-08-09": "ANNIVERSARY:20080809",
    "X-PRONOUNS": "PRONOUNS",
    "TZ;VALUE=text": "TZ",
    "PHOTO;ENCODING=b;TYPE=PNG:": "PHOTO:data:image/png;base64,",
}


def test_everything_has_a_line() -> None:
    assert written(AMARA, version="3.0").splitlines() == LINES_3.splitlines()
    lines_4 = LINES_3
    for old, new in IN_4.items():
        assert lines_4.count(old) == 1, old
        lines_4 = lines_4.replace(old, new)
    assert written(AMARA, version="4.0").splitlines() == lines_4.splitlines()


@pytest.mark.parametrize("version", VERSIONS)
@given(st.lists(cards(), max_size=3))
@example([AMARA, Card(name="Ida")])
@example([Card(name="x", city="Oslo"), Card(name="x", addresses=[Address(city="Oslo")])])
def test_any_people_come_back_the_same(version: str, people: list[Card]) -> None:
    as_written = [replace(card, revised="") for card in people]
    assert by_strict(*people, version=version) == as_written


@given(st.lists(cards(), max_size=3))
@example([AMARA, Card(name="Ida"), Card(name="=" * 80 + "quoted-printable=")])
def test_vobject_reads_the_same(people: list[Card]) -> None:
    found = by_vobject(*people, version="3.0")
    assert len(found) == len(people)
    for one, card in zip(found, people, strict=True):
        one.validate()
        assert one.fn.value == card.name
        name = one.n.value
        assert [name.family, name.given, name.additional, name.prefix, name.suffix] == [
            *(card.family, card.given, card.middle, card.prefix, card.suffix)
        ]
        for kind, values in (
            *(("email", card.emails), ("tel", card.phones), ("url", card.links)),
            ("note", [*filter(None, [card.notes])]),
            ("title", [*filter(None, [card.title, *(post.title for post in card.further_posts)])]),
            ("x-netcrm-private-note", [*filter(None, [card.private_notes])]),
        ):
            assert [line.value for line in one.contents.get(kind, [])] == values
        if card.photo:
            assert one.photo.value == card.photo.data
        assert [line.value for line in one.contents.get("categories", [])] == (
            [card.tags] if card.tags else []
        )


@given(st.lists(cards(), max_size=2))
def test_vobject_takes_our_newer_ones(people: list[Card]) -> None:
    found = by_vobject(*people, version="4.0")
    assert [one.contents["fn"][0].value for one in found] == [card.name for card in people]
    assert [one.version.value for one in found] == ["4.0"] * len(people)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("sign", ACTING)
def test_what_acts_is_a_line_break_or_a_picture(version: str, sign: str) -> None:
    evil = f"a{sign}TEL:1"
    mean = Address("b" + evil, evil, formatted=evil)
    everywhere: dict[str, Any] = {
        **dict.fromkeys(("uid", "name", "family", "notes", "title", "birthday"), evil),
        **{name: [evil] for name in ("emails", "phones", "links", "tags", "former_names")},
    }
    hostile = Card(
        **everywhere,
        labels={evil: "c" + evil},
        addresses=[mean],
        dates={evil: "2001-01-01"},
        fields={evil: evil},
        rest=[("X-MORE", evil), (f"X-A;B={evil}", evil), (f"X{sign}Y", "x"), (evil, "1")],
    )
    data = written(hostile, version=version)
    (begin, *between, end) = data.removesuffix("\r\n").split("\r\n")
    assert (begin, end) == ("BEGIN:VCARD", "END:VCARD")
    assert data.splitlines() == [begin, *between, end]
    read = [line.told for line in strictly.lines_of(data.encode())]
    assert not [told for told in read if told == "TEL" and read.count(told) > 1]
    notes = [line.value for line in strictly.lines_of(data.encode()) if line.name == "NOTE"]
    shown = {"\0": "␀", "\x1b": "␛", "\x7f": "␡", "\x1f": "␟"}.get(sign, "\\n")
    assert notes == [f"a{shown}TEL:1"]


@pytest.mark.parametrize("version", VERSIONS)
def test_half_a_character_costs_only_itself(version: str) -> None:
    (card,) = by_strict(Card(name="Ida\ud800", fields={"x": "\udfff"}), version=version)
    assert (card.name, card.fields) == ("Ida\ufffd", {"x": "\ufffd"})


@pytest.mark.parametrize("version", VERSIONS)
@given(text, text, text)
def test_no_line_of_another_program_does_harm(version: str, a: str, b: str, value: str) -> None:
    people = [Card(name="x", rest=[(a, value), (f"X-A;{a}={b}", value), (f"X-B;X={b};{a}", a)])]
    (card,) = by_strict(*people, version=version)
    assert card.name == "x"
    (one,) = by_vobject(*people, version=version)
    assert one.fn.value == "x"


@pytest.mark.parametrize("version", VERSIONS)
def test_lines_of_other_programs_are_made_valid(version: str) -> None:
    rest = {
        "KEY;ENCODING=b;TYPE=PGP": "AAAA",
        "LOGO;PNG;BASE64": "AAAA",
        "sound;type=ogg;encoding=BASE64": "AAAA",
        "X-BLOB;ENCODING=b": "AAAA",
        "X-LABEL;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE": "line\r\nline",
        'X-A;LABEL=a:b;C="d;e",f"g;=h;i j=k': "\\,;",
        "Item1.X-KEPT;TYPE=HOME;TYPE=pref": "as\\; it;stands",
        **dict.fromkeys(
            ("END", "begin", "VERSION", "N", "x.FN", "two words", "", "A.B.C"), "VCARD"
        ),
    }
    people = [Card(name="x", rest=[*rest.items()], emails=["a"], labels={"a": "boat"})]
    (card,) = by_strict(*people, version=version)
    as_data = {
        "KEY": "data:application/pgp;base64,AAAA",
        "LOGO": "data:image/png;base64,AAAA",
        "sound": "data:audio/ogg;base64,AAAA",
        "X-BLOB": "data:application/octet-stream;base64,AAAA",
    }
    encoded = {
        "KEY;ENCODING=b;TYPE=PGP": "AAAA",
        "LOGO;TYPE=PNG;ENCODING=b": "AAAA",
        "sound;type=ogg;ENCODING=b": "AAAA",
        "X-BLOB;ENCODING=b": "AAAA",
    }
    assert dict(card.rest) == {
        **(as_data if version == "4.0" else encoded),
        "X-LABEL;TYPE=HOME": "line\\nline",
        'X-A;LABEL="a:b";C="d;e","f^\'g"': "\\,;",
        "Item1.X-KEPT;TYPE=HOME;TYPE=pref": "as\\; it;stands",
    }
    assert "\r\nitem2.EMAIL:a\r\n" in written(*people, version=version)


@pytest.mark.parametrize("version", VERSIONS)
@given(st.lists(st.tuples(st.sampled_from(["NOTE", "a.X"]), text)))
def test_lines_that_are_valid_stay_as_they_are(version: str, rest: list[tuple[str, str]]) -> None:
    rest = [(f"X-{place}-{name[-1]};TYPE=a", value) for place, (name, value) in enumerate(rest)]
    (card,) = by_strict(Card(name="x", rest=rest), version=version)
    assert card.rest == [(name, value.replace("\n", "\\n")) for name, value in rest]


def test_a_name_is_made_of_its_parts_where_there_is_no_other() -> None:
    (card,) = by_strict(Card(uid="1", given="Ida", family="Berg"), version="3.0")
    assert card.name == "Ida Berg"


def test_a_long_picture_is_folded_and_read() -> None:
    photo = Photo("jpeg", bytes(range(256)) * 400)
    people = [replace(AMARA, photo=photo, rest=[], revised="")]
    (one,) = by_vobject(*people, version="3.0")
    assert one.photo.value == photo.data
    assert by_strict(*people, version="4.0") == people

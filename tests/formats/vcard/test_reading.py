"""What the properties of a vCard become in a card, whoever wrote them."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

import pytest
from tests.formats.vcard.reader import card_text, one_card, read, reasons

from netcrm.formats.card import LARGEST_PHOTO, Card
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost

FN = "FN:Amara Okafor"
PNG = b"\x89PNG\r\n\x1a\n"


def test_an_ordinary_card_is_read_whole() -> None:
    card = one_card(
        "UID:urn:uuid:0b1c",
        "N:Okafor;Amara;Ngozi;Dr.;PhD",
        "FN:Dr. Amara Ngozi Okafor\\, PhD",
        "NICKNAME:Ama",
        "ORG:Lagos Works\\, Inc.;Research;Materials",
        "TITLE:Head of Research",
        "EMAIL;TYPE=INTERNET,WORK:amara@okafor.example",
        "TEL;TYPE=CELL:+234 803 555 0101",
        "URL:https\\://okafor.example/a\\,b",
        "ADR;TYPE=WORK:PO 3;Floor 2;1 Marina Rd;Lagos;LA;101001;Nigeria",
        "BDAY:1980-07-21",
        "CATEGORIES:maths,board\\, old",
        "NOTE:Met twice.\\nKnows \\\\ everybody\\; really.",
        "REV:2024-03-01T12:00:00+02:00",
        "TZ:Africa/Lagos",
        "PRODID:-//Somebody//EN",
    )
    assert card == Card(
        line=1,
        uid="urn:uuid:0b1c",
        name="Dr. Amara Ngozi Okafor, PhD",
        prefix="Dr.",
        given="Amara",
        middle="Ngozi",
        family="Okafor",
        suffix="PhD",
        nickname="Ama",
        organisation="Lagos Works, Inc.",
        department="Research, Materials",
        title="Head of Research",
        emails=["amara@okafor.example"],
        phones=["+234 803 555 0101"],
        links=["https://okafor.example/a,b"],
        labels={"amara@okafor.example": "work", "+234 803 555 0101": "mobile"},
        addresses=[
            Address(*("work", "1 Marina Rd", "Floor 2", "PO 3", "Lagos", "LA", "101001", "Nigeria"))
        ],
        city="Lagos",
        country="Nigeria",
        birthday="1980-07-21",
        tags=["maths", "board, old"],
        notes="Met twice.\nKnows \\ everybody; really.",
        revised="2024-03-01T10:00:00Z",
        time_zone="Africa/Lagos",
    )


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Mr. Amara Okafor, Jonas Lind"], "Mr. Amara Okafor, Jonas Lind"),
        (["N:Okafor;Amara"], "Amara Okafor"),
        (["FN:", "N:Okafor"], "Okafor"),
        (["FN:", "N:;;;;", "NICKNAME:Ama"], "Ama"),
        (["N:;;;;", "ORG:Lagos Works;", "X-ABShowAs:COMPANY"], "Lagos Works"),
        (["EMAIL:amara@okafor.example", "TEL:1"], "amara@okafor.example"),
        (["TEL:1"], "1"),
    ],
)
def test_who_has_no_name_is_called_by_what_there_is(lines: list[str], name: str) -> None:
    assert one_card(*lines).name == name


def test_who_has_nothing_is_skipped() -> None:
    cards, skipped, _ = read(card_text("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-16", "EMAIL:"))
    assert cards == []
    assert [(one.line, one.reason) for one in skipped] == [
        (1, "no name, and nothing to call it by")
    ]


@pytest.mark.parametrize("kind", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:GROUP"])
def test_a_group_is_no_person(kind: str) -> None:
    members = ("MEMBER:urn:uuid:1", "X-ADDRESSBOOKSERVER-MEMBER:mailto:a@b.example")
    cards, skipped, _ = read(card_text("FN:Board", kind, *members))
    assert cards == []
    assert [one.reason for one in skipped] == ["a group of 2 members, no person"]


def test_commas_in_a_name_are_several_values_but_in_2_1() -> None:
    n = "N:Okafor;Amara;Ngozi,Ada;Dr.;PhD,Jr."
    card = one_card(n)
    assert (card.middle, card.suffix) == ("Ngozi Ada", "PhD, Jr.")
    assert one_card("N:Okafor;Amara;Ngozi\\, Ada").middle == "Ngozi, Ada"
    assert one_card(n, version="2.1").middle == "Ngozi,Ada"


def test_bare_parameters_are_types_and_junk_among_them_is_none() -> None:
    card = one_card(
        FN,
        "TEL;WORK;VOICE;utf-8;QUOTED-PRINTABLE;de-DE;x-unknown;INLINE:=2B1",
        "TEL;HOME;FAX:2",
        "ADR;HOME;PREF;:;;Weg 12;Kleindorf;;98765;",
        "EMAIL;INTERNET;HOME;TYPE=pref:b@okafor.example",
        version="2.1",
    )
    assert card.phones == ["+1", "2"]
    assert card.labels == {"+1": "work", "2": "home fax", "b@okafor.example": "home"}
    assert card.addresses == [
        Address("home", street="Weg 12", city="Kleindorf", postal_code="98765")
    ]


@pytest.mark.parametrize(
    ("types", "label"),
    [
        (";TYPE=cell,work", "mobile"),
        (";TYPE=FAX;TYPE=WORK", "work fax"),
        (";TYPE=homefax", "home fax"),
        (';TYPE="work,voice"', "work"),
        (";TYPE=Privat", "home"),
        (";TYPE=Domicile", "home"),
        (";TYPE=Arbeit", "work"),
        (";TYPE=Mobil", "mobile"),
        (";TYPE=Andere", ""),
        (";TYPE=MAIN", "main"),
        (";TYPE=PAGER;PREF=1", "pager"),
        (";TYPE=WhatsApp", "WhatsApp"),
        (";TYPE=VOICE", ""),
        ("", ""),
    ],
)
def test_types_become_labels(types: str, label: str) -> None:
    assert one_card(FN, f"TEL{types}:1").labels.get("1", "") == label


def test_a_label_of_the_group_goes_before_the_types() -> None:
    card = one_card(
        FN,
        "item1.TEL;type=HOME:1",
        "item1.X-ABLabel:Grandma's",
        "ITEM2.URL:https://okafor.example",
        "item2.X-ABLABEL:_$!<HomePage>!$_",
        "phone.TEL:2",
        "phone.X-ABLabel:_$!<Mobile>!$_",
    )
    assert card.labels == {"1": "Grandma's", "https://okafor.example": "homepage", "2": "mobile"}
    assert card.rest == []


def test_the_preferred_one_comes_first_and_each_once() -> None:
    card = one_card(
        FN,
        "EMAIL;PREF=2:b@okafor.example",
        "EMAIL;TYPE=home:c@okafor.example",
        "EMAIL;PREF=1:mailto:a@okafor.example",
        "EMAIL;TYPE=work:c@okafor.example",
        "EMAIL:",
        "TEL:1",
        "TEL;TYPE=cell,pref:2",
        version="4.0",
    )
    assert [mail[0] for mail in card.emails] == ["a", "b", "c"]
    assert card.labels == {"c@okafor.example": "home", "2": "mobile"}
    assert card.phones == ["2", "1"]


def test_a_phone_may_be_an_address() -> None:
    card = one_card(
        FN,
        'TEL;VALUE=uri;TYPE="work,voice":tel:+1-418-656-9254;ext=102',
        "TEL;VALUE=uri:tel:+46-18-555",
        version="4.0",
    )
    assert card.phones == ["+1-418-656-9254 ext. 102", "+46-18-555"]


def test_pages_on_platforms_are_links_and_handles_are_kept() -> None:
    card = one_card(
        FN,
        "X-SOCIALPROFILE;type=twitter:http://twitter.com/amara",
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://hachyderm.io/@amara",
        "IMPP;X-SERVICE-TYPE=Skype:skype:amara",
        "X-AIM:amara",
    )
    assert card.links == ["http://twitter.com/amara", "https://hachyderm.io/@amara"]
    assert list(card.labels.values()) == ["twitter", "Mastodon"]
    assert card.rest == [("IMPP;X-SERVICE-TYPE=Skype", "skype:amara"), ("X-AIM", "amara")]


def test_the_place_is_that_of_work_and_an_own_one_goes_before() -> None:
    home = "ADR;TYPE=HOME:;;;Ibadan;;;Nigeria"
    work = "ADR;TYPE=WORK:;;;Lagos;;;Nigeria"
    assert one_card(FN, home).city == "Ibadan"
    assert one_card(FN, home, work).city == "Lagos"
    card = one_card(FN, home, "ADR;X-NETCRM-PLACE=1:;;;Accra;;;Ghana")
    assert (card.city, card.country, len(card.addresses)) == ("Accra", "Ghana", 1)


def test_an_address_as_it_is_printed() -> None:
    card = one_card(
        FN,
        "ADR;TYPE=HOME:;1 Marina Rd\\nLagos\\, LA\\nNigeria;;;;;",
        "ADR;TYPE=WORK:;;2 Marina Rd;Lagos;;;",
        "LABEL;TYPE=WORK:Gate 7\\n2 Marina Rd\\nLagos",
        "LABEL:3 Marina Rd",
    )
    home, work, other = card.addresses
    assert home == Address("home", formatted="1 Marina Rd\nLagos, LA\nNigeria")
    assert (work.street, work.formatted) == ("2 Marina Rd", "Gate 7\n2 Marina Rd\nLagos")
    assert other == Address(formatted="3 Marina Rd")


@pytest.mark.parametrize(
    ("parameters", "formatted"),
    [
        (';LABEL="1 Marina Rd\\nLagos\\, LA: Nigeria"', "1 Marina Rd\nLagos, LA: Nigeria"),
        (";LABEL=\"1 ^'Marina^' Road^nLagos\"", '1 "Marina" Road\nLagos'),
        (";LABEL=Gate: 1;TYPE=home", "Gate: 1"),
        (";LABEL=Lagos: 1 Marina Rd", ""),  # it only says the parts once more
        ("", ""),
    ],
)
def test_an_address_in_a_parameter(parameters: str, formatted: str) -> None:
    card = one_card(FN, f"ADR{parameters}:;;1 Marina Rd;Lagos;;;", version="4.0")
    (address,) = card.addresses
    assert (address.formatted, address.street) == (formatted, "1 Marina Rd")


def test_organisations_and_titles_belong_together() -> None:
    card = one_card(
        FN,
        *("ORG:One;Ward", "ORG:Two", "TITLE:Nurse", "TITLE:Teacher", "TITLE:Poet"),
        *("post1.TITLE:Chair", "post1.ORG:Three", "item1.ORG:Four", "item1.X-ABLabel:Old"),
    )
    assert (card.organisation, card.department, card.title) == ("One", "Ward", "Nurse")
    assert card.further_posts == [
        FullPost("Two", "Teacher"),
        FullPost("Four", "Poet"),
        FullPost("Three", "Chair"),
    ]
    assert card.rest == [("item1.X-ABLabel", "Old")]


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1980-07-21", "1980-07-21"),
        ("BDAY;value=date:19800721", "1980-07-21"),
        ("BDAY:1980-07-21T00:00:00Z", "1980-07-21"),
        ("BDAY:--0721", "--07-21"),
        ("BDAY:--07-21", "--07-21"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-07-21", "--07-21"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-07-21", "--07-21"),
        ("BDAY:", ""),
    ],
)
def test_birthdays_in_every_form(line: str, birthday: str) -> None:
    assert one_card(FN, line).birthday == birthday


def test_the_first_birthday_counts_and_another_is_kept() -> None:
    card = one_card(FN, "BDAY:1980-07-21", "BDAY:19800721", "BDAY:1980-12-07")
    assert (card.birthday, card.rest) == ("1980-07-21", [("BDAY", "1980-12-07")])


@pytest.mark.parametrize("day", ["19723101", "1977-02-31", "07-21", "soon"])
def test_a_birthday_that_is_none_is_left_out_with_a_remark(day: str) -> None:
    ((line, reason),) = reasons(FN, f"BDAY:{day}")
    assert (line, reason.partition(":")[0]) == (4, "birthday left out")


def test_a_birthday_in_words_is_kept() -> None:
    assert one_card(FN, "BDAY;VALUE=text:circa 1800", version="4.0").rest == [
        ("BDAY;VALUE=text", "circa 1800")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["ANNIVERSARY:20090808T1430-0500"],
        ["X-ANNIVERSARY:2009-08-08"],
        ["X-EVOLUTION-ANNIVERSARY:2009-08-08"],
        ["X-MS-ANNIVERSARY:20090808"],
        ["X-WAB-WEDDING_ANNIVERSARY:20090808"],
        ["item1.X-ABDATE:2009-08-08", "item1.X-ABLabel:_$!<Anniversary>!$_"],
    ],
)
def test_anniversaries_of_every_program(lines: list[str]) -> None:
    card = one_card(FN, *lines)
    assert (card.dates, card.rest) == ({"anniversary": "2009-08-08"}, [])


def test_other_days_have_the_name_of_their_label() -> None:
    card = one_card(FN, "ITEM1.X-ABDATE:20190707", "ITEM1.X-ABLABEL:Grant", "X-ABDATE:20200101")
    assert (card.dates, card.rest) == ({"Grant": "2019-07-07"}, [("X-ABDATE", "20200101")])


def test_the_same_in_other_words_is_not_taken_twice() -> None:
    card = one_card(
        *(FN, "BDAY;ALTID=1:19800721", "BDAY;ALTID=1;VALUE=text:1980", "TITLE:Mayor"),
        *("TITLE;LANGUAGE=ig:Onye isi", "FN;LANGUAGE=ig:Amara nke Okafor", FN),
        version="4.0",
    )
    assert (card.birthday, card.title, card.further_posts) == ("1980-07-21", "Mayor", [])
    assert [name for name, _ in card.rest] == [
        *("BDAY;ALTID=1;VALUE=text", "TITLE;LANGUAGE=ig", "FN;LANGUAGE=ig"),
    ]


def test_names_beside_the_name() -> None:
    card = one_card(
        *("N:Okafor;Amara", "NICKNAME:Ama,Mara", "X-MAIDENNAME:Eze"),
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Captain;1;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Jonas;1;;;",
        "PRONOUNS:she/her",
    )
    assert (card.nickname, card.former_names) == ("Ama, Mara, Captain", ["Amara Eze"])
    assert (card.pronouns, len(card.rest)) == ("she/her", 1)


def test_notes_are_one_below_the_other_and_tags_come_once() -> None:
    card = one_card(FN, "NOTE:one", "NOTE:two", "CATEGORIES:a,b", "CATEGORIES:b,,c\\;d")
    assert (card.notes, card.tags) == ("one\ntwo", ["a", "b", "c;d"])


def test_cardbook_escapes_the_commas_between_categories() -> None:
    lines = ("PRODID:-//Thunderbird.net/NONSGML Thunderbird CardBook V36//DE", FN)
    assert one_card(*lines, "CATEGORIES:a\\, b\\, c").tags == ["a", "b", "c"]


def test_escapes_that_are_none_are_read_kindly() -> None:
    card = one_card(FN, 'NOTE:it\\\'s \\"so\\" in C:\\data\\', "NOTE:\\Nend")
    assert card.notes == 'it\'s "so" in C:\\data\\\nend'


def test_a_time_zone_that_is_an_offset_and_a_rev_that_is_none_are_kept() -> None:
    lines = ("TZ:-05:00", "REV;VALUE=DATE-AND-OR-TIME:yesterday", "REV:0001-01-01T00:00:00+14:00")
    card = one_card(FN, *lines)
    assert (card.time_zone, card.revised, len(card.rest)) == ("", "", 3)
    assert one_card(FN, "REV:20240301T100000Z").revised == "2024-03-01T10:00:00Z"
    assert one_card(FN, "REV:2024-03-01").revised == "2024-03-01T00:00:00Z"


def test_pictures_that_are_none_or_too_large_are_left_out() -> None:
    large = b64encode(PNG + bytes(LARGEST_PHOTO)).decode()
    assert reasons(FN, f"PHOTO;ENCODING=b:{large}") == [
        (4, "PHOTO left out: a picture of more than 1,000,000 bytes")
    ]
    assert reasons(FN, "PHOTO;ENCODING=b:AAAAAAAA") == [
        (4, "PHOTO left out: no picture that netcrm knows (PNG, JPEG, GIF or WebP)")
    ]
    card = one_card(FN, "PHOTO;VALUE=uri:https://okafor.example/a.png", "PHOTO;ENCODING=b:")
    assert (card.photo, card.rest) == (
        None,
        [("PHOTO;VALUE=uri", "https://okafor.example/a.png")],
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBP", "webp"),
        (PNG, "png"),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(data: bytes, kind: str) -> None:
    photo = one_card(FN, f"PHOTO;ENCODING=b;TYPE=BMP:{b64encode(data).decode()}").photo
    assert photo is not None
    assert (photo.kind, photo.data) == (kind, data)


def test_what_only_netcrm_writes_comes_back() -> None:
    card = one_card(
        FN,
        "X-NETCRM-FORMER-NAME:Amara Eze",
        "X-NETCRM-MET:at ACM",
        "X-NETCRM-MET-ON:2024-03-01",
        "X-NETCRM-TIER:core",
        "X-NETCRM-EVERY:6w",
        "X-NETCRM-ADDED-ON:2024-03-02",
        'X-NETCRM-FIELD;X-NAME="spe^nciality":steel',
        "X-NETCRM-PRIVATE-NOTE:shy",
        "X-PRONOUNS:she/her",
    )
    assert (card.former_names, card.met, card.met_on) == (
        ["Amara Eze"],
        "at ACM",
        date(2024, 3, 1),
    )
    assert (card.tier, card.every, card.added_on) == ("core", "6w", date(2024, 3, 2))
    assert (card.fields, card.private_notes) == ({"spe\nciality": "steel"}, "shy")
    assert (card.pronouns, card.rest) == ("she/her", [])

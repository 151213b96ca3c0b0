"""A sheet made by hand: recognisable names, --map for the rest, or a clear sentence."""

from __future__ import annotations

import pytest
from tests.formats.dialects.reading import read, table

from netcrm.errors import UnreadableFileError, UsageError
from netcrm.rules.addresses import Address


def test_it_is_told_once_which_column_was_read_as_what() -> None:
    found = read("Vorname;Firma;E-Mail;Lieblingsfarbe\nEva;Oper;eva@lang.example;blau\n")
    assert found.source == "csv"
    (remark,) = found.remarks
    assert remark == (
        "1: read as a table: Vorname as given, Firma as organisation, E-Mail as email,"
        " Lieblingsfarbe as field Lieblingsfarbe; --map FIELD=COLUMN says otherwise"
    )
    (eva,) = found.cards
    assert (eva.given, eva.organisation, eva.emails) == ("Eva", "Oper", ["eva@lang.example"])
    assert eva.fields == {"Lieblingsfarbe": "blau"}


@pytest.mark.parametrize(
    ("header", "parts"),
    [
        ("Name,Vorname", ("Eva", "Lang")),
        ("Nom,Prénom", ("Eva", "Lang")),
        ("Apellidos,Nombre", ("Eva", "Lang")),
        ("Cognome,Nome", ("Eva", "Lang")),
        ("Nazwisko,Imię", ("Eva", "Lang")),
        ("Sobrenome,Primeiro Nome", ("Eva", "Lang")),
        ("LAST_NAME,first-name", ("Eva", "Lang")),
    ],
)
def test_a_name_in_two_columns(header: str, parts: tuple[str, str]) -> None:
    (eva,) = read(f"{header}\nLang,Eva\n").cards
    assert (eva.given, eva.family) == parts
    assert eva.name == "Eva Lang"


@pytest.mark.parametrize("column", ["Name", "Full Name", "Nom", "Nombre completo", "Kontakt"])
def test_a_name_in_one_column_is_taken_apart(column: str) -> None:
    cards = read(f'{column}\n"Lang, Eva"\nDr. Ben van Dyk\n').cards
    assert [(one.name, one.prefix, one.given, one.family) for one in cards] == [
        ("Eva Lang", "", "Eva", "Lang"),
        ("Dr. Ben van Dyk", "Dr.", "Ben", "van Dyk"),
    ]


def test_the_name_of_an_organisation_is_not_taken_apart() -> None:
    (acme,) = read("Name,Company\nAcme Tools,Acme Tools\n").cards
    assert (acme.name, acme.given, acme.family) == ("Acme Tools", "", "")


@pytest.mark.parametrize(
    ("header", "read_as"),
    [
        ("Name,Title", ("", "Dr.")),
        ("Name,Title,Position", ("Dr.", "Cellist")),
        ("Name,Position,Titel", ("Cellist", "Dr.")),
    ],
)
def test_a_title_is_that_of_a_post_unless_another_column_is(
    header: str, read_as: tuple[str, str]
) -> None:
    (eva,) = read(f"{header}\nEva Lang,Dr.,Cellist\n").cards
    assert (eva.prefix, eva.title) == read_as


def test_an_address_in_parts_or_as_a_whole() -> None:
    (eva,) = read("Name,Address,Town,ZIP\nEva,Ring 1,Graz,8010\n").cards
    assert eva.addresses == [Address(street="Ring 1", city="Graz", postal_code="8010")]
    (eva,) = read('Name,Address\nEva,"Ring 1, Graz"\n').cards
    assert eva.addresses == [Address(formatted="Ring 1, Graz")]
    (eva,) = read("Name,City,Country\nEva,Graz,Austria\n").cards
    assert (eva.addresses, eva.city, eva.country) == ([], "Graz", "Austria")


@pytest.mark.parametrize(
    ("table", "street"),
    [
        ("Straße;Hausnummer;Ort\nRingweg;5a;Graz", "Ringweg 5a"),
        ("Straße;Nr.;PLZ;Ort\nRingweg;5;8010;Graz", "Ringweg 5"),
        ("Adresse;Nr.;PLZ;Ort\nRingweg;5;8010;Graz", "Ringweg 5"),
        ("House number;Street;Town\n5;Mill Lane;Leeds", "5 Mill Lane"),
        ("Street;Number;Town\nMill Lane;5;Leeds", "5 Mill Lane"),
        ("Rue;Numéro;Ville\nrue Verte;5;Lille", "5 rue Verte"),
        ("Calle;Número;Ciudad\nCalle Mayor;5;Soria", "Calle Mayor 5"),
        ("Via;Numero civico;Città\nVia Nuova;5;Como", "Via Nuova 5"),
        ("Street;House number;Country\nRingweg;5;Österreich", "Ringweg 5"),
        ("Straße;Hausnummer;Land\nMill Lane;5;Irland", "5 Mill Lane"),
        ("Straße;Hausnummer;Ort\nRingweg 5;5;Graz", "Ringweg 5"),
        ("Straße;Hausnummer;Ort\nRingweg;;Graz", "Ringweg"),
        ("Straße;Hausnummer;Ort\n;5;Graz", "5"),
    ],
)
def test_a_house_number_goes_where_its_country_writes_it(table: str, street: str) -> None:
    header, row = table.split("\n")
    (eva,) = read(f"Name;{header}\nEva;{row}\n").cards
    assert [one.street for one in eva.addresses] == [street]
    assert eva.fields == {}


@pytest.mark.parametrize("header", ["Nr;Name;Straße", "Name;Address;Number", "No;Name;Ort;Straße"])
def test_a_number_elsewhere_is_not_that_of_a_house(header: str) -> None:
    (eva,) = read(f"{header}\n7;Eva;Ring\n").cards
    (number,) = set(header.split(";")) & {"Nr", "No", "Number"}
    assert list(eva.fields) == [number]


def test_several_emails_phones_and_notes() -> None:
    text = (
        "Name,Email,Email 2,Phone 1,Mobile,Notes,Comments\n"
        "Eva,a@x.example; b@x.example,c@x.example,1,2,one,two\n"
    )
    (eva,) = read(text).cards
    assert eva.emails == ["a@x.example", "b@x.example", "c@x.example"]
    assert (eva.phones, eva.labels) == (["1", "2"], {"2": "mobile"})
    assert eva.notes == "one\ntwo"


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("Eva <eva@lang.example>", ["eva@lang.example"]),
        ("Lang, Eva <eva@lang.example>; <b@x.example>", ["eva@lang.example", "b@x.example"]),
        ("mailto:eva@lang.example", ["eva@lang.example"]),
        ("eva at lang.example", ["eva at lang.example"]),
    ],
)
def test_an_email_as_a_mail_has_it(cell: str, emails: list[str]) -> None:
    (eva,) = read(table({"Name": "Eva Lang", "Email": cell})).cards
    assert eva.emails == emails


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("+43 1 234567 / +43 664 765432", ["+43 1 234567", "+43 664 765432"]),
        ("01 234567, 0664 765432", ["01 234567", "0664 765432"]),
        ("01 234567 / 68", ["01 234567 / 68"]),
        ("0043/1/234567", ["0043/1/234567"]),
        ("01 234567, ext 12345678", ["01 234567, ext 12345678"]),
        ("tel:+431234567", ["+431234567"]),
    ],
)
def test_several_phones_in_one_cell(cell: str, phones: list[str]) -> None:
    (eva,) = read(table({"Name": "Eva Lang", "Phone": cell})).cards
    assert eva.phones == phones


def test_what_no_field_can_be_called_is_kept_for_the_way_back() -> None:
    (eva,) = read("id,Name,State/Region,Deal Value (EUR),2nd\n7,Eva,Styria,5,x\n").cards
    assert eva.fields == {"Deal-Value-EUR": "5"}
    assert eva.rest == [("id", "7"), ("2nd", "x")]
    assert eva.addresses == [Address(region="Styria")]


def test_the_header_is_the_top_line_of_which_most_is_known() -> None:
    text = "Members 2026\n\nName\nFirst Name\tLast Name\tPhone\nEva\tLang\t1\n"
    found = read(text)
    assert [(one.line, one.name, one.phones) for one in found.cards] == [(5, "Eva Lang", ["1"])]
    assert found.remarks[0].startswith("4: read as a table")


def test_short_and_long_rows() -> None:
    found = read("Name,Email\nEva\nBen,b@x.example,more,,and more\n,\n,,\n")
    assert [one.name for one in found.cards] == ["Eva", "Ben"]
    assert found.remarks[1:] == ["3: cells beyond the named columns left out: more, and more"]


def test_what_is_no_table_of_people_says_which_columns_there_are() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read("Item;Unit price;Number\nScrew;0,10;500\n")
    assert str(caught.value.message) == (
        "No column of it is known as a name or an e-mail address: there are Item, Unit price,"
        " Number. Say which, such as --map name=Item."
    )
    with pytest.raises(UnreadableFileError, match="--map 'name=Unit price'"):
        read("Unit price,Item\n1,2\n")
    with pytest.raises(UnreadableFileError, match="its first line has values"):
        read("Eva,Lang,eva@lang.example\nBen,Kurz,ben@kurz.example\n")


def test_map_says_what_a_column_is() -> None:
    text = "Wer;Wohin;Rufname\nEva Lang;eva@lang.example;Evi\n"
    (eva,) = read(text, "name=wer", "email:work=2", "nickname=RUFNAME").cards
    assert (eva.name, eva.family, eva.nickname) == ("Eva Lang", "Lang", "Evi")
    assert eva.labels == {"eva@lang.example": "work"}


def test_map_goes_before_what_is_known() -> None:
    text = "Name,Contact,Email,Geburt\nAcme,Eva Lang,eva@lang.example,1980-05-06\n"
    (eva,) = read(text, "organisation=Name", "name=Contact", "date:founded=Geburt").cards
    assert (eva.name, eva.organisation) == ("Eva Lang", "Acme")
    assert eva.dates == {"founded": "1980-05-06"}
    (eva,) = read(text, "ignore=Email", "ignore=geburt").cards
    assert (eva.emails, eva.fields, eva.dates) == ([], {"Contact": "Eva Lang"}, {})


def test_map_works_with_any_dialect() -> None:
    row = {"First Name": "Eva", "Primary Email": "eva@lang.example", "Custom 1": "Choir"}
    found = read(table(row), "tags=Custom 1")
    assert (found.source, found.cards[0].tags, found.cards[0].rest) == (
        *("thunderbird", ["Choir"], []),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Eva Lang;Graz;eva@lang.example\nBen Kurz;Wien;\n",
        "Eva Lang;Graz\nBen Kurz;Wien;more\n",
        "Eva Lang;Graz;www.lang.example\nBen Kurz;Wien;\n",
        "Our members\n\nEva Lang;Graz;1\nBen Kurz;Wien;2\n",
    ],
)
def test_by_numbers_alone_a_first_line_without_a_known_name_is_somebody(text: str) -> None:
    found = read(text, "name=1", "city=2")
    assert [(one.name, one.city) for one in found.cards] == [
        ("Eva Lang", "Graz"),
        ("Ben Kurz", "Wien"),
    ]
    assert found.cards[0].line == (3 if text.startswith("Our") else 1)
    assert found.remarks[0] == (
        f"{found.cards[0].line}: read as a table without names of columns: column 1 as name,"
        " column 2 as city, column 3 as field column-3; if this line has them, tell a column by its"
        " name"
    )


@pytest.mark.parametrize("header", ["Wer;Ort", "Wohin;Telefon", "Name;2019"])
def test_by_numbers_alone_a_first_line_with_a_known_name_is_a_header(header: str) -> None:
    found = read(f"{header}\nEva Lang;Graz\n", "name=1", "city=2")
    assert [(one.line, one.name, one.city) for one in found.cards] == [(2, "Eva Lang", "Graz")]


def test_of_every_dialect_it_is_told_that_there_is_no_header() -> None:
    found = read("Eva Lang;Graz\n", "name=1", source="outlook")
    assert [one.name for one in found.cards] == ["Eva Lang"]
    assert found.remarks[0].startswith("1: read as a table without names of columns")


def test_a_column_told_by_its_name_makes_a_header_of_the_line() -> None:
    found = read("Wer;Wohin\nEva Lang;Graz\n", "name=Wer", "city=2")
    assert [(one.name, one.city) for one in found.cards] == [("Eva Lang", "Graz")]


def test_a_list_of_one_column_needs_no_header() -> None:
    found = read("eva@lang.example\nben@kurz.example\n", "email=1")
    assert [one.emails for one in found.cards] == [["eva@lang.example"], ["ben@kurz.example"]]
    with pytest.raises(UnreadableFileError, match="--map email=2"):
        read("Eva Lang,eva@lang.example\n")


@pytest.mark.parametrize("text", ["", "\n\n", ";;\n;;\n", '"\n' * 40, '"'])
def test_what_has_no_first_line_at_all_is_no_table(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="No known header"):
        read(text, "name=1")


def test_a_line_break_in_the_name_of_a_column_is_a_blank() -> None:
    text = 'Name;"E-Mail\nprivat";"Shoe\r\nsize"\nEva Lang;eva@lang.example;41\n'
    found = read(text)
    (eva,) = found.cards
    assert (eva.line, eva.emails, eva.labels) == (
        *(4, ["eva@lang.example"], {"eva@lang.example": "home"}),
    )
    assert eva.fields == {"Shoe-size": "41"}
    assert "E-Mail privat as email:home, Shoe size as field Shoe-size" in found.remarks[0]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("gven=Name", "Did you mean 'given'?"),
        ("shoe size=Name", "There are name, prefix"),
        ("given=Nmae", "no column 'Nmae' in the file. Did you mean 'Name'?"),
        ("given=Unheard", "There are Name, Email"),
        ("given=3", "There is no column '3'"),
        ("given=0", "There is no column '0'"),
        ("given", "write FIELD=COLUMN"),
        ("given=", "ignore=COLUMN leaves a column out"),
        ("given:work=Name", "given has no kinds"),
        ("date=Name", "date:wedding=Name"),
    ],
)
def test_a_slip_in_map_is_told(typed: str, sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        read("Name,Email\nEva,eva@lang.example\n", typed)
    assert sentence in caught.value.message


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "uid,name,email_1,tags,birthday,met_on",
    ],
)
def test_map_is_not_for_files_of_which_all_columns_are_known(header: str) -> None:
    with pytest.raises(UsageError, match="--from csv reads the file"):
        read(f"{header}\n", "name=1")
    assert read(f"{header}\n", "name=1", source="csv").source == "csv"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE", "messages"),
        ("From,To,Sent At,Message,Direction,inviterProfileUrl", "Invitations"),
        ("Event Name,Event Time,Status,External Url", "Events"),
        ("Endorsement Date,Skill Name,Endorser First Name", "Endorsement_Received_Info"),
    ],
)
def test_other_files_of_linkedins_archive_are_no_people(header: str, name: str) -> None:
    with pytest.raises(UnreadableFileError, match=f"It is {name}.csv of LinkedIn's archive"):
        read(f"{header}\na,b,c\n")


def test_a_column_without_a_name_can_be_mapped_by_its_number() -> None:
    found = read("Name,,\nEva,hello,there\n", "notes=2")
    assert (found.cards[0].notes, found.remarks[1:]) == (
        "hello",
        ["2: cells beyond the named columns left out: there"],
    )


def test_what_is_told_of_columns_is_never_long() -> None:
    names = [f"{'W' * 90}{n}" for n in range(40)]
    (remark,) = read(table({"Name": "Eva"}, more=names)).remarks
    assert remark.count(" as field ") == 19
    assert len(remark) < 2500
    with pytest.raises(UnreadableFileError) as caught:
        read(f"{','.join(names)}\n1\n")
    assert len(caught.value.message) < 1200
    beyond = read(f"Name\nEva,{'more,' * 500}\n").remarks[1]
    assert len(beyond) < 300
    assert beyond.endswith("…")

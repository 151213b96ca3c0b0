"""Outlook's CSV: of the desktop, of the web, in seven languages."""

from __future__ import annotations

import pytest
from tests.formats.dialects.reading import only, read, table

from netcrm.rules.addresses import Address

MORE = ("E-mail 2 Address", "Business Phone", "Home Phone")


def test_title_is_the_prefix_and_job_title_the_title() -> None:
    row = {
        "Title": "Prof.",
        "First Name": "Ines",
        "Last Name": "Vogel",
        "Suffix": "PhD",
        "Job Title": "Dean",
        "Company": "Institute",
        "Department": "Physics",
        "E-mail Address": "ines@vogel.example",
        "E-mail Display Name": "Vogel, Ines",
        "Business Street": "Ring 1",
        "Business Street 2": "Block B",
        "Business City": "Graz",
        "Business Address PO Box": "77",
        "Home Country/Region": "Austria",
        "Categories": "Choir;Alumni",
        "Web Page": "https://vogel.example",
        "Spouse": "Max",
    }
    card = only(table(row, more=MORE), "outlook")
    assert (card.name, card.prefix, card.title) == ("Prof. Ines Vogel, PhD", "Prof.", "Dean")
    assert card.addresses == [
        Address("work", "Ring 1\nBlock B", po_box="77", city="Graz"),
        Address("home", country="Austria"),
    ]
    assert (card.city, card.country, card.tags) == ("Graz", "", ["Choir", "Alumni"])
    assert card.rest == [("E-mail Display Name", "Vogel, Ines"), ("Spouse", "Max")]


def test_phones_stand_in_the_order_of_preference() -> None:
    row = {
        "First Name": "Ines",
        "Assistant's Phone": "9",
        "Business Fax": "8",
        "Business Phone": "3",
        "Home Phone": "4",
        "Mobile Phone": "1",
        "Primary Phone": "2",
    }
    card = only(table(row, more=MORE), "outlook")
    assert card.phones == ["1", "2", "3", "4", "9", "8"]
    assert card.labels == {
        "1": "mobile",
        "2": "main",
        "3": "work",
        "4": "home",
        "9": "assistant",
        "8": "work fax",
    }


def test_days_are_in_the_order_that_the_file_itself_settles() -> None:
    def days(*written: str, order: str | None = None) -> list[str]:
        rows = [{"First Name": "Ines", "Birthday": day} for day in written]
        return [card.birthday for card in read(table(*rows, more=MORE), order=order).cards]

    assert days("6/3/1985", "1/20/1981") == ["1985-06-03", "1981-01-20"]
    assert days("6/3/1985", "20/1/1981", order="mdy") == ["1985-03-06", "1981-01-20"]
    assert days("6/3/1985", order="dmy") == ["1985-03-06"]
    assert days("31.1.1972", "1972-01-31") == ["1972-01-31", "1972-01-31"]
    undecided = read(table({"First Name": "Ines", "Birthday": "6/3/1985"}, more=MORE))
    assert [undecided.cards[0].birthday, len(undecided.remarks)] == ["", 1]


@pytest.mark.parametrize("empty", ["0/0/00", "00.00.0000", "0000-00-00", "1/1/4501", " "])
def test_a_day_that_is_none_is_empty(empty: str) -> None:
    row = {"First Name": "Ines", "Birthday": empty, "Anniversary": empty}
    card = only(table(row, more=MORE), "outlook")
    assert (card.birthday, card.dates) == ("", {})


LOCALISED = """
Vorname;Weitere Vornamen;Nachname;Firma;Abteilung;Position;E-Mail-Adresse;E-Mail 2: Adresse
;Mobiltelefon;Telefon geschäftlich;Telefon privat;Geburtstag;Notizen;Kategorien;Webseite

Prénom;Deuxième prénom;Nom;Société;Service;Profession;Adresse de messagerie
;Adresse de messagerie 2;Tél. mobile;Téléphone (bureau);Téléphone (domicile);Anniversaire
;Notes;Catégories;Page Web

Nombre;Segundo nombre;Apellidos;Organización;Department;Puesto;E-mail Address
;Dirección de correo electrónico 2;Mobile Phone;Teléfono del trabajo;Particular;Birthday
;Notes;Categorías;Página web

Nome;Secondo Nome;Cognome;Società;Reparto;Qualifica;Indirizzo E-mail;Indirizzo E-mail 2
;Telefono Mobile;Telefono di Lavoro;Telefono di casa;Compleanno;Note;Categorie;Pagina Web

Imię;Drugie imię;Nazwisko;Firma;Oddział;Stanowisko;Adres e-mail;Adres e-mail 2
;Telefon komórkowy;Telefon służbowy;Telefon domowy;Urodziny;Notatki;Kategorie
;Osobista strona sieci Web

Primeiro nome;Nome do meio;Último nome;Empresa;Departamento;Cargo;Endereço de E-mail
;Endereço de E-mail 2;Celular;Fone comercial;Fone de casa;Aniversário;Notas;Categorias
;Página Web

First Name;Middle Name;Last Name;Company;Department;Job Title;E-mail Address
;E-mail 2 Address;Mobile Phone;Business Phone;Home Phone;Birthday;Notes;Categories;Web Page
"""
HEADERS = [block.replace("\n", "") for block in LOCALISED.strip().split("\n\n")]
ROW = "Eva;Maria;Lang;Acme;Sales;Head;e@a.example;e@b.example;1;2;3;6.5.80;hello;Choir;a.example"


@pytest.mark.parametrize("header", HEADERS)
def test_localised_columns(header: str) -> None:
    card = only(f"{header.upper()}\r\n{ROW}\r\n", "outlook")
    assert (card.name, card.given, card.middle, card.family) == (
        *("Eva Maria Lang", "Eva", "Maria", "Lang"),
    )
    assert (card.organisation, card.department, card.title) == ("Acme", "Sales", "Head")
    assert card.emails == ["e@a.example", "e@b.example"]
    assert card.labels == {"1": "mobile", "2": "work", "3": "home"}
    assert (card.phones, card.links) == (["1", "2", "3"], ["a.example"])
    assert (card.birthday, card.notes, card.tags) == ("1980-05-06", "hello", ["Choir"])
    assert card.rest == []


def test_german_addresses() -> None:
    row = {
        "Anrede": "Frau",
        "Vorname": "Eva",
        "Straße geschäftlich": "Ring 1",
        "Ort geschäftlich": "Graz",
        "Postleitzahl geschäftlich": "8010",
        "Land/Region geschäftlich": "Österreich",
        "Telefon geschäftlich": "1",
        "Straße privat": "Weg 2",
        "Ort privat": "Wien",
    }
    card = only(table(row, separator=";"), "outlook")
    assert card.addresses == [
        Address("work", "Ring 1", city="Graz", postal_code="8010", country="Österreich"),
        Address("home", "Weg 2", city="Wien"),
    ]


def test_the_form_that_google_writes() -> None:
    row = {
        "First Name": "Ines",
        "E-mail Address": "ines@vogel.example",
        "Home Address": "Weg 2\n1010 Wien",
        "Business Street": "Ring 1",
        "Business Country": "Austria",
        "Keywords": "x",
    }
    card = only(table(row, more=MORE), "outlook")
    assert card.addresses == [
        Address("work", "Ring 1", country="Austria"),
        Address("home", formatted="Weg 2\n1010 Wien"),
    ]
    assert card.rest == [("Keywords", "x")]

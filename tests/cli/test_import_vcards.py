"""vCards of one's own come back as they went, and a file without any is told to be none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.mark.parametrize("form", ["vcard", "vcard4"])
def test_control_characters_make_no_change_of_ones_own_card(crm: Netcrm, form: str) -> None:
    noted = ("--note", "see\x1b[31m\vred\x07", "--tag", "lo\x07ud", "--city", "Lag\x1bos")
    crm("add", "Amara\x1bOkafor", "--title", "Hea\x08d", "--org", "Lagos Works", *noted)
    file = str(crm.home / "amara.vcf")
    crm("export", file, "--to", form)
    assert crm.json("import", file)["unchanged"] == 1
    crm("edit", "1", "--title", "Che\x1bf")
    crm("export", file, "--to", form)
    told = crm.json("import", file)
    assert (told["unchanged"], told["warnings"]) == (1, [])
    kept = crm.json("show", "1")
    assert (kept["title"], kept["tags"]) == ("Che\x1bf", ["lo\x07ud"])


def test_control_characters_of_a_vcard_come_in_as_their_pictures(crm: Netcrm) -> None:
    file = crm.home / "ida.vcf"
    file.write_bytes(
        b"BEGIN:VCARD\nVERSION:2.1\nFN:Ida\x1bLind\n"
        b"NOTE;ENCODING=QUOTED-PRINTABLE:be=07ll=0Bbelow\x0cbottom\n"
        b"TEL;TYPE=on\x7fboat:+46 70 555 0101\nEND:VCARD\n"
    )
    crm("import", str(file))
    ida = crm.json("show", "1")
    assert (ida["name"], ida["notes"]) == ("Ida␛Lind", "be␇ll\nbelow\nbottom")
    assert ida["labels"] == {"+46 70 555 0101": "on␡boat"}
    assert crm.json("import", str(file))["unchanged"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "Dear Amara,\nhere is the list.\n",
        "name,email\nIda Lind,ida@lind.example\n",
        '{"format": "vcard"}',
        "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n",
        "VERSION:3.0\nFN:Ida Lind\nEND:VCARD\n",
    ],
)
def test_a_file_without_a_card_is_none_of_vcards(crm: Netcrm, text: str) -> None:
    file = crm.home / "people.vcf"
    file.write_text(text)
    told = crm.fails(6, "import", "--from", "vcard", str(file)).err
    reason = "there is no vCard in it: looked for a line BEGIN:VCARD."
    assert told == f"{file} is no list of people: {reason}\n"


def test_a_file_of_nothing_but_groups_is_read(crm: Netcrm) -> None:
    file = crm.home / "groups.vcf"
    file.write_text(
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Board\nMEMBER:urn:uuid:1\nEND:VCARD\n"
    )
    told = crm.json("import", "--from", "vcard", str(file))
    assert told["skipped"] == [{"line": 1, "reason": "a group of 1 member, no person"}]


def test_a_file_that_is_empty_has_no_card(crm: Netcrm) -> None:
    file = crm.home / "people.vcf"
    file.write_text("")
    assert crm.fails(6, "import", "--from", "vcard", str(file)).err == f"{file} is empty.\n"

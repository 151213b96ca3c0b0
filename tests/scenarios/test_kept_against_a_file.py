"""What a file says otherwise and is not taken is said: one line a person, after all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def test_a_card_that_was_edited_on_a_phone(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--title", "Professor", "--city", "Cork", "--note", "likes tea")
    file = crm.home / "ana.vcf"
    crm("export", str(file))
    text = file.read_text().replace("Professor", "Reader").replace("likes tea", "likes coffee")
    file.write_text(text)
    told = crm("import", str(file))
    assert told.err.splitlines() == [
        (
            "line 1: Ana Lund: kept as it is here: title 'Professor' (the file says 'Reader'),"
            " notes 'likes tea' (the file says 'likes coffee')"
        )
    ]
    assert told.out == "0 added, 0 updated, 1 unchanged, 0 skipped.\n"
    assert crm("import", str(file)).err == ""
    file.write_text(text.replace("Reader", "Dean"))
    assert "title 'Professor' (the file says 'Dean')" in crm("import", str(file)).err
    assert crm.json("show", "ana")["title"] == "Professor"


def test_a_name_is_said_without_its_parts(crm: Netcrm) -> None:
    crm("add", "Ana Maria Lund", "--email", "ana@x.example")
    file = crm.home / "google.csv"
    file.write_text("First Name,Last Name,E-mail 1 - Value\nAna,Holm,ana@x.example\n")
    assert crm("import", str(file)).err.splitlines() == [
        (
            "line 2: Ana Maria Lund: kept as it is here: name 'Ana Maria Lund'"
            " (the file says 'Ana Holm')"
        )
    ]


def test_many_hide_nothing_else(crm: Netcrm) -> None:
    """A first import from LinkedIn over people who were written down by hand."""
    rows = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    for number in range(30):
        name = f"P{chr(97 + number % 26)}{number // 26}x Kept"
        mail = f"p{number}@x.example"
        crm("add", name, "--email", mail, "--title", "Own", "--met", "at a ball", "--force")
        rows.append(f"{name.split(maxsplit=1)[0]},Kept,,{mail},,Other,12 Mar 2023")
    rows.append(",,,,,,01 Jan 2023")
    file = crm.home / "Connections.csv"
    file.write_text("\n".join(rows) + "\n")
    told = crm("import", str(file)).err.splitlines()
    assert told[0] == "line 32: skipped: no name (a closed account?)"
    assert told[1].endswith("kept as it is here: title 'Own' (the file says 'Other')")
    assert told[-1] == "and 21 more: --json counts all"
    assert len(told) == 11

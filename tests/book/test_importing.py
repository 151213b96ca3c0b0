"""Files that are read once, twice, and again after somebody has changed something."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Netcrm

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ANA = "Ana,Lund,https://www.linkedin.com/in/ana-lund,,Acme,Head,03 Jan 2025"
BO = "Bo,Ek,https://www.linkedin.com/in/bo-ek,bo@x.example,Bolt,Hand,04 Jan 2025"


def linkedin(crm: Netcrm, *rows: str, name: str = "Connections.csv") -> Any:
    path = crm.home / name
    path.write_text("\n".join(["Notes:", '"Some words, and more"', "", HEADER, *rows]) + "\n")
    return crm.json("import", str(path))


def counts(answer: Any) -> tuple[int, int, int, int]:
    return answer["added"], answer["updated"], answer["unchanged"], len(answer["skipped"])


def edited(crm: Netcrm, who: str, **cells: str) -> Any:
    """Change cells of one person in netcrm's own export, and read it again."""
    path = crm.home / "own.csv"
    crm("export", str(path))
    with path.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        if row["name"] == who:
            row.update(cells)
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, [*dict.fromkeys([*rows[0], *cells])])
        writer.writeheader()
        writer.writerows(rows)
    return crm.json("import", str(path))


def test_t17_the_same_file_again_changes_nothing(crm: Netcrm) -> None:
    assert counts(linkedin(crm, ANA, BO, ",,,,,,05 Jan 2025")) == (2, 0, 0, 1)
    before, steps = snapshot(crm.db), crm.json("history")
    assert counts(linkedin(crm, ANA, BO, ",,,,,,05 Jan 2025")) == (0, 0, 2, 1)
    assert (snapshot(crm.db), crm.json("history")) == (before, steps)


def test_a_changed_position_comes_in(crm: Netcrm) -> None:
    linkedin(crm, ANA, BO)
    answer = linkedin(crm, ANA.replace("Acme,Head", "Bolt,Chief"), BO)
    assert counts(answer) == (0, 1, 1, 0)
    one = crm.json("show", "ana")
    assert (one["organisation"], one["title"]) == ("Bolt", "Chief")
    assert len(crm.json("list", "org:bolt")) == 2


def test_t17_what_the_user_wrote_is_never_overwritten(crm: Netcrm) -> None:
    linkedin(crm, ANA, BO)
    edited(crm, "Ana Lund", title="Head of Heads", notes="likes tea", city="Lund")
    assert counts(linkedin(crm, ANA, BO)) == (0, 0, 2, 0)
    answer = linkedin(crm, ANA.replace("Head", "Chief"), BO)
    assert counts(answer) == (0, 0, 2, 0)
    assert [one["reason"] for one in answer["warnings"]] == [
        "Ana Lund: kept as it is here: title 'Head of Heads' (the file says 'Chief')"
    ]
    one = crm.json("show", "ana")
    assert (one["title"], one["notes"], one["city"]) == ("Head of Heads", "likes tea", "Lund")
    again = linkedin(crm, ANA.replace("Head", "Chief"), BO)
    assert again["warnings"] == []


def test_a_value_that_a_file_no_longer_has_stays(crm: Netcrm) -> None:
    linkedin(crm, BO)
    assert counts(linkedin(crm, BO.replace("bo@x.example", "").replace("Hand", ""))) == (0, 0, 1, 0)
    one = crm.json("show", "bo")
    assert (one["emails"], one["title"]) == (["bo@x.example"], "Hand")


def test_an_address_that_is_new_is_a_further_one(crm: Netcrm) -> None:
    linkedin(crm, BO)
    assert counts(linkedin(crm, BO.replace("bo@x", "ek@y"))) == (0, 1, 0, 0)
    assert crm.json("show", "bo")["emails"] == ["bo@x.example", "ek@y.example"]


def test_a_former_name_and_the_address_are_the_same_person(crm: Netcrm) -> None:
    crm("add", "Bea Ek", "--former-name", "Bo Ek", "--email", "bo@x.example", "--org", "Acme")
    assert counts(linkedin(crm, ",".join([*BO.split(",")[:2], "", *BO.split(",")[3:]])))[0] == 0
    sister = "Britta,Ek,,bo@x.example,Bolt,Hand,04 Jan 2025"
    assert counts(linkedin(crm, sister))[0] == 1


def test_a_name_that_a_file_changes_becomes_a_former_one(crm: Netcrm) -> None:
    linkedin(crm, ANA, BO)
    before = snapshot(crm.db)
    married = ANA.replace("Ana,Lund", "Ana,Berg-Holm")
    assert counts(linkedin(crm, married, BO)) == (0, 1, 1, 0)
    one = crm.json("show", "lund")
    assert (one["name"], one["former_names"]) == ("Ana Berg-Holm", ["Ana Lund"])
    after = snapshot(crm.db)
    assert counts(linkedin(crm, married, BO)) == (0, 0, 2, 0)
    assert snapshot(crm.db) == after
    crm("undo")
    assert snapshot(crm.db) == before
    crm("redo")
    linkedin(crm, ANA, BO)
    one = crm.json("show", "berg-holm")
    assert (one["name"], one["former_names"]) == ("Ana Lund", ["Ana Berg-Holm"])
    told = crm("import", str(crm.home / "Connections.csv"), "--dry-run")
    assert "former" not in told.out


def test_the_former_name_is_told(crm: Netcrm) -> None:
    linkedin(crm, ANA)
    file = crm.home / "Connections.csv"
    file.write_text(file.read_text().replace("Ana,Lund", "Ana,Berg"))
    told = crm("import", str(file)).out
    assert "Ana Lund: name: Ana Lund → Ana Berg\n" in told
    assert "Ana Lund: former name: also Ana Lund\n" in told


def test_a_title_or_an_accent_makes_no_former_name(crm: Netcrm) -> None:
    linkedin(crm, ANA)
    linkedin(crm, ANA.replace("Ana,Lund", "Dr. Áná,Lund"))
    one = crm.json("show", "ana")
    assert (one["name"], one["former_names"]) == ("Dr. Áná Lund", [])


def test_a_name_edited_in_a_spreadsheet_is_perhaps_mended(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    answer = edited(crm, "Ana Lund", name="Ana Berg")
    assert [one["reason"] for one in answer["warnings"]] == [
        "'Lund' does not find Ana Berg any more; to keep it: netcrm edit 1 --former-name 'Ana Lund'"
    ]
    assert crm.json("show", "berg")["former_names"] == []


@pytest.mark.parametrize("given", ["Dr. Ana", "Prof. Dr. Ana", "Mrs Ana"])
def test_a_title_in_the_given_name_is_no_other_person(crm: Netcrm, given: str) -> None:
    crm("add", "Ana Lund", "--org", "Acme")
    assert counts(linkedin(crm, f"{given},Lund,,,Acme,Head,03 Jan 2025"))[0] == 0
    assert crm.json("show", "ana")["name"] == "Ana Lund"
    assert counts(linkedin(crm, f"{given},Holm,,,Acme,Head,03 Jan 2025"))[0] == 1
    assert crm.json("show", "holm")["name"] == f"{given} Holm"
    assert crm.json("show", "ana holm")["id"] == 2


def test_two_people_of_one_name_with_links_of_their_own_stay_two(crm: Netcrm) -> None:
    other = ANA.replace("ana-lund", "ana-lund-2")
    assert counts(linkedin(crm, ANA, other)) == (2, 0, 0, 0)
    assert counts(linkedin(crm, other, ANA)) == (0, 0, 2, 0)
    links = sorted(one["links"][0][-10:] for one in crm.json("list"))
    assert links == ["ana-lund-2", "n/ana-lund"]


PLAIN = "Ana,Lund,,,Acme,Head,03 Jan 2025"


@pytest.mark.parametrize(
    ("second", "people"),
    [
        (PLAIN, 1),
        (PLAIN.replace("Head", "Hand"), 2),
        (PLAIN.replace(",,,", ",,a@x.example,"), 2),
        (PLAIN.replace("Acme", "Bolt"), 2),
    ],
    ids=["the very same", "another post", "an address", "another place"],
)
def test_one_name_twice_in_a_file_without_links(crm: Netcrm, second: str, people: int) -> None:
    linkedin(crm, PLAIN, second)
    assert len(crm.json("list")) == people
    before = snapshot(crm.db)
    assert counts(linkedin(crm, PLAIN, second)) == (0, 0, 2, 0)
    assert snapshot(crm.db) == before


def test_somebody_added_by_hand_is_found_in_a_file(crm: Netcrm) -> None:
    crm("add", "Bo Ek", "--email", "BO@x.example", "--title", "Friend", "--every", "3w")
    assert counts(linkedin(crm, BO)) == (0, 1, 0, 0)
    (one,) = crm.json("list")
    assert (one["title"], one["organisation"], one["every"]) == ("Friend", "Bolt", "3w")
    assert len(one["links"]) == 1


def test_a_table_edited_in_a_spreadsheet_updates(crm: Netcrm) -> None:
    linkedin(crm, ANA, BO)
    crm("cadence", "set", "tag:mentor", "6w")
    answer = edited(
        crm,
        "Ana Lund",
        tags="mentor;x",
        tier="close",
        birthday="--04-15",
        met_on="2020-02-29",
        email_2="ana@x.example",
        phone_1="+46 40 123 45",
    )
    assert counts(answer) == (0, 1, 1, 0)
    one = crm.json("show", "ana")
    assert (one["tags"], one["tier"], one["birthday"]) == (["mentor", "x"], "close", "--04-15")
    assert (one["emails"], one["phones"]) == (["ana@x.example"], ["+46 40 123 45"])
    assert (one["met_on"], one["every_from"]) == ("2020-02-29", "tier:close")
    assert counts(crm.json("import", str(crm.home / "own.csv"))) == (0, 0, 2, 0)


def test_an_emptied_cell_takes_nothing_away(crm: Netcrm) -> None:
    crm("add", "Bo Ek", "--email", "bo@x.example", "--city", "Lund", "--tag", "x")
    before = snapshot(crm.db)
    assert counts(edited(crm, "Bo Ek", email_1="", city="", tags="")) == (0, 0, 1, 0)
    assert snapshot(crm.db) == before


@pytest.mark.parametrize("name", ["Berg, Ana", "Dr. Ana Berg", "Ana Maria Berg, MD"])
def test_a_name_in_one_piece_takes_its_parts_along(crm: Netcrm, name: str) -> None:
    crm("add", "Ana Lund")
    path = crm.home / "names.csv"
    uid = crm.json("show", "ana")["uid"]
    path.write_text(f'uid,name\n{uid},"{name}"\n')
    assert counts(crm.json("import", str(path))) == (0, 1, 0, 0)
    one = crm.json("show", "berg")
    assert (one["given"], one["family"]) == ("Ana", "Berg")
    crm.fails(3, "show", "lund")
    assert counts(crm.json("import", str(path))) == (0, 0, 1, 0)


def test_a_dry_run_says_the_same_and_changes_nothing(crm: Netcrm) -> None:
    linkedin(crm, ANA)
    before, steps = snapshot(crm.db), crm.json("history")
    path = crm.home / "Connections.csv"
    path.write_text("\n".join([HEADER, ANA.replace("Head", "Chief"), BO]))
    tried = crm.json("import", str(path), "--dry-run")
    assert (snapshot(crm.db), crm.json("history")) == (before, steps)
    assert tried == {**crm.json("import", str(path)), "dry_run": True}
    assert counts(tried) == (1, 1, 0, 0)


def test_a_dry_run_makes_no_file(crm: Netcrm, tmp_path: Path) -> None:
    path = crm.home / "Connections.csv"
    path.write_text(f"{HEADER}\n{ANA}\n{BO}\n")
    nowhere = tmp_path / "new" / "netcrm.db"
    tried = crm.json("import", str(path), "--dry-run", "--db", str(nowhere))
    assert counts(tried) == (2, 0, 0, 0)
    assert not nowhere.parent.exists()


def test_several_files_are_one_step(crm: Netcrm) -> None:
    one, two = crm.home / "one.csv", crm.home / "two.csv"
    one.write_text(f"{HEADER}\n{ANA}\n")
    two.write_text(f"{HEADER}\n{ANA}\n{BO}\n")
    assert counts(crm.json("import", str(one), str(two))) == (2, 0, 1, 0)
    crm("undo")
    assert crm.json("list") == []


def test_an_address_that_somebody_else_has_is_told(crm: Netcrm) -> None:
    crm("add", "Zed Quill", "--email", "z@example.org")
    file = crm.home / "people.csv"
    file.write_text("name,email_1\nAnna Mann,Z@example.org\n", encoding="utf-8")
    told = crm.json("import", str(file))
    assert told["added"] == 1
    assert [one["line"] for one in told["warnings"]] == [2]
    assert "number 1" in told["warnings"][0]["reason"]


def test_a_tier_that_is_new_is_told_with_its_line(crm: Netcrm) -> None:
    file = crm.home / "people.csv"
    file.write_text("name,met_on,tier\nAna,,\nBo,,inner\nCy,,inner\n", encoding="utf-8")
    (warning,) = crm.json("import", str(file))["warnings"]
    assert (warning["line"], "tier:inner" in warning["reason"]) == (3, True)

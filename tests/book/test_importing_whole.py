"""What address books know beside names: addresses, kinds, second posts, photos, and the rest."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.store.snapshots import snapshot

from netcrm.book.files.importing import import_cards
from netcrm.formats.card import Card, Photo
from netcrm.formats.reading import Reading
from netcrm.rules.addresses import Address
from netcrm.rules.moment import Moment
from netcrm.rules.posts import FullPost
from netcrm.store.photos import folder_of
from netcrm.store.writing import writing

if TYPE_CHECKING:
    from tests.conftest import Netcrm

    from netcrm.book.files.report import Report

MOMENT = Moment(date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC))
WORK = Address("work", "1 Quay", city="Cork", country="Ireland")
HOME = Address("home", "2 Lane", city="Oslo")
PHOTO = Photo("png", b"a picture of Ana")
ANA = Card(
    line=1,
    uid="ana-of-the-phone",
    name="Ana Lund",
    given="Ana",
    family="Lund",
    emails=["ana@x.example"],
    phones=["+353 1 555 01 00"],
    labels={"ana@x.example": "work", "+353 1 555 01 00": "mobile"},
    addresses=[WORK, HOME],
    organisation="Acme",
    title="Head",
    department="Surgery",
    further_posts=[FullPost("Guild", "Treasurer", "")],
    photo=PHOTO,
    revised="2026-01-01T00:00:00Z",
    rest=[("item1.X-PET;TYPE=cat", "Mog"), ("GEO", "1;2")],
)


def bring(crm: Netcrm, *cards: Card, source: str = "vcard", keep: bool = True) -> Report:
    with writing(crm.db, MOMENT, "import", keep=keep) as work:
        reading = Reading(source, iter([replace(card) for card in cards]), len(cards))
        report = import_cards(work, reading, "people.vcf", lambda _line: None)
        work.summary = report.summary
    return report


def show(crm: Netcrm, who: str = "ana") -> Any:
    return crm.json("show", who)


def streets(crm: Netcrm) -> list[str]:
    return [one["street"] for one in show(crm)["addresses"]]


def photos(crm: Netcrm) -> list[str]:
    folder = folder_of(crm.db)
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


def sources(crm: Netcrm) -> list[Any]:
    with closing(sqlite3.connect(crm.db)) as plain:
        return [json.loads(card) for (card,) in plain.execute("SELECT card FROM source_card")]


@pytest.fixture
def ana(crm: Netcrm) -> Netcrm:
    report = bring(crm, ANA)
    assert report.added == ["Ana Lund"]
    assert report.rest == {"X-PET": 1, "GEO": 1}
    return crm


def test_all_of_it_is_kept_and_shown(ana: Netcrm) -> None:
    one = show(ana)
    assert one["labels"] == ANA.labels
    assert one["addresses"] == [WORK.parts, HOME.parts]
    assert (one["organisation"], one["title"], one["department"]) == ("Acme", "Head", "Surgery")
    assert [post["organisation"] for post in one["positions"]] == ["Acme", "Guild"]
    assert one["photo"] == str(folder_of(ana.db) / PHOTO.file)
    page = ana("show", "ana").out
    for told in (
        *("Ana Lund  (1)  Head, Surgery, Acme", "ana@x.example (work)"),
        *("Work address  1 Quay, Cork, Ireland", "Home address  2 Lane, Oslo", PHOTO.file),
    ):
        assert told in page


@pytest.mark.parametrize(
    ("words", "found_in"),
    [("quay cork", "address"), ("lane", "address"), ("surgery", "department")],
)
def test_it_is_found_by_its_words(ana: Netcrm, words: str, found_in: str) -> None:
    (row,) = ana.json("find", *words.split())
    assert (row["name"], row["found_in"]) == ("Ana Lund", found_in)
    ana("undo")
    assert ana.json("find", *words.split()) == []


def test_the_same_again_changes_nothing(ana: Netcrm) -> None:
    before, steps = snapshot(ana.db), ana.json("history")
    report = bring(ana, ANA)
    assert (report.added, report.updates, report.unchanged, report.warnings) == ([], [], 1, [])
    assert (snapshot(ana.db), ana.json("history")) == (before, steps)


def test_what_the_user_has_made_of_it_stays(ana: Netcrm) -> None:
    with closing(sqlite3.connect(ana.db)) as plain, plain:
        plain.execute("UPDATE contact_point SET label = 'desk' WHERE kind = 'phone'")
        plain.execute("UPDATE postal_address SET street = '1 Quay West' WHERE rank = 0")
        plain.execute("DELETE FROM postal_address WHERE rank = 1")
    ana("edit", "ana", "--department", "Medicine")
    number = {post["organisation"]: post["id"] for post in show(ana)["positions"]}["Guild"]
    ana("post", f"p{number}", "--to", "2026-02-01")
    before = show(ana)
    assert bring(ana, ANA).unchanged == 1
    assert show(ana) == before


def test_a_newer_file_brings_what_is_new_in_it(ana: Netcrm) -> None:
    before = snapshot(ana.db)
    moved = replace(
        ANA,
        emails=["ana@y.example"],
        labels={"+353 1 555 01 00": "work"},
        addresses=[WORK._replace(street="9 Hill"), HOME],
        department="Medicine",
        further_posts=[*ANA.further_posts, FullPost("Board", "Chair", "")],
        photo=Photo("png", b"a later picture"),
        revised="2026-02-01T00:00:00Z",
    )
    (update,) = bring(ana, moved).updates
    assert update.news.addresses
    assert update.news.addresses.new == [(WORK, moved.addresses[0])]
    assert update.news.labels == {"+353 1 555 01 00": ("mobile", "work")}
    one = show(ana)
    assert one["emails"] == ["ana@x.example", "ana@y.example"]
    assert one["labels"] == {"ana@x.example": "work", "+353 1 555 01 00": "work"}
    assert streets(ana) == ["9 Hill", "2 Lane"]
    assert one["department"] == "Medicine"
    assert {post["organisation"] for post in one["positions"]} == {"Acme", "Guild", "Board"}
    assert one["photo"].endswith(Photo("png", b"a later picture").file)
    ana("undo")
    assert snapshot(ana.db) == before
    ana("redo")
    assert show(ana) == one


@pytest.mark.parametrize("organisation", ["Acme", "Beta"])
def test_the_department_of_a_row_is_that_of_its_post(ana: Netcrm, organisation: str) -> None:
    later = replace(ANA, organisation=organisation, title="Director", revised="2026-02-01")
    bring(ana, later)
    one = show(ana)
    assert (one["title"], one["department"]) == ("Director", "Surgery")
    former = [post for post in one["positions"] if post["to_on"]]
    assert [(post["title"], post["department"]) for post in former] == [("Head", "Surgery")]
    assert bring(ana, later).unchanged == 1


def test_who_moves_up_stays_in_the_department_and_who_moves_away_does_not(ana: Netcrm) -> None:
    ana("edit", "ana", "--title", "Director")
    assert show(ana)["department"] == "Surgery"
    ana("edit", "ana", "--org", "Beta", "--today", "2026-04-01")
    assert show(ana)["department"] is None


def test_what_takes_the_place_of_what_is_told(crm: Netcrm) -> None:
    file = crm.home / "google.csv"
    names = "First Name,Last Name,Labels,Address 1 - Label,Address 1 - Street"
    points = "Phone 1 - Label,Phone 1 - Value"
    for street, label in (("1 Quay", "Mobile"), ("9 Hill", "Work")):
        file.write_text(f"{names},{points}\nAna,Lund,x,Home,{street},{label},555 0100\n")
        told = crm("import", str(file)).lines
    assert told[1:] == [
        "Ana Lund: 555 0100: mobile → work",
        "Ana Lund: home address: 1 Quay → 9 Hill",
    ]


def test_an_older_file_takes_nothing_back(ana: Netcrm) -> None:
    bring(ana, replace(ANA, title="Dean", revised="2026-02-01T00:00:00Z"))
    before, steps = show(ana), ana.json("history")
    assert bring(ana, ANA).kept == []
    report = bring(ana, replace(ANA, title="Trainee", revised="2025-01-01T00:00:00Z"))
    (said,) = (one.reason for one in report.kept)
    assert said == (
        "Ana Lund: something newer was read before, and counts:"
        " title 'Dean' (this one says 'Trainee')"
    )
    assert (show(ana), ana.json("history")) == (before, steps)


def test_what_an_older_file_brought_and_the_user_took_away_stays_away(ana: Netcrm) -> None:
    older = replace(ANA, nickname="Nan", revised="2025-01-01T00:00:00Z")
    assert bring(ana, older).updates
    ana("edit", "ana lund", "--nickname", "")
    assert bring(ana, older).updates == []
    assert show(ana)["nickname"] is None


def test_two_files_in_turn_do_not_change_somebody_to_and_fro(ana: Netcrm) -> None:
    """One of each account, say; which of both is the newer nobody tells."""
    first = replace(ANA, revised="")
    second = replace(first, title="Dean", phones=["+353 1 555 02 00"], labels={})
    for card in (first, second):
        bring(ana, card)
    before = snapshot(ana.db)
    assert (show(ana)["title"], len(show(ana)["phones"])) == ("Dean", 2)
    for card in (first, second, first, second):
        report = bring(ana, card)
        assert (report.updates, report.unchanged) == ([], 1)
    assert snapshot(ana.db) == before
    assert bring(ana, replace(first, title="Chair")).updates


def test_who_comes_back_to_a_post_says_so_on_linkedin(crm: Netcrm) -> None:
    card = Card(line=1, name="Bo Ek", given="Bo", family="Ek", links=["https://linkedin.com/in/bo"])
    for place in ("Acme", "Beta", "Acme"):
        bring(crm, replace(card, organisation=place), source="linkedin")
    assert show(crm, "bo")["organisation"] == "Acme"


def test_where_only_the_name_is_shown_otherwise_its_parts_stay(crm: Netcrm) -> None:
    shown = replace(ANA, uid="", name="Lund Ana", revised="")
    bring(crm, replace(shown, name="Ana Lund"))
    bring(crm, shown)
    one = show(crm)
    assert (one["name"], one["given"], one["family"]) == ("Lund Ana", "Ana", "Lund")
    assert bring(crm, shown).unchanged == 1


@pytest.mark.parametrize("merged", [False, True])
def test_what_a_second_card_says_is_remembered_too(crm: Netcrm, merged: bool) -> None:
    twice = Card(
        line=9,
        uid="ana-of-the-office" if merged else ANA.uid,
        name="Ana Lund",
        emails=["ana@work.example", "lund@work.example"],
        addresses=[Address("other", "3 Row", city="Bern")],
        nickname="Nan",
    )
    cards = [replace(ANA, nickname=""), twice]
    bring(crm, *cards)
    if merged:
        crm("merge", "ana@x.example", "ana@work.example")
        bring(crm, *cards)
    else:
        assert len(crm.json("list")) == 1
    crm("edit", "ana lund", "--nickname", "", "--rm-email", "ana@work.example")
    before, steps = snapshot(crm.db), crm.json("history")
    for _ in range(2):
        assert bring(crm, *cards).updates == []
        assert (snapshot(crm.db), crm.json("history")) == (before, steps)


def test_an_older_file_does_not_bring_back_what_the_user_took_away(ana: Netcrm) -> None:
    moved = WORK._replace(street="9 Hill", city="Rome", country="Italy")
    later = replace(
        ANA,
        emails=["ana@new.example"],
        addresses=[moved],
        nickname="Annie",
        further_posts=[FullPost("Board", "", "")],
        revised="2026-02-01T00:00:00Z",
    )
    bring(ana, replace(ANA, nickname="Nan"))
    bring(ana, later)
    ana("edit", "ana lund", "--nickname", "", "--city", "", "--rm-email", "ana@x.example")
    before = snapshot(ana.db)
    report = bring(ana, replace(ANA, nickname="Nan"))
    assert report.unchanged == 1
    assert snapshot(ana.db) == before


def test_an_address_of_the_users_own_is_not_replaced(ana: Netcrm) -> None:
    with closing(sqlite3.connect(ana.db)) as plain, plain:
        plain.execute("UPDATE postal_address SET street = '1 Quay West' WHERE rank = 0")
    bring(ana, replace(ANA, addresses=[WORK._replace(street="9 Hill"), HOME]))
    assert streets(ana) == ["1 Quay West", "2 Lane", "9 Hill"]


def test_by_its_id_a_card_is_known_again_whatever_else_has_changed(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--email", "ana@x.example")
    assert bring(crm, ANA).added == []
    changed = replace(ANA, name="Ana Berg", family="Berg", emails=["a@z.example"], phones=[])
    changed = replace(changed, organisation="Other")
    assert bring(crm, changed).added == []
    assert show(crm)["emails"] == ["ana@x.example", "a@z.example"]
    crm("forget", "ana", "--yes")
    assert bring(crm, ANA).added == ["Ana Lund"]


def test_an_id_that_a_source_gives_to_several_makes_nobody_of_two(crm: Netcrm) -> None:
    bo = replace(ANA, line=2, name="Bo Ek", given="Bo", family="Ek", emails=["bo@x.example"])
    report = bring(crm, ANA, bo)
    assert report.added == ["Ana Lund", "Bo Ek"]
    assert [one.reason for one in report.warnings] == [
        "Bo Ek has the id of somebody else, and gets another one"
    ]
    before = snapshot(crm.db)
    assert bring(crm, ANA, bo).unchanged == 2
    assert snapshot(crm.db) == before


def test_a_name_with_a_phone_is_somebody_who_is_here_whatever_the_post(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--phone", "+353 1 5550100")
    assert bring(crm, replace(ANA, emails=[])).added == []


FATHER = Card(line=1, name="Hans Meier", phones=["0171 555001"], birthday="1950-01-01")
SON = Card(line=2, name="Hans Meier", phones=["0172 555002"], birthday="1980-02-02")


def test_a_name_of_one_word_may_be_the_given_or_the_family_name(crm: Netcrm) -> None:
    forms = [Card(line=1, name="Mum", family="Mum"), Card(line=2, name="Mum", given="Mum")]
    assert bring(crm, *forms).added == ["Mum"]
    before = snapshot(crm.db)["contact"]
    for cards in (forms, forms[::-1], forms[:1], forms[1:]):
        report = bring(crm, *cards)
        assert (report.added, report.updates) == ([], [])
    assert snapshot(crm.db)["contact"] == before


@pytest.mark.parametrize("source", ["google", "vcard", "netcrm"])
@pytest.mark.parametrize("organisation", ["", "Acme"])
def test_two_people_of_one_name_stay_two(crm: Netcrm, source: str, organisation: str) -> None:
    emails = (["h1@x.example"], ["h2@x.example"])
    both = [
        replace(one, organisation=organisation, emails=mails if organisation else [])
        for one, mails in zip((FATHER, SON), emails, strict=True)
    ]
    assert len(bring(crm, *both, source=source).added) == 2
    before = snapshot(crm.db)
    for cards in (both, both[::-1]):
        assert bring(crm, *cards, source=source).unchanged == 2
        assert snapshot(crm.db) == before


def test_the_son_of_somebody_typed_by_hand_is_somebody_else(crm: Netcrm) -> None:
    crm("add", "Hans Meier", "--phone", "0171 555001", "--birthday", "1950-01-01")
    report = bring(crm, SON)
    assert (report.added, [one.other for one in report.proposed]) == (["Hans Meier"], [1])
    assert bring(crm, SON).unchanged == 1


def test_whoever_may_be_any_of_several_is_none_of_them(crm: Netcrm) -> None:
    at_acme = [
        replace(one, organisation="Acme", notes=note, emails=[mail], phones=[], birthday="")
        for one, note, mail in ((FATHER, "father", "h1@x.example"), (SON, "son", "h2@x.example"))
    ]
    bring(crm, *at_acme)
    third = Card(line=1, name="Hans Meier", organisation="Acme", phones=["0172 555"], notes="golf")
    assert len(bring(crm, third).added) == 1
    assert [crm.json("show", str(n))["notes"] for n in (1, 2, 3)] == ["father", "son", "golf"]
    before = snapshot(crm.db)
    assert bring(crm, third).unchanged == 1
    assert snapshot(crm.db) == before


def test_who_has_another_phone_by_now_is_known_by_what_the_file_told(crm: Netcrm) -> None:
    bring(crm, SON)
    crm("edit", "hans", "--rm-phone", "0172 555002", "--phone", "0173 555003")
    before = snapshot(crm.db)
    assert bring(crm, SON).unchanged == 1
    assert snapshot(crm.db) == before


def test_a_name_elsewhere_is_proposed_and_not_merged(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--org", "Elsewhere")
    report = bring(crm, ANA)
    assert report.added == ["Ana Lund"]
    (proposal,) = report.proposed
    assert (proposal.name, proposal.other) == ("Ana Lund", 1)
    assert len(crm.json("list")) == 2


def test_a_dry_run_and_a_failure_leave_no_photo(crm: Netcrm) -> None:
    bring(crm, ANA, keep=False)
    assert photos(crm) == []

    def broken() -> Any:
        yield replace(ANA)
        yield from ({"no": "card"} for _ in range(2000))

    with pytest.raises(AttributeError), writing(crm.db, MOMENT, "import") as work:
        import_cards(work, Reading("vcard", broken(), 9), "x.vcf", lambda _line: None)
    assert photos(crm) == []
    assert crm.json("list") == []


def test_undoing_leaves_the_photo_and_forgetting_takes_it(ana: Netcrm) -> None:
    ana("undo")
    assert photos(ana) == [PHOTO.file]
    ana("redo")
    assert show(ana)["photo"]
    bring(ana, replace(ANA, uid="bo", name="Bo Ek", given="Bo", family="Ek", emails=[]))
    ana("forget", "bo", "--yes")
    assert photos(ana) == [PHOTO.file], "Ana has the same picture"
    ana("forget", "ana", "--yes")
    assert photos(ana) == []


def test_a_photo_is_given_and_taken_away_by_hand(ana: Netcrm) -> None:
    (ana.home / "ana.png").write_bytes(b"\x89PNG\r\n\x1a\n and more")
    before = snapshot(ana.db)
    assert "another photo" in ana("edit", "ana", "--photo", str(ana.home / "ana.png")).out
    assert show(ana)["photo"] != str(folder_of(ana.db) / PHOTO.file)
    assert "photo taken away" in ana("edit", "ana", "--photo", "").out
    assert show(ana)["photo"] is None
    ana("undo", "2")
    assert snapshot(ana.db) == before
    assert show(ana)["photo"] == str(folder_of(ana.db) / PHOTO.file)
    (ana.home / "text.png").write_text("hello")
    (ana.home / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1_000_000))
    for name in ("text.png", "large.png", "none.png"):
        ana.fails(6, "edit", "ana", "--photo", str(ana.home / name))


def test_one_who_is_merged_takes_all_of_it_along(ana: Netcrm) -> None:
    ana("add", "Ana Berg", "--email", "ana@x.example", "--force")
    before = snapshot(ana.db)
    said = ana("merge", "2", "1").out
    assert "1 Quay, Cork, Ireland" in said
    one = show(ana)
    assert one["labels"] == ANA.labels
    assert streets(ana) == ["1 Quay", "2 Lane"]
    assert one["photo"].endswith(PHOTO.file)
    assert sources(ana)[0]["rest"] == [list(pair) for pair in ANA.rest]
    ana("undo")
    assert snapshot(ana.db) == before


def test_of_two_that_one_source_knows_the_rest_of_both_goes_on(ana: Netcrm) -> None:
    bring(ana, replace(ANA, uid="b", name="Bo Ek", given="Bo", family="Ek", rest=[("GEO", "3;4")]))
    ana("merge", "ana", "bo")
    written = ana("export", "--to", "vcard").out
    assert all(line in written for line in ("X-PET;TYPE=cat:Mog", "GEO:1;2", "GEO:3;4"))


def test_what_a_second_card_has_beside_is_kept_too(crm: Netcrm) -> None:
    report = bring(
        crm, ANA, replace(ANA, line=9, revised="", rest=[("GEO", "3;4"), ("GEO", "1;2")])
    )
    assert report.rest == {"X-PET": 1, "GEO": 3}
    for _ in range(2):
        written = crm("export", "--to", "vcard").out
        assert [written.count(f"GEO:{place}") for place in ("1;2", "3;4")] == [1, 1]
        bring(crm, ANA)


def test_what_is_not_kept_is_not_told_as_kept(ana: Netcrm) -> None:
    older = replace(ANA, title="Trainee", revised="2025-01-01T00:00:00Z", rest=[("X-AGE", "5")])
    assert bring(ana, replace(ANA, uid="", name="", given="", family="", emails=[])).rest == {}
    ana("remove", "ana")
    assert bring(ana, older).rest == {}


def test_it_is_all_in_the_json_of_everything(ana: Netcrm) -> None:
    file, other = ana.home / "everything.json", f"--db={ana.home / 'other.db'}"
    ana("export", str(file))
    ana("import", str(file), other)
    ana("export", str(ana.home / "again.json"), other)
    assert (ana.home / "again.json").read_bytes() == file.read_bytes()
    before = snapshot(ana.db)
    assert ana.json("import", str(file))["unchanged"] == 1
    assert snapshot(ana.db) == before

"""Files of one command that say different things of the same people: the second time, no change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.store.snapshots import snapshot

from netcrm.book.files.counting import Counted
from netcrm.book.files.importing import import_cards
from netcrm.formats.card import Card
from netcrm.formats.reading import Reading
from netcrm.rules.addresses import Address
from netcrm.rules.moment import Moment
from netcrm.rules.posts import FullPost
from netcrm.store.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.files.report import Report

MOMENT = Moment(date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC))
SOURCES = ("csv", "google", "vcard", "linkedin", "netcrm")


def one_of(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", "", *values])


def some_of(*values: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


NAMES = {"ana": ("Ana", "Lund"), "bo": ("Bo", "Ek")}


def cards_of(who: str) -> st.SearchStrategy[Card]:
    """Say anything of somebody; by what they are reached nobody else is."""
    given, family = NAMES[who]
    return st.builds(
        Card,
        line=st.just(1),
        uid=one_of(who),
        given=st.just(given),
        family=st.just(family),
        nickname=one_of("Nan", "Nanna"),
        emails=some_of(f"{who}@x.example", f"{who}@y.example"),
        phones=some_of(f"+353 1 5550100{len(who)}", f"+353 1 5550200{len(who)}"),
        links=some_of(f"https://www.linkedin.com/in/{who}"),
        **ANYTHING,
    )


ANYTHING: dict[str, st.SearchStrategy[Any]] = {
    "labels": st.dictionaries(
        st.sampled_from(["ana@x.example", "+353 1 55501003"]),
        st.sampled_from(["home", "work"]),
    ),
    "addresses": st.lists(
        st.builds(Address, st.just("home"), st.sampled_from(["1 Quay", "9 Hill"])), max_size=1
    ),
    "organisation": one_of("Acme", "Bolt"),
    "title": one_of("Head", "Dean"),
    "further_posts": st.lists(st.builds(FullPost, st.just("Guild"), one_of("Chair")), max_size=1),
    "birthday": one_of("--04-15", "1980-04-15"),
    "city": one_of("Cork", "Oslo"),
    "notes": one_of("likes tea", "likes coffee"),
    "tags": some_of("x", "y"),
    "fields": st.dictionaries(st.just("stage"), st.sampled_from(["junior", "senior"]), max_size=1),
    "dates": st.dictionaries(
        st.just("wedding"), st.sampled_from(["--06-12", "--05-01"]), max_size=1
    ),
    "revised": one_of("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
    "rest": st.lists(st.tuples(st.sampled_from("GH"), st.sampled_from("12")), max_size=2),
}
FILE = st.lists(st.sampled_from(list(NAMES)).flatmap(cards_of), min_size=1, max_size=3)


def as_it_comes(source: str, file: Sequence[Card]) -> list[Card]:
    """Make of a card what a file of this source has: netcrm's own a uid, a second post a first.

    Each time anew, since an import writes into cards.
    """
    return [
        replace(
            card,
            uid=f"{card.given} {card.family}" if source == "netcrm" else card.uid,
            revised="" if source == "linkedin" else card.revised,
            further_posts=card.further_posts if card.organisation else [],
        )
        for card in file
    ]


def bring(home: Home, source: str, *files: Sequence[Card]) -> list[Report]:
    counted = Counted()
    with writing(home.db, MOMENT, "import") as work:
        found = [
            import_cards(
                work,
                Reading(source, iter(as_it_comes(source, file)), len(file)),
                "people",
                lambda _line: None,
                counted,
            )
            for file in files
        ]
        work.summary = "Imported"
    return found


@pytest.mark.parametrize("source", SOURCES)
@many(200, parts=len(SOURCES))
@given(first=FILE, second=FILE)
def test_the_same_two_again_change_nothing(
    source: str, first: list[Card], second: list[Card]
) -> None:
    with Home() as home:
        home.on("2026-03-02")
        bring(home, source, first, second)
        kept, steps = snapshot(home.db), home.steps()
        for found in bring(home, source, first, second):
            assert (found.added, found.updates) == ([], [])
        assert (snapshot(home.db), home.steps()) == (kept, steps)


HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
FILES = {
    "linkedin": (
        f"{HEADER}Ana,Lund,https://www.linkedin.com/in/ana,,Acme,Head,12 Mar 2023\n",
        f"{HEADER}Ana,Lund,https://www.linkedin.com/in/ana,,Bolt,Dean,12 Mar 2023\n",
    ),
    "csv": (
        "Name,Vorname,E-Mail,Firma\nLund,Ana,ana@x.example,Acme\n",
        "Name,Vorname,E-Mail,Firma\nLund,Ana,ana@x.example,Bolt\n",
    ),
    "netcrm": (
        "uid,name,organisation,title\nu1,Ana Lund,Acme,Head\n",
        "uid,name,organisation,title\nu1,Ana Lund,Bolt,Dean\n",
    ),
}


def where(home: Home) -> tuple[str, int]:
    return home("show", "1")["organisation"], len(home("show", "1")["positions"])


@pytest.mark.parametrize("source", FILES)
@pytest.mark.parametrize("packed", [False, True])
def test_the_first_of_two_files_counts_until_the_other_comes_alone(
    source: str, packed: bool
) -> None:
    with Home() as home:
        home.on("2026-03-02")
        files = [home.path / "a.csv", home.path / "b.csv"]
        for file, text in zip(files, FILES[source], strict=True):
            file.write_text(text)
        together = [str(file) for file in files]
        if packed:
            together = [str(home.path / "both.zip")]
            with ZipFile(together[0], "w") as archive:
                for file in files:
                    archive.write(file, file.name)
        told = home("import", *together)
        (said,) = [one["reason"] for one in told["warnings"] if "first counts" in one["reason"]]
        assert "organisation 'Acme' (a later one says 'Bolt')" in said
        kept, steps = snapshot(home.db), home.steps()
        assert where(home) == ("Acme", 1)
        told = home("import", *together)
        assert (told["updated"], told["unchanged"]) == (0, 2)
        assert (snapshot(home.db), home.steps()) == (kept, steps)
        assert home("import", str(files[1]))["updated"] == 1
        assert where(home)[0] == "Bolt"


def test_two_documents_of_everything_and_a_table() -> None:
    with Home() as home:
        home.on("2026-03-02")
        files = [home.path / name for name in ("a.json", "b.json", "c.csv")]
        home("add", "Ana Lund", "--org", "Acme", "--title", "Head", "--city", "Cork")
        home("export", str(files[0]))
        home("export", str(files[2]))
        for file, other in zip(files[1:], ("Bolt", "Crow"), strict=True):
            there = files[0] if file.suffix == ".json" else file
            file.write_text(there.read_text().replace("Acme", other).replace("Cork", "Oslo"))
        together = list(map(str, files))
        told = home("import", *together)
        assert len([one for one in told["warnings"] if "first counts" in one["reason"]]) == 2
        one = home("show", "1")
        assert (one["organisation"], one["city"]) == ("Acme", "Cork")
        kept, steps = snapshot(home.db), home.steps()
        told = home("import", *together)
        assert (told["updated"], told["unchanged"]) == (0, 3)
        assert (snapshot(home.db), home.steps()) == (kept, steps)


def test_a_card_that_was_changed_later_counts_wherever_it_stands() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:a\nFN:Ana Lund\nTITLE:{}\nREV:2026-0{}-01T00:00:00Z\n"
    with Home() as home:
        home.on("2026-03-02")
        files = [home.path / "a.vcf", home.path / "b.vcf"]
        for month, (file, title) in enumerate(zip(files, ("Head", "Dean"), strict=True), 1):
            file.write_text(f"{card.format(title, month)}END:VCARD\n")
        for together in (files, files[::-1]):
            home("import", *map(str, together))
            assert home("show", "1")["title"] == "Dean"
            kept, steps = snapshot(home.db), home.steps()
            home("import", *map(str, together))
            assert (snapshot(home.db), home.steps()) == (kept, steps)

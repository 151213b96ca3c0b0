"""``date``: days that come back every year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def ada(crm: Netcrm) -> Netcrm:
    crm("add", "Ada Lovelace")
    crm("add", "Grace Hopper")
    return crm


@pytest.mark.parametrize(
    ("words", "name", "stored"),
    [
        (["ada", "wedding", "8", "July", "1835"], "wedding", "1835-07-08"),
        (["ada", "lovelace", "first", "paper", "1843-09-01"], "first paper", "1843-09-01"),
        (["ada", "wedding anniversary", "8 July"], "wedding anniversary", "--07-08"),
        (["ada", "name day", "--02-29"], "name day", "--02-29"),
        (["ada", "defence", "12 June 2027"], "defence", "2027-06-12"),
    ],
)
def test_no_quotes_are_needed(ada: Netcrm, words: list[str], name: str, stored: str) -> None:
    assert ada.json("date", *words)["dates"] == {name: stored}


def test_it_is_due_on_its_day_and_soon_before(ada: Netcrm) -> None:
    said = ada("date", "ada", "wedding", "4", "March", "2020")
    assert said.out == "Ada Lovelace: wedding is 4 Mar 2020. Undo: netcrm undo\n"
    assert ada.json("due") == []
    assert "Next is Ada Lovelace" in ada("due").err
    soon = ada.json("due", "--soon", "1w")[0]
    assert (soon["state"], soon["reason"]) == ("soon", "wedding in 2 days (6)")
    today = ada.on("2026-03-04").json("due")[0]
    assert (today["state"], today["reason"]) == ("date", "wedding today (6)")
    assert ada.on("2026-03-05").json("due") == []
    assert ada.on("2027-03-04").json("due")[0]["reason"] == "wedding today (7)"


def test_the_first_time_may_be_still_to_come(ada: Netcrm) -> None:
    ada("date", "ada", "defence", "2027-06-12")
    ada("date", "grace", "retirement", "--09-01")
    assert ada.on("2026-06-12").json("due") == []
    assert "Next is Grace Hopper" in ada("due").err
    assert ada.on("2027-06-12").json("due")[0]["reason"] == "defence today"
    assert ada.on("2028-06-12").json("due")[0]["reason"] == "defence today (1)"


def test_29_february_is_kept_on_the_28th_in_other_years(ada: Netcrm) -> None:
    ada("date", "ada", "leap", "--02-29")
    assert ada.on("2027-02-28").json("due")[0]["reason"] == "leap today"
    assert ada.on("2028-02-28").json("due") == []
    assert ada.on("2028-02-29").json("due")[0]["reason"] == "leap today"


def test_a_name_is_kept_once_and_the_birthday_is_the_contacts(ada: Netcrm) -> None:
    ada("date", "ada", "Wedding", "8 July 1835")
    assert ada.json("date", "ada", "wedding", "9 July")["dates"] == {"Wedding": "--07-09"}
    shown = ada.json("date", "ada", "Birthday", "10 Dec 1815")
    assert (shown["birthday"], shown["dates"]) == ("1815-12-10", {"Wedding": "--07-09"})
    page = ada("show", "ada").out
    assert "10 Dec 1815" in page
    assert "9 July" in page or "9 Jul" in page
    ada("date", "ada", "birthday", "--rm")
    assert ada.json("show", "ada")["birthday"] is None
    ada("undo", "4")
    assert ada.json("show", "ada")["dates"] == {}


def test_what_is_so_already_is_no_step(ada: Netcrm) -> None:
    ada("date", "ada", "wedding", "8 July")
    steps = len(ada.json("history"))
    assert "so already" in ada("date", "ada", "Wedding", "8 July").err
    assert "so already" in ada("date", "ada", "birthday", "--rm").err
    assert len(ada.json("history")) == steps


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        (2, ["ada"], "Which day?"),
        (2, ["ada", "wedding"], "Which day?"),
        (2, ["ada", "wedding", "some", "day"], "Which day?"),
        (2, ["ada", "wedding", "31", "June"], "'31 June' is no day"),
        (2, ["ada", "wedding", "03/04/2020"], "03/04/2020"),
        (2, ["ada", "--rm"], "Which date?"),
        (2, ["ada", " ", "8 July"], "A date needs a name"),
        (3, ["marie", "wedding", "8 July"], "marie"),
        (3, ["ada", "wedding", "--rm"], "no date called 'wedding'; there are name day"),
    ],
)
def test_what_cannot_be_read_changes_nothing(
    ada: Netcrm, code: int, words: list[str], said: str
) -> None:
    ada("date", "ada", "name day", "1 May")
    kept = ada.kept()
    assert said in ada.fails(code, "date", *words).err
    assert ada.kept() == kept


def test_removed_people_have_no_dates(ada: Netcrm) -> None:
    ada("date", "ada", "wedding", "2 March")
    assert len(ada.json("due")) == 1
    ada("remove", "ada")
    assert ada.json("due", "--soon", "1y") == []

"""Three yearly files of connections: each new post is told once, until it was answered."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from tests.formats.calendars import by_icalendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Netcrm

HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
YEARS = {
    "2024-03-01": {
        "Ada Berg": ("Delta Clinic", "Registrar"),
        "Bo Costa": ("Harbour Trust", "Trustee"),
        "Cleo Dahl": ("", ""),
        "Dev Eklund": ("North Journal", "Editor"),
    },
    "2025-03-01": {
        "Ada Berg": ("Delta Clinic", "Consultant"),
        "Bo Costa": ("HARBOUR TRUST", "trustee"),
        "Cleo Dahl": ("Acme", "CTO"),
        "Dev Eklund": ("North Journal", "Editor"),
        "Eva Falk": ("Acme", "Engineer"),
    },
    "2026-03-02": {
        "Ada Berg": ("Delta Clinic", "Consultant"),
        "Bo Costa": ("Harbour Trust", "Chair"),
        "Cleo Dahl": ("Bolt", "CEO"),
        "Dev Eklund": ("", ""),
        "Eva Falk": ("Acme", "Engineer"),
    },
}


@pytest.fixture
def read(crm: Netcrm) -> Callable[[str], None]:
    """Read the file of a year, on its day."""

    def take(day: str) -> None:
        path = crm.home / f"{day}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(HEADER)
            for name, post in YEARS[day].items():
                given, family = name.split()
                link = f"https://www.linkedin.com/in/{given.lower()}-demo"
                writer.writerow((given, family, link, "", *post, "12 Mar 2023"))
        crm.on(day)("import", str(path))

    return take


def news(crm: Netcrm) -> dict[str, list[str]]:
    """The reasons of those with news, by name."""
    rows = crm.json("due", "due:news", "--all")
    return {row["name"]: [one["reason"] for one in row["reasons"]] for row in rows}


@pytest.fixture
def second(crm: Netcrm, read: Callable[[str], None]) -> Netcrm:
    """The morning of the second file."""
    read("2024-03-01")
    assert news(crm) == {}
    read("2025-03-01")
    return crm


ADA = {"Ada Berg": ["new post: Consultant at Delta Clinic: write"]}


def test_each_new_post_is_told_once(second: Netcrm, read: Callable[[str], None]) -> None:
    """Not the first that is known of somebody, nor another writing, nor whoever is new here."""
    assert news(second) == ADA
    read("2025-03-01")
    assert news(second) == ADA
    second.on("2025-04-29")
    assert news(second) == ADA
    second.on("2025-04-30")
    assert news(second) == {}
    read("2026-03-02")
    assert news(second) == {
        "Bo Costa": ["new post: Chair at Harbour Trust: write"],
        "Cleo Dahl": ["new post: CEO at Bolt: write"],
    }
    posts = [(one["title"], one["from_on"], one["to_on"]) for one in second.json("post", "cleo")]
    assert posts == [("CEO", "2026-03-02", None), ("CTO", None, "2026-03-02")]
    assert [one["organisation"] for one in second.json("post", "dev")] == ["North Journal"]


def test_the_same_file_again_is_no_step(second: Netcrm, read: Callable[[str], None]) -> None:
    steps = second.json("history")
    read("2025-03-01")
    assert second.json("history") == steps


@pytest.mark.parametrize(
    ("command", "ends"),
    [
        ("log ada congratulated --kind message", True),
        ("log ada congratulated --on 2025-03-01", True),
        ("log ada before --on 2025-02-28", False),
        ("log ada thought --kind note", False),
        ("log ada planned --on 2025-03-20", False),
        ("skip ada", True),
        ("snooze ada --for 1w", True),
        ("pause ada", True),
        ("untrack ada", True),
        ("post p1 --to 2025-02-01", False),
        ("post ada --org Bolt", True),
        ("edit ada --org ", True),
        ("edit ada --title consultant", False),
        ("remove ada", True),
    ],
)
def test_what_ends_it(second: Netcrm, command: str, ends: bool) -> None:
    second.on("2025-03-05")
    second(*command.split(" "))
    assert (news(second) == {}) == ends
    second("undo")
    assert news(second) == ADA


def test_put_off_it_comes_back(second: Netcrm) -> None:
    second("snooze", "ada", "--for", "1w")
    assert second("due").err == "Nobody is due. Next is Ada Berg, Sat 8 Mar (in 7 days).\n"
    second.on("2025-03-08")
    assert news(second) == ADA
    second("snooze", "ada", "--for", "2m")
    assert "Next is" not in second("due").err


def test_what_the_user_wrote_of_a_post_stays(crm: Netcrm, read: Callable[[str], None]) -> None:
    read("2024-03-01")
    crm("edit", "ada", "--title", "Head of Everything")
    read("2025-03-01")
    assert news(crm) == {}
    assert crm.json("show", "ada")["title"] == "Head of Everything"


def test_a_post_that_was_entered_already_is_no_news(
    crm: Netcrm, read: Callable[[str], None]
) -> None:
    read("2024-03-01")
    crm.on("2024-09-01")("edit", "ada", "--title", "Consultant")
    read("2025-03-01")
    assert news(crm) == {}
    assert len(crm.json("post", "ada")) == 2


def test_netcrms_own_file_opens_a_post_and_brings_no_news(second: Netcrm) -> None:
    file = second.home / "people.csv"
    second("export", str(file))
    file.write_text(file.read_text("utf-8-sig").replace("Editor", "Publisher"), "utf-8")
    second.on("2025-06-01")("import", str(file))
    assert news(second) == {}
    posts = [(one["title"], one["from_on"], one["to_on"]) for one in second.json("post", "dev")]
    assert posts == [("Publisher", "2025-06-01", None), ("Editor", None, "2025-06-01")]
    assert second.json("import", str(file))["updated"] == 0


def test_all_forms_know_it(second: Netcrm) -> None:
    words = ADA["Ada Berg"][0]
    for form in ("table", "tsv", "csv", "text", "md", "html"):
        assert words in second("due", "--format", form).out.replace("\n  ", " ")
    assert [one.summary for one in by_icalendar(second("due", "--format", "ics").out)] == []
    assert second.json("stats")["due"]["news"] == 1
    assert "news 1" in second("stats").out
    assert f"Why now       {words}" in second("show", "ada").out
    assert second.json("show", "ada")["state"] == "news"
    assert second.json("due", "--neglected") == []
    (one,) = second.json("list", "due:news")
    assert one["name"] == "Ada Berg"


def test_it_stands_below_all_that_is_due_and_pushes_nobody_out(second: Netcrm) -> None:
    second("track", "bo", "--every", "1d")
    second("track", "dev", "--every", "1d")
    second.on("2025-03-20")
    second("followup", "ada", "send the paper", "--by", "2025-03-20")
    states = {row["name"]: [one["state"] for one in row["reasons"]] for row in second.json("due")}
    assert states == {
        "Ada Berg": ["promise", "news"],
        "Bo Costa": ["overdue"],
        "Dev Eklund": ["overdue"],
    }
    second("done", "ada")
    assert [row["state"] for row in second.json("due")] == ["overdue", "overdue", "news"]
    assert [row["state"] for row in second.json("due", "--max", "2")] == ["overdue", "overdue"]
    assert second("due", "--max", "2").err == "1 more: netcrm due --all\n"

"""The invented people: a professional's life, with days relative to today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from netcrm.formats.card import Card


class Talk(NamedTuple):
    """A contact so many days ago."""

    days_ago: int
    text: str
    kind: str = "meeting"
    companions: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody of the demo; ``promise`` is what, and in how many days."""

    card: Card
    met_days_ago: int
    talks: tuple[Talk, ...] = ()
    promise: tuple[str, int] | None = None
    theirs: bool = False
    via: str = ""
    birthday_today: bool = field(default=False)


NETWORK = (
    Invented(
        Card(
            name="Amara Okafor",
            emails=["amara.okafor@example.org"],
            organisation="St Brigid Teaching Hospital",
            title="Director of Medical Education",
            city="Dublin",
            tier="core",
            tags=["mentor"],
            met="my first post",
        ),
        900,
        (
            Talk(75, "advised me to narrow the grant to one aim", place="her office"),
            Talk(41, "read my aims page; liked the second figure", "video"),
        ),
    ),
    Invented(
        Card(
            name="Jonas Lindqvist",
            emails=["jonas@lindqvist.example"],
            links=["https://orcid.org/0000-0002-1825-0097"],
            organisation="University of Uppsala",
            title="Senior Lecturer",
            city="Uppsala",
            tier="close",
            tags=["co-author", "simulation"],
        ),
        400,
        (Talk(12, "split the discussion section between us", "call"),),
        ("send Jonas the revised methods", -2),
    ),
    Invented(
        Card(
            name="Mei-Ling Zhao",
            emails=["mlzhao@example.edu"],
            organisation="Harbour Institute of Assessment",
            title="Professor of Assessment",
            city="Singapore",
            tier="steady",
            tags=["conference"],
            met="coffee queue at the education conference",
        ),
        24,
        (Talk(24, "OSCE stations with two examiners; wants our rubric", "event", (), "Vienna"),),
        ("send Mei-Ling the rubric", 0),
    ),
    Invented(
        Card(
            name="Piotr Wójcik",
            emails=["p.wojcik@example.net"],
            organisation="Northern Health Research Fund",
            title="Programme Officer",
            city="Kraków",
            tags=["funder"],
        ),
        210,
        (Talk(118, "the next call opens in spring; small consortia welcome", "call"),),
    ),
    Invented(
        Card(
            name="Dr. Leila Haddad",
            phones=["+33 1 55 50 10 20"],
            organisation="Clinique du Parc",
            title="Paediatrician",
            city="Lyon",
            tier="steady",
            tags=["conference"],
            met="workshop on feedback",
        ),
        150,
        (Talk(150, "runs a feedback course for residents", "event", ("Mei-Ling Zhao",), "Vienna"),),
        ("send me her course outline", -5),
        theirs=True,
    ),
    Invented(
        Card(
            name="Tomás Ferreira",
            emails=["tomas.ferreira@example.com"],
            organisation="Bluefield Simulation",
            title="Founder",
            city="Porto",
            tier="light",
            tags=["simulation"],
            notes="two children; cycles to work; prefers calls before nine",
        ),
        500,
        (Talk(300, "showed me the new manikin", place="Porto"),),
        via="Jonas Lindqvist",
        birthday_today=True,
    ),
    Invented(
        Card(
            name="Grace Abernathy",
            emails=["grace.abernathy@example.org"],
            organisation="St Brigid Teaching Hospital",
            title="Resident",
            city="Dublin",
            every="2w",
            tags=["mentee"],
        ),
        120,
        (Talk(14, "first draft of her poster; nervous about the talk"),),
    ),
    Invented(
        Card(
            name="Hiroshi Tanaka",
            links=["https://www.linkedin.com/in/hiroshi-tanaka-demo"],
            organisation="Meridian Journal of Education",
            title="Associate Editor",
            city="Osaka",
            tier="light",
        ),
        60,
        (Talk(60, "invited a commentary for the spring issue", "email"),),
    ),
)


def ago(today: date, days: int) -> date:
    """Return the day so many days before today."""
    return today - timedelta(days=days)

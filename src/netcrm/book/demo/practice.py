"""Where the invented network grew, what its people are, and what came of it."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """An event, project or group, begun and perhaps ended so many days ago.

    ``people`` are those who have part in it, and as what.
    """

    sort: str
    name: str
    begun: int
    ended: int | None
    texts: dict[str, str]
    people: dict[str, str]


PLACES = (
    Place(
        "event",
        "Vienna Education Conference",
        25,
        23,
        {"kind": "conference", "role": "speaker", "place": "Vienna"},
        {"Mei-Ling Zhao": "", "Amara Okafor": "chair of my session"},
    ),
    Place(
        "event",
        "Feedback Workshop",
        150,
        150,
        {"kind": "workshop", "place": "Vienna"},
        {"Dr. Leila Haddad": "", "Mei-Ling Zhao": "facilitator"},
    ),
    Place(
        "project",
        "Two Examiners",
        390,
        None,
        {"kind": "research", "role": "lead", "organisation": "St Brigid Teaching Hospital"},
        {"Jonas Lindqvist": "co-investigator", "Mei-Ling Zhao": "advisor", "Tomás Ferreira": ""},
    ),
    Place(
        "project",
        "Feedback for Residents",
        140,
        None,
        {"kind": "teaching", "role": "teacher"},
        {"Dr. Leila Haddad": "course lead", "Grace Abernathy": "tutor"},
    ),
    Place(
        "group",
        "Nordic Skills Society",
        700,
        None,
        {"kind": "society", "role": "member"},
        {"Jonas Lindqvist": "treasurer", "Tomás Ferreira": ""},
    ),
    Place(
        "group",
        "Meridian Editorial Board",
        60,
        None,
        {"kind": "committee", "role": "reviewer", "organisation": "Meridian Journal of Education"},
        {"Hiroshi Tanaka": "associate editor"},
    ),
)


class Role(NamedTuple):
    """What somebody is to me, since and until so many days ago."""

    who: str
    role: str
    begun: int
    ended: int | None = None


ROLES = (
    Role("Amara Okafor", "supervisor", 2100, 900),
    Role("Amara Okafor", "mentor", 900),
    Role("Grace Abernathy", "mentee", 120),
    Role("Jonas Lindqvist", "co-author", 400),
    Role("Jonas Lindqvist", "collaborator", 390),
    Role("Piotr Wójcik", "funder", 210),
    Role("Hiroshi Tanaka", "board", 60),
)

RELATIONSHIPS = (
    ("Amara Okafor", "supervisor", "Grace Abernathy"),
    ("Jonas Lindqvist", "collaborator", "Tomás Ferreira"),
    ("Mei-Ling Zhao", "advisor", "Dr. Leila Haddad"),
)
"""Who is what of whom."""


class Fruit(NamedTuple):
    """What came of knowing people, so many days ago; at ``place``, or through ``via``."""

    days_ago: int
    kind: str
    what: str
    people: tuple[str, ...]
    place: str = ""
    via: str = ""


OUTCOMES = (
    Fruit(280, "collaboration", "lent us two manikins", ("Tomás Ferreira",)),
    Fruit(
        140,
        "introduction",
        "brought me to the course committee",
        ("Dr. Leila Haddad",),
        "Feedback Workshop",
        "Mei-Ling Zhao",
    ),
    Fruit(
        90,
        "paper",
        "how two examiners agree",
        ("Jonas Lindqvist", "Mei-Ling Zhao"),
        "Two Examiners",
    ),
    Fruit(70, "advice", "one aim for the grant instead of four", ("Amara Okafor",)),
    Fruit(
        20,
        "talk",
        "invited to speak in Singapore",
        ("Mei-Ling Zhao",),
        "Vienna Education Conference",
    ),
)

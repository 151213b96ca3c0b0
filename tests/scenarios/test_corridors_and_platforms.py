"""Informal contact and platforms: rows 3 and 4 of the practice that netcrm makes runnable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

PAGES = {
    "linkedin": ("https://ie.linkedin.com/in/Ana-Lund/?trk=x", "linkedin.com/in/ana-lund"),
    "x": ("https://twitter.com/AnaLund", "x:@analund"),
    "researchgate": ("https://www.researchgate.net/profile/Ana-Lund", "researchgate:ana-lund"),
    "orcid": ("0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    "scholar": ("https://scholar.google.com/citations?user=AbC1&hl=en", "scholar:AbC1"),
    "github": ("https://github.com/analund", "github:AnaLund"),
    "bluesky": ("https://bsky.app/profile/ana.example", "bluesky:ana.example"),
    "mastodon": ("https://social.example/@ana", "@ana@social.example"),
    "web": ("https://www.lund.example/about/", "lund.example/about"),
}
"""A link as it is copied from a page, and another writing by which one asks for it."""


def test_a_word_in_the_corridor_counts_like_a_meeting(crm: Netcrm) -> None:
    """Row 3: kinds and places; informal contact counts like formal contact."""
    for who in ("Ana Lund", "Bo Ek"):
        crm.on("2026-01-05")("add", who, "--every", "4w", "--met-on", "2026-01-05")
    crm.on("2026-02-10")("log", "ana", "a word about the pilot", "--at", "the corridor")
    crm("log", "bo", "thought of him", "--kind", "note")
    assert [one["name"] for one in crm.on("2026-02-20").json("due")] == ["Bo Ek"]
    talk = crm.json("show", "ana")["interactions"][0]
    assert (talk["kind"], talk["place"]) == ("meeting", "the corridor")
    assert crm.json("show", "ana")["last_contact_on"] == "2026-02-10"
    assert crm.json("show", "bo")["last_contact_on"] is None


@pytest.mark.parametrize("platform", PAGES)
def test_a_page_is_known_in_any_writing_and_opened(crm: Netcrm, platform: str) -> None:
    """Row 4: links normalised to platform and handle; look-up by handle or URL; open."""
    copied, asked = PAGES[platform]
    crm("add", "Bo Ek", "--link", "https://elsewhere.example/bo")
    crm("add", "Ana Lund", "--link", copied)
    assert crm.json("show", asked)["name"] == "Ana Lund"
    assert crm.json("show", copied)["name"] == "Ana Lund"
    refused = crm.fails(5, "add", "Anna Lundt", "--link", asked, "--json").error
    assert [one["name"] for one in refused["candidates"]] == ["Ana Lund"]
    opened = crm.json("open", "ana", platform, "--print")
    assert opened["url"].startswith("https://")
    assert crm.json("show", opened["url"])["name"] == "Ana Lund"


def test_connections_and_who_wrote_come_from_the_platform(crm: Netcrm) -> None:
    """Row 4: connections are imported, and are the people whom one has already."""
    crm("add", "Ana Lund", "--link", "linkedin:ana-lund")
    rows = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    said = "Ana,Lund,https://www.linkedin.com/in/ana-lund,,Meridian,Editor,03 Feb 2026"
    (crm.home / "Connections.csv").write_text(f"{rows}\n{said}\n", encoding="utf-8")
    told = crm.json("import", str(crm.home / "Connections.csv"))
    assert (told["added"], told["updated"]) == (0, 1)
    assert crm.json("show", "ana")["organisation"] == "Meridian"

"""Where contact points lead, and that nothing else can be opened."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.rules.handles import PLATFORMS, normal_link
from netcrm.rules.urls import KINDS, SCHEMES, kind_of, mail_url, page_url, phone_url, platform_of

PAGES = {
    "https://www.linkedin.com/in/ada-lovelace?trk=x": (
        "linkedin",
        "https://www.linkedin.com/in/ada-lovelace?trk=x",
    ),
    "linkedin:ada-lovelace": ("linkedin", "https://linkedin.com/in/ada-lovelace"),
    "twitter.com/ada": ("x", "https://x.com/ada"),
    "x:ada": ("x", "https://x.com/ada"),
    "github:ada": ("github", "https://github.com/ada"),
    "orcid:0000-0002-1825-0097": ("orcid", "https://orcid.org/0000-0002-1825-0097"),
    "researchgate:Ada-L": ("researchgate", "https://researchgate.net/profile/ada-l"),
    "bluesky:ada.bsky.social": ("bluesky", "https://bsky.app/profile/ada.bsky.social"),
    "instagram:ada": ("instagram", "https://instagram.com/ada"),
    "xing:Ada_L": ("xing", "https://xing.com/profile/ada_l"),
    "scholar:AbC": ("scholar", "https://scholar.google.com/citations?user=AbC"),
    "@ada@hachyderm.io": ("mastodon", "https://hachyderm.io/@ada"),
    "mastodon:@ada@hachyderm.io": ("mastodon", "https://hachyderm.io/@ada"),
    "www.example.org/ada": ("web", "https://www.example.org/ada"),
    "example.org": ("web", "https://example.org"),
    "example.org:8080/?q=1#top": ("web", "https://example.org:8080/?q=1#top"),
    " HTTP://Example.org/A b\n": ("web", "http://Example.org/A%20b"),
    "https://example.org/zoë?a=%20": ("web", "https://example.org/zo%C3%AB?a=%20"),
    'https://example.org/";rm': ("web", "https://example.org/%22;rm"),
    "github:../../evil": ("github", "https://github.com/..%2F..%2Fevil"),
}


@pytest.mark.parametrize("link", PAGES)
def test_pages_and_handles(link: str) -> None:
    normal = normal_link(link)
    assert (platform_of(normal), page_url(link, normal)) == PAGES[link]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "file:///etc/passwd",
        "file://example.org/x",
        "data:text/html,x",
        "ftp://example.org",
        "vbscript:x",
        "-flag",
        "--help",
        "-example.org",
        "https://",
        "https:///etc/passwd",
        "https://-flag",
        "https://@example.org",
        "//example.org",
        "/etc/passwd",
        "~/x",
        "C:\\x.exe",
        "mailto:ada@example.org",
        "ada@example.org",
        "mastodon:ada",
        "@ada",
        "some words",
        "v1.2",
        "",
        "\n",
    ],
)
def test_what_is_no_page_leads_nowhere(link: str) -> None:
    assert page_url(link, normal_link(link)) is None


@pytest.mark.parametrize("platform", sorted(PLATFORMS - {"mastodon"}))
def test_the_page_of_a_handle_is_that_of_the_handle(platform: str) -> None:
    url = page_url(f"{platform}:ada", f"{platform}:ada")
    assert url
    assert normal_link(url) == f"{platform}:ada"
    assert kind_of(platform) == platform


MAILS = {
    "ada@example.org": "mailto:ada@example.org",
    " <Ada+x@example.org> ": "mailto:Ada+x@example.org",
    "mailto:ada@example.org": "mailto:ada@example.org",
    "ada@example.org?cc=eve@example.org": None,
    "ada?cc=eve&bcc=x@example.org": "mailto:ada%3Fcc%3Deve%26bcc%3Dx@example.org",
    "zoë@example.org": "mailto:zo%C3%AB@example.org",
    "ada": None,
    "": None,
}
PHONES = {
    "+44 (0)20 7946 0018": "tel:+442079460018",
    "020 7946-0018 ext. 3": "tel:02079460018",
    "1-800-FLOWERS": None,
    "none": None,
    "": None,
}


def test_mails_and_phones() -> None:
    assert {address: mail_url(address) for address in MAILS} == MAILS
    assert {number: phone_url(number) for number in PHONES} == PHONES


@example("HTTP://[")
@example("http://[::1]/")
@given(st.text() | st.from_regex(r"(?:https?://|[a-z]+:|www\.)?.*", fullmatch=True))
def test_only_pages_mails_and_calls_are_ever_opened(link: str) -> None:
    for url in (page_url(link, normal_link(link)), mail_url(link), phone_url(link)):
        if url is not None:
            assert url.startswith(SCHEMES)
            assert url.isascii()
            assert url.isprintable()
            assert not set(url) & set(' "<>\\^`{|}')
            if url.startswith("http"):
                assert urlsplit(url).netloc


def test_words_for_kinds() -> None:
    named = {
        word: kind_of(word) for word in ("X", "Twitter", "mail", "E-Mail", "tel", "Web", "ada")
    }
    assert named == {
        "X": "x",
        "Twitter": "x",
        "mail": "email",
        "E-Mail": "email",
        "tel": "phone",
        "Web": "web",
        "ada": None,
    }
    assert all(kind_of(kind) == kind for kind in KINDS)

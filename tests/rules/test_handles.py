from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.handles import (
    checked_email,
    looks_like_email,
    looks_like_link,
    looks_like_phone,
    normal_email,
    normal_handle,
    normal_link,
    normal_phone,
)

LINKS = [
    ("https://www.linkedin.com/in/ada-lovelace", "linkedin:ada-lovelace"),
    ("https://www.linkedin.com/in/Ada-Lovelace/?trk=x", "linkedin:ada-lovelace"),
    ("http://linkedin.com/in/ada-lovelace", "linkedin:ada-lovelace"),
    ("linkedin.com/in/ada-lovelace#about", "linkedin:ada-lovelace"),
    ("https://de.linkedin.com/in/ada-lovelace/en", "linkedin:ada-lovelace"),
    ("HTTPS://WWW.LINKEDIN.COM/IN/ADA-LOVELACE", "linkedin:ada-lovelace"),
    ("https://www.linkedin.com/in/jos%C3%A9-garc%C3%ADa", "linkedin:josé-garcía"),
    ("https://www.linkedin.com/in/jose\u0301-garci\u0301a", "linkedin:josé-garcía"),
    ("linkedin:Ada-Lovelace", "linkedin:ada-lovelace"),
    ("https://www.linkedin.com/company/acme/", "linkedin.com/company/acme"),
    ("https://www.linkedin.com/pub/ada/1/2b/333", "linkedin.com/pub/ada/1/2b/333"),
    ("https://www.linkedin.com/in/", "linkedin.com/in"),
    ("https://x.com/AdaL", "x:adal"),
    ("https://mobile.twitter.com/@AdaL?lang=en", "x:adal"),
    ("twitter.com/adal/status/12", "twitter.com/adal/status/12"),
    ("https://twitter.com/home", "twitter.com/home"),
    ("https://github.com/AdaL/", "github:adal"),
    ("https://github.com/AdaL/engine", "github.com/AdaL/engine"),
    ("https://docs.github.com/en", "docs.github.com/en"),
    ("https://orcid.org/0000-0002-1694-233X", "orcid:0000-0002-1694-233x"),
    ("https://www.researchgate.net/profile/Ada_Lovelace", "researchgate:ada_lovelace"),
    ("https://scholar.google.co.uk/citations?hl=en&user=AbC_1-x", "scholar:AbC_1-x"),
    ("https://scholar.google.com/citations?user=abc_1-x&hl=en", "scholar:abc_1-x"),
    ("https://scholar.google.com/", "scholar.google.com"),
    ("https://bsky.app/profile/Ada.bsky.social", "bluesky:ada.bsky.social"),
    ("https://mastodon.social/@Ada", "mastodon:@ada@mastodon.social"),
    ("https://fosstodon.org/@ada@mastodon.social", "mastodon:@ada@mastodon.social"),
    ("@Ada@mastodon.social", "mastodon:@ada@mastodon.social"),
    ("mastodon:@Ada@mastodon.social", "mastodon:@ada@mastodon.social"),
    ("https://medium.com/@ada", "medium.com/@ada"),
    ("https://www.xing.com/profile/Ada_Lovelace", "xing:ada_lovelace"),
    ("https://instagram.com/ada/", "instagram:ada"),
    ("https://www.Example.org:443/~Ada/#top", "example.org/~Ada"),
    ("http://example.org./", "example.org"),
    ("https://example.org/who?id=7&utm_source=x&ref=y", "example.org/who?id=7"),
    ("example.org:8080/ada", "example.org:8080/ada"),
    ("  https://example.org/ada  ", "example.org/ada"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "normal"), LINKS)
def test_a_link_in_its_normal_form(text: str, normal: str) -> None:
    assert normal_link(text) == normal


@pytest.mark.parametrize("normal", sorted({normal for _, normal in LINKS}))
def test_a_normal_link_is_its_own_normal_form(normal: str) -> None:
    assert normal_link(normal) == normal


@given(st.text(st.sampled_from("abAB01-"), min_size=1))
def test_the_short_way_for_linkedin_agrees_with_the_other_way(slug: str) -> None:
    assert normal_link(f"https://www.linkedin.com/in/{slug}") == f"linkedin:{slug.lower()}"
    assert normal_link(f"linkedin.com/in/{slug}") == f"linkedin:{slug.lower()}"


def test_pages_that_differ_by_a_number_stay_different_people() -> None:
    assert normal_link("https://x.org/profile.php?id=1") != normal_link("x.org/profile.php?id=2")


@given(st.text())
def test_no_text_breaks_the_normal_forms(text: str) -> None:
    for read in (normal_link, normal_phone, normal_email, normal_handle):
        assert isinstance(read(text), str)
    for look in (looks_like_email, looks_like_phone, looks_like_link):
        assert look(text) in {True, False}


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        (" Ada@X.org ", "ada@x.org"),
        ("mailto:ada@x.org", "ada@x.org"),
        ("ada+crm@x.org", "ada+crm@x.org"),
        ("jose\u0301@x.org", "josé@x.org"),
    ],
)
def test_an_email_in_its_normal_form(text: str, normal: str) -> None:
    assert normal_email(text) == normal


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("+44 20 7946 0958", "+442079460958"),
        ("+44 (0)20 7946-0958", "+442079460958"),
        ("0044 20 7946 0958", "+442079460958"),
        ("(+44) 20 7946 0958", "+442079460958"),
        ("tel:+1-201-555-0123;ext=102", "+12015550123"),
        ("+1 201.555.0123 ext. 4", "+12015550123"),
        ("201 555 0123 x4", "2015550123"),
        ("201-555-0123,,4#", "2015550123"),
        ("Fax: 030/123456", "030123456"),
        ("Mobile +49 171 1234567", "491711234567"),
        ("1-800-FLOWERS", "1800flowers"),
        ("٠٢٠ ٧٩٤٦", "0207946"),
        ("\uff0b81 3", "+813"),
        ("unknown", ""),
        ("+", ""),
        ("", ""),
    ],
)
def test_a_phone_number_in_its_normal_form(text: str, normal: str) -> None:
    assert normal_phone(text) == normal


@given(st.text(st.sampled_from("+0123456789 ()-./x")))
def test_a_normal_phone_number_is_its_own_normal_form(text: str) -> None:
    assert normal_phone(normal_phone(text)) == normal_phone(text)


def test_a_bare_handle() -> None:
    assert normal_handle(" @Grace ") == normal_handle("grace") == "grace"


@pytest.mark.parametrize("text", ["ada@x.org", " a.b+c@sub.x.org ", "δοκιμή@παράδειγμα.δοκιμή"])
def test_what_looks_like_an_email(text: str) -> None:
    assert looks_like_email(text)
    assert checked_email(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        *("ada", "@grace", "ada@", "@x.org", "ada@localhost", "a da@x.org", "ada@x.org, b@x.org"),
        *("ada@@x.org", "ada@.org", "ada@x.org.", "ada@x..org", "a.da@org", "<ada>@x.org"),
        *("", "ada\x1b@x.org", "mailto:ada@x.org", "@ada@mastodon.social"),
    ],
)
def test_what_is_no_email_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked_email(text)
    assert caught.value.message == (
        f"'{text}' is not an e-mail address: write it like ada@example.org."
    )
    assert not looks_like_email(text)


def test_angle_brackets_around_an_address_are_taken_off() -> None:
    assert checked_email(" <Ada@x.org> ") == "Ada@x.org"


@pytest.mark.parametrize(
    "text", ["+44 20 7946 0958", "(201) 555-0123", "030/1234567", "2015550123", "555.0123.9"]
)
def test_what_looks_like_a_phone_number(text: str) -> None:
    assert looks_like_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12",
            "123456",
            "2026-03-01",
            "01.03.2026",
            "01/03/2026",
            "f7",
            "",
            "+",
            "Ada 2015550123",
        ),
        "1234567890123456",
    ],
)
def test_what_does_not_look_like_a_phone_number(text: str) -> None:
    assert not looks_like_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        *("https://example.org", "www.example.org", "linkedin.com/in/ada", "example.org/ada"),
        *("linkedin:ada", "GitHub:ada", "@ada@mastodon.social"),
    ],
)
def test_what_looks_like_a_link(text: str) -> None:
    assert looks_like_link(text)


@pytest.mark.parametrize(
    "text", ["ada", "@ada", "example.org", "St.Gallen", "city:berlin", "and/or", "x:", "x: y", ""]
)
def test_what_does_not_look_like_a_link(text: str) -> None:
    assert not looks_like_link(text)


@pytest.mark.parametrize("sign", ["x", "1", ";", " ", "a.", "@", "+"])
def test_a_long_text_is_told_at_once(sign: str) -> None:
    text = f"a{sign * 100_000}b"
    began = time.process_time()
    assert not looks_like_phone(text)
    looks_like_email(text)
    looks_like_link(text)
    assert time.process_time() - began < 1

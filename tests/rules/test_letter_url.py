"""What begins a mail: an address by RFC 6068, in which nothing becomes another header."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from netcrm.rules.urls import letter_url, mail_url

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def url_of(address: str, subject: str, text: str) -> str:
    mail = mail_url(address)
    assert mail is not None
    return letter_url(mail, subject, text)


def test_it_is_encoded_as_the_rfc_has_it() -> None:
    assert url_of("ada+x@x.org", "A & B = 100 %?", "Dear Zoë,\n\nyes + no") == (
        "mailto:ada+x@x.org?subject=A%20%26%20B%20%3D%20100%20%25%3F"
        "&body=Dear%20Zo%C3%AB%2C%0D%0A%0D%0Ayes%20%2B%20no"
    )
    assert url_of("ada@x.org", "", "x") == "mailto:ada@x.org?body=x"


def test_a_break_in_a_subject_is_none() -> None:
    assert url_of("ada@x.org", "a\r\nBcc: eve@x.org", "x") == (
        "mailto:ada@x.org?subject=a%20Bcc%3A%20eve%40x.org&body=x"
    )


@given(TEXT, TEXT.filter(str.strip))
def test_a_mail_program_reads_back_what_was_written(subject: str, text: str) -> None:
    url = url_of("ada@x.org", subject, text)
    assert re.fullmatch(r"[A-Za-z0-9:@?&=%._~+-]+", url)
    found = urlsplit(url)
    assert unquote(found.path) == "ada@x.org"
    # A plus is a plus in a mailto, not a blank as in a form.
    fields = dict(parse_qsl(found.query.replace("+", "%2B"), keep_blank_values=True))
    assert fields.keys() <= {"subject", "body"}
    assert fields.get("subject", "") == " ".join(subject.split())
    assert fields.get("body", "") == "\r\n".join(text.splitlines())

"""Mail is handed in at real servers on this machine, and what arrives is read back."""

from __future__ import annotations

import re
import ssl
import subprocess
import sys
import traceback
from datetime import UTC, datetime, timedelta, timezone
from email.parser import BytesParser
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from hypothesis import example, given
from hypothesis import strategies as st
from tests.host.ways.servers import (
    HERE,
    PASSWORD,
    USER,
    Inbox,
    authenticate,
    behaving,
    dripping,
    following,
    free_port,
    running,
    silent,
)

from netcrm.errors import RefusedError
from netcrm.host.ways.mail import Server, send
from netcrm.host.ways.message import Message
from netcrm.rules.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

NOW = datetime(2026, 3, 2, 7, 30, tzinfo=timezone(timedelta(hours=1)))

TEXT = "\n".join(
    [
        "Zoë Müller is overdue 🎉",
        ".",
        "..hidden",
        ".a line that begins with a dot",
        "From the beginning",
        "דנה כהן, שלום",
        "long " * 400,
        "trailing blanks  ",
        "",
        "the end",
    ]
)
MESSAGE = Message("3 people are due: Zoë 🎉", TEXT, f"<!doctype html><p>{TEXT}</p>")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def certificate(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(HERE).configure_cert(context)
    return context


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


def at(port: int, security: str = "none", user: str = "", to: str = "grace@example.org") -> Server:
    return Server(HERE, port, security, user, "netcrm@example.org", to)


def refusal(server: Server, message: Message = MESSAGE, password: str = "", **times: float) -> str:
    """Return the sentence of a mail that is refused; nothing that is private is in it."""
    with pytest.raises(RefusedError) as raised:
        send(message, server, password or None, NOW, **times)
    told = "".join(traceback.format_exception(raised.value))
    for private in (password, *message, *message.text.split("\n"), "Ada", "Zoë"):
        assert not private.strip(".") or private not in told
    sentence = raised.value.message
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def arrived(inbox: Inbox) -> EmailMessage:
    (envelope,) = inbox.envelopes
    assert isinstance(envelope.content, bytes)
    return BytesParser(policy=default).parsebytes(envelope.content)


def text_of(mail: EmailMessage, kind: str) -> str:
    part: Any = mail.get_body((kind,))
    text: str = part.get_content()
    return text.replace("\r\n", "\n")


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_arrives_as_it_was_sent(security: str, certificate: ssl.SSLContext) -> None:
    way = {
        "starttls": {"tls_context": certificate, "require_starttls": True, "auth_required": True},
        "tls": {"ssl_context": certificate, "auth_require_tls": False},
    }
    with running(authenticator=authenticate, **way[security]) as (inbox, port):
        send(MESSAGE, at(port, security, USER), PASSWORD, NOW)
    mail = arrived(inbox)
    assert text_of(mail, "plain") == f"{MESSAGE.text}\n"
    assert text_of(mail, "html") == f"{MESSAGE.html}\n"
    assert mail["Subject"] == MESSAGE.subject
    assert (mail["From"], mail["To"]) == ("netcrm@example.org", "grace@example.org")
    assert (inbox.envelopes[0].mail_from, inbox.envelopes[0].rcpt_tos) == (
        mail["From"],
        [mail["To"]],
    )
    assert parsedate_to_datetime(mail["Date"]) == NOW
    assert re.fullmatch(r"<\S+@example\.org>", mail["Message-ID"])
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "multipart/alternative"
    content = inbox.envelopes[0].content
    assert isinstance(content, bytes)
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) < 998


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_is_told_and_not_shown(certificate: ssl.SSLContext) -> None:
    with running(authenticator=authenticate, tls_context=certificate) as (inbox, port):
        said = refusal(at(port, "starttls", USER), password=PASSWORD[1:])
        assert "refuses the login (535)" in said
        assert not inbox.envelopes


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_is_not_trusted(security: str, certificate: ssl.SSLContext) -> None:
    key = {"starttls": "tls_context", "tls": "ssl_context"}[security]
    options = {key: certificate, "authenticator": authenticate}
    with running(**options) as (inbox, port):
        assert "not trusted" in refusal(at(port, security, USER), password=PASSWORD)
        assert not inbox.envelopes


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_server(authority: trustme.CA) -> None:
    other = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("mail.example.org").configure_cert(other)
    with running(tls_context=other) as (_, port):
        assert "not trusted (IP address mismatch" in refusal(at(port, "starttls"))


def test_a_server_without_starttls_gets_nothing() -> None:
    with running() as (inbox, port):
        assert "offers no STARTTLS" in refusal(at(port, "starttls", USER), password=PASSWORD)
        assert "does not speak TLS" in refusal(at(port, "tls", USER), password=PASSWORD)
        assert not inbox.envelopes


def test_a_server_with_no_login_or_one_that_is_unknown() -> None:
    with running() as (_, port):
        assert "offers no login" in refusal(at(port, user=USER), password=PASSWORD)
    with behaving(following(EHLO="250-here\r\n250 AUTH XOAUTH2")) as port:
        assert "no way to log in" in refusal(at(port, user=USER), password=PASSWORD)


def test_who_and_what_a_server_does_not_take() -> None:
    with running() as (inbox, port):
        said = refusal(at(port, to="nobody@example.org"))
        assert "for the recipient (550)" in said
        assert "nobody" not in said
        assert "the mail (554)" in refusal(at(port), MESSAGE._replace(subject="spam"))
        assert not inbox.envelopes
    with behaving(following(MAIL="530 log in first")) as port:
        assert "this sender (530)" in refusal(at(port))


def test_a_server_that_is_away_or_is_none() -> None:
    port = free_port()
    assert f"Nothing takes mail at {HERE} on port {port}" in refusal(at(port))
    assert "is not known" in refusal(Server("mail.invalid", 587, "starttls", "", "a@b.c", "a@b.c"))
    for host in ("a..b", "a\0b", "é" * 70):
        assert "check its name" in refusal(Server(host, 587, "starttls", "", "a@b.c", "a@b.c"))


def test_a_server_that_says_nothing_or_never_ends() -> None:
    with behaving(silent) as port:
        assert "did not answer within 0.3 seconds" in refusal(at(port), step=0.3)
    with behaving(silent) as port:
        assert "did not answer within 0.3 seconds" in refusal(at(port, "tls"), step=0.3)


def test_a_server_that_never_ends(tmp_path: Path) -> None:
    """The thread that waits for it does not keep the process."""
    script = tmp_path / "drip.py"
    script.write_text(
        "import sys\n"
        "from datetime import datetime, timezone\n"
        "from netcrm.host.ways.mail import Server, send\n"
        "from netcrm.host.ways.message import Message\n"
        "server = Server('127.0.0.1', int(sys.argv[1]), 'none', '', 'a@b.c', 'a@b.c')\n"
        "send(Message('', '', ''), server, None, datetime.now(timezone.utc), whole=0.5)\n",
        encoding="utf-8",
    )
    with behaving(dripping) as port:
        done = subprocess.run(
            [sys.executable, script, str(port)],
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
    assert "was too slow and was left after 0.5 seconds" in done.stderr


@pytest.mark.parametrize("word", ["EHLO", "MAIL", "RCPT", "DATA", "END"])
def test_a_server_that_breaks_off(word: str) -> None:
    with behaving(following(**{word: ""})) as port:
        assert "broke off" in refusal(at(port))


def test_a_server_that_is_busy_or_rude() -> None:
    with behaving(lambda line: line.sendall(b"554 go away\r\n")) as port:
        assert "the mail (554)" in refusal(at(port))
    with behaving(lambda line: line.sendall(b"\xff\x00what\r\n")) as port:
        assert "(-1)" in refusal(at(port))


@pytest.mark.parametrize("farewell", ["", "500 never heard of it", "rubbish"])
def test_what_has_been_taken_has_been_sent(farewell: str) -> None:
    with behaving(following(QUIT=farewell)) as port:
        send(MESSAGE, at(port), None, NOW)


def test_nothing_goes_where_others_can_read_it() -> None:
    away = Server("mail.example.org", 25, "none", USER, "a@b.c", "a@b.c")
    assert "readable on its way" in refusal(away, password=PASSWORD)
    assert "There is no password" in refusal(at(1, "tls", USER))
    assert "outside ASCII" in refusal(at(1, "tls", USER), password=f"{PASSWORD}é")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ada",
        "a@b.c\nBcc: x@y.z",
        "a@b.c, d@e.f",
        "Ada <a@b.c>",
        "a@b.c\u202e",
        "a @b.c",
        "@b.c",
    ],
)
def test_what_is_no_address_is_sent_to_nobody(address: str) -> None:
    assert "no address" in refusal(at(1, to=address))
    assert "no address" in refusal(at(1)._replace(sender=address))


@pytest.fixture(scope="module")
def open_server() -> Iterator[tuple[Inbox, int]]:
    with running() as (inbox, port):
        yield inbox, port


LINES = st.text(st.characters(exclude_categories=["Cs"]))


@given(subject=st.text(st.characters()), text=LINES, page=LINES)
@example("a\r\nBcc: eve@example.org\r\n\r\nText", "\r\n.\r\n\r\nQUIT", ".\r\n")
@example("\u202eadA\x00\x1b[2J", ".", "")
@example("x" * 2000, "x" * 3000, "é" * 3000)
@example("=?utf-8?q?a?= =?utf-8?q?b?=", "=20\n=", "")
def test_no_subject_and_no_text_is_more_than_that(
    open_server: tuple[Inbox, int], subject: str, text: str, page: str
) -> None:
    inbox, port = open_server
    inbox.envelopes.clear()
    send(Message(subject, text, page), at(port), None, datetime(2026, 3, 2, tzinfo=UTC))
    mail = arrived(inbox)
    assert inbox.envelopes[0].rcpt_tos == ["grace@example.org"]
    headers = "Subject From To Date Message-ID Auto-Submitted MIME-Version Content-Type X-Peer"
    assert {*mail.keys()} <= {*headers.split(), "X-MailFrom", "X-RcptTo"}
    assert len(mail.keys()) == len({*mail.keys()})
    assert mail["Subject"].split() == visible(subject).replace("=?", "= ?").split()
    assert text_of(mail, "plain") == _lines(text)
    assert text_of(mail, "html") == _lines(page)


def _lines(text: str) -> str:
    """Return a text as mail has it: with ends of lines of one kind, and one at its end."""
    return "\n".join(re.split("\r\n|[\r\n]", text)).removesuffix("\n") + "\n"

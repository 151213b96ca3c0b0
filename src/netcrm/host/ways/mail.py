"""A message by e-mail, over a line that nobody else reads."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import RefusedError
from netcrm.host.ways.waiting import within
from netcrm.rules.text import visible

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

    from netcrm.host.ways.message import Message

STEP = 20
"""Seconds for each step, such as an answer of the server."""

WHOLE = 120
"""Seconds for all of it: a server may answer slowly, a letter at a time, without end."""


class Server(NamedTuple):
    """Where mail is handed in, and from whom to whom it goes.

    ``security`` is ``starttls``, ``tls``, or ``none`` where the host is this machine. Without a
    ``user`` there is no login.
    """

    host: str
    port: int
    security: str
    user: str
    sender: str
    to: str


def send(
    message: Message,
    server: Server,
    password: str | None,
    now: datetime,
    *,
    step: float = STEP,
    whole: float = WHOLE,
) -> None:
    """Send a message as text and as a page, and wait until the server has taken it.

    Raises RefusedError with what to do; the password, and what the message says, are not in it.
    """
    _check(server, password)
    mail = composed(message, server, now)

    from netcrm.host.ways.submission import deliver

    until = time.monotonic() + whole
    within(
        whole,
        lambda: deliver(mail, server, password or "", step, until),
        otherwise=f"{server.host} was too slow and was left after {whole:g} seconds;"
        " look whether the mail has come before you try again.",
    )


def composed(message: Message, server: Server, now: datetime) -> EmailMessage:
    """Return the mail: nothing in it needs a server that knows more than ASCII."""
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime, make_msgid

    mail = EmailMessage(SMTP)
    mail["Subject"] = visible(message.subject).replace("=?", "= ?")  # it would be decoded
    mail["From"] = _address(server.sender, "sender")
    mail["To"] = _address(server.to, "recipient")
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"  # no answer that somebody is away, please
    mail.set_content(message.text, cte="quoted-printable")
    mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    return mail


def _check(server: Server, password: str | None) -> None:
    """Refuse what would send the password, or names, where others can read them."""
    if server.security == "none" and not _is_here(server.host):
        raise RefusedError(
            f"Mail to {server.host} would be readable on its way;"
            " only a server on this machine may have the security 'none'."
        )
    if not server.user:
        return
    if not password:
        raise RefusedError(
            f"There is no password for {server.host}: keep one in the keyring,"
            " or give it to netcrm in $NETCRM_SMTP_PASSWORD."
        )
    if not (server.user + password).isascii():
        raise RefusedError(
            f"The user or the password for {server.host} has a character outside ASCII,"
            " which cannot be sent; ask the provider for another password."
        )


def _is_here(host: str) -> bool:
    from ipaddress import ip_address

    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _address(text: str, whose: str) -> str:
    """Return a bare address of ASCII; it goes into a header, and to the server as a command."""
    from email.errors import MessageError
    from email.headerregistry import Address

    with suppress(MessageError, ValueError, IndexError):
        address = Address(addr_spec=text)
        if text.isascii() and text.isprintable() and address.domain and str(address) == text:
            return text
    raise RefusedError(
        f"The {whose} of mail in the settings is no address: write it like ada@example.org."
    )

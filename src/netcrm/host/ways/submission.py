"""Handing a mail in at a server, and saying in one sentence why it could not be.

Imported only when a mail is sent: smtplib and ssl take their time.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from email.message import EmailMessage

    from netcrm.host.ways.mail import Server

OURSELVES = "[127.0.0.1]"
"""How netcrm names this machine to the server: its real name is not looked up, nor told."""

PORTS = "the security 'tls' goes with port 465, 'starttls' with port 587"

# The first that fits is the reason; {code} is the server's, whose words could repeat the mail.
REASONS: dict[type[Exception], str] = {
    ssl.SSLCertVerificationError: "The certificate of {host} is not trusted ({why}), so nothing"
    " was sent: check the name of the server in the settings, or ask who runs it.",
    ssl.SSLError: "{host} does not speak TLS on port {port} as it should: {ports}.",
    socket.gaierror: "The mail server {host} is not known: check its name in the settings, and"
    " the network.",
    ConnectionRefusedError: "Nothing takes mail at {host} on port {port}: {ports}.",
    TimeoutError: "{host} did not answer within {step:g} seconds on port {port}: try again later,"
    " or check the settings ({ports}).",
    smtplib.SMTPServerDisconnected: "{host} broke off before it said that it has the mail: try"
    " again later, or check the settings ({ports}).",
    smtplib.SMTPAuthenticationError: "{host} refuses the login ({code}): check the user in the"
    " settings and give the password anew; many providers want one that is made for a program.",
    smtplib.SMTPRecipientsRefused: "{host} does not take mail for the recipient ({code}): check"
    " the address in the settings.",
    smtplib.SMTPSenderRefused: "{host} does not take mail from this sender ({code}): check the"
    " address and the user in the settings.",
    smtplib.SMTPNotSupportedError: "{host} offers no login on port {port}: {ports}; a server"
    " without a login needs no user.",
    smtplib.SMTPResponseException: "{host} does not take the mail ({code}): try again later, or"
    " ask who runs it.",
    smtplib.SMTPException: "{host} offers no way to log in that netcrm knows.",
    OSError: "{host} cannot be reached on port {port}: {why}.",
    ValueError: "The mail server {host} cannot be one: check its name in the settings.",
}


def deliver(mail: EmailMessage, server: Server, password: str, step: float, until: float) -> None:
    """Hand a mail in, unless all the time has gone by before it comes to that.

    ``step`` is the time for each answer, ``until`` one of ``time.monotonic``.
    """
    try:
        with closing(_connected(server, step)) as smtp:
            if server.security == "starttls":
                _encrypt(smtp, server)
            if server.user:
                smtp.login(server.user, password)
            if time.monotonic() < until:
                # Not send_message, which writes > before a line that begins with From.
                smtp.sendmail(server.sender, [server.to], mail.as_bytes())
                with suppress(OSError):  # it has the mail, whatever it says to a farewell
                    smtp.quit()
    except tuple(REASONS) as error:
        # Not chained: what a server says could repeat the mail.
        raise RefusedError(_sentence(error, server, step)) from None


def _connected(server: Server, step: float) -> smtplib.SMTP:
    place = server.host, server.port, OURSELVES
    if server.security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(*place, timeout=step, context=context)
    return smtplib.SMTP(*place, timeout=step)


def _encrypt(smtp: smtplib.SMTP, server: Server) -> None:
    smtp.ehlo_or_helo_if_needed()
    if not smtp.has_extn("starttls"):
        raise RefusedError(
            f"{server.host} offers no STARTTLS on port {server.port}, so nothing was sent: {PORTS}."
        )
    smtp.starttls(context=ssl.create_default_context())


def _sentence(error: Exception, server: Server, step: float) -> str:
    within = error.__context__
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(within, OSError):
        error = within  # smtplib calls everything a broken connection
    template = next(words for kind, words in REASONS.items() if isinstance(error, kind))
    return template.format(
        host=server.host,
        port=server.port,
        step=step,
        ports=PORTS,
        code=_code(error),
        why=_why(error),
    )


def _code(error: Exception) -> int:
    """Return the number that the server gave as its answer."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(code for code, _ in error.recipients.values())
    return getattr(error, "smtp_code", 0)


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message.rstrip(".")
    return (getattr(error, "strerror", None) or "the connection failed").lower()

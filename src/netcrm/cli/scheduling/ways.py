"""The ways by which the list comes: what each needs of the settings, and sending by it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.config import at_home
from netcrm.errors import UsageError

if TYPE_CHECKING:
    from netcrm.cli.call import Call
    from netcrm.config import Settings
    from netcrm.host.ways.mail import Server
    from netcrm.host.ways.message import Message

NEEDS = {
    "desktop": (),
    "email": ("mail.to", "mail.host"),
    "command": ("schedule.command",),
    "file": ("schedule.file",),
}
"""The settings without which a way leads nowhere, by the way."""

PORTS = {"starttls": 587, "tls": 465, "none": 25}


def checked(way: str, settings: Settings) -> str:
    """Return a way that can be gone; UsageError says what is missing."""
    if way not in NEEDS:
        raise UsageError(f"There is no way '{way}'; there are {', '.join(NEEDS)}.")
    missing = [key for key in NEEDS[way] if settings.value(key) is None]
    if missing:
        raise UsageError(
            f"For --by {way}, say {' and '.join(missing)} first: netcrm config set {missing[0]} …"
        )
    return way


def send(call: Call, way: str, message: Message) -> None:
    """Send a message; RefusedError says what went wrong, and names nobody."""
    settings = call.settings
    if way == "email":
        from netcrm.host.ways import mail
        from netcrm.host.ways.secret import password_of

        server = server_of(settings)
        password = password_of(server.user, server.host) if server.user else None
        mail.send(message, server, password, call.moment.now)
    elif way == "desktop":
        from netcrm.host.ways.desktop import notify

        notify(message)
    elif way == "command":
        from netcrm.host.ways.command import pipe

        pipe(message, shlex.split(settings.value("schedule.command")))
    else:
        from netcrm.host.ways.file import write

        write(message, at_home(Path(settings.value("schedule.file"))))


def server_of(settings: Settings) -> Server:
    """Return the mail server of the settings."""
    from netcrm.host.ways.mail import Server

    security, to = settings.value("mail.security"), settings.value("mail.to")
    return Server(
        host=settings.value("mail.host"),
        port=settings.value("mail.port") or PORTS[security],
        security=security,
        user=settings.value("mail.user") or "",
        sender=settings.value("mail.from") or to,
        to=to,
    )

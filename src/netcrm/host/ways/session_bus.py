"""The D-Bus of the user's desktop, also for a timer, whose environment does not name it."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jeepney.io.blocking import DBusConnection

VARIABLE = "DBUS_SESSION_BUS_ADDRESS"
RUNTIME = "/run/user"
NOTICES = "org.freedesktop.Notifications"
AS_THE_DESKTOP_LIKES = -1
"""How long the desktop shows it."""


def address() -> str | None:
    """Return where the bus is: as the environment says, or else where systemd puts it."""
    if said := os.environ.get(VARIABLE):
        return said
    if not hasattr(os, "getuid"):
        return None
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"{RUNTIME}/{os.getuid()}"
    socket = Path(runtime) / "bus"
    return f"unix:path={socket}" if socket.is_socket() else None


@contextmanager
def named() -> Iterator[None]:
    """Name the bus in the environment, where the libraries of keyrings look for it."""
    found = address()
    if VARIABLE in os.environ or found is None:
        yield
        return
    os.environ[VARIABLE] = found
    try:
        yield
    finally:
        del os.environ[VARIABLE]


def show(summary: str, body: str) -> None:
    """Show a desktop notice of plain text. Raises RefusedError where there is no desktop."""
    bus = address()
    if bus is None:
        raise RefusedError(
            "There is no desktop to show a notice on: you are not logged in to one,"
            f" or ${VARIABLE} does not name its bus."
        )
    try:
        from jeepney.io.blocking import open_dbus_connection
        from jeepney.wrappers import DBusErrorResponse
    except ImportError:
        raise RefusedError("There is no way to show a notice on this system.") from None
    try:
        with closing(open_dbus_connection(bus)) as connection:
            _notify(connection, summary, body)
    except DBusErrorResponse:
        # Not chained: the answer could repeat what the notice says.
        raise RefusedError(
            "This desktop shows no notices: no program runs that takes them, such as dunst."
        ) from None
    except (OSError, ValueError, RuntimeError, StopIteration) as error:
        raise RefusedError(
            f"The bus of the desktop cannot be reached at '{bus}': log in to the desktop,"
            f" or mend ${VARIABLE}."
        ) from error


def _notify(connection: DBusConnection, summary: str, body: str) -> None:
    """Ask what the service takes, and show it that; plain text would be markup for some."""
    from jeepney import DBusAddress, new_method_call
    from jeepney.wrappers import unwrap_msg

    service = DBusAddress("/" + NOTICES.replace(".", "/"), NOTICES, NOTICES)

    def call(method: str, signature: str | None, *values: object) -> tuple[list[str], ...]:
        message = new_method_call(service, method, signature, values)
        answer: tuple[list[str], ...] = unwrap_msg(connection.send_and_get_reply(message))
        return answer

    (capabilities,) = call("GetCapabilities", None)
    if "body-markup" in capabilities:
        body = escape(body, quote=False)
    call("Notify", "susssasa{sv}i", "netcrm", 0, "", summary, body, [], {}, AS_THE_DESKTOP_LIKES)

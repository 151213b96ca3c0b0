"""Mail servers on this machine: a real one, and ones that do what servers should not."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aiosmtpd.smtp import SMTP, Envelope, Session

HERE = "127.0.0.1"
USER, PASSWORD = "ada", "s3cret-pa55"


class Inbox:
    """Keeps what arrives; takes mail for nobody whose address begins with ``nobody``."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802  aiosmtpd's
        self, _server: SMTP, _session: Session, envelope: Envelope, to: str, options: list[str]
    ) -> str:
        if to.startswith("nobody"):
            return f"550 There is no {to} here"
        envelope.rcpt_tos.append(to)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if b"Subject: spam" in (envelope.content or b""):
            return "554 This text is spam: Ada"
        self.envelopes.append(envelope)
        return "250 OK"


def authenticate(
    _server: object, _session: object, _envelope: object, _way: str, given: Any
) -> Any:
    assert isinstance(given, LoginPassword)
    good = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=False)


@contextmanager
def running(**options: Any) -> Iterator[tuple[Inbox, int]]:
    """A real server, with the options of aiosmtpd; yields what it gets and its port."""
    inbox = Inbox()
    controller = Controller(inbox, hostname=HERE, port=free_port(), **options)
    controller.start()
    try:
        yield inbox, controller.port
    finally:
        controller.stop()
        controller.loop.close()


def free_port() -> int:
    with socket.create_server((HERE, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def behaving(behave: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does with the one line it gets what a test says; yields its port."""
    with socket.create_server((HERE, 0)) as listener:

        def serve() -> None:
            with suppress(OSError):
                line, _ = listener.accept()
                with line:
                    behave(line)

        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1]
        with suppress(OSError):  # nobody may have come
            socket.create_connection(listener.getsockname(), 1).close()
        thread.join(10)
        assert not thread.is_alive()


def following(**answers: str) -> Callable[[socket.socket], None]:
    """Answer each command as told, else with 250; an empty answer breaks the line off."""

    def behave(line: socket.socket) -> None:
        line.sendall(b"220 here\r\n")
        inside = False
        for said in line.makefile("rb"):
            if inside and said != b".\r\n":
                continue
            word = "END" if inside else said.split()[0].decode().upper()
            answer = answers.get(word, "354 go on" if word == "DATA" else "250 OK")
            inside = word == "DATA"
            if not answer:
                return
            line.sendall(answer.encode() + b"\r\n")

    return behave


def silent(line: socket.socket) -> None:
    """Take the line and say nothing, until the other side goes."""
    while line.recv(4096):
        pass


def dripping(line: socket.socket) -> None:
    """Say a letter now and then, and never an end of a line."""
    line.settimeout(0.05)
    while True:
        line.sendall(b"2")
        try:
            if not line.recv(1):
                return
        except TimeoutError:
            continue

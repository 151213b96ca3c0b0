"""A session bus of the test's own, and a service on it that takes notices."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

import pytest
from jeepney import DBus, HeaderFields, MessageType, new_error, new_method_return
from jeepney.io.blocking import Proxy, open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "org.freedesktop.Notifications"

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def bus() -> Iterator[Path]:
    """A running dbus-daemon; yields its socket, in a folder whose name is short enough for one."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("dbus-daemon is not here")
    with TemporaryDirectory() as folder:
        socket = Path(folder) / str(getattr(os, "getuid", int)()) / "bus"
        socket.parent.mkdir()
        config = Path(folder) / "bus.conf"
        config.write_text(CONFIG.format(socket), encoding="utf-8")
        words = [program, f"--config-file={config}", "--nofork", "--nopidfile", "--print-address"]
        with subprocess.Popen(words, stdout=subprocess.PIPE) as daemon:
            assert daemon.stdout is not None
            assert daemon.stdout.readline()
            try:
                yield socket
            finally:
                daemon.terminate()


class Desktop:
    """Shows notices by keeping them, and looks at the list of processes while it is asked to."""

    def __init__(self, socket: Path, capabilities: list[str], answer: str = "shown") -> None:
        self.shown: list[tuple[object, ...]] = []
        self.processes = ""
        self._capabilities = capabilities
        self._answer = answer
        self._connection = open_dbus_connection(f"unix:path={socket}")
        Proxy(DBus(), self._connection).RequestName(NAME)
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._connection.sock.shutdown(2)
        self._thread.join(10)
        self._connection.close()
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                call = self._connection.receive()
                if call.header.message_type is MessageType.method_call:
                    self._answer_to(call)

    def _answer_to(self, call: object) -> None:
        fields = call.header.fields  # type: ignore[attr-defined]
        if fields[HeaderFields.member] == "GetCapabilities":
            self._connection.send(new_method_return(call, "as", (self._capabilities,)))
            return
        self.shown.append(call.body)  # type: ignore[attr-defined]
        self.processes = process_list()
        if self._answer == "shown":
            self._connection.send(new_method_return(call, "u", (1,)))
        elif self._answer:
            body = (f"cannot show {call.body[4]}",)  # type: ignore[attr-defined]
            self._connection.send(new_error(call, self._answer, "s", body))


def process_list() -> str:
    """Return what everybody can read about the processes of this machine."""
    found = ""
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found += line.read_text(encoding="utf-8", errors="replace") + "\n"
    return found

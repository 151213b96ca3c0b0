"""The keyring of a real desktop, asked as a timer does: with an environment that names no bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from jeepney import DBus
from jeepney.io.blocking import Proxy, open_dbus_connection
from tests.host.ways.buses import bus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not shutil.which("gnome-keyring-daemon"), reason="gnome-keyring is not here"
)

PASSWORD = "s3cret-pa55"  # noqa: S105  it is the test's

ASK = """
import sys
from netcrm.errors import RefusedError
from netcrm.host.ways import secret
what, *more = sys.argv[1:]
try:
    print(getattr(secret, what)("ada", "mail.example.org", *more))
except RefusedError as error:
    print(error.message)
"""


def test_a_password_is_kept_until_the_keyring_is_locked(tmp_path: Path) -> None:
    with bus() as socket:
        environment = {
            "HOME": str(tmp_path),
            "PATH": os.environ["PATH"],
            "XDG_RUNTIME_DIR": str(socket.parent),
        }

        def asked(*words: str) -> str:
            done = subprocess.run(
                [sys.executable, "-c", ASK, *words],
                capture_output=True,
                text=True,
                env=environment,
                timeout=30,
                check=True,
            )
            return done.stdout.strip()

        with _daemon(socket, environment, "--unlock"):
            assert asked("password_of") == "None"
            assert asked("keep_password", PASSWORD) == "None"
            assert asked("password_of") == PASSWORD
            assert asked("forget_password") == "True"
            assert asked("forget_password") == "False"
            asked("keep_password", PASSWORD)
        assert asked("password_of") == "None"
        with _daemon(socket, environment):
            assert "is locked; unlock it" in asked("password_of")
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert not any(PASSWORD.encode() in file.read_bytes() for file in files)


@contextmanager
def _daemon(socket: Path, environment: dict[str, str], *words: str) -> Iterator[None]:
    """The keyring's own program; with ``--unlock`` it reads the password of the keyring."""
    address = f"unix:path={socket}"
    with subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--components=secrets", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environment, "DBUS_SESSION_BUS_ADDRESS": address},
    ) as daemon:
        assert daemon.stdin is not None
        daemon.stdin.write(b"password")
        daemon.stdin.close()
        try:
            _wait_for("org.freedesktop.secrets", address)
            yield
        finally:
            daemon.terminate()


def _wait_for(name: str, address: str) -> None:
    with open_dbus_connection(address) as connection:
        for _ in range(200):
            if Proxy(DBus(), connection).NameHasOwner(name) == (1,):
                return
            time.sleep(0.05)
    raise AssertionError(name)

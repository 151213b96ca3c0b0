"""The password comes from the environment or a keyring that keeps a secret, and goes in no file."""

from __future__ import annotations

import threading
import traceback
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringError, KeyringLocked

from netcrm.errors import RefusedError
from netcrm.host.ways.secret import VARIABLE, forget_password, keep_password, password_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

USER, HOST, PASSWORD = "ada@example.org", "mail.example.org", "s3cret-pa55"


class InMemory(KeyringBackend):
    """A keyring that keeps what it is given as long as the test, or fails as it is told."""

    priority = -1

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        if self.error:
            raise self.error
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.error:
            raise self.error
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def _no_keyring_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(VARIABLE, raising=False)
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def refusal(error: Exception) -> str:
    keyring.set_keyring(InMemory(error))
    with pytest.raises(RefusedError) as raised:
        keep_password(USER, HOST, PASSWORD)
    with pytest.raises(RefusedError) as again:
        password_of(USER, HOST)
    assert again.value.message == raised.value.message
    assert PASSWORD not in "".join(traceback.format_exception(raised.value))
    return raised.value.message


def test_a_password_is_kept_found_and_forgotten() -> None:
    ring = InMemory()
    keyring.set_keyring(ring)
    assert password_of(USER, HOST) is None
    keep_password(USER, HOST, PASSWORD)
    assert ring.kept == {("netcrm", f"{USER}@{HOST}"): PASSWORD}
    assert password_of(USER, HOST) == PASSWORD
    assert password_of("grace", HOST) is None
    assert forget_password(USER, HOST) is True
    assert forget_password(USER, HOST) is False
    assert not ring.kept


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring.set_keyring(InMemory(KeyringError()))
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert password_of(USER, HOST) == PASSWORD


def test_a_keyring_that_is_locked_or_fails() -> None:
    assert refusal(KeyringLocked(PASSWORD)).startswith("The keyring of this system is locked;")
    for error in (KeyringError(PASSWORD), OSError(PASSWORD), ValueError(PASSWORD)):
        assert refusal(error).startswith("The keyring of this system refuses it;")


@pytest.mark.parametrize("kind", [fail.Keyring, null.Keyring])
def test_no_keyring_has_no_password_and_keeps_none(kind: Callable[[], KeyringBackend]) -> None:
    keyring.set_keyring(kind())
    assert password_of(USER, HOST) is None
    assert forget_password(USER, HOST) is False
    with pytest.raises(RefusedError, match="no keyring here that keeps a password safe"):
        keep_password(USER, HOST, PASSWORD)


def test_a_file_of_plain_text_is_no_keyring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = pytest.importorskip("keyrings.alt.file").PlaintextKeyring()
    plain.file_path = str(tmp_path / "passwords")
    plain.set_password("netcrm", f"{USER}@{HOST}", PASSWORD)
    assert (tmp_path / "passwords").exists()
    good = InMemory()
    chain: KeyringBackend = chainer.ChainerBackend()  # type: ignore[no-untyped-call]
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain])
    for ring in (plain, chain):
        keyring.set_keyring(ring)
        assert password_of(USER, HOST) is None
    (tmp_path / "passwords").unlink()
    for ring in (plain, chain):
        keyring.set_keyring(ring)
        with pytest.raises(RefusedError, match="no keyring here"):
            keep_password(USER, HOST, PASSWORD)
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain, good])
    keep_password(USER, HOST, PASSWORD)
    assert good.kept
    assert not list(tmp_path.iterdir())


def test_a_keyring_that_waits_for_somebody_who_is_not_there() -> None:
    come = threading.Event()

    class Asking(InMemory):
        def get_password(self, service: str, username: str) -> str | None:
            come.wait(10)
            return super().get_password(service, username)

    keyring.set_keyring(Asking())
    with pytest.raises(RefusedError, match="does not answer; unlock it"):
        password_of(USER, HOST, seconds=0.1)
    come.set()


def test_a_backend_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
    with pytest.raises(RefusedError, match="refuses it"):
        password_of(USER, HOST)

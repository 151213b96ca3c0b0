"""The password of the mail server: in the environment or in the system's keyring, in no file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from netcrm.errors import RefusedError
from netcrm.host.ways.session_bus import named
from netcrm.host.ways.waiting import within

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

Result = TypeVar("Result")

VARIABLE = "NETCRM_SMTP_PASSWORD"
SERVICE = "netcrm"
SECONDS = 60
"""Time for the user to type the password of a keyring that is locked."""


def password_of(user: str, host: str, *, seconds: float = SECONDS) -> str | None:
    """Return the password of a user of a mail server; None where there is none.

    Raises RefusedError where there is a keyring that does not answer, or is locked.
    """
    if given := os.environ.get(VARIABLE):
        return given
    return _asked(seconds, lambda ring: ring.get_password(SERVICE, _name(user, host)))


def keep_password(user: str, host: str, password: str, *, seconds: float = SECONDS) -> None:
    """Keep a password in the keyring. Raises RefusedError where there is none that is safe."""

    def keep(ring: KeyringBackend) -> bool:
        ring.set_password(SERVICE, _name(user, host), password)
        return True

    if not _asked(seconds, keep):
        raise RefusedError(
            "There is no keyring here that keeps a password safe;"
            f" give it to netcrm in ${VARIABLE} instead."
        )


def forget_password(user: str, host: str, *, seconds: float = SECONDS) -> bool:
    """Take a password out of the keyring; False where it was not in it."""

    def forget(ring: KeyringBackend) -> bool:
        if ring.get_password(SERVICE, _name(user, host)) is None:
            return False
        ring.delete_password(SERVICE, _name(user, host))
        return True

    return bool(_asked(seconds, forget))


def _name(user: str, host: str) -> str:
    return f"{user}@{host}"


def _asked(seconds: float, what: Callable[[KeyringBackend], Result]) -> Result | None:
    """Ask the keyring for something; None where there is no keyring."""

    def ask() -> Result | None:
        ring = _keyring()
        return None if ring is None else what(ring)

    refusal = (
        "The keyring of this system {}; unlock it and try again,"
        f" or give the password to netcrm in ${VARIABLE}."
    )
    try:
        with named():
            return within(seconds, ask, otherwise=refusal.format("does not answer"))
    except RefusedError:
        raise
    except Exception as error:  # noqa: BLE001  each backend has errors of its own
        # Not chained: one could hold the password.
        from keyring.errors import KeyringLocked

        locked = isinstance(error, KeyringLocked)
        raise RefusedError(refusal.format("is locked" if locked else "refuses it")) from None


def _keyring() -> KeyringBackend | None:
    """Return the system's keyring, if there is one that keeps a secret."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    ring = keyring.get_keyring()
    rings = ring.backends if isinstance(ring, ChainerBackend) else [ring]
    return next(filter(_keeps_secrets, rings), None)


def _keeps_secrets(ring: KeyringBackend) -> bool:
    """Tell whether a keyring is one; some keep nothing, some write plain text to a file."""
    from keyring.backends import fail, null

    kept = not isinstance(ring, (fail.Keyring, null.Keyring))
    return kept and not any(kind.__name__ == "PlaintextKeyring" for kind in type(ring).__mro__)

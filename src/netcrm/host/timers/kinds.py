"""Which timers there are, and which of them this system has."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from netcrm.host.timers.timer import Timer

KINDS = ("systemd", "launchd", "cron", "windows")
"""In the order of preference; cron is where one of the first two may be."""


class Kind(Protocol):
    """What the module of a kind can do."""

    def there(self) -> bool:
        """Tell whether this system has it, and it can be used."""

    def written(self, timer: Timer) -> dict[str, str]:
        """Return what would be installed, by the path of a file, or a name where there is none."""

    def install(self, timer: Timer) -> list[str]:
        """Install a timer in the place of netcrm's last one; return remarks for the user."""

    def remove(self) -> bool:
        """Take netcrm's timer away; False if there was none."""

    def installed(self) -> bool:
        """Tell whether there is a timer of netcrm's that runs."""


def kind_here() -> str:
    """Return the kind to use on this system; RefusedError where there is none."""
    for kind in KINDS:
        if module_of(kind).there():
            return kind
    raise RefusedError(
        "This system has no timer that can be used: no systemd of the user's, no launchd, no cron, "
        "no Task Scheduler."
    )


def module_of(kind: str) -> Kind:
    """Return the module of one of ``KINDS``."""
    return cast("Kind", import_module(f"netcrm.host.timers.{kind}"))

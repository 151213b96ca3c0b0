"""The settings a user may change, and where netcrm keeps its files.

One table, ``OPTIONS``, declares every setting: loading, checking and the documentation follow it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netcrm.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Option:
    """One setting: its key (``table.name``), default, meaning, and the check of a value."""

    key: str
    default: Any
    meaning: str
    expected: str
    fits: Callable[[Any], bool]


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


OPTIONS = (
    Option("due.max", 10, "how many rows `due` shows at most", "a whole number from 1", _is_count),
    Option(
        "date.order",
        "",
        "how a day such as 03/04/2026 is read: `dmy` or `mdy`; without it, it is refused",
        "'dmy' or 'mdy'",
        lambda value: value in ("dmy", "mdy"),
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one command."""

    values: Mapping[str, Any]

    @property
    def due_max(self) -> int:
        """How many rows ``due`` shows at most."""
        return int(self.values["due.max"])

    @property
    def date_order(self) -> str | None:
        """How an ambiguous day is read, if the user has said so."""
        return self.values["date.order"] or None


def load(path: Path | None = None) -> Settings:
    """Read the settings; no file means the defaults. Raises UsageError for anything unknown."""
    path = path or config_path()
    values = {option.key: option.default for option in OPTIONS}
    if path.exists() or "NETCRM_CONFIG" in os.environ:
        values.update(_checked(_flat(_read(path)), path))
    return Settings(values)


def _read(path: Path) -> Mapping[str, Any]:
    import tomllib

    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not valid TOML: it is not UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not valid TOML: {error}.") from error
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise UsageError(f"{path}: the settings cannot be read ({reason}).") from error


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        name = f"{before}{key}"
        found.update(_flat(value, f"{name}.") if isinstance(value, dict) else {name: value})
    return found


def _checked(found: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    known = {option.key: option for option in OPTIONS}
    for key, value in found.items():
        if key not in known:
            names = ", ".join(known)
            raise UsageError(f"{path}: there is no setting '{key}'; there are {names}.")
        if not known[key].fits(value):
            shown = str(value).lower() if isinstance(value, bool) else f"'{value}'"
            raise UsageError(f"{path}: {key} is {shown}, but must be {known[key].expected}.")
    return found


def config_path() -> Path:
    """Return ``$NETCRM_CONFIG``, or config.toml in the platform's folder for settings."""
    if named := os.environ.get("NETCRM_CONFIG"):
        return Path(named).expanduser()
    return Path(_folders().user_config_dir) / "config.toml"


def database_path(named: Path | None = None) -> Path:
    """Return the path named on the command line, or ``$NETCRM_DB``, or the platform's place."""
    if named is not None:
        return named.expanduser()
    if given := os.environ.get("NETCRM_DB"):
        return Path(given).expanduser()
    return Path(_folders().user_data_dir) / "netcrm.db"


def demo_path() -> Path:
    """Return the place of the invented network, apart from the user's own."""
    return database_path().with_name("netcrm-demo.db")


def _folders() -> Any:  # noqa: ANN401  platformdirs gives a class for each platform
    from platformdirs import PlatformDirs

    return PlatformDirs("netcrm", appauthor=False)

"""The settings a user may change, and where netcrm keeps its files.

One table, ``OPTIONS`` (config/options.py), declares every setting.
"""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from netcrm.config.options import OPTIONS, Option
from netcrm.errors import UsageError


class Setting(NamedTuple):
    """A setting as it is; ``is_default`` where the file does not say it."""

    key: str
    value: Any
    default: Any
    is_default: bool
    meaning: str | None


class Settings(NamedTuple):
    """The settings of one command, by what the file states; the rest are the defaults."""

    stated: Mapping[str, Any]

    @property
    def due_max(self) -> int:
        """How many rows ``due`` shows at most."""
        return int(self.setting("due.max").value)

    @property
    def date_order(self) -> str | None:
        """How an ambiguous day is read, if the user has said so."""
        order: str | None = self.setting("date.order").value
        return order

    @property
    def phone_region(self) -> str | None:
        """The country, by two capital letters, of phone numbers that do not tell theirs."""
        region: str | None = self.setting("phone.region").value
        return region.strip().upper() if region else None

    @property
    def backup_keep(self) -> int:
        """How many automatic backups are kept, besides the last of each month."""
        return int(self.setting("backup.keep").value)

    def value(self, key: str) -> Any:  # noqa: ANN401  of the type of the setting
        """Return the value of one of them."""
        return self.setting(key).value

    def setting(self, key: str) -> Setting:
        """Describe one of them; it may be one that only the file knows."""
        known = OPTIONS.get(key)
        default, meaning = (known.default, known.meaning) if known else (None, None)
        value = self.stated.get(key, default)
        return Setting(key, value, default, key not in self.stated, meaning)

    def all(self) -> list[Setting]:
        """Describe all that there are."""
        return [self.setting(key) for key in OPTIONS]


def load(path: Path | None = None) -> Settings:
    """Read the settings; no file means the defaults. Raises UsageError for anything unknown."""
    path = path or config_path()
    if not path.exists() and not os.environ.get("NETCRM_CONFIG"):
        return Settings({})
    text = text_of(path)
    try:
        found = stated(text, path)
        check(found, path)
    except UsageError as error:
        raise UsageError(f"{error.message} 'netcrm config edit' opens it.") from error
    return Settings(found)


def text_of(path: Path) -> str:
    """Read the file of the settings; bytes that are not UTF-8 come as lone surrogates."""
    try:
        return path.read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise UsageError(f"{path}: the settings cannot be read ({reason}).") from error


def stated(text: str, path: Path) -> dict[str, Any]:
    """Return what a text states, by keys; they may be unknown. UsageError where it is no TOML."""
    import tomllib

    try:
        text.encode()
        return _flat(tomllib.loads(text))
    except UnicodeEncodeError as error:
        raise UsageError(f"{path} is not valid TOML: it is not UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not valid TOML: {error}.") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets in brackets
        raise UsageError(f"{path} is not valid TOML: something in it is too large.") from error


def check(found: Mapping[str, Any], path: Path) -> None:
    """Raise UsageError, naming file and key, where one of the settings is unknown or wrong."""
    for key, value in found.items():
        if key not in OPTIONS:
            names = ", ".join(OPTIONS)
            raise UsageError(f"{path}: there is no setting '{key}'; there are {names}.")
        if objection := OPTIONS[key].objection(value):
            raise UsageError(f"{path}: {objection}")


def option(key: str) -> Option:
    """Return the option of a key that was typed; UsageError says which was perhaps meant."""
    if key in OPTIONS:
        return OPTIONS[key]
    from difflib import get_close_matches

    near = get_close_matches(key, OPTIONS, 1)
    hint = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(OPTIONS)}."
    raise UsageError(f"There is no setting '{key}'. {hint}")


def config_path() -> Path:
    """Return ``$NETCRM_CONFIG``, or config.toml in the platform's folder for settings."""
    if named := os.environ.get("NETCRM_CONFIG"):
        return at_home(Path(named))
    return Path(_folders().user_config_dir) / "config.toml"


def database_path(named: Path | None = None) -> Path:
    """Return the path named on the command line, or ``$NETCRM_DB``, or the platform's place."""
    if named is not None:
        return at_home(named)
    if given := os.environ.get("NETCRM_DB"):
        return at_home(Path(given))
    return Path(_folders().user_data_dir) / "netcrm.db"


def logbook_path() -> Path:
    """Return where is kept what was scheduled, and how it went: beside the settings."""
    return config_path().with_name("schedule.json")


def templates_path() -> Path:
    """Return the folder of the user's own templates: beside the settings."""
    return config_path().with_name("templates")


def demo_path() -> Path:
    """Return the place of the invented network, apart from the user's own."""
    return database_path().with_name("netcrm-demo.db")


def at_home(path: Path) -> Path:
    """Put a home in the place of ``~``."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise UsageError(f"There is no home folder for {path.parts[0]} in {path}.") from error


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        name = f"{before}{key}"
        found.update(_flat(value, f"{name}.") if isinstance(value, dict) else {name: value})
    return found


def _folders() -> Any:  # noqa: ANN401  platformdirs gives a class for each platform
    from platformdirs import PlatformDirs

    return PlatformDirs("netcrm", appauthor=False)

"""The values of netcrm's own JSON: each read strictly, and refused in words."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from netcrm.errors import UsageError
from netcrm.rules.cadence import NEVER
from netcrm.rules.spans import parse_span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Check = Callable[[Any], Any]
    Warn = Callable[[str], None]

_WRITTEN_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}\+00:00"
)
_TIME_ZONE = re.compile(r"[A-Za-z0-9/_+-]+")

LARGEST = 2**53 - 1
"""The largest number that every program reads alike from JSON."""


class UnfitError(Exception):
    """A value is not what stands at its place; ``reason`` says so."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def fields(said: Mapping[str, Any], checks: Mapping[str, Check], warn: Warn) -> dict[str, Any]:
    """Read the values of an object: None for what it lacks, and, with a remark, for the unfit."""
    get = said.get
    try:  # at once, which is twice as fast: hardly any is unfit
        return {
            key: None if (value := get(key)) is None else check(value)
            for key, check in checks.items()
        }
    except UnfitError:
        return {key: _fit(key, get(key), check, warn) for key, check in checks.items()}


def _fit(key: str, value: Any, check: Check, warn: Warn) -> Any:  # noqa: ANN401
    try:
        return None if value is None else check(value)
    except UnfitError as error:
        warn(f"{key} left out: {error.reason}")
        return None


def text(value: Any) -> str | None:  # noqa: ANN401  any value of JSON, here and below
    """Read a text; an empty one is none."""
    if not isinstance(value, str):
        raise UnfitError("not a text")
    return value or None


def texts(value: Any) -> list[str]:  # noqa: ANN401
    """Read a list of texts; empty ones are none."""
    if not isinstance(value, list):
        raise UnfitError("not a list of texts")
    return [one for one in map(text, value) if one]


def named_texts(value: Any) -> dict[str, str]:  # noqa: ANN401
    """Read an object of texts."""
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise UnfitError("not an object of texts")
    return value


def time_zone(value: Any) -> str:  # noqa: ANN401
    """Read a time zone, also one that this system does not know."""
    if not isinstance(value, str) or not _TIME_ZONE.fullmatch(value):
        raise UnfitError(f"{_quoted(value)} is not a time zone, such as Europe/Dublin")
    return value


def flag(value: Any) -> bool:  # noqa: ANN401
    """Read true or false."""
    if not isinstance(value, bool):
        raise UnfitError("neither true nor false")
    return value


def number(value: Any) -> int:  # noqa: ANN401
    """Read the number of a row."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LARGEST:
        raise UnfitError("not a number of its own")
    return value


def weight(value: Any) -> float:  # noqa: ANN401
    """Read the weight of a tier."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnfitError("not a number")
    if not 0 < value < LARGEST or not math.isfinite(value):
        raise UnfitError("not a weight")
    return float(value)


def day(value: Any) -> str:  # noqa: ANN401
    """Read a day."""
    if not isinstance(value, str) or not _is_day(value):
        raise UnfitError(f"{_quoted(value)} is not a day, such as 2026-03-01")
    return value


def anniversary(value: Any) -> str:  # noqa: ANN401
    """Read a day of the year."""
    full = f"2000{value[1:]}" if isinstance(value, str) and value.startswith("--") else value
    if not isinstance(full, str) or not _is_day(full):
        raise UnfitError(f"{_quoted(value)} is not a day, such as 1980-04-15 or --04-15")
    return str(value)


def instant(value: Any) -> str:  # noqa: ANN401
    """Read an instant, as one of UTC."""
    try:
        read = datetime.fromisoformat(value)
        if _WRITTEN_INSTANT.fullmatch(value):
            return str(value)
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="microseconds")
    except (TypeError, ValueError, OverflowError):
        raise UnfitError(f"{_quoted(value)} is not an instant") from None


def span(value: Any) -> str:  # noqa: ANN401
    """Read a cadence."""
    try:
        return str(parse_span(value))
    except (AttributeError, TypeError, UsageError):
        raise UnfitError(f"{_quoted(value)} is not a span, such as 6w") from None


def own_cadence(value: Any) -> str:  # noqa: ANN401
    """Read a cadence, or that there is never to be one."""
    return NEVER if value == NEVER else span(value)


@lru_cache(maxsize=8192)
def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _quoted(value: Any) -> str:  # noqa: ANN401
    """Name a value in a sentence, if it is short."""
    longest = 40
    known = isinstance(value, str | int | float) and len(shown := str(value)) <= longest
    return f"'{shown}'" if known else "it"

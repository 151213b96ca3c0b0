"""The one place where the clock is read."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, date, datetime
from re import fullmatch

from netcrm.errors import UsageError
from netcrm.rules.moment import Moment


def moment(typed: str | None) -> Moment:
    """Return today and now: the day from ``--today`` or ``$NETCRM_TODAY``, else the local one."""
    now = datetime.now(UTC)  # noqa: TID251  the one place
    for source, text in (("--today", typed), ("NETCRM_TODAY", os.environ.get("NETCRM_TODAY"))):
        if text:
            return Moment(_day(source, text), now)
    return Moment(now.astimezone().date(), now)


def _day(source: str, text: str) -> date:
    if fullmatch(r"\d{4}-\d\d-\d\d", text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise UsageError(f"{source} is '{text}', but must be a day such as 2026-03-01.")

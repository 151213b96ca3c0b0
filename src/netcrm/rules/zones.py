"""Time zones by the names of the IANA database, such as Europe/Dublin."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from netcrm.rules.moment import Moment

_NO_ZONES = frozenset({"localtime", "Factory", "posixrules"})
"""What lies among the zones on some systems, and is none."""

_SHAPE = r"[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*"
LIKENESS = 0.7


def checked_time_zone(typed: str) -> str:
    """Return a time zone as it is written there; UsageError names those perhaps meant.

    Blanks may stand for ``_``. Where the system has no such database, whatever looks like one is
    taken.
    """
    name = "_".join(typed.split())
    if found := _zones().get(name.casefold()):
        return found
    if not _zones() and re.fullmatch(_SHAPE, name):
        return name
    near = _near(name.casefold())
    hint = f"Did you mean {' or '.join(near)}?" if near else "Write one like Europe/Dublin."
    raise UsageError(f"There is no time zone '{typed}'. {hint}")


class There(NamedTuple):
    """What the clock says in a time zone, and by how much it is ahead of the user's."""

    at: datetime
    ahead: timedelta


def time_there(moment: Moment, zone: str) -> There | None:
    """Return what the clock says in ``zone`` on the user's day; None where nobody can tell.

    Such is a zone that the system does not know, and a day at the end of the calendar.
    """
    from zoneinfo import ZoneInfo

    try:
        here = moment.local.astimezone()
        at = here.astimezone(ZoneInfo(zone))
    except (KeyError, ValueError, OverflowError, OSError):
        return None
    nothing = timedelta()
    return There(at, (at.utcoffset() or nothing) - (here.utcoffset() or nothing))


def _near(name: str) -> list[str]:
    """Return zones that are called nearly so: as a whole, or by their city."""
    from difflib import get_close_matches

    by_city: dict[str, list[str]] = {}
    for key, zone in sorted(_zones().items()):
        by_city.setdefault(key.rpartition("/")[2], []).append(zone)
    near = [
        zone for city in get_close_matches(name, by_city, 2, LIKENESS) for zone in by_city[city]
    ]
    near += [_zones()[key] for key in get_close_matches(name, _zones(), 2, LIKENESS)]
    return list(dict.fromkeys(near))[:3]


@cache
def _zones() -> dict[str, str]:
    """Return all zones by their folded names; read when the first one is asked for."""
    from zoneinfo import available_timezones

    return {zone.casefold(): zone for zone in available_timezones() - _NO_ZONES}

"""The days and instants of a row."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from netcrm.formats.dialects.layout import NOWHERE
from netcrm.formats.labels import label_of
from netcrm.formats.remarks import Remark, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.formats.card import Card
    from netcrm.formats.days import Days
    from netcrm.formats.dialects.layout import Labelled, Layout
    from netcrm.formats.tables import Table

_NO_DAY = re.compile(r"[0\W]*|.*\b4501\b.*", re.DOTALL)
"""How Outlook writes a day that is not told: 0/0/00, or the first of the year 4501."""

_SHORT = re.compile("[0-9]{1,2}")
_SOME_DAY = "event"


def put_days(card: Card, cells: Sequence[str], laid: Layout, days: Days) -> None:
    """Give a card its birthday, other dates, and the day met."""
    if birthday := _birthday(cells, laid.days):
        card.birthday = days.birthday(birthday, card.line)
    if met_on := _day(cells, laid.days.get("met_on", NOWHERE)):
        card.met_on = days.day(met_on, card.line, "met_on")
    for one in laid.dates:
        name, day = _date_name(one, cells), _day(cells, one.place)
        if day and (read := days.anniversary(day, card.line, name)):
            same = sum(other.rstrip(" 0123456789") == name for other in card.dates)
            card.dates[f"{name} {same + 1}" if same else name] = read


def _day(cells: Sequence[str], place: int) -> str:
    text = cells[place] if place != NOWHERE else ""
    return "" if not text or _NO_DAY.fullmatch(text) else text


def _birthday(cells: Sequence[str], places: dict[str, int]) -> str:
    """Return the birthday as one text, of one column or of those for year, month and day."""
    if not places:
        return ""
    if whole := _day(cells, places.get("birthday", NOWHERE)):
        return whole
    year, month, day = (
        _day(cells, places.get(f"birthday_{part}", NOWHERE)) for part in ("year", "month", "day")
    )
    if not (month or day):
        return year
    if _SHORT.fullmatch(month) and _SHORT.fullmatch(day):
        return f"{year or '-'}-{int(month):02}-{int(day):02}"
    return f"{day} {month} {year}".strip()


def _date_name(one: Labelled, cells: Sequence[str]) -> str:
    if one.label_place == NOWHERE:
        return one.label or _SOME_DAY
    return label_of(cells[one.label_place])[0] or _SOME_DAY


def days_in(table: Table, laid: Layout) -> Iterator[str]:
    """Yield all that stands in the columns of days, for the order of their numbers."""
    places = [*laid.days.values(), *(one.place for one in laid.dates)]
    for row in table.rows:
        if not isinstance(row, Skipped):
            yield from (row[1][place] for place in places if place < len(row[1]))


def put_revised(card: Card, remarks: list[Remark]) -> None:
    """Turn the instant of the last change into its form in UTC, which is also that of no zone."""
    if not card.revised:
        return
    try:
        instant = datetime.fromisoformat(card.revised.replace("/", "-"))
        instant = instant.astimezone(UTC) if instant.tzinfo else instant
    except (ValueError, OverflowError):
        remarks.append(Remark(card.line, f"time of the last change left out: '{card.revised}'"))
        card.revised = ""
        return
    card.revised = f"{instant:%Y-%m-%dT%H:%M:%S}Z"

"""``--next TEXT (--in SPAN | --by DAY)``: the next step, in ``add`` and ``log``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netcrm.cli.asking import field, until_understood
from netcrm.cli.output import remark
from netcrm.errors import UsageError

if TYPE_CHECKING:
    from netcrm.book.contact.promising import Next
    from netcrm.cli.call import Call


def next_step(call: Call, then: str, within: str | None, by: str | None) -> Next | None:
    """Read a promise; UsageError where the text or the day is missing."""
    from netcrm.book.contact.promising import Next

    if then:
        return Next(then, call.until(within, by, "--in 2w or --by friday"))
    if within is not None or by is not None:
        raise UsageError("What is to be done by then? Say it with --next TEXT.")
    return None


def asked_next_step(call: Call, label: str) -> Next | None:
    """Ask for a promise on a terminal, under a ``label``; Enter leaves it out."""
    from netcrm.book.contact.promising import Next

    what = field(label)
    if not what:
        return None
    day = until_understood("Until when (2w, friday)", lambda typed: str(call.span_or_day(typed)))
    if not day:
        remark("Without a day it is no promise; it was left out.")
        return None
    return Next(what, date.fromisoformat(day))

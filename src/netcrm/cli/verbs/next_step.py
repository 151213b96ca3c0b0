"""``--next TEXT (--in SPAN | --by DAY)``: the next step, in ``add`` and ``log``."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

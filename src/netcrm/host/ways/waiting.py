"""Waiting for something that may never end, such as a server that says one letter a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


def within(seconds: float, work: Callable[[], Result], *, otherwise: str) -> Result:
    """Return what ``work`` returns; where it takes longer, leave it alone and refuse.

    The looking up of a name and the keyrings have no time limit of their own; so it is done in a
    thread, which does not keep the process from ending.
    """
    from concurrent.futures import Future, wait
    from threading import Thread

    outcome: Future[Result] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001  it is raised again by result()
            outcome.set_exception(error)

    Thread(target=run, daemon=True).start()
    if wait([outcome], seconds).not_done:
        raise RefusedError(otherwise)
    return outcome.result()

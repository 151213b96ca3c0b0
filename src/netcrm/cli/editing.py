"""Editing a text until it can be taken: nothing that somebody wrote is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from netcrm.cli import asking
from netcrm.cli.output import remark
from netcrm.errors import NetcrmError, UsageError
from netcrm.host.editor import edited, kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Taken = TypeVar("Taken")


def edit(text: str, suffix: str, take: Callable[[str], Taken], keep_in: Path) -> Taken | None:
    """Let the user edit ``text`` and return what ``take`` makes of it; None: it is the same.

    ``take`` checks the text and writes it. Where it raises and somebody is there, the user may mend
    the text; where it is not taken in the end, it is kept in a file of its own in ``keep_in``.
    """
    draft = text
    try:
        while True:
            draft = edited(draft, suffix)
            if draft == text:
                return None
            try:
                return take(_in_utf8(draft))
            except NetcrmError as error:
                if not _again(error):
                    raise
    except BaseException as error:
        if draft != text:
            _say_where(error, kept(draft, suffix, keep_in))
        raise


def _in_utf8(text: str) -> str:
    if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
        raise UsageError("The text is not UTF-8; nothing was changed.")
    return text


def _again(error: NetcrmError) -> bool:
    """Ask whether the text is to be mended, where somebody is there to do it."""
    if not asking.possible():
        return False
    remark(error.message)
    if asking.confirmed("Edit again?", default=True):
        return True
    error.message = "Nothing was changed."
    return False


def _say_where(error: BaseException, file: Path) -> None:
    where = f"Your text is in {file}."
    if isinstance(error, NetcrmError):
        error.message = f"{error.message} {where}"
    else:
        remark(where)

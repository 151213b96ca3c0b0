"""Text in the language of the full-text indexes, in which whatever a user typed is only text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def phrase(text: str, *, whole: bool) -> str:
    """Ask for a text: for whole words, or for a text of which the last word is a beginning."""
    quoted = '"' + text.replace("\0", " ").replace('"', '""') + '"'
    return quoted if whole else f"{quoted}*"


def any_of(expressions: Iterable[str]) -> str:
    """Ask for one of these, or several."""
    return " OR ".join(f"({one})" for one in expressions)


def all_of(expressions: Iterable[str]) -> str:
    """Ask for all of these."""
    return " AND ".join(expressions)


def within(columns: str, expression: str) -> str:
    """Ask for it in these columns of the index alone."""
    return f"{{{columns}}} : ({expression})"

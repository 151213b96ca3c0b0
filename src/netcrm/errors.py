"""What can go wrong, in the user's words: each error owns its code, exit code and sentence.

The exit codes are a promise to users (docs/reference/exit-codes.md). Nothing in netcrm exits by
itself: these are raised, and the command line turns them into one sentence on stderr.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


INTERRUPTED = 130
"""The exit code where the user has stopped it by Ctrl-C."""


class NetcrmError(Exception):
    """Something that the user can be told in one sentence."""

    code: ClassVar[str] = "failed"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def details(self) -> Mapping[str, Any]:
        """Further keys of the error object that ``--json`` prints."""
        return {}


class RefusedError(NetcrmError):
    """The command was understood and cannot be done."""

    code = "refused"


class UsageError(NetcrmError):
    """What was typed, or configured, has no meaning here."""

    code = "usage"
    exit_code = 2


class NotFoundError(NetcrmError):
    """No such person or thing; ``suggestions`` are names that were perhaps meant."""

    code = "not_found"
    exit_code = 3

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.suggestions = list(suggestions)

    def details(self) -> Mapping[str, Any]:
        """Name the suggestions."""
        return {"suggestions": self.suggestions}


class AmbiguousError(NetcrmError):
    """Several people fit ``who``; ``candidates`` tell them apart by id, name and more."""

    code = "ambiguous"
    exit_code = 4

    def __init__(self, message: str, who: str, candidates: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(message)
        self.who = who
        self.candidates = [dict(candidate) for candidate in candidates]

    def details(self) -> Mapping[str, Any]:
        """Name the candidates."""
        return {"candidates": self.candidates}


class DuplicateError(NetcrmError):
    """A person to be added looks like somebody who is there already."""

    code = "duplicate"
    exit_code = 5

    def __init__(self, message: str, candidates: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(message)
        self.candidates = [dict(candidate) for candidate in candidates]

    def details(self) -> Mapping[str, Any]:
        """Name those who are there."""
        return {"candidates": self.candidates}


class UnreadableFileError(NetcrmError):
    """An input file that cannot be read, or holds nothing that netcrm understands."""

    code = "unreadable_file"
    exit_code = 6


class DatabaseError(NetcrmError):
    """The database is damaged, foreign, newer than this netcrm, or cannot be read or written."""

    code = "database"
    exit_code = 7

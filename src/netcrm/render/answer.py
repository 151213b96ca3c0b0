"""The answer of a command: one value that can be printed in every form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Object = dict[str, Any]


class Screen(NamedTuple):
    """Where a table is shown: its columns, and whether it may be bold."""

    width: int = 80
    styled: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: ``cell`` is for programs, ``shown`` for a reader (the same, if absent).

    ``grows`` columns take the room that is left in a table, and wrap.
    """

    title: str
    cell: Callable[[Object], Any]
    shown: Callable[[Object], str] | None = None
    grows: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found, or did.

    ``data`` is what ``--json`` prints: an object, or an iterable of objects, whose keys are
    documented. Lists have ``columns``. ``lines`` are sentences: for a list what is said below the
    table, for everything else the answer itself. ``remarks`` go to stderr in every form.
    """

    data: Object | Iterable[Object]
    columns: Sequence[Column] = ()
    lines: Sequence[str] = ()
    remarks: Sequence[str] = ()
    exit_code: int = 0

    @property
    def is_list(self) -> bool:
        """Whether the answer is a list of things, perhaps an empty one."""
        return bool(self.columns)

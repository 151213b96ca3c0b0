"""The answer of a command: one value that can be printed in every form."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Object = dict[str, Any]


class Screen(NamedTuple):
    """Where an answer is shown: its columns, whether it may be bold, and whether lines are drawn.

    What reads a screen aloud would read the lines, too.
    """

    width: int = 80
    styled: bool = False
    ruled: bool = True


class Entry(NamedTuple):
    """A line of a page: a text that, where it is too long, goes on below itself.

    ``before`` stands before it: a title, a day.
    """

    before: str
    text: str

    def __str__(self) -> str:
        return f"{self.before}{self.text}"


class Fact(NamedTuple):
    """A line of a page that has to fit on one screen: where it is too long, ``text`` is cut.

    ``before`` and ``after`` are not, such as a title and a day. One without anything is a gap.
    """

    before: str = ""
    text: str = ""
    after: str = ""


class Column(NamedTuple):
    """A column of a list.

    Programs get ``cell``, which is the value of ``key`` unless said otherwise; a reader gets
    ``shown``, under ``title``, in tables on screens that have at least ``from_width`` columns.
    Columns that grow take the room that is left, and wrap.
    """

    key: str
    shown: Callable[[Object], str] | None = None
    cell: Callable[[Object], Any] | None = None
    title: str = ""
    grows: bool = False
    right: bool = False
    from_width: int = 0

    def value(self, row: Object) -> Any:  # noqa: ANN401  any value of JSON
        """Return what a program gets."""
        return self.cell(row) if self.cell else row[self.key]


class Answer(NamedTuple):
    """What a command found, or did.

    ``data`` is what ``--json`` prints: an object, or an iterable of objects, whose keys are
    documented. Lists have ``columns``; a change of many things is no list, but has their objects.
    ``lines`` are sentences, or entries of a page: for a list what is said below the table, for
    everything else the answer itself; what has to fit on one screen has ``facts`` instead.
    ``remarks`` go to stderr in every form. ``documents`` write the answer in the further forms
    that it has, by their names.
    """

    data: Object | Iterable[Object]
    columns: Sequence[Column] = ()
    lines: Sequence[str | Entry] = ()
    remarks: Sequence[str] = ()
    exit_code: int = 0
    documents: Mapping[str, Callable[[], Iterable[str]]] = {}
    facts: Sequence[Fact] = ()

    @property
    def is_list(self) -> bool:
        """Whether the answer is a list of things, perhaps an empty one."""
        return bool(self.columns)

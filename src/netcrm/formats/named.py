"""What a user names, as what is read: files, standard input, the lists in an archive."""

from __future__ import annotations

from contextlib import ExitStack, closing, contextmanager
from io import StringIO
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError
from netcrm.formats.archive import SIGNATURES, Archive
from netcrm.formats.decode import SAMPLE, decode
from netcrm.formats.own_json_reading import OwnJson
from netcrm.formats.reading import JSON, READERS, detect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netcrm.formats.source import Source


@contextmanager
def opened(named: Iterable[Source], source: str | None = None) -> Iterator[list[Source]]:
    """Open the archives among what is named: yield everything that is to be read, in order.

    Of an archive these are the lists of people that are in the format ``source``, or in any that
    netcrm knows.
    """
    with ExitStack() as archives:
        found: list[Source] = []
        for one in named:
            if one.head.startswith(SIGNATURES):
                archive = archives.enter_context(closing(Archive(one)))
                found += archive.lists(lambda member: is_list(member, source))
            else:
                found.append(one)
        yield found


def is_json(file: Source, source: str | None) -> bool:
    """Tell netcrm's own JSON from what is read as cards."""
    return source == JSON or (source is None and file.is_json)


def is_list(file: Source, source: str | None) -> bool:
    """Tell by its beginning whether a file is a list of people."""
    try:
        if is_json(file, source):
            OwnJson(lambda: StringIO(file.top())).close()
            return True
        text = file.top() if file.encoding else decode(_whole_lines(file.head), file.name).text
        if source is None:
            detect(text)
            return True
    except UnreadableFileError:
        return False
    return source not in READERS or READERS[source].header(text) is not None


def _whole_lines(head: bytes) -> bytes:
    """Leave out a last line that may go on, perhaps in the middle of a character."""
    return head[: head.rfind(b"\n") + 1] or head if len(head) == SAMPLE else head

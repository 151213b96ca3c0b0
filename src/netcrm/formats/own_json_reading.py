"""Reading netcrm's own JSON: section by section, in whatever order they stand in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.errors import UnreadableFileError
from netcrm.formats.json_document import Document
from netcrm.formats.json_text import BrokenError, mended
from netcrm.formats.json_values import UnfitError
from netcrm.formats.own_json import FORMAT, VERSION
from netcrm.formats.own_json_contacts import contact
from netcrm.formats.own_json_records import focus, followup, interaction, outcome, tag, tier
from netcrm.formats.records import SECTIONS
from netcrm.formats.remarks import Remark, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TextIO

    from netcrm.formats.json_text import Value
    from netcrm.formats.json_values import Warn
    from netcrm.formats.records import Record

LOOKED_FOR = f'an object with "format": "{FORMAT}", as netcrm export --to json writes it'

_READERS: Mapping[str, Callable[[Mapping[str, Any], Warn], Record]] = {
    "tiers": tier,
    "tags": tag,
    "contacts": contact,
    "foci": focus,
    "interactions": interaction,
    "followups": followup,
    "outcomes": outcome,
}
_KEYS = {name: frozenset(kind._fields) for name, kind in SECTIONS.items()}
_OF_DOCUMENT = frozenset(("format", "version", *SECTIONS))


class Read(NamedTuple):
    """A record, and the line where it begins."""

    line: int
    record: Any


class OwnJson:
    """A document of netcrm's own JSON; ``warnings`` grows while its records are taken.

    Raises UnreadableFileError for any other JSON, and for that of a newer netcrm. What of it is
    broken, or no record, is Skipped, one by one, and never an error.
    """

    def __init__(self, open_again: Callable[[], TextIO]) -> None:
        self.warnings: list[Remark] = []
        self._document = Document(open_again)
        self._unknown: dict[tuple[str, str], int] = {}
        try:
            self._recognise()
        except UnreadableFileError:
            self.close()
            raise

    def _recognise(self) -> None:
        try:
            found = self._document.plain("format", "version")
        except BrokenError as error:
            raise UnreadableFileError(
                f"It is no JSON from line {error.line} on; looked for {LOOKED_FOR}."
            ) from error
        version = found.get("version")
        if found.get("format") != FORMAT or isinstance(version, bool):
            raise UnreadableFileError(f"It is not netcrm's own JSON; looked for {LOOKED_FOR}.")
        if version != VERSION:
            raise UnreadableFileError(
                f"It is in version {version!r} of netcrm's JSON, and this netcrm reads version"
                f" {VERSION}; update netcrm to read it."
            )

    def close(self) -> None:
        """Close the file."""
        self._document.close()

    @property
    def read(self) -> int:
        """How many characters of it were read."""
        return self._document.read

    def records(self, section: str) -> Iterator[Read | Skipped]:
        """Yield the records of a section as they are read."""
        for value in self._document.values(section):
            yield value if isinstance(value, Skipped) else self._record(section, value)

    def finish(self) -> list[Skipped]:
        """Tell, when all sections were read, what else is in the file: as remarks, or skipped."""
        self._document.finish()
        for name, line in self._document.lines.items():
            if name not in _OF_DOCUMENT:
                self._unknown.setdefault(("document", name), line)
        for (where, name), line in self._unknown.items():
            self.warnings.append(Remark(line, f"{where}: key left out: {name}"))
        return list(self._document.broken.values())

    def _record(self, section: str, value: Value) -> Read | Skipped:
        def warn(reason: str) -> None:
            self.warnings.append(Remark(value.line, f"{section}: {reason}"))

        line, said, odd = value
        if not isinstance(said, dict):
            return Skipped(line, f"{section}: not an object")
        if odd and (plain := mended(said)) != said:
            warn("characters that are none were replaced")
            said = plain
        if not _KEYS[section].issuperset(said):
            for name in said.keys() - _KEYS[section]:
                self._unknown.setdefault((section, name), line)
        try:
            return Read(line, _READERS[section](said, warn))
        except UnfitError as error:
            return Skipped(line, f"{section}: {error.reason}")

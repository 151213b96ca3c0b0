"""The words that many rows share: organisations, tags, names of fields. Each is kept once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.fields import field_key
from netcrm.rules.names.folding import fold, tag_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from netcrm.store.bulk import Bulk

_KEYS: dict[str, Callable[[str], str]] = {
    "organisation": fold,
    "tag": tag_key,
    "custom_field": field_key,
}
"""The tables of words, and in which form two of each are compared."""


class Words:
    """The words that there are, by table; a new one is made when it is asked for."""

    def __init__(self, connection: sqlite3.Connection, bulk: Bulk) -> None:
        self._connection = connection
        self._bulk = bulk
        self._known: dict[str, dict[str, int]] = {}
        self.read()

    def read(self) -> None:
        """Read what there is; again, when somebody else has made some."""
        for table in _KEYS:
            found = self._connection.execute(f"SELECT folded, id FROM {table}")
            self._known[table] = {str(folded): int(number) for folded, number in found}

    def id_of(self, table: str, name: str) -> int | None:
        """Return the id of a word; None for a blank one."""
        known = self._known[table]
        if name in known:
            return known[name]
        folded = _KEYS[table](name)
        if not folded:
            return None
        if folded not in known:
            known[folded] = self._bulk.next_id(table)
            plain = " ".join(name.split())
            self._bulk.add(table, {"id": known[folded], "name": plain, "folded": folded})
        known[name] = known[folded]
        return known[folded]

    def ids_of(self, table: str, names: Iterable[str]) -> list[int]:
        """Return the ids of words, each once; without the blank ones."""
        found = [self.id_of(table, name) for name in names]
        return [number for number in dict.fromkeys(found) if number is not None]

"""What the history holds of a person: which steps do, and what is left of those."""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import TYPE_CHECKING

from netcrm.store.erasing.rows import BELONGINGS, FILED_UNDER, LEADING, SHARED
from netcrm.store.history.changes import Change

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from netcrm.store.erasing.person import Person
    from netcrm.store.erasing.rows import Rows
    from netcrm.store.history.changes import Image

SUMMARY = "Erased with somebody who was forgotten"
"""What is left of the sentence of a step."""


class Past:
    """The history of a file, as far as it holds somebody.

    ``rows`` are theirs now; those that were theirs once are added, to the person, how they were
    called, and to ``words``, under what those rows were filed.
    """

    def __init__(self, connection: sqlite3.Connection, person: Person, rows: Rows) -> None:
        self._connection = connection
        self._person = person
        self._rows = {table: set(ids) for table, ids in rows.items()}
        self.words: Rows = {word: set() for word in FILED_UNDER}
        self._look_for_them()
        self._look_for_what_was_theirs()
        self._leave_what_is_shared()
        self._look_for_tags()

    def erase(self) -> int:
        """Let nothing of them be left in the steps that hold them, and say how many that are."""
        held = set(self._holding())
        for _, step_id, change in self._changes("of_table = 'step'"):
            if _meets(change, sorted(held)):  # it took one of them back
                held.add(step_id)
        self._mark(held)
        self._connection.execute(
            "DELETE FROM step_person WHERE contact_id IN (SELECT value FROM json_each(?))",
            (self._person.listed,),
        )
        self._take_off()
        return len(held)

    def erase_words(self, gone: Rows) -> int:
        """Do so with the steps that hold, as they once were, words that are gone."""
        held = {
            step_id
            for word, ids in gone.items()
            for _, step_id, change in self._changes(f"of_table = '{word}' AND \"rows\" IS NOT NULL")
            if _meets(change, sorted(ids))
        }
        self._mark(held)
        return len(held)

    def unused(self, words: Rows) -> Rows:
        """Return the words to which no step leads that can still be undone or done again."""
        left = {word: set(ids) for word, ids in words.items()}
        uses = [(*use, word) for word, of in FILED_UNDER.items() for use in of]
        for _, _, change in self._changes('"rows" IS NOT NULL'):
            for table, column, word in uses:
                if table == change.table:
                    left[word] -= {image.get(column) for image in change.rows}
        return left

    def _look_for_them(self) -> None:
        """Find those who are not in this file any more, by their uids."""
        for _, _, change in self._changes("of_table = 'contact' AND \"rows\" IS NOT NULL"):
            for image in change.rows:
                if image.get("uid") in self._person.uids:
                    self._person.ids.add(image["id"])
        self._rows["contact"] |= self._person.ids

    def _look_for_what_was_theirs(self) -> None:
        for _, _, change in self._changes('"rows" IS NOT NULL'):
            table = change.table
            for image in change.rows:
                if self._is_theirs(table, image):
                    self._rows[table].add(image["id"])
                    self._learn(table, image)

    def _is_theirs(self, table: str, image: Image) -> bool:
        columns = ("id",) if table == "contact" else BELONGINGS.get(table, ())
        return any(image.get(column) in self._person.ids for column in columns)

    def _learn(self, table: str, image: Image) -> None:
        if table == "contact" and "name" in image:
            self._person.texts.add(image["name"])
        elif table == "contact_point" and image.get("kind") == "email":
            self._person.texts.add(image["value"])
        for shared, (shares, column) in SHARED.items():
            if table == shares and column in image:
                self._rows[shared].add(image[column])
        for word, uses in FILED_UNDER.items():
            for of, column in uses:
                if of == table and image.get(column):
                    self.words[word].add(image[column])

    def _leave_what_is_shared(self) -> None:
        """Leave conversations and outcomes that are still there, with others."""
        for table, (shares, column) in SHARED.items():
            there = self._connection.execute(
                f"SELECT {column} FROM {shares}"
                f" WHERE {column} IN (SELECT value FROM json_each(:shared))"
                " AND contact_id NOT IN (SELECT value FROM json_each(:ids))",
                {"shared": json.dumps(sorted(self._rows[table])), "ids": self._person.listed},
            )
            self._rows[table] -= {number for (number,) in there}

    def _look_for_tags(self) -> None:
        """Add the tags of conversations that are gone."""
        for _, _, change in self._changes("of_table = 'interaction_tag' AND \"rows\" IS NOT NULL"):
            for image in change.rows:
                if image.get("interaction_id") in self._rows["interaction"]:
                    self._rows["interaction_tag"].add(image["id"])
                    self.words["tag"].add(image["tag_id"])

    def _holding(self) -> Iterator[int]:
        """Yield the steps that hold them: rows of theirs, or a text that names them."""
        ids = {table: sorted(rows) for table, rows in self._rows.items()}
        for _, step_id, change in self._changes():
            if _meets(change, ids.get(change.table, [])) or self._is_named_in(change):
                yield step_id
        for step_id, summary in self._connection.execute("SELECT id, summary FROM step"):
            if self._person.is_named_in(summary):
                yield step_id
        found = self._connection.execute(
            "SELECT step_id FROM step_person WHERE contact_id IN (SELECT value FROM json_each(?))",
            (self._person.listed,),
        )
        yield from (step_id for (step_id,) in found)

    def _is_named_in(self, change: Change) -> bool:
        return any(
            isinstance(value, str) and self._person.is_named_in(value)
            for image in change.rows
            for value in image.values()
        )

    def _mark(self, steps: set[int]) -> None:
        """Leave of the rows in steps only their ids, and of the steps only that they were."""
        listed = json.dumps(sorted(steps))
        self._connection.execute(
            'UPDATE change SET "rows" = (SELECT json_group_array(json_object('
            "'id', json_extract(value, '$.id'))) FROM json_each(\"rows\"))"
            ' WHERE "rows" IS NOT NULL AND step_id IN (SELECT value FROM json_each(?))',
            (listed,),
        )
        self._connection.execute(
            "UPDATE step SET state = 'erased', summary = ?"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (SUMMARY, listed),
        )

    def _take_off(self) -> None:
        """Let what is kept of others lead to nothing that is gone: it could not be put back."""
        for table, column, of in LEADING:
            for number, _, change in self._changes(
                f"of_table = '{table}' AND \"rows\" IS NOT NULL"
            ):
                rows = change.rows
                leading = [image for image in rows if image.get(column) in self._rows[of]]
                for image in leading:
                    image[column] = None
                if leading:
                    self._connection.execute(
                        'UPDATE change SET "rows" = ? WHERE id = ?',
                        (json.dumps(rows, ensure_ascii=False, separators=(",", ":")), number),
                    )

    def _changes(self, which: str = "1") -> Iterator[tuple[int, int, Change]]:
        """Yield number, step and change, one after the other: some are as large as an import."""
        numbers = self._connection.execute(
            f"SELECT id FROM change WHERE {which} ORDER BY id"
        ).fetchall()
        for (number,) in numbers:
            step_id, *change = self._connection.execute(
                'SELECT step_id, of_table, operation, first_id, last_id, "rows" FROM change'
                " WHERE id = ?",
                (number,),
            ).fetchone()
            yield number, step_id, Change(*change)


def _meets(change: Change, ids: list[int]) -> bool:
    """Say whether a change is of one of these rows."""
    for first, last in change.runs:
        place = bisect_left(ids, first)
        if place < len(ids) and ids[place] <= last:
            return True
    return False

"""The tiers and tags of a file, with their cadences. What stands here already stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.formats.records import Tag, Tier
from netcrm.rules.names.folding import fold, tag_key
from netcrm.store.schema import TIERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from netcrm.store.bulk import Bulk
    from netcrm.store.writing import Work

    Warn = Callable[[int, str], None]


class Rules:
    """The tiers and tags that there are, and those that a file adds.

    ``fresh`` is a database without people: there, tiers that are as in every new database become
    those of the file.
    """

    def __init__(self, work: Work, bulk: Bulk, warn: Warn, *, fresh: bool) -> None:
        self._work = work
        self._bulk = bulk
        self._warn = warn
        self._fresh = fresh
        self._tiers: dict[str, tuple[int, Tier]] = {}
        self._tags: dict[str, tuple[int, Tag]] = {}
        self._read()

    def _read(self) -> None:
        run = self._work.connection.execute
        for number, *tier in run("SELECT id, name, every, weight FROM tier ORDER BY id"):
            self._tiers[tier[0]] = number, Tier(*tier)
        for number, folded, *tag in run("SELECT id, folded, name, every FROM tag"):
            self._tags[folded] = number, Tag(*tag)

    def add_tier(self, line: int, said: Tier) -> None:
        """Make a tier that is missing, or give it the cadence that it lacks."""
        known = self._tiers.get(said.name) if self._fresh else self._known_tier(said.name)
        if known is None:
            self._new_tier(said)
            return
        number, here = known
        if self._fresh and tuple(here) in TIERS:
            wanted = here._replace(every=said.every, weight=said.weight)
        else:
            wanted = here._replace(every=here.every or said.every)
        if wanted != here:
            self._update("tier", number, {"every": wanted.every, "weight": wanted.weight})
            self._tiers[here.name] = number, wanted
        for what in ("every", "weight"):
            told, kept = getattr(said, what), getattr(wanted, what)
            if told is not None and told != kept:
                self._warn(line, f"tier {here.name}: {what} is {told} there; {kept} stays here")

    def add_tag(self, line: int, said: Tag) -> None:
        """Make a tag that is missing, or give it the cadence that it lacks."""
        known = self._tags.get(tag_key(said.name))
        if known is None:
            number = self._bulk.next_id("tag")
            folded = tag_key(said.name)
            self._bulk.add("tag", {"id": number, "folded": folded, **said._asdict()})
            self._tags[folded] = number, said
            return
        number, here = known
        if said.every and not here.every:
            self._update("tag", number, {"every": said.every})
            self._tags[tag_key(said.name)] = number, here._replace(every=said.every)
        elif said.every and said.every != here.every:
            stays = f"{here.every} stays here"
            self._warn(line, f"tag {here.name}: every is {said.every} there; {stays}")

    def tier_of(self, line: int, name: str | None) -> str | None:
        """Return the tier that a record names, as it is called here; one that is new is made."""
        if name is None:
            return None
        known = self._known_tier(name)
        if known is not None:
            return known[1].name
        self._new_tier(Tier(name, None, 1.0))
        hint = f"give it a cadence by: netcrm cadence set tier:{name} 3m"
        self._warn(line, f"tier {name} is new here and has no cadence yet; {hint}")
        return name

    def _known_tier(self, name: str) -> tuple[int, Tier] | None:
        if name in self._tiers:
            return self._tiers[name]
        same = (known for known in self._tiers if fold(known) == fold(name))
        return self._tiers.get(next(same, ""))

    def _new_tier(self, said: Tier) -> None:
        number = self._bulk.next_id("tier")
        self._bulk.add("tier", {"id": number, **said._asdict()})
        self._tiers[said.name] = number, said

    def _update(self, table: str, number: int, values: dict[str, Any]) -> None:
        self._bulk.write((table,))  # what is changed may be new itself
        self._work.recorder.updating(table, [number])
        sets = ", ".join(f"{column} = :{column}" for column in values)
        self._work.connection.execute(
            f"UPDATE {table} SET {sets} WHERE id = :id", {**values, "id": number}
        )

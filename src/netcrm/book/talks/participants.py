"""Who took part in what is logged: found, asked for, or added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.adding import add
from netcrm.book.people import mentioning
from netcrm.book.people.finding import with_ids
from netcrm.book.people.meaning import found_by
from netcrm.book.people.resolve import resolve
from netcrm.book.talks.strangers import unknown
from netcrm.errors import AmbiguousError, NotFoundError, UsageError
from netcrm.formats.card import Card
from netcrm.rules.sentence.naming import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Asked, Someone
    from netcrm.book.talks.understanding import Understood
    from netcrm.store.writing import Work


class Participants:
    """The people of one entry; ``created`` are those who were added for it."""

    def __init__(self, work: Work, asked: Asked, found: Understood) -> None:
        self._work = work
        self._asked = asked
        self._found = found
        self.created: list[Someone] = []

    def everybody(self) -> list[Someone]:
        """Return all who took part, each once: those of the words, then the companions.

        Whoever is certain is found first, so that the others can be asked for beside them.
        """
        entry = self._found.entry
        present = with_ids(self._asked.connection, entry.everybody)
        sure: dict[int, Someone] = {}
        mentions = [*self._found.people, *map(self._companion, entry.companions)]
        for place, mention in enumerate(mentions):
            if len(mention.ids) == 1:
                sure[place] = with_ids(self._asked.connection, mention.ids)[0]
        beside = tuple(one.id for one in (*present, *sure.values()))
        asked = self._asked._replace(beside=beside)
        for place, mention in enumerate(mentions):
            if place not in sure:
                sure[place] = self._somebody(asked, mention, place)
        found = {one.id: one for one in present}
        found.update({sure[place].id: sure[place] for place in range(len(mentions))})
        if entry.then and len(present) > 1:
            raise UsageError(
                "A next step is one person's: say it by netcrm followup WHO, without next here."
            )
        return list(found.values())

    def _companion(self, words: str) -> Mention:
        """Look for somebody who was named by an option: "Smith, Jane", but not "anna, olga"."""
        names = [name.strip() for name in words.split(",")]
        if words.rstrip().endswith(",") or (len(names) > 1 and self._are_several(words, names)):
            raise UsageError(f"'{words.strip()}' is a list: say --with once for each person.")
        try:
            return Mention(words, (resolve(self._asked, [words]).id,))
        except AmbiguousError as error:
            return Mention(words, tuple(int(one["id"]) for one in error.candidates))
        except NotFoundError:
            if not self._found.entry.create:
                raise
            return Mention(words)

    def _are_several(self, words: str, names: Sequence[str]) -> bool:
        """Say whether names with commas between them are people, and together nobody."""
        together = found_by(self._asked, words)
        return not together and all(found_by(self._asked, name) for name in names)

    def _somebody(self, asked: Asked, mention: Mention, place: int) -> Someone:
        """Ask for whoever may be one of several, and add whoever is new."""
        if mention.ids and place >= len(self._found.people):
            return resolve(asked, [mention.words])
        if mention.ids:
            return mentioning.meant(asked, mention)
        if not self._found.entry.create:
            raise unknown(asked, mention)
        return self._create(mention.words)

    def _create(self, name: str) -> Someone:
        """Add somebody who is met for the first time in what is logged."""
        entry, today = self._found.entry, self._work.moment.today
        at = entry.focus.name if entry.focus and entry.focus.sort == "event" else entry.place
        card = Card(name=name, met=at, met_on=min(entry.on or today, today))
        someone = add(self._work, card, self._asked).someone
        self.created.append(someone)
        return someone


def remarks(asked: Asked, found: Understood, everybody: Sequence[Someone]) -> list[str]:
    """Say what was left as text, and which option means it."""
    said = [
        f"'{words}' was left as text; if it was then: --on {_quoted(option)}"
        for words, option in found.left
    ]
    if found.vague:
        said.append(f"'{found.vague}' is no single day: today was taken; --on says which.")
    present = {one.id for one in everybody}
    said += [
        f"{_who(asked, mention)}: --with {_quoted(mention.words.lower())}"
        for mention in found.named
        if present.isdisjoint(mention.ids)
    ]
    return said


def _who(asked: Asked, mention: Mention) -> str:
    if len(mention.ids) > 1:
        return f"'{mention.words}' is named in the text, and was not logged"
    one = with_ids(asked.connection, mention.ids)[0]
    return f"{one.name} ({one.id}) is named in the text, and was not logged"


def _quoted(words: str) -> str:
    return f"'{words}'" if " " in words else words

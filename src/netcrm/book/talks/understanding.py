"""What is to be logged, understood: who the words name, and what they say beside that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netcrm.book.contact.promising import next_of
from netcrm.book.people import mentioning
from netcrm.book.people.half_names import refuse_half_a_name
from netcrm.book.people.resolve import leading_if_any, parts_of
from netcrm.book.talks.strangers import (
    OPENING,
    may_go_on,
    new_name,
    nobody,
    nobody_new,
    refuse_mistyped,
)
from netcrm.errors import AmbiguousError, UsageError
from netcrm.rules.sentence.naming import Mention, begins_list
from netcrm.rules.sentence.talk import Talk, read_talk, read_text
from netcrm.rules.sentence.timing import as_option, begins_with_day
from netcrm.rules.sentence.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Asked, Someone
    from netcrm.book.talks.logging import Entry
    from netcrm.rules.sentence.timing import Calendar


@dataclass(frozen=True, slots=True)
class Understood:
    """An entry with all that its words say, the people whom they name, and the text left.

    ``said`` is what was read out of the words, for the answer. ``left`` looks like a day, and is
    told beside what an option says for it; ``vague`` is a time that is no day, ``named`` are people
    in the text.
    """

    entry: Entry
    people: Sequence[Mention]
    text: str
    said: str
    left: Sequence[tuple[str, str]]
    vague: str
    named: Sequence[Mention]


def understand(asked: Asked, entry: Entry, calendar: Calendar) -> Understood:
    """Read the words of an entry: WHO and a text, or a sentence where no first word names anybody.

    Raises NotFoundError for a sentence without anybody, and for a name that nobody has.
    """
    return _Reader(asked, entry, calendar).understood()


class _Reader:
    """The words of one entry; each name is looked up once."""

    def __init__(self, asked: Asked, entry: Entry, calendar: Calendar) -> None:
        self._asked = asked
        self._entry = entry
        self._calendar = calendar
        self._knows = mentioning.knows(asked)
        self._parts = parts_of(entry.words)
        self._text = " ".join(" ".join(self._parts).split())

    def understood(self) -> Understood:
        """Tell WHO and a text from a sentence, and read it."""
        if self._entry.everybody:
            return self._after_person([], self._parts)
        if self._may_begin():
            try:
                first = leading_if_any(self._asked, self._entry.words)
            except AmbiguousError as error:
                if not self._is_list(len(error.who.split())):
                    raise
                return self._sentence()
            if first:
                return self._from(*first)
        if self._entry.create and (new := new_name(self._entry.words)):
            return self._after_person([Mention(new[0])], new[1])
        return self._sentence()

    def _may_begin(self) -> bool:
        """Say whether the first word may be somebody, rather than begin a sentence: "rang Grace".

        "3 days ago" is not the person of the number 3.
        """
        first = self._text.partition(" ")[0]
        if first.lower().strip(",:") in OPENING:
            return mentioning.has_whole_word(self._asked, first)
        return not (first.isdigit() and begins_with_day(self._text, self._calendar))

    def _is_list(self, length: int) -> bool:
        """Say whether the first words, a person, begin a list of several: "Grace and Marie"."""
        return begins_list(tokens(self._text), length, self._knows)

    def _from(self, someone: Someone, text: Sequence[str]) -> Understood:
        who = " ".join(self._parts[: len(self._parts) - len(text)])
        if self._entry.create and text and may_go_on(who, someone.name, text[0]):
            raise UsageError(
                f"'{tokens(text[0])[0].core}' may belong to the name of somebody new, or to what"
                f" was said to {someone.name}: put the name in quotes."
            )
        if self._is_list(len(who.split())):
            return self._sentence()
        refuse_half_a_name(someone, self._entry.words, text)
        return self._after_person([Mention(who, (someone.id,))], text)

    def _after_person(self, people: Sequence[Mention], words: Sequence[str]) -> Understood:
        known = self._entry.on is not None
        talk = read_text(" ".join(words), self._knows, self._calendar, day_known=known)
        return self._put_together(talk, people, "".join(f" #{tag}" for tag in talk.tags))

    def _sentence(self) -> Understood:
        talk = read_talk(
            self._text,
            self._knows,
            self._calendar,
            day_known=self._entry.on is not None,
            place_known=bool(self._entry.place),
        )
        if not talk.people:
            if self._entry.create:
                raise nobody_new()
            raise nobody(self._asked, self._entry.words, talk.named)
        refuse_mistyped(self._asked, self._knows, self._text)
        place = self._entry.place or talk.place
        said = f" at {place}" if place else ""
        said += "".join(f" #{tag.removeprefix('#')}" for tag in (*self._entry.tags, *talk.tags))
        return self._put_together(
            talk, talk.people, f'{said}: "{talk.text}"' if talk.text else said
        )

    def _put_together(self, talk: Talk, people: Sequence[Mention], said: str) -> Understood:
        entry = self._entry
        if entry.then and talk.then:
            raise UsageError(
                "There are two next steps, one in the text and one in --next: say one."
            )
        whole = replace(
            entry,
            kind=entry.kind or talk.kind or None,
            on=entry.on or talk.day,
            place=entry.place or talk.place,
            tags=[*entry.tags, *talk.tags],
            then=next_of(talk.then) or entry.then,
        )
        left = [(words, as_option(words, self._calendar)) for words in talk.left]
        return Understood(whole, people, talk.text, said, left, talk.vague, talk.named)

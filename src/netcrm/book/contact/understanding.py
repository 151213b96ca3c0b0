"""What is to be logged, understood: who the words name, and what they say beside that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from netcrm.book.contact.promising import Next
from netcrm.book.people import naming
from netcrm.book.people.resolve import leading, resolve
from netcrm.errors import AmbiguousError, NotFoundError, UsageError
from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.naming import Mention, begins_list, is_name
from netcrm.rules.sentence.people import perhaps
from netcrm.rules.sentence.talk import Talk, read_talk, read_text
from netcrm.rules.sentence.timing import begins_with_day
from netcrm.rules.sentence.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.contact.logging import Entry
    from netcrm.book.people.finding import Asked
    from netcrm.rules.sentence.timing import Calendar

NEW = "for somebody new, add --create"


@dataclass(frozen=True, slots=True)
class Understood:
    """An entry with all that its words say, the people whom they name, and the text left.

    ``said`` is what was read out of the words, for the answer.
    """

    entry: Entry
    people: list[Mention]
    text: str
    said: str = ""
    left: Sequence[str] = ()
    vague: str = ""
    named: Sequence[Mention] = field(default=())


def understand(asked: Asked, entry: Entry, calendar: Calendar) -> Understood:
    """Read the words of an entry: WHO and a text, or a sentence where no first word names anybody.

    Raises NotFoundError for a sentence without anybody, and for a name that nobody has.
    """
    parts = entry.words[0].split() if len(entry.words) == 1 else list(entry.words)
    if entry.everybody:
        return _after_person(asked, entry, calendar, [], parts)
    text: Sequence[str]
    if _may_begin(asked, parts, calendar):
        try:
            someone, text = leading(asked, entry.words)
            ids: tuple[int, ...] = (someone.id,)
        except AmbiguousError as error:
            text = " ".join(parts).split()[len(error.who.split()) :]
            if not _is_list(asked, parts, text):
                raise
        else:
            _refuse_name_or_text(entry, someone.name, text)
            if not _is_list(asked, parts, text):
                who = " ".join(parts[: len(parts) - len(text)])
                return _after_person(asked, entry, calendar, [Mention(who, ids)], text)
    elif entry.create and (new := _new_name(entry.words)):
        name, text = new
        return _after_person(asked, entry, calendar, [Mention(name)], text)
    return _sentence(asked, entry, calendar, parts)


def _may_begin(asked: Asked, parts: Sequence[str], calendar: Calendar) -> bool:
    """Say whether the first word may name somebody, rather than begin a sentence: "rang Grace"."""
    words = parts[0].split() if parts else []
    if not words:
        return bool(parts)
    opens = vocabulary.CONTACT | vocabulary.PLAIN | vocabulary.DAY_WORDS
    if words[0].lower().strip(",:") in opens and not naming.has_whole_word(asked, words[0]):
        return False
    if words[0].isdigit() and begins_with_day(" ".join(parts), calendar):
        return False  # "3 days ago" is not the person of the number 3
    return naming.begins_with_somebody(asked, parts)


def _is_list(asked: Asked, parts: Sequence[str], text: Sequence[str]) -> bool:
    """Say whether the person at the beginning is the first one of several: "Grace and Marie"."""
    words = tokens(" ".join(parts))
    return begins_list(words, len(words) - len(" ".join(text).split()), naming.knows(asked))


def _after_person(
    asked: Asked, entry: Entry, calendar: Calendar, people: list[Mention], words: Sequence[str]
) -> Understood:
    talk = read_text(" ".join(words), naming.knows(asked), calendar, day_known=entry.on is not None)
    said = "".join(f" #{tag}" for tag in talk.tags)
    return _understood(entry, talk, people, said)


def _sentence(asked: Asked, entry: Entry, calendar: Calendar, parts: Sequence[str]) -> Understood:
    text = " ".join(parts)
    talk = read_talk(
        text,
        naming.knows(asked),
        calendar,
        day_known=entry.on is not None,
        place_known=bool(entry.place),
    )
    if not talk.people:
        raise _who_is_new() if entry.create else _nobody(asked, text, talk.named)
    _refuse_mistyped(asked, text)
    found = _understood(entry, talk, list(talk.people), "")
    entry = found.entry
    said = f" at {entry.place}" if entry.place else ""
    said += "".join(f" #{tag.removeprefix('#')}" for tag in entry.tags)
    said += f': "{found.text}"' if found.text else ""
    return replace(found, said=said)


def _understood(entry: Entry, talk: Talk, people: list[Mention], said: str) -> Understood:
    if entry.then and talk.then:
        raise UsageError("There are two next steps, one in the text and one in --next: say one.")
    return Understood(
        entry=replace(
            entry,
            kind=entry.kind or talk.kind or None,
            on=entry.on or talk.day,
            place=entry.place or talk.place,
            tags=[*entry.tags, *talk.tags],
            then=Next(*talk.then) if talk.then else entry.then,
        ),
        people=people,
        text=talk.text,
        said=said,
        left=talk.left,
        vague=talk.vague,
        named=talk.named,
    )


def unknown(asked: Asked, mention: Mention) -> NotFoundError:
    """Say that nobody has this name, and who was perhaps meant."""
    hint = f"{NEW[0].upper()}{NEW[1:]}; if it is no name, begin with the person."
    try:
        someone = resolve(asked, [mention.words])
    except NotFoundError as error:
        return NotFoundError(f"{error.message} {hint}", error.suggestions)
    except AmbiguousError:
        return NotFoundError(f"Nobody here is called '{mention.words}'. {hint}")
    return NotFoundError(
        f"Nobody here is called '{mention.words}'. Did you mean {someone.name}? {hint}",
        [someone.name],
    )


def _who_is_new() -> UsageError:
    return UsageError(
        "Who is new? Put the name first, in quotes:"
        " netcrm log 'Given Family' what was said --create"
    )


def _nobody(asked: Asked, text: str, named: Sequence[Mention]) -> NotFoundError:
    """Say that nobody is named whom one knows; of the name that was perhaps meant for one."""
    if named:
        who = named[0].words
        return NotFoundError(
            f"'{text}' names {who}, and does not say that it was with them: begin with the person,"
            f" netcrm log {who.lower()} what was said."
        )
    first = "The person comes first, then the text"
    word = perhaps(tokens(text))
    if not word:
        return NotFoundError(
            f"'{text}' names nobody whom you know: begin with the person, or say with whom it was;"
            f" {NEW}."
        )
    try:
        someone = resolve(asked, [word])
    except NotFoundError as error:
        return NotFoundError(f"{error.message} {first}; {NEW}.", error.suggestions)
    except AmbiguousError as error:
        return NotFoundError(f"'{word}' is only within names. {first}; {NEW}.", [error.who])
    return NotFoundError(
        f"Nobody here is called '{word}'. Did you mean {someone.name}? {first}; {NEW}.",
        [someone.name],
    )


def _refuse_mistyped(asked: Asked, text: str) -> None:
    """Refuse a sentence whose first word is nearly a name: "Graece coffee with Marie"."""
    first = tokens(text)[0]
    known = vocabulary.CONTACT | vocabulary.PLAIN | vocabulary.DAY_WORDS | vocabulary.TITLES
    if (
        first.low in known
        or not first.core.isalpha()
        or naming.begins_with_somebody(asked, [first.core, "and"])
    ):
        return
    if like := naming.mistyped(asked, first.core):
        names = " or ".join(one.name for one in like)
        raise NotFoundError(
            f"Nobody here is called '{first.core}'. Did you mean {names}? If it is no name, begin"
            " with the person.",
            [one.name for one in like],
        )


def _refuse_name_or_text(entry: Entry, name: str, text: Sequence[str]) -> None:
    if entry.create and text and text[0][:1].isupper():
        raise UsageError(
            f"'{text[0]}' may belong to the name of somebody new, or to what was said to"
            f" {name}: put the name in quotes."
        )


def _new_name(words: Sequence[str]) -> tuple[str, Sequence[str]] | None:
    """Take the name of somebody new from the beginning: quoted, or the words in capitals.

    Where a sentence begins there is none: "Coffee with Dario", "Dario and Grace".
    """
    quoted = len(words) > 1 and " " in words[0].strip()
    parts = tokens(" ".join(words[:1] if quoted else words))
    opens = vocabulary.CONTACT | vocabulary.PLAIN | vocabulary.DAY_WORDS
    if not parts or not parts[0].is_capital or parts[0].low in opens:
        return None
    if quoted:
        return (words[0], words[1:]) if not any(map(_is_of_sentence, words[0].split())) else None
    length = 0
    while length < len(parts) and (is_name(parts[length]) or _is_initial(parts[length].core)):
        length += 1
        if parts[length - 1].breaks:
            break
    after = parts[length].low if length < len(parts) else ""
    if not length or after in vocabulary.AND:
        return None
    plain = " ".join(words).split()
    return " ".join(plain[:length]).rstrip(",;:"), plain[length:]


def _is_of_sentence(word: str) -> bool:
    return word in vocabulary.PLAIN | vocabulary.CONTACT


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()

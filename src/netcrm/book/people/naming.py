"""Finding whom a name may mean, or any part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.people.finding import people_where
from netcrm.rules.names.fitting import fits, is_full_name, names
from netcrm.rules.names.folding import fold, fold_words
from netcrm.rules.names.reference import reference, reference_before_text
from netcrm.store.reading import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from netcrm.book.people.finding import Asked, Someone
    from netcrm.rules.names.fitting import Names
    from netcrm.rules.names.reference import Reference, Word

SHORTEST_PART = 2
"""Before a text, a part of a word of the name has at least so many letters."""

SENTENCE_WORDS = frozenset(
    """
    a about after all am an and are as ask asked at be been before both breakfast but by call
    called can caught cc chat coffee could did dinner discussed do drinks e-mail email emailed
    event first for from fyi gave go good got great had has have he her hi him his i if in
    introduced is it just last let letter long lunch made me meeting met my new next nice no not
    note of ok old on or our out phoned presented quick ran re said saw sent she short so some
    spoke talk talked tea text that the their them then they this to today too tv two up us video
    visited was we went were will with wrote yes yesterday you zoom
    """.split()  # noqa: SIM905  as a list it would be a hundred lines
)
"""The words of a sentence about a contact: part of a name only where it has the whole word."""


def named(asked: Asked, who: str) -> list[Someone]:
    """Return who has the full name ``who``, in any order, else all who have it as a part.

    Titles that somebody does not have play no part, and do not tell two people apart. Where nobody
    fits, an apostrophe may be missing, or particles and articles are too many.
    """
    typed = reference(who)
    if exact := _at_once(asked, typed, who):
        return exact
    for words in _readings(typed):
        if found := _fitting(asked, words):
            return _surest(asked, typed, who, found)
    return []


def beginning(asked: Asked, who: str) -> list[Someone]:
    """Return whom ``who`` names before a text: by the beginnings of words of the name.

    A single word that others have somewhere in their name does not tell them apart.
    """
    typed = reference_before_text(who, SENTENCE_WORDS, SHORTEST_PART)
    if exact := _at_once(asked, typed, who):
        return exact
    if all(word.initial for word in typed.words):
        return []  # "C# course" is about no Curie
    begun = _fitting(asked, typed.words, each_its_own=True)
    if not begun:
        return []
    sure = _surest(asked, typed, who, begun)
    if len(typed.words) == len(begun) == 1:
        anywhere = [typed.words[0]._replace(beginning=False, whole=False)]
        return _surest(asked, typed, who, _fitting(asked, anywhere))
    return sure


def with_words(asked: Asked, name: str) -> list[Someone]:
    """Return who has all the words of ``name`` as whole words of theirs."""
    return _fitting(asked, [word._replace(whole=True) for word in reference(name).words])


def _at_once(asked: Asked, typed: Reference, who: str) -> list[Someone]:
    """Find a full name as it stands, by an index."""
    for folded in dict.fromkeys((fold(who), typed.folded)):
        if exact := people_where(asked, "folded = :folded", {"folded": folded}):
            return _with_titles(typed, who, exact)
    return []


def _readings(typed: Reference) -> Iterator[Sequence[Word]]:
    """Yield the words that must all be of a name, the likeliest reading first."""
    if typed.titles:
        yield [*typed.words, *(title._replace(of_name=True) for title in typed.titles)]
    yield typed.words
    for otherwise in (typed.with_apostrophes(), typed.without_particles()):
        if otherwise != typed.words:
            yield otherwise


def _fitting(asked: Asked, words: Sequence[Word], *, each_its_own: bool = False) -> list[Someone]:
    """Return those whose names the words fit: SQL narrows, the rules decide."""
    if not words:
        return []
    condition, values = _narrow(words)

    def fit(someone: Someone) -> bool:
        return fits(words, _names(someone), each_its_own=each_its_own)

    return people_where(asked, condition, values, fit)


def _narrow(words: Sequence[Word]) -> tuple[str, dict[str, str]]:
    """Return a condition that holds for all whom the words fit, and its values.

    Words that begin some word are looked up in the index of names, which knows those of letters
    only. All others may be anywhere: the longest one, which the fewest have, is asked for first.
    """
    begun = [word for word in words if word.at_beginning and word.folded.isalnum()]
    conditions, values = [], {}
    if begun:
        conditions.append("id IN (SELECT rowid FROM name_index WHERE name_index MATCH :begun)")
        values["begun"] = " AND ".join(map(_prefixes, begun))
    anywhere = sorted(set(words).difference(begun), key=lambda word: -len(word.folded))
    for number, word in enumerate(anywhere):
        ways = {f"w{number}_{n}": way for n, way in enumerate(word.spellings)}
        values.update(ways)
        conditions.append(f"({' OR '.join(f'instr(searchable, :{name})' for name in ways)})")
    return " AND ".join(conditions), values


def _prefixes(word: Word) -> str:
    ways = " OR ".join(f'"{way}"*' for way in word.spellings)
    return f"({ways})"


def _surest(asked: Asked, typed: Reference, who: str, found: list[Someone]) -> list[Someone]:
    """Return those of ``found`` whose full name was typed, or else all of them.

    Those who have the titles come first, then those of whose words the first one is the beginning.
    """
    written = [sorted(fold_words(who)), sorted(typed.folded.split())]
    former = _formerly(asked, (fold(who), typed.folded)) if len(found) > 1 else set()
    tests: tuple[Callable[[Someone], bool], ...] = (
        lambda one: sorted(one.folded.split()) in written,
        lambda one: is_full_name(typed.words, _names(one)),
        lambda one: one.id in former,
    )
    for test in tests:
        if exact := [one for one in found if test(one)]:
            return _with_titles(typed, who, exact)
    begun = f" {typed.words[0].folded}"
    return sorted(
        found, key=lambda one: (not _has_titles(typed, one), begun not in f" {one.searchable}")
    )


def _with_titles(typed: Reference, who: str, exact: list[Someone]) -> list[Someone]:
    """Of those who have the same full name, prefer whose titles were typed just as they are."""
    if not typed.titles:
        return exact
    words = sorted(fold_words(who))
    return [one for one in exact if sorted(fold_words(one.name)) == words] or exact


def _has_titles(typed: Reference, someone: Someone) -> bool:
    words = someone.searchable.split()
    return all(title.folded in words for title in typed.titles)


def _formerly(asked: Asked, names: Sequence[str]) -> set[int]:
    """Return the ids of those who were called so."""
    found = rows(
        asked.connection,
        "SELECT contact_id FROM alias WHERE kind = 'name' AND normal IN (:one, :other)",
        one=names[0],
        other=names[1],
    )
    return {row["contact_id"] for row in found}


def _names(someone: Someone) -> Names:
    return names(someone.name, someone.searchable)

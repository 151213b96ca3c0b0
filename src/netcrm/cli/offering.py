"""What may stand at a place of the command line: people, tags, terms of a QUERY, days.

What a parameter takes is known by the parts of its metavar, which its help shows, or by its name.
"""

# Without `from __future__ import annotations`: the types are used below.

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from netcrm.book.people import completing as book
from netcrm.book.people import offering as kept
from netcrm.book.people.completing import Offer
from netcrm.cli.practice.foci import ACTIONS
from netcrm.config import database_path
from netcrm.config.options import OPTIONS
from netcrm.errors import NetcrmError
from netcrm.rules.foci import SORTS
from netcrm.rules.kinds import KINDS
from netcrm.rules.query import DUE_VALUES, KEYS
from netcrm.rules.terms import is_term

DAYS = (
    *("today", "yesterday", "tomorrow"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
SPANS = ("1w", "2w", "3w", "1m", "2m", "3m", "6m", "1y")
AGES = (">30d", ">90d", ">6m", ">1y", "never")


class Line(NamedTuple):
    """A line up to the word to complete: its verb, its options, and words of the same argument."""

    verb: str | None
    options: Sequence[str]
    words: Sequence[str]
    beginning: str

    def look(self, at: Callable[[sqlite3.Connection], list[Offer]]) -> list[Offer]:
        """Look into the database, if it is there and can be read at once."""
        from netcrm.store.glance import glance

        try:
            with glance(database_path(self._db())) as connection:
                return at(connection)
        except (sqlite3.Error, OSError, NetcrmError):
            return []

    def _db(self) -> Path | None:
        for option, value in zip(self.options, [*self.options[1:], ""], strict=False):
            if option == "--db" or option.startswith("--db="):
                typed = value if option == "--db" else option.partition("=")[2]
                return Path(os.path.expandvars(typed))
        return None


Provider = Callable[[Line], list[Offer]]


def of_option(field: str, metavar: str) -> Provider | None:
    """Return who knows the values of an option: by its ``field`` (tag, org), or by its metavar."""
    return _OF_OPTION.get(field) or _OF_METAVAR.get(metavar)


def of_part(part: str) -> Provider | None:
    """Return who knows what stands for a part of the metavar of an argument."""
    return _words(part) if part.islower() else _OF_METAVAR.get(part)


def who_and_more(line: Line) -> list[Offer]:
    """Offer the words of names and, once there is one, what may stand after a person."""
    return [*_who(line), *_after_who(line)]


def _who(line: Line) -> list[Offer]:
    """Offer the words of names; where something else was begun, what that may be."""
    if is_term(line.beginning):
        return _query(line)
    if "@" in line.beginning:
        return line.look(lambda found: kept.addresses(found, line.beginning))
    if line.verb in SORTS and line.words:
        return _next_one(line)
    return _named(line, removed=line.verb == "restore")


def _next_one(line: Line) -> list[Offer]:
    """Offer the words of names after the name of a focus, and after people who are complete."""
    places = range(1, len(line.words) + 1)
    found = (_named(line._replace(words=line.words[place:])) for place in places)
    return next(filter(None, found), [])


def _named(line: Line, *, removed: bool = False) -> list[Offer]:
    return line.look(lambda found: book.names(found, line.words, line.beginning, removed=removed))


def _after_who(line: Line) -> list[Offer]:
    if line.verb == "done" and not line.words:
        return line.look(lambda found: kept.followups(found, line.beginning))
    if line.verb == "post" and not line.words:
        return line.look(lambda found: kept.posts(found, line.beginning))
    provide = _AFTER_WHO.get(line.verb or "") if line.words else None
    return provide(line) if provide else []


def _of_whom(line: Line) -> list[Offer]:
    """Offer what one person may be of another one and, once that is said, of whom."""
    place = next((n for n, word in enumerate(line.words, 1) if word.endswith("-of")), None)
    if place is not None:
        return _who(line._replace(words=line.words[place:]))
    return [Offer(f"{one.value.replace(' ', '-')}-of") for one in _roles(line)]


def _words(*values: str) -> Provider:
    def provide(line: Line) -> list[Offer]:
        return [Offer(one) for one in values if one.startswith(line.beginning.casefold())]

    return provide


def _tags(line: Line) -> list[Offer]:
    return line.look(lambda found: kept.tags(found, line.beginning))


def _roles(line: Line) -> list[Offer]:
    return line.look(lambda found: kept.roles(found, line.beginning))


def _foci(sort: str) -> Provider:
    def provide(line: Line) -> list[Offer]:
        return line.look(lambda found: kept.foci(found, sort, line.beginning))

    return provide


def _tiers(line: Line) -> list[Offer]:
    begun = line.beginning.casefold()
    return [one for one in line.look(kept.tiers) if one.value.casefold().startswith(begun)]


def _organisations(line: Line) -> list[Offer]:
    return line.look(lambda found: kept.organisations(found, line.beginning))


def _places(column: str) -> Provider:
    def provide(line: Line) -> list[Offer]:
        return line.look(lambda found: kept.places(found, column, line.beginning))

    return provide


def _sort_keys(line: Line) -> list[Offer]:
    from netcrm.book.people.listing import SORT_KEYS

    return _words(*SORT_KEYS)(line)


def _forms(line: Line) -> list[Offer]:
    from netcrm.render.forms import forms_of

    return _words(*forms_of(line.verb or "due"))(line)


def _ways(line: Line) -> list[Offer]:
    from netcrm.cli.scheduling.ways import NEEDS

    return _words(*NEEDS)(line)


def _timers(line: Line) -> list[Offer]:
    from netcrm.host.timers.kinds import KINDS as TIMERS

    return _words(*TIMERS)(line)


def _readers(line: Line) -> list[Offer]:
    from netcrm.formats.reading import JSON, READERS

    return _words(*READERS, JSON)(line)


def _from(line: Line) -> list[Offer]:
    """Offer formats of files to ``import``, and days to those who begin on one."""
    if line.verb == "import":
        return _readers(line)
    return [] if line.verb == "event" else _words(*DAYS)(line)


def _query(line: Line) -> list[Offer]:
    """Offer the keys of a QUERY, the values of one, or names, which are words of a QUERY."""
    minus = "-" if line.beginning.startswith("-") else ""
    key, colon, value = line.beginning.removeprefix(minus).partition(":")
    if colon:
        return _terms(line, f"{minus}{key}:", value)
    own = line.look(lambda found: kept.fields(found, key))
    keys = [
        *(
            Offer(f"{name}:", KEYS[name].meaning)
            for name in KEYS
            if name.startswith(key.casefold())
        ),
        *(Offer(f"{one.value}:", "a field of your own") for one in own),
    ]
    if key and len(keys) == 1 and (found := _terms(line, f"{minus}{keys[0].value}", "")):
        return found
    if not keys and not minus:
        return _who(line._replace(words=()))
    return [one._replace(value=f"{minus}{one.value}") for one in keys]


def _terms(line: Line, before: str, value: str) -> list[Offer]:
    """Offer values of one key, ``before`` which all of them stand."""
    key = before.strip("-:").casefold()
    if key in _OF_KEY:
        found = _OF_KEY[key](line._replace(beginning=value))
    else:
        found = line.look(lambda database: kept.values(database, key, value))
    return [one._replace(value=f"{before}{one.value}") for one in found]


def _own(line: Line) -> list[Offer]:
    """Offer what ``--set`` takes: a field of the user's own, and a value that it has."""
    name, equals, value = line.beginning.partition("=")
    if not equals:
        found = line.look(lambda database: kept.fields(database, name))
        return [one._replace(value=f"{one.value}=") for one in found]
    found = line.look(lambda database: kept.values(database, name, value))
    return [one._replace(value=f"{name}={one.value}") for one in found]


def _targets(line: Line) -> list[Offer]:
    """Offer what ``cadence set`` takes: a tier or a tag."""
    key, colon, value = line.beginning.partition(":")
    return [
        Offer(f"{name}:{one.value}", one.about)
        for name, provide in (("tier", _tiers), ("tag", _tags))
        if name.startswith(key.casefold())
        for one in provide(line._replace(beginning=value if colon else ""))
    ]


def _platforms(line: Line) -> list[Offer]:
    from netcrm.rules.urls import KINDS as PLATFORMS

    return _words(*PLATFORMS)(line)


def _or_none(provide: Provider) -> Provider:
    return lambda line: [*provide(line), *_words("none")(line)]


_AFTER_WHO: dict[str, Provider] = {
    "tag": _tags,
    "untag": _tags,
    "role": _roles,
    "relate": _of_whom,
    "open": _platforms,
}
_OF_METAVAR: dict[str, Provider] = {
    "WHO": _who,
    "QUERY": _query,
    "ACTION": lambda line: _words(*ACTIONS[line.verb or ""])(line),
    "NAME": lambda line: _foci(line.verb or "")(line),
    "TARGET": _targets,
    "TIER": _tiers,
    "KIND": _words(*KINDS),
    "FORM": _forms,
    "WAY": _ways,
    "TIMER": _timers,
    "DAYS": _words("mon-fri", "daily"),
    "DAY": _words(*DAYS),
    "SPAN": _words(*SPANS),
    "EVERY": _words(*SPANS),
    "KEY": _words(*OPTIONS),
}
_OF_OPTION: dict[str, Provider] = {
    "tag": _tags,
    "org": _organisations,
    "city": _places("city"),
    "country": _places("country"),
    "sort": _sort_keys,
    "from": _from,
    "set": _own,
    **{sort: _foci(sort) for sort in SORTS},
}
_OF_KEY: dict[str, Provider] = {
    "tag": _or_none(_tags),
    "org": _or_none(_organisations),
    "city": _or_none(_places("city")),
    "country": _or_none(_places("country")),
    "tier": _or_none(_tiers),
    "role": _or_none(_roles),
    **{sort: _or_none(_foci(sort)) for sort in SORTS},
    "due": _words(*DUE_VALUES),
    "every": _words(*SPANS, "never", "none"),
    **dict.fromkeys(("last", "met", "added"), _words(*AGES, *DAYS)),
}

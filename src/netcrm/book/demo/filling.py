"""Filling the invented network into a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.adding import add
from netcrm.book.contact.promising import Next
from netcrm.book.contact.ruling import set_rule
from netcrm.book.demo.network import NETWORK, ago
from netcrm.book.demo.practising import fill_practice
from netcrm.book.people.finding import Asked
from netcrm.book.talks.logging import Entry, log
from netcrm.errors import RefusedError
from netcrm.rules.spans import Span
from netcrm.store.reading import first

if TYPE_CHECKING:
    from netcrm.book.demo.network import Invented, Talk
    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work


def fill(work: Work) -> bool:
    """Fill the invented network into an empty database; say whether it was not there yet.

    Raises RefusedError where somebody else's people are.
    """
    begun = first(work.connection, "SELECT verb FROM step ORDER BY id LIMIT 1")
    if begun and begun["verb"] != work.verb:
        raise RefusedError(
            "This database holds your own people; the invented network goes into another one."
        )
    if first(work.connection, "SELECT 1 FROM contact LIMIT 1"):
        return False
    set_rule(work, "tag:funder", Span(3, "m"))
    people = {one.card.name: _add(work, one) for one in NETWORK}
    for one in NETWORK:
        for talk in one.talks:
            _log(work, one, talk)
    fill_practice(work, people)
    work.people = []
    work.summary = f"Filled in an invented network of {len(NETWORK)} people"
    return True


def _add(work: Work, one: Invented) -> Someone:
    today = work.moment.today
    card = one.card
    card.met_on = ago(today, one.met_days_ago)
    if one.birthday_today:
        card.birthday = f"--{today:%m-%d}"
    then = None
    if one.promise:
        what, days = one.promise
        then = Next(what, ago(today, -days), one.theirs)
    asked = Asked(work.connection, {})
    return add(work, card, asked, via=[one.via] if one.via else (), then=then).someone


def _log(work: Work, one: Invented, talk: Talk) -> None:
    entry = Entry(
        words=[one.card.name, talk.text],
        companions=talk.companions,
        kind=talk.kind,
        on=ago(work.moment.today, talk.days_ago),
        place=talk.place,
    )
    log(work, entry, Asked(work.connection, {}))

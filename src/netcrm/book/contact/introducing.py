"""A sentence about somebody new, made a card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netcrm.book.contact.promising import next_of
from netcrm.formats.card import Card
from netcrm.rules.days import written
from netcrm.rules.sentence.introduction import described, is_introduction, read_introduction
from netcrm.rules.sentence.timing import Calendar

if TYPE_CHECKING:
    from datetime import date

    from netcrm.book.contact.promising import Next
    from netcrm.rules.sentence.introduction import Introduction


def is_sentence(card: Card) -> bool:
    """Say whether nothing but a name was given, and it is none."""
    return card == Card(name=card.name) and is_introduction(card.name)


def introduced(text: str, today: date, order: str | None) -> tuple[Card, Next | None, str]:
    """Read a sentence: the card, the next step, and the words for what was understood."""
    said = read_introduction(text, Calendar(today, order))
    parts = described(said, partial(written, today=today))
    understood = f": {', '.join(parts)}" if parts else ""
    return card_of(said), next_of(said.then), understood


def card_of(said: Introduction) -> Card:
    """Put what is said of somebody on a card."""
    return Card(
        name=said.name,
        nickname=said.nickname,
        title=said.title,
        organisation=said.organisation,
        emails=list(said.emails),
        phones=list(said.phones),
        links=list(said.links),
        tags=list(said.tags),
        met=said.met,
        met_on=said.met_on,
        birthday=str(said.birthday) if said.birthday else "",
    )

"""``add`` without words: a few questions, of which all but the name may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.cli.asking import field, until_understood
from netcrm.cli.output import remark
from netcrm.cli.verbs.next_step import asked_next_step

if TYPE_CHECKING:
    from netcrm.book.contact.promising import Next
    from netcrm.cli.call import Call
    from netcrm.formats.card import Card


def asked(call: Call) -> tuple[Card, str, Next | None]:
    """Ask for a contact: the card, who introduced them, the next step.

    What is not understood is asked again, so that nothing typed before is lost.
    """
    from netcrm.formats.card import Card
    from netcrm.rules.anniversary import parse_anniversary
    from netcrm.rules.handles import checked_email, checked_link
    from netcrm.rules.names.parts import read_name
    from netcrm.rules.spans import parse_span

    remark("A new person. Enter leaves a field out; Ctrl-C stops, and nothing is kept.")
    order = call.settings.date_order
    card = Card(name=until_understood("Name", lambda typed: read_name(typed)[0], needed=True))
    card.emails = list(filter(None, [until_understood("E-mail", checked_email)]))
    card.phones = list(filter(None, [field("Phone")]))
    card.links = list(filter(None, [until_understood("Link", checked_link)]))
    card.organisation = field("Organisation")
    card.title = field("Title there")
    card.city = field("City")
    card.tags = [
        tag.strip() for tag in field("Tags, with commas between").split(",") if tag.strip()
    ]
    card.met = field("How or where you met")
    met_on = until_understood("When you met", lambda typed: str(call.back(typed)))
    card.met_on = call.back(met_on) if met_on else None
    via = until_understood("Who introduced you", lambda typed: _introducer(call, typed))
    card.birthday = until_understood(
        "Birthday", lambda typed: str(parse_anniversary(typed, call.today, order))
    )
    card.notes = field("What to remember")
    card.every = until_understood(
        "In touch how often (6w, 3m)", lambda typed: str(parse_span(typed))
    )
    return card, via, asked_next_step(call, "What you promised")


def _introducer(call: Call, typed: str) -> str:
    from netcrm.book.people.resolve import resolve

    with call.looking() as connection:
        return str(resolve(call.asked(connection), [typed]).id)

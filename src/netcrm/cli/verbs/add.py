"""``add``: after meeting somebody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli import asking
from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from netcrm.book.contact.promising import Next
    from netcrm.formats.card import Card

Texts = list[str] | None


@verb("add")
def add(
    call: Call,
    name: Annotated[
        Texts, typer.Argument(metavar="NAME", help="As you say it; or a sentence.")
    ] = None,
    email: Annotated[
        Texts, typer.Option("--email", "-e", metavar="E", help="May be repeated.")
    ] = None,
    phone: Annotated[Texts, typer.Option(metavar="P", help="May be repeated.")] = None,
    link: Annotated[Texts, typer.Option(metavar="URL", help="May be repeated.")] = None,
    nickname: Annotated[str, typer.Option(metavar="N", help="They are called so, too.")] = "",
    former_name: Annotated[
        Texts, typer.Option("--former-name", metavar="N", help="They were called so.")
    ] = None,
    pronouns: Annotated[str, typer.Option(metavar="P", help="Such as she/her.")] = "",
    post_nominals: Annotated[
        str, typer.Option("--post-nominals", metavar="P", help="Such as 'MD, PhD'.")
    ] = "",
    org: Annotated[str, typer.Option("--org", "-o", metavar="O", help="Where they work.")] = "",
    title: Annotated[str, typer.Option(metavar="T", help="What they do there.")] = "",
    department: Annotated[str, typer.Option(metavar="D", help="In which part of it.")] = "",
    tag: Annotated[Texts, typer.Option("--tag", "-t", metavar="T", help="May be repeated.")] = None,
    city: Annotated[str, typer.Option(metavar="C", help="Where they live.")] = "",
    country: Annotated[str, typer.Option(metavar="C", help="In which country.")] = "",
    time_zone: Annotated[
        str, typer.Option("--time-zone", metavar="Z", help="Such as Europe/Dublin.")
    ] = "",
    met: Annotated[str, typer.Option(metavar="TEXT", help="How or where you met.")] = "",
    met_on: Annotated[str | None, typer.Option(metavar="DAY", help="When you met.")] = None,
    via: Annotated[str | None, typer.Option(metavar="WHO", help="Who introduced you.")] = None,
    birthday: Annotated[
        str | None, typer.Option(metavar="DAY", help="With or without the year: 15 April.")
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What to remember.")] = "",
    private_note: Annotated[
        str, typer.Option("--private-note", metavar="TEXT", help="Left out of what is shared.")
    ] = "",
    own: Annotated[
        Texts,
        typer.Option("--set", metavar="NAME=VALUE", help="A field of your own. May be repeated."),
    ] = None,
    every: Annotated[
        str | None, typer.Option(metavar="EVERY", help="How often to be in touch: 6w, 3m.")
    ] = None,
    tier: Annotated[str, typer.Option(metavar="TIER", help="core, close, steady, light …")] = "",
    then: Annotated[
        str, typer.Option("--next", "-n", metavar="TEXT", help="What you promised.")
    ] = "",
    within: Annotated[
        str | None, typer.Option("--in", "-i", metavar="SPAN", help="… until when: 2w.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="DAY", help="… or by which day.")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Add somebody who looks like a duplicate.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what was understood, and keep nothing.")
    ] = False,
) -> Answer:
    """Add a person.

    Without a name, on a terminal, netcrm asks field by field. A name that holds a mail address, a
    phone, a #tag, 'at', 'met' or 'born', and no option beside it, is read as a sentence.
    """
    from netcrm.cli.verbs.field_by_field import asked
    from netcrm.cli.verbs.next_step import next_step
    from netcrm.errors import DuplicateError, UsageError
    from netcrm.formats.card import Card
    from netcrm.rules.anniversary import parse_anniversary
    from netcrm.rules.fields import parse_field
    from netcrm.rules.spans import parse_span

    if every is not None and tier:
        raise UsageError("--every and --tier contradict each other: one of them sets the rhythm.")
    order = call.settings.date_order
    said = ""
    if name:
        card = Card(
            name=" ".join(name),
            emails=email or [],
            phones=phone or [],
            links=link or [],
            nickname=nickname,
            former_names=former_name or [],
            pronouns=pronouns,
            suffix=post_nominals,
            organisation=org,
            title=title,
            department=department,
            tags=tag or [],
            city=city,
            country=country,
            time_zone=time_zone,
            birthday=str(parse_anniversary(birthday, call.today, order))
            if birthday is not None
            else "",
            met=met,
            met_on=call.back(met_on),
            tier=tier,
            every=str(parse_span(every)) if every is not None else "",
            notes=note,
            private_notes=private_note,
            fields=dict(map(parse_field, own or ())),
        )
        promised = next_step(call, then, within, by)
        if card == Card(name=card.name) and not promised and via is None:
            card, promised, said = _read(call, card)
    elif asking.possible():
        card, named, promised = asked(call)
        via = named or None
    else:
        raise UsageError("Who? Say the name: netcrm add 'Given Family'.")
    adding = partial(_add, call, card, via, promised, said=said, dry_run=dry_run)
    try:
        return adding(force=force)
    except DuplicateError as error:
        if name or not asking.confirmed(f"{error.message} Add this one?"):
            raise
    return adding(force=True)


def _read(call: Call, card: Card) -> tuple[Card, Next | None, str]:
    """Read a name that is a sentence: the card, the next step, and what was understood."""
    from netcrm.book.contact import introducing

    if not introducing.is_sentence(card):
        return card, None, ""
    return introducing.introduced(card.name, call.today, call.settings.date_order)


def _add(
    call: Call,
    card: Card,
    via: str | None,
    promised: Next | None,
    *,
    force: bool,
    said: str,
    dry_run: bool,
) -> Answer:
    from netcrm.book.contact import adding
    from netcrm.book.people.person import person
    from netcrm.render import single

    with call.writing("add", keep=not dry_run) as work:
        added = adding.add(
            work,
            card,
            call.asked(work.connection),
            via=[via] if via is not None else [],
            then=promised,
            force=force,
            said=said,
        )
        written = person(work.connection, call.today, added.someone.id)
    return single.contact(
        written, work.summary, changed=True, remarks=added.remarks, dry_run=dry_run
    )

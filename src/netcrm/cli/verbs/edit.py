"""``edit``: changing what is known about a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netcrm.book.contact.changes import Changes

Text = str | None
Texts = list[str] | None

_ELSEWHERE = "The rhythm has commands of its own: netcrm track WHO --every 6w, or --tier close."


@verb("edit")
def edit(
    call: Call,
    who: Annotated[
        list[str],
        typer.Argument(metavar="WHO", help="A name, a part of it, e-mail, link or id."),
    ],
    name: Annotated[Text, typer.Option(metavar="NAME", help="As you say it.")] = None,
    nickname: Annotated[Text, typer.Option(metavar="N", help="They are called so, too.")] = None,
    former_name: Annotated[
        Texts, typer.Option("--former-name", metavar="N", help="They were called so.")
    ] = None,
    rm_former_name: Annotated[
        Texts, typer.Option("--rm-former-name", metavar="N", help="They never were.")
    ] = None,
    pronouns: Annotated[Text, typer.Option(metavar="P", help="Such as she/her.")] = None,
    post_nominals: Annotated[
        Text, typer.Option("--post-nominals", metavar="P", help="Such as 'MD, PhD'.")
    ] = None,
    org: Annotated[Text, typer.Option("--org", "-o", metavar="O", help="Where they work.")] = None,
    title: Annotated[Text, typer.Option(metavar="T", help="What they do there.")] = None,
    department: Annotated[Text, typer.Option(metavar="D", help="In which part of it.")] = None,
    city: Annotated[Text, typer.Option(metavar="C", help="Where they live.")] = None,
    country: Annotated[Text, typer.Option(metavar="C", help="In which country.")] = None,
    time_zone: Annotated[
        Text, typer.Option("--time-zone", metavar="Z", help="Such as Europe/Dublin.")
    ] = None,
    met: Annotated[Text, typer.Option(metavar="TEXT", help="How or where you met.")] = None,
    met_on: Annotated[Text, typer.Option(metavar="DAY", help="When you met.")] = None,
    via: Annotated[Text, typer.Option(metavar="WHO", help="Who introduced you.")] = None,
    birthday: Annotated[
        Text, typer.Option(metavar="DAY", help="With or without the year: 15 April.")
    ] = None,
    note: Annotated[Text, typer.Option(metavar="TEXT", help="In place of the notes.")] = None,
    add_note: Annotated[
        Texts, typer.Option("--add-note", metavar="TEXT", help="A line more of the notes.")
    ] = None,
    private_note: Annotated[
        Text, typer.Option("--private-note", metavar="TEXT", help="Left out of what is shared.")
    ] = None,
    photo: Annotated[
        Text, typer.Option("--photo", metavar="FILE", help="A picture of them.")
    ] = None,
    own: Annotated[
        Texts,
        typer.Option("--set", metavar="NAME=VALUE", help="A field of your own. May be repeated."),
    ] = None,
    add_email: Annotated[
        Texts, typer.Option("--add-email", "--email", "-e", metavar="E", help="One more address.")
    ] = None,
    rm_email: Annotated[
        Texts, typer.Option("--rm-email", metavar="E", help="Not theirs any more.")
    ] = None,
    add_phone: Annotated[
        Texts, typer.Option("--add-phone", "--phone", metavar="P", help="One more number.")
    ] = None,
    rm_phone: Annotated[
        Texts, typer.Option("--rm-phone", metavar="P", help="Not theirs any more.")
    ] = None,
    add_link: Annotated[
        Texts, typer.Option("--add-link", "--link", metavar="URL", help="One more page or handle.")
    ] = None,
    rm_link: Annotated[
        Texts, typer.Option("--rm-link", metavar="URL", help="Not theirs any more.")
    ] = None,
    add_tag: Annotated[
        Texts, typer.Option("--add-tag", "--tag", "-t", metavar="T", help="One more tag.")
    ] = None,
    rm_tag: Annotated[Texts, typer.Option("--rm-tag", metavar="T", help="Take a tag off.")] = None,
    every: Annotated[Text, typer.Option(hidden=True)] = None,
    tier: Annotated[Text, typer.Option(hidden=True)] = None,
) -> Answer:
    """Change what is known about a person.

    Without options, the whole record is opened in your editor. An empty value takes a thing away:
    --city "", --set NAME=.
    """
    if every is not None or tier is not None:
        raise UsageError(_ELSEWHERE)
    values = {
        "name": name, "nickname": nickname, "pronouns": pronouns, "suffix": post_nominals,
        "organisation": org, "title": title, "department": department,
        "city": city, "country": country, "time_zone": time_zone,
        "met": met, "met_on": met_on, "birthday": birthday,
        "notes": note, "private_notes": private_note,
    }  # fmt: skip
    further = {
        "former_names": former_name,
        "emails": add_email,
        "phones": add_phone,
        "links": add_link,
        "tags": add_tag,
    }
    without = {
        "former_names": rm_former_name,
        "emails": rm_email,
        "phones": rm_phone,
        "links": rm_link,
        "tags": rm_tag,
    }
    several = (*further.values(), *without.values(), own, add_note, photo)
    if via is None and all(one is None for one in (*values.values(), *several)):
        from netcrm.cli.verbs.edit_record import edit_record

        return edit_record(call, who)
    changes = _changes(call, values, further, without)
    changes.fields.update(_fields(own or ()))
    if photo is not None:
        _put_photo(changes, photo)
    changes.more_notes = [line.strip() for line in add_note or () if line.strip()]
    return _edited(call, who, changes, via)


def _put_photo(changes: Changes, file: str) -> None:
    from netcrm.formats.pictures import read_picture

    changes.without_photo = not file
    changes.photo = read_picture(Path(file).expanduser()) if file else None


def _changes(
    call: Call,
    values: Mapping[str, Text],
    further: Mapping[str, Texts],
    without: Mapping[str, Texts],
) -> Changes:
    """Read what was typed; what was not typed stays as it is."""
    from netcrm.book.contact.changes import Changes
    from netcrm.book.contact.typed import Reader, listed

    reader = Reader(call.today, call.settings.date_order)
    return Changes(
        values={
            name: reader.value(name, typed) for name, typed in values.items() if typed is not None
        },
        further={name: listed(name, typed) for name, typed in further.items() if typed},
        without={name: list(typed) for name, typed in without.items() if typed},
    )


def _fields(typed: Sequence[str]) -> dict[str, str]:
    from netcrm.rules.fields import parse_field

    return dict(map(parse_field, typed))


def _edited(call: Call, who: list[str], changes: Changes, via: Text) -> Answer:
    from netcrm.book.contact.editing import edit as change
    from netcrm.book.people.resolve import resolve
    from netcrm.render import single

    with call.writing("edit") as work:
        asked = call.asked(work.connection)
        someone = resolve(asked, who)
        if via is not None:
            changes.values["introduced_by_id"] = resolve(asked, [via]).id if via.strip() else None
        done = change(work, someone, changes, region=call.settings.phone_region)
    return single.contact(done.person, work.summary, changed=done.changed, remarks=done.remarks)

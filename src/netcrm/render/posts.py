"""Careers: the posts that somebody holds or held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.render import keys
from netcrm.render.answer import Answer, Column, Entry, Object
from netcrm.render.single import done
from netcrm.rules.posts import Post, years_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netcrm.book.people.finding import Someone
    from netcrm.book.people.person import Person


def career(someone: Someone, positions: Sequence[Mapping[str, Any]]) -> Answer:
    """List the posts of somebody, the current ones first."""
    return Answer(
        data=[keys.position(one) for one in positions],
        columns=(
            Column("id", cell=lambda row: f"p{row['id']}", right=True),
            Column("title", grows=True),
            Column("organisation", grows=True),
            Column("from_on", title="from"),
            Column("to_on", title="to"),
            Column("main", lambda row: "main" if _is_main(row) else "", title=""),
        ),
        lines=[]
        if positions
        else [f"Nothing is known of posts of {someone.name}: netcrm post WHO --title T --org O"],
    )


def changed(
    one: Person,
    positions: Sequence[Mapping[str, Any]],
    summary: str,
    *,
    changed: bool,
    remarks: Sequence[str] = (),
) -> Answer:
    """Answer a command that changed somebody's posts, with the contact and all of them."""
    data = {**keys.contact(one), "positions": [keys.position(post) for post in positions]}
    return done(data, summary, changed=changed, remarks=remarks)


def posts(positions: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    """Tell the career on the page of a person; nothing where its head says it all."""
    first = next(iter(positions), None)
    if first is None or (len(positions) == 1 and _is_main(first) and not first["from_on"]):
        return
    marked = len([one for one in positions if one["to_on"] is None]) > 1
    longest = max(len(str(one["id"])) for one in positions) + 1
    for one in positions:
        number = f"p{one['id']}"
        yield Entry(f"  {number:<{longest}}  ", _told(one, marked=marked))


def _told(one: Mapping[str, Any], *, marked: bool) -> str:
    """Tell a post: a former one with its years before it, a current one with the year after it."""
    title = ", ".join(filter(None, (one["title"], one["department"])))
    words = Post(one["organisation"] or "", title).words
    years = years_of(one["from_on"], one["to_on"])
    if one["to_on"] is not None:
        return f"{years} {words}"
    main = "main: " if marked and _is_main(one) else ""
    return f"{main}{words}" + (f" ({years})" if years else "")


def _is_main(one: Mapping[str, Any] | Object) -> bool:
    return bool(one["main"]) and one["to_on"] is None

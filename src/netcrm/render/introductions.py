"""An introduction that was recorded, and the two texts by which both are asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Object
from netcrm.render.paths import how_they_stand
from netcrm.render.single import done
from netcrm.rules.days import in_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.introductions.earlier import Earlier
    from netcrm.book.introductions.pairs import Pair
    from netcrm.book.people.person import Person
    from netcrm.book.people.showing import FollowUp, Meeting

    Both = tuple[Person, Person]

_LETTER = """\
Dear {to},

May I introduce you to {whom}?{why}

I am asking {other} the same, and will put the two of you in touch only if you both want it. \
A short yes or no is enough, and no is a fine answer.\
"""


def made(
    meeting: Meeting,
    promise: FollowUp | None,
    people: Both,
    text: str,
    summary: str,
    remarks: Sequence[str],
) -> Answer:
    """Answer that an introduction was recorded, with the texts below it."""
    data = {
        **keys.interaction(meeting),
        "followup": keys.followup(promise) if promise else None,
        "drafts": _drafts(people, text),
    }
    answer = done(data, summary, changed=True, remarks=remarks)
    return answer._replace(lines=[*answer.lines, "", *_letters(people, text)])


def asking(people: Both, text: str, remarks: Sequence[str]) -> Answer:
    """Answer with the texts alone."""
    data: Object = {"drafts": _drafts(people, text)}
    return Answer(data, lines=list(_letters(people, text)), remarks=remarks)


def remarks(pair: Pair, before: Earlier) -> list[str]:
    """Say what was before an introduction: it may be too late for it, or owed to somebody."""
    found = [
        f"{someone.name} was introduced to you by {by.name}." for someone, by in before.introducers
    ]
    found += [
        f"You introduced {one.one.name} to {one.to.name} before, on {in_full(one.on)}."
        for one in before.made
    ]
    if before.bond:
        how = how_they_stand(before.bond, pair.one.name)
        found.append(f"They know each other already: {pair.other.name}, {how}.")
    return found


def _drafts(people: Both, text: str) -> list[Object]:
    return [
        {"to": {"id": to.id, "name": to.name}, "text": _letter(to, other, text)}
        for to, other in (people, people[::-1])
    ]


def _letters(people: Both, text: str) -> Iterator[str]:
    for number, (to, other) in enumerate((people, people[::-1])):
        if number:
            yield ""
        yield f"To ask {to.name}:"
        yield ""
        yield _letter(to, other, text)


def _letter(to: Person, other: Person, text: str) -> str:
    why = f" Why I thought of it: {text.rstrip('.')}." if text else ""
    return _LETTER.format(
        to=_first_name(to), whom=_described(other), why=why, other=_first_name(other)
    )


def _described(one: Person) -> str:
    """Name somebody as to a stranger: with what they do, and where."""
    post = " at ".join(filter(None, (one.title, one.organisation)))
    return f"{one.name} ({post})" if post else one.name


def _first_name(one: Person) -> str:
    return one.given or one.name

"""Posts one by one, as the user tells of them: new ones, former ones, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.people.finding import Someone
from netcrm.book.posts.career import Career
from netcrm.book.posts.moving import Since, move_on, remarks
from netcrm.errors import NotFoundError, UsageError
from netcrm.rules.days import in_full
from netcrm.rules.posts import Post, is_same, time_of
from netcrm.store.models import Contact, Position

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from netcrm.store.writing import Work


class Said(NamedTuple):
    """What is said of a post: None, or no key of the ``days``, leaves a thing as it is.

    The days are ``from_on`` and ``to_on``; a day that is None is not known, or has not come.
    """

    organisation: str | None
    title: str | None
    days: Mapping[str, date | None]


class Told(NamedTuple):
    """Whose post it was, whether anything was changed, and what is worth a remark."""

    someone: Someone
    changed: bool
    remarks: Sequence[str] = ()


def add_post(work: Work, someone: Someone, said: Said, *, also: bool) -> Told:
    """Add a post: the new main one, one that is held ``also``, or, with its end, one of the past.

    UsageError where the days cannot be, or it is not said what the post is.
    """
    name = Post(said.organisation or "", said.title or "")
    if not name.words:
        raise UsageError("What is the post? Say --title, --org or both.")
    from_on, to_on = said.days.get("from_on"), said.days.get("to_on")
    _check(work, from_on, to_on)
    career = Career(work.session, someone.id)
    if to_on is None and not also:
        return _move(work, someone, career, said)
    for post in career.posts:
        if is_same(career.called(post), name) and (post.from_on, post.to_on) == (from_on, to_on):
            return Told(someone, changed=False)
    main = not also or career.main is None
    post = career.open(name, from_on=from_on, to_on=to_on, main=main)
    how = "also " if also and to_on is None else ""
    return _done(work, someone, f"{how}{_described(career, post)}")


def _move(work: Work, someone: Someone, career: Career, said: Said) -> Told:
    from_on = said.days.get("from_on")
    main = career.main
    if from_on and main and main.from_on and main.from_on > from_on:
        raise UsageError(
            f"p{main.id}, the main post of {someone.name}, began on {in_full(main.from_on)}, after"
            " that: say --to, too, for one of the past, or --also for one beside it."
        )
    since = Since(from_on or work.moment.today, told=from_on is not None)
    moved = move_on(career, said.organisation, said.title, since)
    now = career.main
    return _done(work, someone, _described(career, now) if now else "", remarks(career, moved))


def change_post(work: Work, someone: Someone, number: int, said: Said, *, main: bool) -> Told:
    """Correct a post, let it end or go on, or make it the main one."""
    career = Career(work.session, someone.id)
    post = next(one for one in career.posts if one.id == number)
    was = career.called(post)
    name = Post(*(old if new is None else new for old, new in zip(was, said[:2], strict=True)))
    if not name.words:
        raise UsageError(
            f"Without title and organisation p{number} is no post; --rm takes it away."
        )
    from_on = said.days.get("from_on", post.from_on)
    to_on = said.days.get("to_on", post.to_on)
    _check(work, from_on, to_on)
    if main and to_on is not None:
        raise UsageError(f"p{number} ended on {in_full(to_on)}; the main post is a current one.")
    if to_on is None and career.main not in (None, post):
        post.main = False
    post.from_on, post.to_on = from_on, to_on
    career.rename(post, name)
    if main:
        career.make_main(post)
    foremost = career.settle()
    is_main = ", the main one" if main else ""
    further = [] if foremost in (None, post) else [f"p{foremost.id} is the main post now."]
    return _done(work, someone, f"p{number} is {_described(career, post)}{is_main}", further)


def remove_post(work: Work, someone: Someone, number: int) -> Told:
    """Take a post away, as if it had never been there."""
    career = Career(work.session, someone.id)
    post = next(one for one in career.posts if one.id == number)
    words = career.called(post).words
    career.take_away(post)
    foremost = career.settle()
    further = [f"{career.called(foremost).words} is the main post now."] if foremost else []
    return _done(work, someone, f"p{number} ({words}) taken away", further)


def holder(work: Work, number: int) -> Someone:
    """Return whose post it is; NotFoundError where there is none, or they were removed."""
    post = work.session.get(Position, number)
    if post is None:
        raise NotFoundError(f"There is no post p{number}; 'netcrm post WHO' lists somebody's.")
    contact = work.session.get_one(Contact, post.contact_id)
    if contact.removed_on is not None:
        raise NotFoundError(
            f"p{number} is a post of {contact.name}, who was removed;"
            f" 'netcrm restore {contact.id}' brings them back."
        )
    return Someone(post.contact_id, contact.name)


def _check(work: Work, from_on: date | None, to_on: date | None) -> None:
    """Refuse days that cannot be: what is not yet so is a plan, and no post."""
    for day, verb in ((from_on, "begun"), (to_on, "ended")):
        if day is not None and day > work.moment.today:
            raise UsageError(
                f"On {in_full(day)} it will have {verb}, and has not yet; to be reminded:"
                f" netcrm followup WHO 'new post' --by {day}"
            )
    if from_on and to_on and from_on > to_on:
        raise UsageError(
            f"It cannot end on {in_full(to_on)}, before it begins ({in_full(from_on)})."
        )


def _described(career: Career, post: Position) -> str:
    time = time_of(post.from_on, post.to_on)
    return ", ".join(filter(None, (career.called(post).words, time)))


def _done(work: Work, someone: Someone, what: str, further: Sequence[str] = ()) -> Told:
    work.people = [someone.id]
    work.summary = f"{someone.name}: {what}"
    return Told(someone, work.changed, further)

"""Moving on: a new main post closes the old one, which stays in the career."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.posts.career import Career
from netcrm.rules.posts import NO_POST, Post, is_another, is_same, told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from netcrm.store.models import Position
    from netcrm.store.writing import Work


class Since(NamedTuple):
    """The day ``on`` which somebody moves on; whether it was ``told``, or is just today.

    ``noticed`` is whether an import has told of it, so that a new post is news.
    """

    on: date
    told: bool = False
    noticed: bool = False


class Moved(NamedTuple):
    """What became of the main post: it was ``closed``, or goes on ``beside`` the new one.

    ``opened`` is the post for which it was closed; ``foremost`` is another one that has become the
    main one, since that has ended.
    """

    closed: Position | None = None
    opened: Position | None = None
    beside: Position | None = None
    foremost: Position | None = None


def put_post(
    work: Work, contact: int, values: Mapping[str, str], *, noticed: bool = False
) -> list[str]:
    """Carry out what the values say of organisation, title and department, as of today.

    Returns what is worth a remark.
    """
    if values.keys().isdisjoint((*Post._fields, "department")):
        return []
    career = Career(work.session, contact)
    said = []
    if not values.keys().isdisjoint(Post._fields):
        organisation, title = (
            values[part] or "" if part in values else None for part in Post._fields
        )
        since = Since(work.moment.today, noticed=noticed)
        said = remarks(career, move_on(career, organisation, title, since))
    if "department" in values and (values["department"] or career.main):
        main = career.main or career.open(NO_POST)
        career.put_department(main, values["department"])
    return said


def move_on(career: Career, organisation: str | None, title: str | None, since: Since) -> Moved:
    """Make the main post what was said of it; None leaves a part as it is.

    Where that is another post, the old one is closed and a new one opened. A post that was opened
    on the same day or later is corrected instead: nobody was anywhere for no days.
    """
    main = career.main
    was = career.called(main) if main else NO_POST
    name = told(was, organisation, title)
    if main is not None and not name.words:
        return _end(career, main, since.on)
    if main is not None and not is_another(was, name):
        if since.told:
            main.from_on = since.on
        career.rename(main, name)
        return Moved()
    if known := _held(career, Post(organisation or "", name.title if title is not None else "")):
        return Moved(beside=career.make_main(known))
    return _open(career, main, name, since) if name.words else Moved()


def _held(career: Career, name: Post) -> Position | None:
    """Return a post that somebody holds beside the main one, and that is meant by what was told."""
    for post in career.current:
        there = career.called(post)
        known = there if name.title else there._replace(title="")
        if name.organisation and not post.main and is_same(known, name):
            return post
    return None


def _end(career: Career, main: Position, on: date) -> Moved:
    if _is_of(main, on):
        career.take_away(main)
        return Moved(foremost=career.settle())
    career.end(main, on)
    return Moved(closed=main, foremost=career.settle())


def _open(career: Career, main: Position | None, name: Post, since: Since) -> Moved:
    left = _left_on(career, name, since.on)
    was_at = career.called(main).organisation if main else ""
    department = main.department if main else None
    is_of_the_day = main is not None and _is_of(main, since.on)
    if main is not None and is_of_the_day and left is None:
        career.rename(main, name)
        return Moved()
    if main is not None and is_of_the_day:
        career.take_away(main)
    elif main is not None:
        career.end(main, since.on)
    if left is not None:
        left.to_on = None
        career.make_main(left)
        return Moved()
    is_first = not career.posts
    opened = career.open(
        name,
        from_on=since.on if since.told or not is_first else None,
        noticed_on=since.on if since.noticed and not is_first else None,
    )
    if main is not None and was_at == name.organisation:
        career.put_department(opened, department)  # who moves up stays in it
    return Moved(None if is_of_the_day else main, opened)


def _is_of(post: Position, on: date) -> bool:
    """Say whether a post was opened on a day; or later, where that day is in the past."""
    return post.from_on is not None and post.from_on >= on


def _left_on(career: Career, name: Post, on: date) -> Position | None:
    """Return the main post of this name that was closed on a day, if somebody goes back to it."""
    for post in career.posts:
        if post.main and post.to_on == on and is_same(career.called(post), name):
            return post
    return None


def remarks(career: Career, moved: Moved) -> list[str]:
    """Say what became of the other posts."""
    said = []
    if post := moved.closed:
        options = _correction(career, post, moved.opened)
        said.append(
            f"{career.called(post).words} (p{post.id}) stays in the career. If that is a mere"
            f" correction: netcrm undo; netcrm post p{post.id} {options}"
        )
    if post := moved.beside:
        said.append(
            f"{career.called(post).words} (p{post.id}) goes on beside it; if it has ended:"
            f" netcrm post p{post.id} --to today"
        )
    if post := moved.foremost:
        said.append(f"{career.called(post).words} (p{post.id}) is the main post now.")
    return said


def _correction(career: Career, closed: Position, opened: Position | None) -> str:
    """Return the options by which a post that was closed would have been corrected instead."""
    if opened is None:
        return "--rm"
    parts = zip(("--org", "--title"), career.called(closed), career.called(opened), strict=True)
    return " ".join(f"{key} {quote(now)}" for key, was, now in parts if was != now)

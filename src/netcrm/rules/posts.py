"""Posts: what one is called, and when another name of it is another post."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

from datetime import date
from typing import NamedTuple

from netcrm.rules.days import in_full
from netcrm.rules.names.folding import fold


class Post(NamedTuple):
    """What a post is called. Either part may be unknown, and is empty then; both are no post."""

    organisation: str = ""
    title: str = ""

    @property
    def words(self) -> str:
        """The title and the place, as they are shown."""
        return ", ".join(filter(None, (self.title, self.organisation)))


NO_POST = Post()


class FullPost(NamedTuple):
    """What a post is called, with the department: somebody may have several at a time."""

    organisation: str = ""
    title: str = ""
    department: str = ""

    @property
    def line(self) -> str:
        """The post in one line."""
        return ", ".join(filter(None, (self.title, self.department, self.organisation)))


def told(was: Post, organisation: str | None, title: str | None) -> Post:
    """Return what a post is called when somebody has said something of it.

    None leaves a part as it is: who moves has the title still, if nothing else is said. Empty takes
    it away; whose organisation alone is taken away has left it, and the title stays there.
    """
    if organisation == "" and title is None and was.organisation:
        return NO_POST
    return Post(
        was.organisation if organisation is None else organisation,
        was.title if title is None else title,
    )


def is_same(one: Post, other: Post) -> bool:
    """Say whether two posts are called the same, in whatever writing."""
    return tuple(map(fold, one)) == tuple(map(fold, other))


def is_another(was: Post, now: Post) -> bool:
    """Say whether it is another post by now, and not the same one that is better known.

    It is where a part that was known has become another one. What was unknown and is filled in, is
    written otherwise or is not known any more makes no new post.
    """
    return any(
        before and after and fold(before) != fold(after)
        for before, after in zip(was, now, strict=True)
    )


def time_of(from_on: date | None, to_on: date | None) -> str:
    """Say when a post was held, as far as it is known: ``since 1 Sep 2024``."""
    if from_on and to_on:
        return f"{in_full(from_on)} to {in_full(to_on)}"
    if from_on:
        return f"since {in_full(from_on)}"
    return f"until {in_full(to_on)}" if to_on else ""


def years_of(from_on: date | None, to_on: date | None) -> str:
    """Say in which years a post was held, as far as it is known."""
    if to_on is None:
        return f"since {from_on.year}" if from_on else ""
    if from_on is None:
        return f"until {to_on.year}"
    years = (from_on.year, to_on.year)
    return "–".join(str(year) for year in dict.fromkeys(years))  # noqa: RUF001

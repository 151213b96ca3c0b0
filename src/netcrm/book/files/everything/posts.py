"""The posts of somebody who is here against those of a file: what is missing is added.

None is taken away. The main post is the one that the first file of a command says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from netcrm.book.files.everything.belongings import Belongings
    from netcrm.book.files.merging import News
    from netcrm.formats.records import Post
    from netcrm.store.writing import Work

_DATES = ("from_on", "to_on")
_FILLED = ("department", *_DATES)


@dataclass(slots=True)
class _Kept:
    """A post that is here."""

    id: int
    organisation: str | None
    title: str | None
    department: str | None
    from_on: str | None
    to_on: str | None
    main: bool


class Posts:
    """The posts of some people; ``merge`` brings them up to what the file says."""

    def __init__(self, work: Work, belongings: Belongings, ids: Sequence[int]) -> None:
        self._work = work
        self._belongings = belongings
        self._kept: dict[int, list[_Kept]] = {number: [] for number in ids}
        for contact, *post in work.connection.execute(
            "SELECT p.contact_id, p.id, o.name, p.title, p.department, p.from_on, p.to_on, p.main"
            " FROM position AS p LEFT JOIN organisation AS o ON o.id = p.organisation_id"
            " WHERE p.contact_id IN (SELECT value FROM json_each(?)) ORDER BY p.id",
            (json.dumps(ids),),
        ):
            self._kept[contact].append(_Kept(*post))

    def merge(self, contact: int, said: Iterable[Post], found: News, *, again: bool) -> None:
        """Add posts, days of posts, and which is the main one; ``found`` tells what was.

        What a further file of the same command says (``again``) takes no main post's place.
        """
        free = list(self._kept[contact])
        if again and any(map(_is_main, free)):
            said = [post._replace(main=False) for post in said]
        missing = []
        main: _Kept | None = None
        for post in said:
            kept = min((one for one in free if _same(one, post)), key=_apart(post), default=None)
            if kept is None:
                missing.append(post)
                continue
            free.remove(kept)
            self._fill(kept, post, found)
            if _is_main(post):
                main = kept
        new_main = any(map(_is_main, missing))
        if new_main or (main and not main.main):
            self._demote(contact)
        if main and not main.main:
            self._set(main.id, {"main": True})
            found.changed["main position"] = ("", _label(main))
        for post in missing:
            self._belongings.post(contact, post)
            found.further.setdefault("positions", []).append(_label(post))

    def _fill(self, kept: _Kept, post: Post, found: News) -> None:
        """Add the days and the department that are known there and not here."""
        days = {
            name: getattr(post, name)
            for name in _FILLED
            if getattr(post, name) and not getattr(kept, name)
        }
        if days:
            self._set(kept.id, days)
            for name, day in days.items():
                setattr(kept, name, day)
                found.changed[f"{_label(kept)}, {name}"] = ("", day)

    def _demote(self, contact: int) -> None:
        for one in self._kept[contact]:
            if _is_main(one):
                self._set(one.id, {"main": False})

    def _set(self, number: int, values: dict[str, Any]) -> None:
        self._work.recorder.updating("position", [number])
        sets = ", ".join(f"{column} = :{column}" for column in values)
        self._work.connection.execute(
            f"UPDATE position SET {sets} WHERE id = :id", {**values, "id": number}
        )


def _same(kept: _Kept, post: Post) -> bool:
    """Say whether two are one post: no day of theirs says otherwise."""
    return (
        fold(kept.organisation or "") == fold(post.organisation or "")
        and (kept.title or "") == (post.title or "")
        and all(_agree(getattr(kept, name), getattr(post, name)) for name in _DATES)
    )


def _apart(post: Post) -> Callable[[_Kept], int]:
    """Return what counts the days that only one of two posts has."""
    return lambda kept: sum(getattr(kept, name) != getattr(post, name) for name in _DATES)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _is_main(post: Post | _Kept) -> bool:
    return bool(post.main) and post.to_on is None


def _label(post: Post | _Kept) -> str:
    return ", ".join(filter(None, (post.title, post.organisation)))

"""The posts of two contacts who are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from netcrm.book.duplicates.moving import Mover
    from netcrm.store.reading import Row


_FILLED = ("title", "department", "from_on", "noticed_on")


def move_posts(mover: Mover) -> int:
    """Move the posts, and return how many came.

    The main post of who stays is the main one. What both say of one post is put together.
    """
    own = mover.of(mover.stays, "position")
    came = 0
    for post in mover.of(mover.goes, "position"):
        has_main = any(each["main"] and each["to_on"] is None for each in own)
        becomes_main = bool(post["main"]) and (post["to_on"] is not None or not has_main)
        twin = next((each for each in own if _are_one(each, post)), None)
        if twin is None:
            mover.update("position", [post["id"]], contact_id=mover.stays, main=becomes_main)
            own.append({**post, "main": becomes_main})
            came += 1
        else:
            mover.delete("position", [post["id"]])
            _put_together(mover, twin, post, main=bool(twin["main"]) or becomes_main)
    return came


def _are_one(one: Row, other: Row) -> bool:
    """Say whether two posts are the same, as far as both tell."""
    if (one["organisation_id"], one["to_on"]) != (other["organisation_id"], other["to_on"]):
        return False
    title = _agree(fold(one["title"] or ""), fold(other["title"] or ""))
    return title and _agree(one["from_on"], other["from_on"])


def _agree(one: object, other: object) -> bool:
    return one == other or not one or not other


def _put_together(mover: Mover, twin: Row, post: Row, *, main: bool) -> None:
    filled = {name: twin[name] or post[name] for name in _FILLED}
    if main != bool(twin["main"]) or any(twin[name] != value for name, value in filled.items()):
        mover.update("position", [twin["id"]], main=main, **filled)
        twin.update(filled, main=main)

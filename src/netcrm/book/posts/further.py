"""Posts that somebody holds beside the main one, as files tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.posts.career import Career
from netcrm.rules.posts import Post, is_same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from netcrm.rules.posts import FullPost


def add_posts(session: Session, contact: int, told: Sequence[FullPost]) -> None:
    """Add posts; one that is there already, also as a former one, stays as it is."""
    if not told:
        return
    career = Career(session, contact)
    for organisation, title, department in told:
        name = Post(organisation, title)
        if not any(is_same(career.called(post), name) for post in career.posts):
            post = career.open(name, main=career.main is None)
            career.put_department(post, department)

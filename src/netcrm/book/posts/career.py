"""The career of one person: all the posts that they hold or held, to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from netcrm.book.contact.filing import organisation_id
from netcrm.rules.posts import Post, is_same
from netcrm.store.models import Organisation, Position

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


class Career:
    """The posts of a contact. At most one of the current ones is the main one."""

    def __init__(self, session: Session, contact: int) -> None:
        self._session = session
        self._contact = contact
        found = select(Position).where(Position.contact_id == contact).order_by(col(Position.id))
        self.posts = list(session.exec(found))

    @property
    def current(self) -> list[Position]:
        """The posts that have not ended."""
        return [post for post in self.posts if post.to_on is None]

    @property
    def main(self) -> Position | None:
        """The main one among the current posts."""
        return next((post for post in self.current if post.main), None)

    def called(self, post: Position) -> Post:
        """Return what a post is called."""
        number = post.organisation_id
        place = self._session.get(Organisation, number) if number else None
        return Post(place.name if place else "", post.title or "")

    def rename(self, post: Position, name: Post) -> None:
        """Give a post another name, or another writing of it."""
        if not is_same(self.called(post)._replace(title=""), name._replace(title="")):
            post.organisation_id = self._organisation(name)
        post.title = name.title or None
        self._keep(post)

    def put_department(self, post: Position, department: str | None) -> None:
        """Say in which department of the place a post is."""
        post.department = department or None
        self._keep(post)

    def open(
        self,
        name: Post,
        *,
        from_on: date | None = None,
        to_on: date | None = None,
        main: bool = True,
        noticed_on: date | None = None,
    ) -> Position:
        """Add a post."""
        post = Position(
            contact_id=self._contact,
            organisation_id=self._organisation(name),
            title=name.title or None,
            from_on=from_on,
            to_on=to_on,
            main=main,
            noticed_on=noticed_on,
        )
        self._keep(post)
        self.posts.append(post)
        return post

    def end(self, post: Position, on: date) -> None:
        """Let a post have ended on a day."""
        post.to_on = on
        self._keep(post)

    def take_away(self, post: Position) -> None:
        """Let a post never have been there."""
        self.posts.remove(post)
        self._session.delete(post)
        self._session.flush()

    def make_main(self, post: Position) -> Position | None:
        """Make a current post the main one; return the one that was it until now."""
        former = self.main
        if former is post:
            return None
        if former is not None:
            former.main = False
            self._keep(former)
        post.main = True
        self._keep(post)
        return former

    def settle(self) -> Position | None:
        """Where no current post is the main one, make the oldest of them it, and return that."""
        if self.main is not None or not self.current:
            return None
        foremost = self.current[0]
        self.make_main(foremost)
        return foremost

    def _organisation(self, name: Post) -> int | None:
        return organisation_id(self._session, name.organisation) if name.organisation else None

    def _keep(self, post: Position) -> None:
        """Write at once: there is never more than one main post, not even between two rows."""
        self._session.add(post)
        self._session.flush()

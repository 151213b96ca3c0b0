"""What becomes of somebody's posts, told a second time: the rules of a career in plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Held(NamedTuple):
    """A post, by what it is called; ``news`` is the day on which an import told of it."""

    organisation: str
    title: str
    since: date | None = None
    until: date | None = None
    news: date | None = None

    @property
    def named(self) -> tuple[str, str]:
        return self.organisation.casefold(), self.title.casefold()


class Career:
    """The posts of one person, of whom no two are held at once here."""

    def __init__(self) -> None:
        self.past: list[Held] = []
        self.now: Held | None = None

    def move(
        self, on: date, organisation: str | None, title: str | None, *, imported: bool = False
    ) -> None:
        was = self.now or Held("", "")
        leaves = organisation == "" and title is None and was.organisation
        told = Held(
            was.organisation if organisation is None else organisation,
            "" if leaves else was.title if title is None else title,
        )
        if not (told.organisation or told.title):
            self._close(on)
        elif self.now and not _differ(was, told):
            self.now = self.now._replace(organisation=told.organisation, title=told.title)
        elif back := [one for one in self.past if one.until == on and one.named == told.named]:
            self._close(on)
            self.past.remove(back[0])
            self.now = back[0]._replace(until=None)
        elif self.now and self._began_on_or_after(on):
            self.now = self.now._replace(organisation=told.organisation, title=told.title)
        else:
            known = bool(self.past or self.now)
            self._close(on)
            self.now = told._replace(
                since=on if known else None, news=on if known and imported else None
            )

    def _close(self, on: date) -> None:
        """Put the present post behind; one that lasted for no days was none."""
        if self.now and not self._began_on_or_after(on):
            self.past.append(self.now._replace(until=on))
        self.now = None

    def _began_on_or_after(self, on: date) -> bool:
        return bool(self.now and self.now.since and self.now.since >= on)


def _differ(was: Held, told: Held) -> bool:
    """Say whether a part that was known is another one now."""
    pairs = zip(was.named, told.named, strict=True)
    return any(before and after and before != after for before, after in pairs)

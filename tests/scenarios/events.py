"""What happened, as plain records: the input of the oracle."""

from __future__ import annotations

from datetime import date  # noqa: TC003  fields of the records
from typing import NamedTuple


class Added(NamedTuple):
    who: int
    uid: str
    name: str
    on: date
    met_on: date | None = None
    birthday: str | None = None
    imported: bool = False


class Told(NamedTuple):
    """What the user says anew of somebody, also in a file; None changes nothing."""

    who: int
    name: str | None = None
    met_on: date | None = None
    every: str | None = None
    tier: str | None = None


class Connected(NamedTuple):
    """What LinkedIn says of somebody; it has said it before only where it is the same again."""

    who: int
    on: date
    link: str
    name: str
    met_on: date | None = None
    organisation: str = ""
    title: str = ""


class Moved(NamedTuple):
    """What the user says of somebody's post; None leaves it as it is, empty takes it away."""

    who: int
    on: date
    organisation: str | None = None
    title: str | None = None


class Dated(NamedTuple):
    """A day of the year, of which the birthday is one; ``day`` None takes it away."""

    who: int
    name: str
    day: str | None = None


class Logged(NamedTuple):
    people: tuple[int, ...]
    day: date
    kind: str = "meeting"


class Snoozed(NamedTuple):
    who: int
    on: date
    until: date


class Skipped(NamedTuple):
    who: int
    on: date


class Paused(NamedTuple):
    who: int
    until: date | None = None


class Resumed(NamedTuple):
    who: int


class Tracked(NamedTuple):
    """A cadence of their own, ``never``, or a tier, which takes the own cadence away."""

    who: int
    every: str | None = None
    tier: str | None = None


class Ruled(NamedTuple):
    """``target`` is ``tier:core`` or ``tag:x``; ``every`` None takes its cadence away."""

    target: str
    every: str | None = None


class Tagged(NamedTuple):
    who: int
    tag: str


class Untagged(NamedTuple):
    who: int
    tag: str


class Promised(NamedTuple):
    number: int
    who: int
    due_on: date
    theirs: bool = False
    every: str | None = None


class Renewed(NamedTuple):
    """The membership in a group is to be renewed; of one that is open already, the day changes."""

    number: int
    group: str
    due_on: date
    theirs: bool = False
    every: str | None = None


class Finished(NamedTuple):
    """``then`` is the number of the next one, where the promise recurs and was kept."""

    number: int
    on: date
    then: int | None = None


class Removed(NamedTuple):
    who: int


class Restored(NamedTuple):
    who: int


Event = (
    Added
    | Told
    | Connected
    | Moved
    | Dated
    | Logged
    | Snoozed
    | Skipped
    | Paused
    | Resumed
    | Tracked
    | Ruled
    | Tagged
    | Untagged
    | Promised
    | Renewed
    | Finished
    | Removed
    | Restored
)

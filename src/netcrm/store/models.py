"""The tables: what netcrm keeps of a professional life.

This module is the one declaration of the schema. ``schema.sql`` beside it is generated from here
(``python -m netcrm.store.schema``) and a test compares the two.

Civil days are ISO dates, instants are aware UTC. Nothing here depends on the day of the reading:
last contact, due day and state are derived by ``netcrm.rules`` at each read.

``from __future__ import annotations`` is left out on purpose: table models need real types.
"""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_AUTOINCREMENT = {"sqlite_autoincrement": True}
"""Ids are never given twice: somebody may have written ``12`` or ``f7`` on paper."""


def new_uid() -> str:
    """Return a name for a row that is the same in every database it is taken to."""
    return str(uuid.uuid4())


class Tier(SQLModel, table=True):
    """A circle of people with one cadence; ``weight`` (1 and more) lifts it within overdue."""

    __table_args__ = (_AUTOINCREMENT,)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    every: str | None = None
    weight: float = 1.0


class Contact(SQLModel, table=True):
    """A person. ``every`` is their own cadence (``6w``) or ``never``; both beat tier and tags.

    ``name`` is shown as typed. ``folded`` is the full name without titles, folded, for equality;
    ``searchable`` holds every folded word by which the person may be called.
    """

    __table_args__ = (
        Index("ix_contact_folded", "folded"),
        # Covers all that the due list asks of those who have nothing special about them.
        Index(
            "ix_contact_tracked",
            "id",
            *("every", "tier", "met_on", "added_on", "imported_on"),
            *("skipped_on", "snoozed_until", "paused_on", "removed_on"),
            sqlite_where=text("removed_on IS NULL AND (every IS NOT NULL OR tier IS NOT NULL)"),
        ),
        # Holds who is not like others: see book/due/alike.py.
        Index(
            "ix_contact_apart",
            "id",
            sqlite_where=text(
                "removed_on IS NULL AND (skipped_on IS NOT NULL"
                " OR snoozed_until IS NOT NULL OR paused_on IS NOT NULL)"
            ),
        ),
        Index("ix_contact_every", "every", sqlite_where=text("every IS NOT NULL")),
        Index(
            "ix_contact_anniversary",
            text("substr(birthday, -5)"),
            sqlite_where=text("birthday IS NOT NULL AND removed_on IS NULL"),
        ),
        Index(
            "ix_contact_introduced_by_id",
            "introduced_by_id",
            sqlite_where=text("introduced_by_id IS NOT NULL"),
        ),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    name: str
    folded: str
    searchable: str
    prefix: str | None = None
    given: str | None = None
    middle: str | None = None
    family: str | None = None
    suffix: str | None = None
    nickname: str | None = None
    pronouns: str | None = None
    birthday: str | None = None
    city: str | None = None
    country: str | None = None
    time_zone: str | None = None
    met: str | None = None
    met_on: date | None = None
    introduced_by_id: int | None = Field(default=None, foreign_key="contact.id")
    notes: str | None = None
    private_notes: str | None = None
    tier: str | None = Field(default=None, foreign_key="tier.name")
    every: str | None = None
    snoozed_until: date | None = None
    snoozed_on: date | None = None
    snoozed_at: datetime | None = None
    skipped_on: date | None = None
    paused_on: date | None = None
    paused_until: date | None = None
    paused_why: str | None = None
    added_on: date
    imported_on: date | None = None
    removed_on: date | None = None


class ContactPoint(SQLModel, table=True):
    """An e-mail address, phone or link; ``rank`` 0 is the preferred one of its kind.

    ``value`` is as written, ``normal`` the form by which it is looked up, ``label`` what it is for:
    ``home``, ``work``, ``mobile``, or a word of the user's.
    """

    __tablename__ = "contact_point"
    __table_args__ = (
        CheckConstraint("kind IN ('email', 'phone', 'link')", name="kind"),
        Index(None, "contact_id", "kind", "rank"),
        Index(None, "normal", "kind"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    kind: str
    value: str
    normal: str
    rank: int = 0
    label: str | None = None


class PostalAddress(SQLModel, table=True):
    """Where letters reach somebody; ``rank`` 0 is the preferred one.

    ``formatted`` is the whole on several lines, where a file does not tell the parts.
    """

    __tablename__ = "postal_address"
    __table_args__ = (Index(None, "contact_id", "rank"), _AUTOINCREMENT)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    rank: int = 0
    label: str | None = None
    street: str | None = None
    extended: str | None = None
    po_box: str | None = None
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    formatted: str | None = None


class Photo(SQLModel, table=True):
    """A picture of somebody: the name of a file in the folder of photos beside the database."""

    __table_args__ = (_AUTOINCREMENT,)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", unique=True)
    file: str


class Organisation(SQLModel, table=True):
    """A place of work; ``folded`` makes two writings of it one."""

    __table_args__ = (_AUTOINCREMENT,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(unique=True)


class Position(SQLModel, table=True):
    """A post somebody holds or held. Several may be current; one of them is the main one.

    ``noticed_on`` is the day on which an import told of it: news that is worth a letter.
    """

    __table_args__ = (
        Index(
            "ix_position_main",
            "contact_id",
            unique=True,
            sqlite_where=text("main AND to_on IS NULL"),
        ),
        Index(None, "contact_id"),
        Index(None, "organisation_id"),
        Index(
            "ix_position_noticed",
            "noticed_on",
            sqlite_where=text("noticed_on IS NOT NULL AND main AND to_on IS NULL"),
        ),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    title: str | None = None
    department: str | None = None
    from_on: date | None = None
    to_on: date | None = None
    main: bool = True
    noticed_on: date | None = None


class Alias(SQLModel, table=True):
    """By what somebody is known as well: a former name, and what was theirs before a merge.

    Of somebody who was merged into this contact, that are the uid and the number: files and
    notes on paper go on meaning them. ``normal`` is the form by which it is looked up.
    """

    __table_args__ = (
        CheckConstraint("kind IN ('name', 'uid', 'number')", name="kind"),
        UniqueConstraint("contact_id", "kind", "normal"),
        Index(None, "normal", "kind"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    kind: str
    value: str
    normal: str


class Different(SQLModel, table=True):
    """Two contacts who look like one and are not: the user has said so. The lower id is first."""

    __table_args__ = (
        CheckConstraint("contact_id < other_id", name="order"),
        UniqueConstraint("contact_id", "other_id"),
        Index(None, "other_id"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    other_id: int = Field(foreign_key="contact.id")


class Tag(SQLModel, table=True):
    """A word for a set of people or conversations; with ``every``, also their cadence."""

    __table_args__ = (_AUTOINCREMENT,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(unique=True)
    every: str | None = None


class ContactTag(SQLModel, table=True):
    """A contact carries a tag."""

    __tablename__ = "contact_tag"
    __table_args__ = (
        UniqueConstraint("contact_id", "tag_id"),
        Index(None, "tag_id"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    tag_id: int = Field(foreign_key="tag.id")


class Interaction(SQLModel, table=True):
    """Something that happened, or is planned, with one or more people. A ``note`` is no contact.

    ``focus_id`` is the event at which it was, or the project or group that it was about.
    """

    __table_args__ = (
        CheckConstraint(
            "kind IN ('meeting', 'call', 'email', 'message', 'video', 'event', 'letter', 'note')",
            name="kind",
        ),
        # The parent key of participation: see there.
        UniqueConstraint("id", "day", "kind"),
        Index("ix_interaction_focus_id", "focus_id", sqlite_where=text("focus_id IS NOT NULL")),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    day: date
    kind: str = "meeting"
    summary: str | None = None
    place: str | None = None
    focus_id: int | None = Field(default=None, foreign_key="focus.id")
    private: bool = False
    recorded_at: datetime


class Participation(SQLModel, table=True):
    """A contact took part in an interaction.

    Day and kind are repeated here, so that last contact is one index seek for each person; the
    composite foreign key keeps them equal to the interaction's, whatever program writes.
    """

    __table_args__ = (
        ForeignKeyConstraint(
            ["interaction_id", "day", "kind"],
            ["interaction.id", "interaction.day", "interaction.kind"],
            onupdate="CASCADE",
        ),
        UniqueConstraint("interaction_id", "contact_id"),
        # Covers last contact: with it, 20,000 people cost 10 ms, else 50.
        Index(None, "contact_id", "day", "kind"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    interaction_id: int
    contact_id: int = Field(foreign_key="contact.id")
    day: date
    kind: str


class InteractionTag(SQLModel, table=True):
    """An interaction carries a tag."""

    __tablename__ = "interaction_tag"
    __table_args__ = (
        UniqueConstraint("interaction_id", "tag_id"),
        Index(None, "tag_id"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id")
    tag_id: int = Field(foreign_key="tag.id")


class Followup(SQLModel, table=True):
    """A promise: mine, or theirs. Finished by ``done_on`` or ``dropped_on``.

    One without a contact is about a focus: a membership to be renewed.

    A recurring one (``every``) is followed by its successor when it is done; ``anchor_on`` is the
    day of the first, from which all days of the series are counted.
    """

    __table_args__ = (
        Index(
            "ix_followup_open",
            "due_on",
            sqlite_where=text("done_on IS NULL AND dropped_on IS NULL"),
        ),
        Index(None, "contact_id"),
        Index(None, "interaction_id"),
        Index("ix_followup_focus_id", "focus_id", sqlite_where=text("focus_id IS NOT NULL")),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    focus_id: int | None = Field(default=None, foreign_key="focus.id")
    interaction_id: int | None = Field(default=None, foreign_key="interaction.id")
    what: str
    due_on: date
    theirs: bool = False
    every: str | None = None
    anchor_on: date | None = None
    created_on: date
    done_on: date | None = None
    dropped_on: date | None = None


class NamedDate(SQLModel, table=True):
    """A day of the year that belongs to somebody, such as a wedding: ``YYYY-MM-DD`` or ``--MM-DD``.

    The birthday is a column of the contact: everybody has just one.
    """

    __tablename__ = "named_date"
    __table_args__ = (
        UniqueConstraint("contact_id", "folded"),
        Index("ix_named_date_anniversary", text("substr(anniversary, -5)")),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    name: str
    folded: str
    anniversary: str


class CustomField(SQLModel, table=True):
    """What the user records about people beside all that netcrm asks for: ``speciality``."""

    __tablename__ = "custom_field"
    __table_args__ = (_AUTOINCREMENT,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(unique=True)


class ContactField(SQLModel, table=True):
    """The value of a custom field for one contact."""

    __tablename__ = "contact_field"
    __table_args__ = (
        UniqueConstraint("contact_id", "field_id"),
        Index(None, "field_id"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    field_id: int = Field(foreign_key="custom_field.id")
    value: str


class SourceCard(SQLModel, table=True):
    """What an import source said of a contact last time, as JSON.

    Read again, a file's value counts as news only where it differs from this, so that the same
    file changes nothing and never takes back what the user has edited since.
    """

    __tablename__ = "source_card"
    __table_args__ = (UniqueConstraint("contact_id", "source"), _AUTOINCREMENT)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    source: str
    card: str


class Focus(SQLModel, table=True):
    """What people meet around: an event, a project or a group.

    The word is that of S. L. Feld, The Focused Organization of Social Ties, American Journal of
    Sociology 86 (1981): most ties grow from something that both are engaged in. ``kind`` is a
    word of the user's (conference, grant, society), ``role`` mine in it. An event has its days in
    ``from_on`` and ``to_on``.
    """

    __table_args__ = (
        CheckConstraint("sort IN ('event', 'project', 'group')", name="sort"),
        UniqueConstraint("sort", "folded"),
        Index(
            "ix_focus_organisation_id",
            "organisation_id",
            sqlite_where=text("organisation_id IS NOT NULL"),
        ),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    sort: str
    name: str
    folded: str
    kind: str | None = None
    role: str | None = None
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    place: str | None = None
    from_on: date | None = None
    to_on: date | None = None
    notes: str | None = None


class Involvement(SQLModel, table=True):
    """Somebody is part of a focus: met at an event, in a project, a member of a group.

    Without an organisation of its own it is that of their main post.
    """

    __table_args__ = (
        UniqueConstraint("focus_id", "contact_id"),
        Index(None, "contact_id"),
        Index(
            "ix_involvement_organisation_id",
            "organisation_id",
            sqlite_where=text("organisation_id IS NOT NULL"),
        ),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    focus_id: int = Field(foreign_key="focus.id")
    contact_id: int = Field(foreign_key="contact.id")
    role: str | None = None
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    from_on: date | None = None
    to_on: date | None = None


class Tie(SQLModel, table=True):
    """What somebody is to me: a mentor, a co-author. Several at a time, and again later."""

    __table_args__ = (Index(None, "contact_id"), Index(None, "role"), _AUTOINCREMENT)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    role: str
    from_on: date | None = None
    to_on: date | None = None


class Relationship(SQLModel, table=True):
    """What a contact is to another one: ``mentor`` says that ``contact_id`` is their mentor."""

    __table_args__ = (
        CheckConstraint("contact_id <> other_id", name="two"),
        UniqueConstraint("contact_id", "role", "other_id"),
        Index(None, "other_id"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    role: str
    other_id: int = Field(foreign_key="contact.id")
    from_on: date | None = None
    to_on: date | None = None


class Outcome(SQLModel, table=True):
    """What came of knowing people: a paper, a grant, a talk.

    ``focus_id`` is the event, project or group from which it came, ``via_id`` who introduced.
    """

    __table_args__ = (
        Index(None, "day"),
        Index("ix_outcome_focus_id", "focus_id", sqlite_where=text("focus_id IS NOT NULL")),
        Index("ix_outcome_via_id", "via_id", sqlite_where=text("via_id IS NOT NULL")),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    what: str
    kind: str
    day: date
    focus_id: int | None = Field(default=None, foreign_key="focus.id")
    via_id: int | None = Field(default=None, foreign_key="contact.id")


class OutcomePerson(SQLModel, table=True):
    """An outcome came of knowing somebody."""

    __tablename__ = "outcome_person"
    __table_args__ = (
        UniqueConstraint("outcome_id", "contact_id"),
        Index(None, "contact_id"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    outcome_id: int = Field(foreign_key="outcome.id")
    contact_id: int = Field(foreign_key="contact.id")


class Step(SQLModel, table=True):
    """One writing command of the history.

    ``state`` is done, undone, or one of those that stay as they are: gone (undone, and something
    else was done since), past (older than what is kept for undoing), erased (it held somebody who
    was forgotten).
    """

    __table_args__ = (
        CheckConstraint("state IN ('done', 'undone', 'gone', 'past', 'erased')", name="state"),
        # All but a bounded number of steps are past: these are found without looking at them.
        Index("ix_step_done", "id", sqlite_where=text("state = 'done'")),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    verb: str
    summary: str
    state: str = "done"


class StepPerson(SQLModel, table=True):
    """A step concerned a contact; the lowest id of a step is the person ``-`` means."""

    __tablename__ = "step_person"
    __table_args__ = (Index(None, "contact_id"), Index(None, "step_id"), _AUTOINCREMENT)

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id")
    contact_id: int


class Change(SQLModel, table=True):
    """What a step did to rows ``first_id`` to ``last_id`` of a table.

    ``rows`` are before-images (a JSON array of objects), absent for rows that the step inserted.
    ``shape`` is the fingerprint of the table's columns then: a later migration of the table makes
    the step one that is shown, not undone.
    """

    __table_args__ = (
        CheckConstraint("operation IN ('insert', 'update', 'delete')", name="operation"),
        Index(None, "step_id"),
        _AUTOINCREMENT,
    )

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id")
    of_table: str
    operation: str
    first_id: int
    last_id: int
    shape: int
    rows: str | None = None


class Erasure(SQLModel, table=True):
    """Somebody who was forgotten, and may still be read in free pages or in a backup.

    It is gone when that is done; a killed process leaves it, and the next one goes on.
    """

    __table_args__ = (_AUTOINCREMENT,)

    id: int | None = Field(default=None, primary_key=True)
    uid: str

"""Custom fields: what a user records about people beside all that netcrm asks for."""

from __future__ import annotations

import re

from netcrm.errors import UsageError
from netcrm.rules.query import KEYS

_TAKEN = frozenset(
    """
    id uid name prefix given middle family suffix post_nominals nickname former_names pronouns
    email emails phone phones link links labels addresses photo organisation title department
    further_posts tags birthday date dates time_zone
    met_on via introduced_by note notes private_note private_notes added_on imported_on removed_on
    last_contact_on due_on every_from fields rest revised kind state event project group role
    goal outcome events projects groups roles relationships outcomes goals
    """.split()  # noqa: SIM905  as a list it would be forty lines
)
"""What has a place of its own in netcrm, or a meaning in a QUERY."""

_NUMBERED = r"(email|phone|link|organisation|title|department)_\d+(_label)?|address_\d+_[a-z_]+"
"""Columns of netcrm's own CSV."""


def field_name(typed: str) -> str:
    """Read the name of a custom field: one word, so that it can be a key of a QUERY.

    Blanks become hyphens. Raises UsageError for what is no word, or has a place of its own.
    """
    name = "-".join(typed.split())
    if not re.fullmatch(r"[^\W\d_][\w-]*", name):
        raise UsageError(
            f"'{typed}' cannot name a field: take a word of letters, digits and hyphens,"
            " such as speciality or career-stage."
        )
    plain = field_key(name)
    if plain in _TAKEN or plain in KEYS or re.fullmatch(_NUMBERED, plain):
        raise UsageError(f"'{name}' has a place of its own in netcrm; it is no field to be set.")
    return name


def field_key(name: str) -> str:
    """Return the form in which the names of fields are compared."""
    return name.casefold()


def parse_field(typed: str) -> tuple[str, str]:
    """Read ``speciality=paediatrics``; an empty value takes the field away."""
    name, equals, value = typed.partition("=")
    if not equals:
        raise UsageError(f"'{typed}' sets nothing: write NAME=VALUE, such as speciality=surgery.")
    return field_name(name), value.strip()

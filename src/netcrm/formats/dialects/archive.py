"""Files of LinkedIn's archive that are no list of people, and are taken for one by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError
from netcrm.formats.dialects.dialect import words
from netcrm.formats.tables import find_header

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILES = {
    "messages.csv": words("""
        conversation id|from|to
        conversation id|conversation title
    """),
    "Invitations.csv": words("from|to|sent at"),
    "Events.csv": words("event name|event time"),
    "Endorsement_Received_Info.csv": words("endorsement date|skill name"),
    "Recommendations.csv": words("first name|last name|company|job title|text|creation date"),
    "Positions.csv": words("company name|title|started on|finished on"),
    "Education.csv": words("school name|start date|end date"),
    "Profile.csv": words("first name|last name|headline|summary"),
    "Certifications.csv": words("name|authority|license number"),
    "Company Follows.csv": words("organization|followed on"),
}


def refuse(text: str) -> None:
    """Raise UnreadableFileError for such a file, by its header."""
    for name, marks in _FILES.items():
        if find_header(text, lambda names, marks=marks: _has(marks, names)):  # type: ignore[misc]
            raise UnreadableFileError(
                f"It is {name} of LinkedIn's archive; the people are in Connections.csv."
            )


def _has(marks: Sequence[frozenset[str]], names: Sequence[str]) -> bool:
    found = set(names)
    return any(mark <= found for mark in marks)

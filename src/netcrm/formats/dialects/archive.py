"""Files of LinkedIn's archive that are no list of people, and are taken for one by mistake."""

from __future__ import annotations

from netcrm.errors import UnreadableFileError
from netcrm.formats.dialects.dialect import words
from netcrm.formats.tables import folded, top_headers

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
    for header in top_headers(text):
        names = set(map(folded, header.names))
        for file, marks in _FILES.items():
            if any(mark <= names for mark in marks):
                raise UnreadableFileError(
                    f"It is {file} of LinkedIn's archive; the people are in Connections.csv."
                )

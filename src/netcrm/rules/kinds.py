"""The kinds of interactions, and which of them is contact."""

from __future__ import annotations

NOTE = "note"
"""What I write down about somebody: the one kind that is no contact."""

KINDS = ("meeting", "call", "email", "message", "video", "event", "letter", NOTE)

DEFAULT_KIND = "meeting"
"""What a contact is of which nobody has said how it was."""

"""What people meet around: events, projects and groups (Feld, AJS 86, 1981, calls them foci)."""

from __future__ import annotations

SORTS = ("event", "project", "group")

LETTERS = {sort: sort[0] for sort in SORTS}
"""Before its number, a focus is called by this letter: ``e3``, ``p7``, ``g2``."""

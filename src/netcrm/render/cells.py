"""A value in one cell, of a table or of a line."""

from __future__ import annotations

from typing import Any

_TELLING = ("name", "what", "summary", "organisation", "title", "kind")
"""By what a thing within a thing is named, the most telling first."""


def as_text(value: Any) -> str:  # noqa: ANN401  any value of JSON
    """Write a value into one cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(filter(None, map(as_text, value)))
    if isinstance(value, dict):
        return as_text(next((value[key] for key in _TELLING if value.get(key)), None))
    return str(value)

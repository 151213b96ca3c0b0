"""A value in one cell, of a table or of a line."""

from __future__ import annotations

from typing import Any


def as_text(value: Any) -> str:  # noqa: ANN401  any value of JSON
    """Write a value into one cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(as_text, value))
    if isinstance(value, dict):
        return as_text(value.get("name") or value.get("what") or "")
    return str(value)

"""Instants as the database has them, and as records do."""

from __future__ import annotations


def said(instant: str | None) -> str | None:
    """Write an instant of the database as one of a record: ``2026-03-02T08:30:00.000000+00:00``."""
    return f"{instant[:10]}T{instant[11:]}+00:00" if instant else None


def kept(instant: str | None) -> str | None:
    """Write an instant of a record as the database keeps it: ``2026-03-02 08:30:00.000000``."""
    return f"{instant[:10]} {instant[11:26]}" if instant else None

"""Running the SQL text that stands beside a migration."""

from __future__ import annotations

from pathlib import Path

from alembic import op


def run_text_beside(migration: str) -> None:
    """Run the statements of the ``.sql`` file beside a ``migration``, named by its ``__file__``."""
    text = Path(migration).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.execute(statement)

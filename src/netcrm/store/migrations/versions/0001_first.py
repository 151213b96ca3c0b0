"""The first schema.

Databases are made from schema.sql; this is for those who begin with an empty file, and for
comparing what the migrations make with the models.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of the first schema."""
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.execute(statement)


def downgrade() -> None:
    """There is nothing before it."""
    raise NotImplementedError

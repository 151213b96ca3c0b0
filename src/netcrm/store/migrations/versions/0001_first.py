"""The first schema.

Databases are made from schema.sql; this is for those who begin with an empty file, and for
comparing what the migrations make with the models.
"""

from netcrm.store.migrations.statements import run_text_beside

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of the first schema."""
    run_text_beside(__file__)


def downgrade() -> None:
    """There is nothing before it."""
    raise NotImplementedError

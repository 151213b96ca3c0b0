"""The whole record: pronouns, time zone, private notes, named dates, custom fields.

Conversations and follow-ups get a name that is the same in every database they are taken to.
"""

from alembic import op

from netcrm.store.migrations.statements import run_text_beside

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the new tables, and those anew that have new columns.

    A column that is added in place could be neither NOT NULL nor UNIQUE.
    """
    # Whoever refers to a table that is renamed shall go on referring to its name.
    op.execute("PRAGMA legacy_alter_table = ON")
    run_text_beside(__file__)
    op.execute("PRAGMA legacy_alter_table = OFF")


def downgrade() -> None:
    """Refuse: the copy that was kept before is the way back."""
    raise NotImplementedError

"""What people meet around (events, projects, groups), roles, relationships and outcomes.

A conversation may be at one of them, and a follow-up may be about one instead of a person.
"""

from alembic import op

from netcrm.store.migrations.statements import run_text_beside

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the new tables, and those anew that have a new column."""
    # Whoever refers to a table that is renamed shall go on referring to its name.
    op.execute("PRAGMA legacy_alter_table = ON")
    run_text_beside(__file__)
    op.execute("PRAGMA legacy_alter_table = OFF")


def downgrade() -> None:
    """Refuse: the copy that was kept before is the way back."""
    raise NotImplementedError

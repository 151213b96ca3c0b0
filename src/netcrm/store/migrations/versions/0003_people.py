"""People once and rightly: other names, who is not whom, who was forgotten, posts that are news.

Steps of the history may be past or erased.
"""

from alembic import op

from netcrm.store.migrations.statements import run_text_beside

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the new tables, and those anew that have a new column or new values."""
    # Whoever refers to a table that is renamed shall go on referring to its name.
    op.execute("PRAGMA legacy_alter_table = ON")
    run_text_beside(__file__)
    op.execute("PRAGMA legacy_alter_table = OFF")


def downgrade() -> None:
    """Refuse: the copy that was kept before is the way back."""
    raise NotImplementedError

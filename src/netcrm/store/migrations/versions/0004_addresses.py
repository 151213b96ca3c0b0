"""What address books know of people: postal addresses, kinds of addresses, departments, photos.

A field of the user's own that was called ``department`` becomes the department of the main post.
Others whose names have a place of their own by now get another name.
"""

from alembic import op

from netcrm.store.migrations.statements import run_text_beside

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the new tables, and those anew that have a new column."""
    # Whoever refers to a table that is renamed shall go on referring to its name.
    op.execute("PRAGMA legacy_alter_table = ON")
    run_text_beside(__file__)
    op.execute("PRAGMA legacy_alter_table = OFF")


def downgrade() -> None:
    """Refuse: the copy that was kept before is the way back."""
    raise NotImplementedError

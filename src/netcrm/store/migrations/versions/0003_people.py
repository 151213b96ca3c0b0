"""People once and rightly: other names, who is not whom, who was forgotten, posts that are news.

Steps of the history may be past or erased. Names are found in other spellings: Müller as Mueller.
"""

from alembic import op
from sqlalchemy import text

from netcrm.rules.names.spellings import further_words
from netcrm.store.migrations.statements import run_text_beside

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the new tables, and those anew that have a new column or new values."""
    # Whoever refers to a table that is renamed shall go on referring to its name.
    op.execute("PRAGMA legacy_alter_table = ON")
    run_text_beside(__file__)
    op.execute("PRAGMA legacy_alter_table = OFF")
    _find_in_other_spellings()


def _find_in_other_spellings() -> None:
    """Add to the words by which people are found; the index of names is made anew afterwards."""
    connection = op.get_bind()
    people = connection.execute(text("SELECT id, name, nickname, searchable FROM contact")).all()
    changed = []
    for number, name, nickname, searchable in people:
        further = [word for one in filter(None, (name, nickname)) for word in further_words(one)]
        words = " ".join(dict.fromkeys([*searchable.split(), *further]))
        if words != searchable:
            changed.append({"id": number, "words": words})
    if changed:
        connection.execute(text("UPDATE contact SET searchable = :words WHERE id = :id"), changed)


def downgrade() -> None:
    """Refuse: the copy that was kept before is the way back."""
    raise NotImplementedError

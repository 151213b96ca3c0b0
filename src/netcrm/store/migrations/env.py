"""Alembic's way in: it runs on the connection that netcrm.store.migrating hands over."""

from alembic import context
from sqlmodel import SQLModel

from netcrm.store import models  # noqa: F401  fills the metadata
from netcrm.store.migrating import is_ours

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    transactional_ddl=True,
    render_as_batch=True,
    include_object=is_ours,
)
with context.begin_transaction():
    context.run_migrations()

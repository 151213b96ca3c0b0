"""The migrations, for Alembic; see netcrm.store.migrating."""

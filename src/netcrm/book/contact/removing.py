"""Taking people out of sight, and back. Nothing of theirs is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.done import Done
from netcrm.store.models import Contact

if TYPE_CHECKING:
    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work


def remove(work: Work, someone: Someone) -> Done | None:
    """Take somebody out of every list, search and export of people, with their promises."""
    contact = work.session.get_one(Contact, someone.id)
    contact.removed_on = work.moment.today
    return Done("Removed")


def restore(work: Work, someone: Someone) -> Done | None:
    """Bring somebody back who was removed, as they were."""
    contact = work.session.get_one(Contact, someone.id)
    contact.removed_on = None
    return Done("Restored")

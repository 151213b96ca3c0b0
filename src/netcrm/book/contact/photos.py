"""The photo of a contact: a file in the folder of photos, and who it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from netcrm.store.models import Photo as Kept

if TYPE_CHECKING:
    from netcrm.formats.card import Photo
    from netcrm.store.writing import Work


def put_photo(work: Work, contact: int, photo: Photo) -> None:
    """Let a contact have a photo, in place of the one that there is."""
    work.photos.keep(photo.file, photo.data)
    kept = work.session.exec(select(Kept).where(Kept.contact_id == contact)).first()
    kept = kept or Kept(contact_id=contact, file=photo.file)
    kept.file = photo.file
    work.session.add(kept)

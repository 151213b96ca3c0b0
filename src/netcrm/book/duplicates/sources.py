"""What import sources said of two contacts who are one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netcrm.book.files.saying import as_stored, with_further

if TYPE_CHECKING:
    from netcrm.book.duplicates.moving import Mover


def move_sources(mover: Mover) -> None:
    """Move what sources said; of one that knows both, what was kept of either goes on."""
    own = {one["source"]: one for one in mover.of(mover.stays, "source_card")}
    for row in mover.of(mover.goes, "source_card"):
        kept = own.get(row["source"])
        if kept is None:
            mover.update("source_card", [row["id"]], contact_id=mover.stays)
            continue
        said, other = json.loads(kept["card"]), json.loads(row["card"])
        together = with_further(said, other)
        if together != said:
            mover.update("source_card", [kept["id"]], card=as_stored(together))
        mover.delete("source_card", [row["id"]])

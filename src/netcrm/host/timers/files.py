"""The files of a timer: all of them are changed, or none."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError
from netcrm.host.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@contextmanager
def in_place(texts: Mapping[str, str]) -> Iterator[None]:
    """Have files of these texts, by path; where the block fails, they are as they were before."""
    before = {path: _bytes(Path(path)) for path in texts}
    try:
        for path, text in texts.items():
            save(text, Path(path))
        yield
    except BaseException:
        for path, data in before.items():
            if data is None:
                Path(path).unlink(missing_ok=True)
            else:
                Path(path).write_bytes(data)
        raise


def take_away(*paths: Path) -> None:
    """Remove files that may be there; RefusedError where one of them cannot be."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            reason = (error.strerror or "failed").lower()
            raise RefusedError(f"{path} cannot be removed: {reason}.") from error


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None

"""What SQLAlchemy puts around the driver, taken off again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def driver_errors() -> Iterator[None]:
    """Let the driver's own error out of SQLAlchemy's wrapping."""
    try:
        yield
    except DBAPIError as error:
        if error.orig is None:
            raise
        raise error.orig from error

"""What is sent, in the forms that the ways need."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A subject of one line, a text of lines for reading anywhere, and the same as a page."""

    subject: str
    text: str
    html: str

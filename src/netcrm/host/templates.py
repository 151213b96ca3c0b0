"""The user's own templates for letters: files in a folder beside the settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".txt.jinja"
MOST_BYTES = 100_000
"""What is larger is no template, whatever it is."""

_KIND = r"[^\W_][\w-]{0,39}"


def is_kind(word: str) -> bool:
    """Say whether a kind of letter may be called so: it becomes the name of a file."""
    return bool(re.fullmatch(_KIND, word)) and word == word.casefold()


def own_templates(folder: Path) -> dict[str, Path]:
    """Return the templates in the folder by the kinds of letters that they are for."""
    try:
        names = sorted(file for file in folder.iterdir() if file.name.endswith(SUFFIX))
    except OSError:
        return {}
    found = {file.name.removesuffix(SUFFIX).casefold(): file for file in names}
    return {kind: file for kind, file in found.items() if is_kind(kind)}


def text_of(file: Path) -> str:
    """Read a template; RefusedError where it is no text."""
    try:
        if not file.is_file():
            raise RefusedError(f"{file} is no file.")
        if file.stat().st_size > MOST_BYTES:
            raise RefusedError(f"{file} is too large for a template.")
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{file} is not UTF-8.") from error
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise RefusedError(f"{file} cannot be read: {reason}.") from error

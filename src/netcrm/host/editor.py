"""The user's editor: it gets a text, and what it leaves is read back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from netcrm.errors import RefusedError
from netcrm.host.foreground import uninterrupted
from netcrm.host.saving import make_folders

VARIABLES = ("VISUAL", "EDITOR")
COMMON = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vi")
"""Without those variables, the first of these that is there."""


def edited(text: str, suffix: str) -> str:
    """Open ``text`` in the user's editor and return what was made of it.

    ``suffix``, such as ``.toml``, tells the editor what it is. Bytes that are not UTF-8 come as
    lone surrogates, so that nothing is lost. Raises RefusedError where there is no editor, where it
    fails, and where it leaves nothing.
    """
    command = _command()
    with tempfile.TemporaryDirectory(prefix="netcrm-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / f"netcrm{suffix}"
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        file.write_bytes(_encoded(text))
        _run([*command, str(file)])
        fresh = _decoded(file.read_bytes()) if file.exists() else ""
    if not fresh.strip():
        raise RefusedError("The editor left an empty text; nothing was changed.")
    return fresh


def kept(text: str, suffix: str, folder: Path) -> Path:
    """Keep a text that cannot be taken in a new file in ``folder``, or where there is room."""
    try:
        make_folders(folder)
        handle, name = tempfile.mkstemp(suffix, "netcrm-edited-", folder)
    except OSError:
        handle, name = tempfile.mkstemp(suffix, "netcrm-edited-")
    with open(handle, "wb") as file:  # noqa: PTH123  a handle
        file.write(_encoded(text))
    return Path(name)


def _command() -> list[str]:
    """Return the command of the editor, in words."""
    for variable in VARIABLES:
        if value := os.environ.get(variable, "").strip():
            return _words(variable, value)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise RefusedError(
            "There is no terminal to edit on; set $EDITOR to a program that needs none."
        )
    for name in COMMON:
        if found := shutil.which(name):
            return [found]
    raise RefusedError("There is no editor here; set $EDITOR to one.")


def _words(variable: str, value: str) -> list[str]:
    """Split the value of a variable into a program and its options: ``code --wait``."""
    if shutil.which(value):  # a path with blanks, written without quotes
        return [value]
    try:
        words = shlex.split(value, posix=sys.platform != "win32")
    except ValueError as error:
        raise RefusedError(
            f"${variable} is '{value}', which is no command: a quote is open."
        ) from error
    program = Path(words[0].strip('"')).expanduser()
    if not shutil.which(program):
        raise RefusedError(f"There is no editor '{program}', which ${variable} names.")
    return [str(program), *words[1:]]


def _run(command: list[str]) -> None:
    # What an editor prints does not belong into our answer.
    output = None if sys.stdout.isatty() else 2
    try:
        with uninterrupted():
            code = subprocess.run(command, stdout=output, check=False).returncode  # noqa: S603
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise RefusedError(f"The editor '{command[0]}' cannot be started: {reason}.") from error
    if code:
        raise RefusedError(f"The editor '{command[0]}' failed ({code}); nothing was changed.")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _decoded(data: bytes) -> str:
    """Read a text; a byte order mark and the line ends of Windows are the editor's, not ours."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return text.replace("\r\n", "\n")

"""The settings file as its user wrote it: a change leaves its comments and its order."""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from netcrm.config import stated
from netcrm.config.options import OPTIONS
from netcrm.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tomlkit import TOMLDocument


def with_value(text: str, path: Path, key: str, value: object) -> str:
    """Return the text of the file at ``path`` with a setting that has this value."""
    import tomlkit

    def put(document: TOMLDocument) -> None:
        *tables, name = key.split(".")
        inner: Any = document
        for table in tables:
            inner = inner.setdefault(table, tomlkit.table())
            if not isinstance(inner, MutableMapping):
                raise UsageError(
                    f"{path}: '{table}' is no table; 'netcrm config unset {table}' takes it out."
                )
        inner[name] = value

    return _changed(text, path, put, {**stated(text, path), key: value})


def without(text: str, path: Path, key: str) -> str:
    """Return the text of the file at ``path`` without a setting that it has."""
    left = stated(text, path)
    del left[key]
    return _changed(text, path, lambda document: _take_out(document, key.split(".")), left)


def template() -> str:
    """Return a settings file in which everything is explained and nothing is set."""
    lines = ["# The settings of netcrm. Take the # from the line of a setting to change it."]
    table = ""
    for option in OPTIONS.values():
        before, _, name = option.key.rpartition(".")
        if before != table:
            lines += ["", f"[{before}]"]
            table = before
        lines += [
            f"# {option.meaning}: {option.values.expected}",
            f"# {name} = {json.dumps(option.example)}",
        ]
    return "\n".join(lines) + "\n"


def _changed(
    text: str, path: Path, change: Callable[[TOMLDocument], None], expected: dict[str, Any]
) -> str:
    """Return the text after a change, if it then states what is expected and nothing else."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text if not text or text.endswith("\n") else f"{text}\n")
        change(document)
        fresh = document.as_string()
    except (TOMLKitError, RecursionError):
        fresh = text
    if stated(fresh, path) != expected:
        raise RefusedError(f"{path} needs your hand for that: 'netcrm config edit' opens it.")
    return fresh


def _take_out(table: Any, names: list[str]) -> None:  # noqa: ANN401  whatever TOML has there
    """Take a value out, and the tables around it that have nothing left, not even a comment."""
    name, *inner = names
    if inner:
        _take_out(table[name], inner)
    if not inner or not table[name].as_string().strip():
        del table[name]

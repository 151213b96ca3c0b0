"""What becomes of a name and its parts when some of them are written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.names.parts import NameParts, display_name, read_name

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = ("prefix", "given", "middle", "family", "suffix")
_AROUND = ("prefix", "suffix")
"""Parts that many people have and few are called by: a name may be shown without them."""


def renamed(name: str, parts: NameParts, new: Mapping[str, str]) -> tuple[str, NameParts]:
    """Return name and parts after ``new`` values for ``name`` and for some of the parts.

    A new name is taken apart anew, unless its parts are told, too. A name that is made of its parts
    follows them. Titles and post-nominals that it does not show are not put into it, and are kept
    when it changes.
    """
    hidden = _hidden(name, parts)
    told = {part: new[part] for part in PARTS if part in new}
    if "name" not in new:
        changed = _with(parts, told)
        made = "" if hidden is None else display_name(_without(changed, hidden))
        return made or name, changed
    shown, read = read_name(new["name"])
    if not told.keys() <= set(_AROUND):
        return shown, _with(parts, told)
    kept = {
        part: getattr(parts, part)
        for part in (_AROUND if hidden is None else hidden)
        if not getattr(read, part)
    }
    return shown, _with(read, {**kept, **told})


def _hidden(name: str, parts: NameParts) -> tuple[str, ...] | None:
    """Return the parts that a name made of all others does not show; None: it is not made of them.

    A part that is empty is not shown.
    """
    for hidden in (_AROUND, ("suffix",), ("prefix",), ()):
        if display_name(_without(parts, hidden)) == name:
            return hidden
    return None


def _without(parts: NameParts, hidden: tuple[str, ...]) -> NameParts:
    return _with(parts, dict.fromkeys(hidden, ""))


def _with(parts: NameParts, new: Mapping[str, str]) -> NameParts:
    return NameParts(*(new.get(part, getattr(parts, part)) for part in PARTS))

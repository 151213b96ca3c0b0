"""What an e-mail, phone, link or address is for: types, in several languages, to labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.formats.labels import known_label

if TYPE_CHECKING:
    from collections.abc import Sequence

# They say how, not what for; or that it is the one to take, which is the order.
_SILENT = frozenset(
    {
        *("internet", "x400", "voice", "msg", "text", "textphone", "video", "bbs", "modem"),
        *("isdn", "pcs", "tlx", "uri", "pref", "dom", "intl", "postal", "parcel"),
    }
)
_LAST = 101
"""Behind the 100 places of preference that vCard 4.0 has."""

_BUILT_IN = ("_$!<", ">!$_")


def kind_of(types: Sequence[tuple[str, bool]]) -> str:
    """Return what types mean, of which it is known whether they may be words of the user's."""
    found: dict[str, None] = {}
    others = []
    for word, named in types:
        if word.casefold() in _SILENT:
            continue
        label = known_label(word)
        if label:
            found[label] = None
        elif named and label is None:
            others.append(word)
    return _together(list(found)) if found else next(iter(others), "")


def bare(label: str) -> str:
    """Take Apple's marks off one of its own labels: ``_$!<Anniversary>!$_``."""
    before, after = _BUILT_IN
    if label.startswith(before) and label.endswith(after):
        return label[len(before) : -len(after)].lower()
    return label


def preference_of(types: Sequence[tuple[str, bool]], told: str) -> int:
    """Return the place among those of its kind, by a type or by the parameter PREF."""
    if any(word.casefold() == "pref" for word, _ in types):
        return 1
    return int(told) if told.isdecimal() and len(told) <= len(str(_LAST)) else _LAST


def _together(labels: Sequence[str]) -> str:
    if "fax" in labels:
        place = next((one for one in labels if one in {"home", "work"}), "")
        return f"{place} fax" if place else "fax"
    return next((one for one in labels if one not in {"home", "work"}), labels[0])

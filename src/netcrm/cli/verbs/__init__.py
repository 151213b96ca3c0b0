"""The verbs: which module has which. Only the module of the typed verb is loaded."""

from __future__ import annotations

MODULES = {
    "due": "due",
    "add": "add",
    "log": "log",
    "followup": "followups",
    "followups": "followups",
    "done": "followups",
    "snooze": "rhythm",
    "skip": "rhythm",
    "pause": "rhythm",
    "resume": "rhythm",
    "track": "rhythm",
    "untrack": "rhythm",
    "cadence": "cadence",
    "edit": "edit",
    "date": "dates",
    "tag": "tags",
    "untag": "tags",
    "remove": "removal",
    "restore": "removal",
    "show": "people",
    "list": "people",
    "find": "find",
    "stats": "stats",
    "open": "opening",
    "undo": "history",
    "redo": "history",
    "history": "history",
    "import": "importing",
    "export": "exporting",
    "db": "database",
    "config": "settings",
    "demo": "demo",
}
"""Each verb of the grammar, in the order of the help, and the module here that has it."""

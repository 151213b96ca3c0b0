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
    "show": "people",
    "list": "people",
    "undo": "history",
    "redo": "history",
    "history": "history",
    "import": "files",
    "export": "files",
    "db": "database",
    "demo": "demo",
}
"""Each verb of the grammar, in the order of the help, and the module here that has it."""

QUERYING = ("due", "list", "export")
    "config": "settings",
"""The verbs that take a QUERY, in which a word may begin with a minus sign: ``-tag:x``."""

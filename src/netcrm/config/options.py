"""The one table of all settings, which loading, ``netcrm config`` and the documentation follow."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

from typing import Any, NamedTuple

from netcrm.config.values import Text, Whole, Word
from netcrm.errors import UsageError


def _quiet(text: str) -> object:
    from netcrm.rules.timetable import parse_quiet  # read where a schedule is, not at each start

    return parse_quiet(text)


def _region(text: str) -> object:
    from netcrm.rules.phones import parse_region

    return parse_region(text)


def _words(text: str) -> object:
    import shlex

    try:
        return shlex.split(text)
    except ValueError as error:  # a quote that is not closed
        raise UsageError(f"'{text}' is no command.") from error


class Option(NamedTuple):
    """A setting that there can be: its key (``table.name``), its values, default and meaning."""

    key: str
    values: Whole | Word | Text
    default: Any
    meaning: str

    @property
    def example(self) -> Any:  # noqa: ANN401  of the type of the default
        """Return a value to show: the default, or the first word where there is none."""
        if self.default is not None:
            return self.default
        return self.values.words[0] if isinstance(self.values, Word) else self.values.example

    def objection(self, value: object) -> str:
        """Say why it cannot have this value; nothing where it can."""
        if self.values.fits(value):
            return ""
        shown = str(value).lower() if isinstance(value, bool) else f"'{value}'"
        return f"{self.key} is {shown}, but must be {self.values.expected}."


OPTIONS = {
    option.key: option
    for option in (
        Option("due.max", Whole(1), 10, "how many rows `due` shows at most"),
        Option(
            "date.order",
            Word(("dmy", "mdy")),
            None,
            "how a day such as 03/04/2026 is read; without it, it is refused",
        ),
        Option(
            "backup.keep",
            Whole(1),
            10,
            "how many automatic backups are kept, besides the last of each month",
        ),
        Option(
            "phone.region",
            Text("a country of two letters, such as IE or US", "IE", _region),
            None,
            "the country of phone numbers that do not tell theirs",
        ),
        Option(
            "history.steps",
            Whole(1),
            1000,
            "how many steps of the history can be undone",
        ),
        Option(
            "schedule.skip",
            Text("days such as 'sat, sun, 2026-12-25, until 2026-08-15'", "sat, sun", _quiet),
            None,
            "the days on which no scheduled list comes; what falls on them is in the next one",
        ),
        Option(
            "schedule.command",
            Text(
                "a program and its words, each quote closed",
                "mail -s netcrm you@example.org",
                _words,
            ),
            None,
            "the program that gets the scheduled list on its input",
        ),
        Option(
            "schedule.file",
            Text("a path", "~/netcrm-due.txt"),
            None,
            "the file that the scheduled list is written into",
        ),
        Option(
            "mail.to", Text("an address", "you@example.org"), None, "who gets the scheduled list"
        ),
        Option(
            "mail.from",
            Text("an address", "you@example.org"),
            None,
            "whom it is from; without it, the one who gets it",
        ),
        Option(
            "mail.host", Text("a name", "smtp.example.org"), None, "the server that takes the mail"
        ),
        Option("mail.port", Whole(1, 587, 65535), None, "its port, if not the usual one"),
        Option(
            "mail.security",
            Word(("starttls", "tls", "none")),
            "starttls",
            "how the line to it is made safe; none is for this machine alone",
        ),
        Option(
            "mail.user",
            Text("a name", "you@example.org"),
            None,
            "the name to log in with; without it, there is no login",
        ),
    )
}

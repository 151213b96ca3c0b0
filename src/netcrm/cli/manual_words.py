"""What the manual page says beside the commands: the words for people, days and spans, examples."""

from __future__ import annotations

DESCRIPTION = """
Each morning netcrm lists who is due to hear from you, in what order, and why: promises, birthdays,
and rhythms that are overdue. You add people after meeting them and log each contact; from that, and
from the cadence that you give to a person, a tier or a tag, it works out the rest.

Without a command it is `netcrm due`. Options may stand anywhere, before the command or behind its
words. What a command did, `netcrm undo` takes back.

All is kept in one SQLite file on your own machine. On a terminal a list is a table; on a pipe it is
lines with tabs between the fields. What is longer than the terminal goes through the pager.
"""

WHO = (
    ("12", "the person with that number"),
    ("-", "the person whom you last wrote about"),
    ("ada@example.org", "whose e-mail address it is; so do phone numbers, links and @handles"),
    ("Amara Okafor", "whose full name it is"),
    ("ama, okafor amara", "whose name has these parts"),
)
ABOUT_WHO = """
One person, in any of these ways. Capitals, accents and the order of the words do not matter, and no
quotes are needed. netcrm never guesses: where nobody fits, or several do, it says so and changes
nothing. Before a TEXT, the longest run of first words that names somebody is WHO.
"""
ABOUT_DAY = """
2026-03-01, 12 Mar 2023, March 12, today, yesterday, friday, last friday, 3 days ago, in 2 weeks. A
day of the past is meant after `--on` and `--met-on`, one to come after `--by` and `--until`. A
birthday may lack its year: 15 April, --04-15.
"""
ABOUT_SPAN = "10d, 2w, 3m, 1y, 2 weeks, 6 months. A month is one of the calendar."
ABOUT_QUERY = """
Many people: words, which look in names, organisations, tags and cities, and KEY:VALUE. All of it
must hold; a minus sign before a part turns it round. The names of your own fields are keys, too.
"""

ENVIRONMENT = (
    ("NETCRM_DB", "The database; `--db` goes before it."),
    ("NETCRM_CONFIG", "The settings file."),
    ("NETCRM_TODAY", "The day that is taken for today; `--today` goes before it."),
    ("NO_COLOR", "If set, nothing is bold."),
    ("TERM", "If it is dumb, nothing is bold, no lines are drawn, and there is no pager."),
    ("COLUMNS", "How wide a table may be, instead of the width of the terminal."),
    ("PAGER", "What shows longer answers, instead of less; cat, or nothing, is none."),
    ("LESS", "Options for less, instead of FRX."),
    ("VISUAL, EDITOR", "The editor."),
    ("BROWSER", "What `netcrm open` opens pages with."),
    ("NETCRM_SMTP_PASSWORD", "The password of the mail server, instead of the keyring's."),
)
FILES = (
    ("~/.local/share/netcrm/netcrm.db", "The database; `netcrm db path` says where yours is."),
    ("~/.local/share/netcrm/netcrm.db-backups", "Its backups."),
    ("~/.config/netcrm/config.toml", "The settings; `netcrm config` shows and changes them."),
    ("~/.config/netcrm/schedule.json", "What is scheduled, and how it went."),
)

EXAMPLES = (
    ("After meeting somebody:", 'netcrm add Mei-Ling Zhao --met "AMEE, coffee queue" --every 6m'),
    ("After a contact:", 'netcrm log mei-ling coffee, wants our rubric --next "send it" --in 2w'),
    ("In the morning:", "netcrm"),
    ("When a promise is kept:", "netcrm done mei-ling"),
    ("Before a meeting:", "netcrm show mei-ling"),
    ("Who has heard nothing for half a year:", 'netcrm list "last:>6m" --sort last'),
    ("A file for a spreadsheet:", "netcrm export people.csv"),
    (
        "The addresses of some, for a program:",
        "netcrm list tag:mentor --json | jq -r '.[].emails[]'",
    ),
)
SEE_ALSO = "less(1), sqlite3(1)"

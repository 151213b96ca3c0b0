"""Erasing a person: their rows, what the history holds of them, free pages, copies of the file.

The rows and the history go in one transaction, which leaves a row of ``erasure``. It is there until
the free pages and the backups are clear of them, too: who is killed before that leaves it to the
next command that writes.
"""

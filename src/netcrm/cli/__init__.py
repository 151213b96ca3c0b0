"""What you type: from the words of a command line to its answer and exit code."""

from netcrm.cli.running import main

__all__ = ["main"]

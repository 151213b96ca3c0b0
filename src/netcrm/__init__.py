"""netcrm: a personal contact manager for professionals, for the terminal."""

__version__ = "0.1.0"

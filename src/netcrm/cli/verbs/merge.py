"""``merge``: making one of two contacts."""

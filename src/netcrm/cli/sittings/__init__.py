"""Sittings: one person after the other on a terminal, with one key for each thing to do."""

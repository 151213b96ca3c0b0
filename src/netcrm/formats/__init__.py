"""Files in and out: text to cards and back; nothing here knows the database."""

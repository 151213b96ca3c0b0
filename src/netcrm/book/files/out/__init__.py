"""Files out: for each format what is written, and from what of the database."""

"""The CSV of other address books: each is a table of what its columns mean, for one reader."""

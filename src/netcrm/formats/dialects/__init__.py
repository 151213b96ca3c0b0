"""The CSV of other address books, in and out."""

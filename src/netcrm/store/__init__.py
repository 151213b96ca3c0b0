"""What is kept: tables, views, opening, reading, writing, the history."""

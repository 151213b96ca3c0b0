"""The due list: as a table, and as documents for people: text, Markdown, HTML."""

"""How a brief is shown: on one screen, as JSON, as Markdown."""

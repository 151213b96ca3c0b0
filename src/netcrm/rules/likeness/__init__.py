"""How likely two contacts are one person, and why."""

"""How events, projects and groups are shown."""

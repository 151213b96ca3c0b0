"""Where networks grow: events, projects and groups, roles, relationships, outcomes."""

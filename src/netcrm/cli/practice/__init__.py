"""What is done with events, projects and groups, one module for each action that is long."""

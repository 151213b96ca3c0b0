"""What is done with events, projects and groups beside keeping them."""

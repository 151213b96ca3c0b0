"""What is around netcrm: the user's editor, browser and other programs of the system."""

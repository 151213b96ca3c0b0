"""Letters: the templates that come with netcrm, their language, and what they tell."""

"""Who is due: the facts from the database, the decision from the rules."""

"""Files in and out of the database, by way of Cards."""

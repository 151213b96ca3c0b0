"""What you see: tables, plain text, JSON. Pure functions of data, today and width."""

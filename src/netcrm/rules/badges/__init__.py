"""Lines about people as they stand on badges and in lists of participants."""

"""Who is meant, and what is known of them: resolving, listing, showing."""

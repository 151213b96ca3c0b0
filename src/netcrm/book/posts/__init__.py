"""Posts: where people work and worked, and as what."""

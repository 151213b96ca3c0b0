"""What one wants to know of somebody right before a meeting."""

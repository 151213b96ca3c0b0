"""Forgetting somebody for good: what goes, and where others still speak of them."""

"""Conversations: understanding what is typed of one, and keeping it."""

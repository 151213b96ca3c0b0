"""Introductions: by whom I came to know people, who could introduce me, whom I introduced."""

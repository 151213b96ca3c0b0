"""The list that comes by itself: installing it, running it, saying how it goes."""

"""An invented network, to look around in."""

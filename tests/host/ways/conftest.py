"""What can be tested where: the desktop that speaks D-Bus is Linux."""

import sys

collect_ignore = (
    [] if sys.platform == "linux" else ["test_desktop.py", "test_keyring_of_a_desktop.py"]
)

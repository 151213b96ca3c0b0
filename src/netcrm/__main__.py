"""The entry point: ``netcrm`` and ``python -m netcrm``."""

import gc

# A run is over before collecting pays: the collections that happen while the modules are read,
# and the one at the end, take longer than the command itself.
gc.disable()

import sys  # noqa: E402


def start() -> None:
    """Run the command line of this process and leave with its exit code."""
    from netcrm.cli import main

    code = main(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    start()

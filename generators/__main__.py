"""Starts the command line as `python -m generators`."""

import sys

from generators.cli import main

if __name__ == "__main__":
    sys.exit(main())

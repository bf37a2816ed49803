"""Journeys behind the door in real Chromium: getting in, writing together, releasing, and what must not happen.

Usage: workspace.py PATH-TO-THROUGHLINE [PART ...], where parts are: door
"""
import sys
import tempfile
import time

import door
from browsing import browsers, finish, journey

PARTS = {"door": door.getting_in}


def main():
    started = time.monotonic()
    wanted = sys.argv[2:] or list(PARTS)
    with browsers() as browser:
        for name in wanted:
            with tempfile.TemporaryDirectory(prefix="journeys-") as folder:
                PARTS[name](browser, journey, folder)
    print(f"The journeys took {time.monotonic() - started:.0f} s")
    finish()


main()

"""Journeys behind the door in real Chromium: getting in, writing together, releasing, and what must not happen.

Usage: workspace.py PATH-TO-THROUGHLINE [PART ...], where parts are: door, plan
"""
import sys
import tempfile
import time

import door
import writing
from browsing import Demonstration, browsers, finish, journey


def getting_in(browser):
    with tempfile.TemporaryDirectory(prefix="journeys-") as folder:
        door.getting_in(browser, journey, folder)


def from_draft_to_release(browser):
    with Demonstration(moment="2026-03-02T09:30:00.000Z") as server:
        writing.writing_together(browser, server, journey)


PARTS = {"door": getting_in, "plan": from_draft_to_release}


def main():
    started = time.monotonic()
    with browsers() as browser:
        for name in sys.argv[2:] or PARTS:
            PARTS[name](browser)
    print(f"The journeys took {time.monotonic() - started:.0f} s")
    finish()


main()

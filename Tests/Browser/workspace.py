"""Journeys behind the door in real Chromium: getting in, writing together, releasing, and what must not happen.

Usage: workspace.py PATH-TO-THROUGHLINE [PART ...], where the parts are: door plan road measures scripts
"""
import sys
import tempfile
import time

import door
import measuring
import pages
import releasing
import road
import scripts
import writing
from browsing import Demonstration, browsers, finish, journey


def getting_in(browser):
    with tempfile.TemporaryDirectory(prefix="journeys-") as folder:
        door.getting_in(browser, journey, folder)


def from_draft_to_release(browser):
    """One demonstration from a first draft to what the public sees; then every page of it, with all that happened."""
    with Demonstration(moment="2026-03-02T09:30:00.000Z") as server:
        writing.writing_together(browser, server, journey)
        releasing.releasing_the_plan(browser, server, journey)
        pages.every_page(browser, server, journey)


def from_draft_to_adopted(browser):
    with Demonstration(moment="2027-01-04T09:30:00.000Z") as server:
        road.the_road(browser, server, journey)


def from_a_file_to_a_release(browser):
    with Demonstration(moment="2026-11-25T09:30:00.000Z") as server:
        measuring.measuring(browser, server, journey)


def nothing_typed_runs(browser):
    scripts.nothing_typed_runs(browser, journey)


PARTS = {"door": getting_in, "plan": from_draft_to_release, "road": from_draft_to_adopted, "measures": from_a_file_to_a_release, "scripts": nothing_typed_runs}


def main():
    started = time.monotonic()
    with browsers() as browser:
        for name in sys.argv[2:] or PARTS:
            PARTS[name](browser)
    print(f"The journeys took {time.monotonic() - started:.0f} s")
    finish()


main()

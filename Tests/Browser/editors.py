"""Twenty editors who reword the same elements at once: every edit that was acknowledged is in the record, once.

Each looks at an element and sends new words for it, as a browser would, again and again; who comes second is told so.
Usage: editors.py PATH-TO-THROUGHLINE [SECONDS]
"""
import collections
import html
import json
import random
import re
import sys
import threading
import time

from browsing import Caller, Demonstration, check, finish, plain

SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 10
COUNT = 20
PLAN = "/workspace/plans/2024-27"
PLACES = [f"{PLAN}/priorities/{number}" for number in ("1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "4.1", "4.2")]
FIELDS = ("title", "statement", "narrative", "success")


class Editor(threading.Thread):
    """One person at one browser; every edit has a name of its own, which is its reason and stands in its words."""

    def __init__(self, number, base, authority, end):
        super().__init__()
        self.number, self.authority, self.end = number, authority, end
        self.caller = Caller(base, ("Morgan Example", "Ariel Example")[number % 2])
        self.choice = random.Random(number)
        self.saved, self.conflicts, self.others = {}, [], []
        self.seconds, self.problem = [], None

    def run(self):
        try:
            count = 0
            while time.monotonic() < self.end:
                count += 1
                self.edit(self.choice.choice(PLACES), f"edit {self.number}.{count}")
        except Exception as error:
            self.problem = repr(error)

    def edit(self, place, name):
        page = self.caller.get(place).text
        seen = re.search(r'name="seen" value="(\d+)"', page).group(1)
        words = {field: standing(page, field) for field in FIELDS}
        words |= {"statement": f"These are the words of {name}.", "seen": seen, "reason": f"Because of {name}", "authority": self.authority}
        started = time.perf_counter()
        answer = self.caller.post(place, words)
        self.seconds.append(time.perf_counter() - started)
        if answer.status == 303 and answer.fields["Location"].endswith("?done=saved"):
            self.saved[name] = place
        elif answer.status == 409:
            self.conflicts.append(name)
            # Who comes second is shown the words of who came first, and their own.
            if "Somebody changed this meanwhile" not in answer.text or name.removeprefix("edit ") not in plain(answer.text):
                self.others.append((name, "a conflict that does not show the words"))
        else:
            self.others.append((name, answer.status, answer.fields["Location"]))


def standing(page, field):
    found = re.search(rf'<textarea id="{field}"[^>]*>\n?(.*?)</textarea>|<input id="{field}"[^>]* value="([^"]*)"', page, re.S)
    return html.unescape(found.group(1) if found.group(1) is not None else found.group(2))


def every_acknowledged_edit_is_in_the_record_once(server, editors):
    saved = {name: place for editor in editors for name, place in editor.saved.items()}
    conflicts = [name for editor in editors for name in editor.conflicts]
    others = [other for editor in editors for other in editor.others]
    check("edits are saved, and some come second", saved and conflicts, f"{len(saved)} {len(conflicts)}")
    check("each edit is saved or told that it came second", not others, str(others[:5]))
    check("every editor came to the end", not any(editor.problem for editor in editors), str([editor.problem for editor in editors if editor.problem][:3]))
    log = json.loads(server.run("record", "log", "--json"))
    entries = collections.Counter(line["reason"].removeprefix("Because of ") for line in log
                                  if line["kind"] == "plan.element-reworded" and (line.get("reason") or "").startswith("Because of edit"))
    lost = [name for name in saved if entries[name] != 1]
    check(f"each of {len(saved)} acknowledged edits is in the record exactly once", not lost, f"{len(lost)}: {lost[:5]}")
    extra = [name for name in entries if name not in saved]
    check("nothing is in the record that was not acknowledged", not extra, f"{len(extra)}: {extra[:5]}")
    newest = {}
    for line in log:
        name = (line.get("reason") or "").removeprefix("Because of ")
        if name in saved:
            newest[saved[name]] = name
    caller = Caller(server.base, "Morgan Example")
    for place in PLACES:
        mine = {name for name, where in saved.items() if where == place}
        # A history shows 50 texts on a page.
        pages = "".join(caller.get(f"{place}/history?page={number + 1}").text for number in range(len(mine) // 50 + 2))
        told = collections.Counter(re.findall(r"Why: Because of (edit \d+\.\d+)", html.unescape(pages)))
        check(f"the history of {place} tells of each edit once", told == collections.Counter(dict.fromkeys(mine, 1)),
              f"{len(told)} {len(mine)} {[name for name in mine if told[name] != 1][:3]}")
        if place in newest:
            check(f"the last edit of {place} stands", standing(caller.get(place).text, "statement") == f"These are the words of {newest[place]}.",
                  standing(caller.get(place).text, "statement"))
    return len(saved), len(conflicts)


def main():
    with Demonstration() as server:
        page = Caller(server.base, "Morgan Example").get(PLACES[0]).text
        authority = re.search(r'<select id="authority".*?<option value="([0-9a-f-]+)"', page, re.S).group(1)
        end = time.monotonic() + SECONDS
        editors = [Editor(number, server.base, authority, end) for number in range(COUNT)]
        for editor in editors:
            editor.start()
        for editor in editors:
            editor.join(SECONDS + 60)
        check("every editor finished", not any(editor.is_alive() for editor in editors))
        saved, conflicts = every_acknowledged_edit_is_in_the_record_once(server, editors)
        told = server.run("record", "verify")
        check("the record is sound", ": sound." in told, told)
        times = sorted(second for editor in editors for second in editor.seconds)
    print(f"{COUNT} editors in {SECONDS:.0f} s: {saved} edits saved, {conflicts} came second; "
          f"an edit takes {1000 * times[len(times) // 2]:.0f} ms (p50), {1000 * times[int(len(times) * .99)]:.0f} ms (p99)")
    finish()


main()

"""Twenty people write at once, over HTTP: each edit that was acknowledged is in the record, once, and no other.

Usage: editors.py PATH-TO-THROUGHLINE [SECONDS]
"""
import http.cookiejar
import random
import re
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from browsing import Demonstration, check, finish

EDITORS = 20
PASSWORD = "violet teapot mountain"
PLAN = "/workspace/plans/2024-27"
# Few parts for many people, so that they meet.
PARTS = [f"{PLAN}/{part}" for part in ("ambitions/1", "ambitions/2", "priorities/1.1", "priorities/2.1", "themes/1", "enablers/1")]


class Editor:
    """A person with a session of their own, who knows which of their edits were taken."""

    def __init__(self, server, number, link):
        self.base, self.number, self.link = server.base, number, link
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.taken, self.refused, self.waits, self.complaints = [], [], [], []

    def ask(self, path, fields=None):
        """The status, where the answer leads, and the page; redirects are followed by the browser."""
        body = urllib.parse.urlencode(fields).encode() if fields else None
        try:
            with self.browser.open(self.base + path, body, timeout=20) as answer:
                return answer.status, answer.url, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.url, error.read().decode()
        except OSError as error:
            return None, str(error), ""

    @staticmethod
    def fields(page, action):
        """The hidden fields of the form that leads to an address."""
        form = next(form for form in page.split("<form")[1:] if f'action="{action}"' in form.split(">")[0])
        inputs = re.findall(r"<input ([^>]*)>", form.split("</form>")[0])
        hidden = [dict(re.findall(r'([a-z-]+)="([^"]*)"', text)) for text in inputs if 'type="hidden"' in text]
        return {field["name"]: field["value"] for field in hidden}

    @staticmethod
    def decision(page):
        """The demonstration's plan is adopted: each change names the decision that allows it."""
        choices = page.split('name="authority"')[1].split("</select>")[0]
        return re.search(r'<option value="([^"]+)"', choices).group(1)

    def arrive(self):
        _, _, page = self.ask(self.link)
        status, place, _ = self.ask(self.link, {**self.fields(page, self.link), "password": PASSWORD, "again": PASSWORD})
        if status != 200 or "/workspace" not in place:
            self.complaints.append(f"signing in ended with {status} at {place}")

    def write(self, until):
        chance = random.Random(self.number)
        edit = 0
        while time.monotonic() < until and not self.complaints:
            path = chance.choice(PARTS)
            status, place, page = self.ask(path)
            if status != 200:
                self.complaints.append(f"{path} answered {status} at {place}")
                break
            # A refused edit is tried once more, from the page that shows both texts.
            for _ in range(2):
                edit += 1
                token = f"edit-{self.number}-{edit}."
                fields = {**self.fields(page, path), "title": f"Written by {token}", "statement": "", "narrative": f"By {token}",
                          "success": "", "reason": f"As {token}", "authority": self.decision(page)}
                began = time.monotonic()
                status, place, page = self.ask(path, fields)
                self.waits.append(time.monotonic() - began)
                if status == 200 and "done=saved" in place:
                    self.taken.append((token, path))
                    break
                if status != 409:
                    issues = " ".join(re.findall(r'<li><a href="#[^>]*>([^<]*)', page))
                    self.complaints.append(f"{path} answered {status} at {place} {issues}")
                    break
                self.refused.append(token)


def twenty_write_at_once(seconds):
    server = Demonstration()
    with server:
        server.stop()
        links = [
            re.search(r"http://\S+(/password/\S+)", server.run(
                "account", "add", "--name", f"Editor {number} Example", "--email", f"editor{number}@anytown.example",
                "--role", "plan-editor")).group(1)
            for number in range(EDITORS)
        ]
        server.start()
        editors = [Editor(server, number, link) for number, link in enumerate(links)]
        for editor in editors:
            editor.arrive()
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=editor.write, args=(until,)) for editor in editors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        last = {path: editors[0].ask(path)[2] for path in PARTS}
        server.stop()

        log = server.run("record", "log")
        found = re.findall(r"As (edit-\d+-\d+\.)", log)
        taken = [token for editor in editors for token, _ in editor.taken]
        refused = [token for editor in editors for token in editor.refused]
        waits = sorted(wait for editor in editors for wait in editor.waits)
        complaints = [complaint for editor in editors for complaint in editor.complaints]
        check("every answer to an editor was 'saved' or 'somebody changed this meanwhile'", not complaints, complaints[:3])
        check("every editor had an edit taken", all(editor.taken for editor in editors))
        check("editors met, or this shows little", refused)
        check("each edit that was acknowledged is in the record once", sorted(found) == sorted(taken),
              f"{len(found)} found, {len(taken)} acknowledged")
        check("no edit that was refused is in the record", not set(found) & set(refused))
        for path in PARTS:
            newest = next((token for token in reversed(found) if (token, path) in {pair for e in editors for pair in e.taken}), None)
            check(f"{path} shows what was written last", newest is None or f"Written by {newest}" in last[path], newest)
        check("the record is sound", "sound" in server.run("record", "verify"))
        server.start()
        print(f"{EDITORS} editors, {seconds} s: {len(taken)} edits taken, {len(refused)} shown what others wrote meanwhile; "
              f"half waited under {waits[len(waits) // 2] * 1000:.0f} ms, 99 of 100 under {waits[len(waits) * 99 // 100] * 1000:.0f} ms")


twenty_write_at_once(int(sys.argv[2]) if len(sys.argv) > 2 else 10)
finish()

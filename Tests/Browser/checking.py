"""A resident keeps a file and checks it, and the whole site as plain files on a plain web server."""
import functools
import hashlib
import http.server
import re
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request

from browsing import NARROW, PROGRAM, WIDE, axe_finds_nothing, check, fits_the_screen, html_is_valid


def a_resident_checks_a_download(browser, base, folder):
    context = browser.new_context(viewport={"width": NARROW, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/plan/2024-27/editions")
    with page.expect_download() as download:
        page.get_by_role("link", name="One page of edition 2").click()
    # The browser throws its own copy away with the window.
    kept = folder + "/" + download.value.suggested_filename
    download.value.save_as(kept)
    check("the file is known again by its name", download.value.suggested_filename == "council-plan-2024-27-edition-2.html")
    page.get_by_role("link", name="Check a download").click()
    page.get_by_label("The file that you downloaded").set_input_files(kept)
    page.get_by_role("button", name="Check this file").click()
    digest = hashlib.sha256(open(kept, "rb").read()).hexdigest()
    check("the answer has the file's permanent address", page.url == f"{base}/verify/{digest}", page.url)
    check("the council says that the file is its own", page.get_by_text("released this file, and it stands.").count() == 1)
    page.goto(base + "/verify")
    page.get_by_role("button", name="Check this file").click()
    check("no file at all is told", page.get_by_role("link", name="Choose a file to check").count() == 1)
    context.close()

    # As from one's downloads: without the site around it, and without its rules.
    context = browser.new_context()
    page = context.new_page()
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"file://{kept}")
        axe_finds_nothing(page, f"a kept edition at {width} px")
        fits_the_screen(page, f"a kept edition at {width} px")
    # The checker knows HTML of today and styles of long ago: the style is the site's own, and looked at above.
    text = open(kept, encoding="utf-8").read()
    html_is_valid({"a kept edition": re.sub(r"<style>.*?</style>", "", text, flags=re.S).encode()})
    context.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def a_plain_web_server_shows_the_whole_site(browser, server):
    """In a folder of its host, which is harder than at the root; every link of every page is followed."""
    folder = server.folder + "/www"
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as plain:
        base = f"http://localhost:{plain.server_port}/council"
        server.run("export", "--to", folder + "/council", "--origin", base)
        threading.Thread(target=plain.serve_forever, daemon=True).start()
        walked, broken, led_on = walk(base + "/", base)
        check(f"no link is broken on {walked} addresses of the copy", not broken, str(broken[:5]))
        check("no link of the copy needs to be led on", not led_on, str(led_on[:5]))
        context = browser.new_context()
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        for path in ("/", "/plan/2024-27/priorities/1.2/", "/measures/EDU-004/", "/search/", "/verify/", "/manifests/", "/404.html"):
            for width in (NARROW, WIDE):
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(base + path)
                axe_finds_nothing(page, f"{path} of the copy at {width} px")
                fits_the_screen(page, f"{path} of the copy at {width} px")
        page.goto(base + "/")
        page.get_by_role("link", name="Read the plan").click()
        check("the copy's plan has its address", page.url == base + "/plan/2024-27/", page.url)
        check("the copy has its style", page.evaluate("getComputedStyle(document.querySelector('.site-header')).backgroundColor") != "rgba(0, 0, 0, 0)")
        check("the console stays quiet on the copy", not complaints, str(complaints))
        context.close()
        plain.shutdown()
    verified = subprocess.run([PROGRAM, "verify", "--site", folder + "/council"], capture_output=True, text=True)
    check("the copy verifies", verified.returncode == 0, verified.stdout + verified.stderr)


def walk(start, base):
    waiting, seen, broken, led_on = [start], set(), [], []
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        try:
            with urllib.request.urlopen(address) as answer:
                content = answer.read()
                body = content.decode() if "html" in answer.headers.get("content-type", "") else ""
                if answer.url != address:
                    led_on.append(address)
        except urllib.error.HTTPError as error:
            broken.append((address, error.code))
            continue
        for link in re.findall(r' (?:href|src)="([^"]+)"', body):
            found = urllib.parse.urldefrag(urllib.parse.urljoin(address, link.replace("&amp;", "&"))).url
            if found.startswith("http://localhost"):
                if not found.startswith(base + "/"):
                    broken.append((address, found))
                waiting.append(found)
    return len(seen), broken, led_on

"""A resident's journeys through the demonstration in real Chromium: phone and desk, keyboard only, without JavaScript.

Every page is checked with axe (WCAG 2.2 A and AA, and best practice) and with the Nu HTML checker, and every link is
followed. Usage: journeys.py PATH-TO-THROUGHLINE
"""
import re
import socket
import time
import urllib.request

from browsing import (
    NARROW, WIDE, Demonstration, axe_finds_nothing, browsers, check, finish, fits_the_screen, html_is_valid)
from checking import a_plain_web_server_shows_the_whole_site, a_resident_checks_a_download


def all_pages(base):
    sitemap = urllib.request.urlopen(base + "/sitemap.xml").read().decode()
    pages = [re.sub(r"^https?://[^/]+", "", address) for address in re.findall(r"<loc>([^<]+)</loc>", sitemap)]
    # Sixty pages that explain a rating are made alike: every tenth stands for them.
    ratings = [page for page in pages if page.endswith("/rating")]
    return [page for page in pages if page not in ratings] + ratings[::10]


def every_page_is_accessible(browser, base, pages):
    for width in (NARROW, WIDE):
        # The content security policy keeps axe out as it keeps every script out: only this check passes by it.
        context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
        page = context.new_page()
        for path in pages:
            page.goto(base + path)
            axe_finds_nothing(page, f"{path} at {width} px")
            fits_the_screen(page, f"{path} at {width} px")
            small = page.evaluate("""() => [...document.querySelectorAll('svg text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.width > 0 && box.height < 10 }).length""")
            check(f"drawn text on {path} can be read at {width} px", small == 0, f"{small} texts are too small")
        context.close()


def no_script_runs(browser, base, pages):
    context = browser.new_context()
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in pages[:12] + ["/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/search?q=%22onfocus=alert(1)%20autofocus"]:
        page.goto(base + path)
    check("no page breaks its own content security policy", not complaints, str(complaints))
    check("no page has a script", page.evaluate("document.scripts.length") == 0)
    context.close()


def a_resident_on_a_phone_follows_a_promise(browser, base):
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/")
    check("the front page names the plan",
          page.locator("h1").inner_text() == "Ambitious Stockport, creating opportunities for everyone")
    check("the front page says that this is a demonstration", page.get_by_text("It is not run by Stockport Council").count() == 1)
    page.get_by_role("link", name="Read the plan").click()
    check("the plan has its address", page.url == base + "/plan/2024-27", page.url)
    page.get_by_role("link", name="To lead the Borough's response to tackling poverty.").first.click()
    check("the priority has its address", page.url == base + "/plan/2024-27/priorities/4.2", page.url)
    check("the priority says where its words come from",
          page.get_by_text("Read from the committee paper 'Draft Council Plan 2024-27'").count() >= 1)
    page.get_by_role("link", name="Ambition 4", exact=False).first.click()
    check("the ambition leads back to the plan before it", page.get_by_role("link", name="Delivering for those who most need it").count() == 1)
    context.close()


def a_scrutiny_member_compares_the_editions(browser, base):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/plan/2024-27/editions/1")
    check("the draft says that it is superseded", page.get_by_role("heading", name="Superseded draft").count() == 1)
    page.get_by_role("link", name="See what changed").click()
    check("the comparison has its address", page.url.endswith("/plan/2024-27/changes/1..2"), page.url)
    check("the comparison shows the wrong date taken out", "31st" in page.locator("del").all_inner_texts()[1])
    check("the comparison shows the right date put in", any("30" in text for text in page.locator("ins").all_inner_texts()))
    context.close()


def a_resident_asks_how_the_schools_are(browser, base):
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/plan/2024-27/priorities/2.1")
    check("the priority says how we know", page.get_by_text("Of 6 measures").count() >= 1)
    page.get_by_role("link", name="Average Attainment 8 score at GCSE").first.click()
    check("the measure has its address", page.url == base + "/measures/EDU-004", page.url)
    check("the question stands first", page.get_by_text("How well do young people do in their GCSEs?").count() == 1)
    check("the figure is in view", page.locator(".now-figure strong").inner_text() == "47.1")
    check("who it is compared with is said", page.get_by_text("6th best of 11").count() >= 1)
    page.get_by_role("link", name="Explain this rating").click()
    check("the rating explains itself", page.get_by_text("The figure is better than the target by 1.1.").count() == 1)
    check("a made-up target says so", page.get_by_text("they are not the council's").count() >= 1)
    page.goto(base + "/measures/EDU-004")
    with page.expect_download() as download:
        page.get_by_role("link", name="All figures as CSV", exact=True).click()
    rows = open(download.value.path(), encoding="utf-8").read().splitlines()
    check("the page's figure is in the file", any("E08000007" in row and "2024AY" in row and ",47.1," in row for row in rows))
    context.close()


def a_councillor_looks_before_committee(browser, base):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/")
    page.get_by_role("link", name="Dashboard").first.click()
    check("the counts name their whole", "Of 60 measures" in page.locator("main").inner_text())
    items = page.locator("ol.asking").first.locator("li")
    check("three things to ask stand first", items.count() == 3)
    items.first.get_by_role("link").click()
    check("a thing to ask leads to its measure", "/measures/" in page.url, page.url)
    page.goto(base + "/measures")
    page.locator("summary", has_text="Choose which measures").click()
    page.locator("#status").select_option("red")
    page.locator("#sort").select_option("trend")
    page.get_by_role("button", name="Show").click()
    check("the filter stands in the address", "status=red" in page.url and "sort=trend" in page.url, page.url)
    check("every measure found is red", page.locator("td .status-word").all_inner_texts() and set(page.locator("td .status-word").all_inner_texts()) == {"Red"})
    context.close()


def search_forgives_a_letter(browser, base):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/")
    page.get_by_label("Search the plan").fill("houzing")
    page.get_by_role("button", name="Search").click()
    check("one wrong letter still finds", page.locator(".results a").count() >= 1)
    check("what was found is marked", page.locator("mark").first.inner_text().lower() == "housing")
    context.close()


def everything_works_by_keyboard(browser, base):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(base + "/plan/2024-27/ambitions/1")
    page.keyboard.press("Tab")
    check("the first stop is the skip link", page.evaluate("document.activeElement.className") == "skip-link")
    check("the skip link shows itself", page.locator(".skip-link").bounding_box()["x"] >= 0)
    page.keyboard.press("Enter")
    check("the skip link leads to the main part", page.evaluate("document.activeElement.id") == "main")
    seen, marked = set(), True
    for _ in range(80):
        page.keyboard.press("Tab")
        place = page.evaluate("""() => { const e = document.activeElement; const s = getComputedStyle(e);
            return [e.tagName, (e.innerText || e.getAttribute('aria-label') || '').slice(0, 40), s.outlineStyle, s.outlineWidth] }""")
        if place[0] == "BODY":
            break
        seen.add((place[0], place[1]))
        marked = marked and place[2] != "none" and place[3] != "0px"
    check("every stop shows that it has the focus", marked)
    check("links, the table and the details are reached", {"A", "SUMMARY", "DIV"} <= {tag for tag, _ in seen}, str(seen))
    context.close()


def answers_keep_the_order_of_the_questions(base):
    """Kept pages are answered where they come in, others by slower tasks: on one connection neither may overtake."""
    host, port = base.removeprefix("http://").split(":")
    paths = ["/", "/search?q=housing", "/healthz", "/nowhere", "/plan", "/search?q=jobs", "/robots.txt"]
    request = "".join(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n" for path in paths[:-1])
    request += f"GET {paths[-1]} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(request.encode())
        answer = b""
        while part := connection.recv(65536):
            answer += part
    statuses, ids, rest = [], [], answer
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        fields = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}
        statuses.append((lines[0].split()[1], fields["content-type"].split(";")[0]))
        ids.append(fields["x-request-id"])
        rest = rest[int(fields["content-length"]):]
    expected = [("200", "text/html"), ("200", "text/html"), ("200", "text/plain"), ("404", "text/html"),
                ("200", "text/html"), ("200", "text/html"), ("200", "text/plain")]
    check("seven questions sent at once are answered in order", statuses == expected, str(statuses))
    check("every answer has an id of its own", len(set(ids)) == 7)


def bad_requests_are_harmless(base):
    host, port = base.removeprefix("http://").split(":")
    cases = {
        "100 KB of query": b"GET /search?q=" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "an odd encoding": b"GET /%E0%80%80 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "raw bytes": b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "an unknown method": b"BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "no HTTP at all": b"hello\r\n\r\n",
        "200 KB of header": b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Big: " + b"a" * 200_000 + b"\r\n\r\n",
        "a body on a GET": b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody",
    }
    for name, request in cases.items():
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(request)
            connection.settimeout(5)
            try:
                answer = b""
                while part := connection.recv(65536):
                    answer += part
                answer = answer.decode(errors="replace")
            except (TimeoutError, ConnectionResetError):
                answer = ""
        status = int(answer.split()[1]) if answer.startswith("HTTP/1.1 ") else 0
        check(f"{name} is answered plainly", status in (200, 400, 404, 405, 414, 431), answer[:80])
        check(f"{name} gets a page that helps", "<h1" in answer and "</html>" in answer, answer[:300])
        check(f"{name} shows no trace", ".swift" not in answer and "Fatal" not in answer)
    check("the server goes on", urllib.request.urlopen(base + "/healthz").read() == b"ok\n")


def no_link_is_broken(base, pages):
    waiting, seen, broken = list(pages), set(), []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        try:
            with urllib.request.urlopen(base + path) as answer:
                body = answer.read().decode() if "html" in answer.headers.get("content-type", "") else ""
        except urllib.error.HTTPError as error:
            broken.append((path, error.code))
            continue
        waiting += [link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', body)]
        for anchor in re.findall(r'href="#([^"]+)"', body):
            if f'id="{anchor}"' not in body:
                broken.append((path, "#" + anchor))
    check(f"no link is broken on {len(seen)} addresses", not broken, str(broken))


def every_page_is_valid_html(base, pages):
    texts = {}
    for path in pages + ["/search?q=housing", "/nowhere"]:
        try:
            texts[path] = urllib.request.urlopen(base + path).read()
        except urllib.error.HTTPError as error:
            texts[path] = error.read()
    html_is_valid(texts)


def main():
    started = time.monotonic()
    with Demonstration() as demonstration, browsers() as browser:
        base = demonstration.base
        pages = all_pages(base)
        check("the sitemap lists every page of the plan", len(pages) >= 90, f"{len(pages)}")
        # Editions show the same pages under other addresses: one of each kind is enough for the slow checks.
        shown = [page for page in pages if "/editions/" not in page] + ["/plan/2024-27/editions/1", "/plan/2024-27/editions/1/core"]
        every_page_is_accessible(browser, base, shown + ["/search?q=housing", "/search?q=zzzz", "/nowhere"])
        no_script_runs(browser, base, shown)
        a_resident_on_a_phone_follows_a_promise(browser, base)
        a_scrutiny_member_compares_the_editions(browser, base)
        a_resident_asks_how_the_schools_are(browser, base)
        a_councillor_looks_before_committee(browser, base)
        search_forgives_a_letter(browser, base)
        a_resident_checks_a_download(browser, base, demonstration.folder)
        a_plain_web_server_shows_the_whole_site(browser, demonstration)
        everything_works_by_keyboard(browser, base)
        answers_keep_the_order_of_the_questions(base)
        bad_requests_are_harmless(base)
        no_link_is_broken(base, pages)
        every_page_is_valid_html(base, pages)
    print(f"Browser checks on {len(pages)} pages took {time.monotonic() - started:.0f} s")
    finish()


main()

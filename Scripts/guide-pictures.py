"""Takes the pictures of the guides from a running demonstration. Usage: guide-pictures.py PATH-TO-THROUGHLINE FOLDER

Needs Pillow besides the tools of the browser tests (.venv/bin/pip install pillow). The demonstration's clock is ours,
and hashes, which are new in each demonstration, are shown as one that we made up: run again, it gives the same pictures.
"""
import atexit
import contextlib
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
WIDE, NARROW, HEIGHT, MARGIN = 1280, 320, 900, 12
PLAN = "/workspace/plans/2027-30"
data = pathlib.Path(tempfile.mkdtemp(prefix="guide-pictures-"))
clock = data / "clock"
atexit.register(shutil.rmtree, data, ignore_errors=True)


# Servers


def set_clock(moment):
    """Sets the demonstration's time; sessions that are older than an hour end by it."""
    part = data / "clock.part"
    part.write_text(f"{moment}:00.000Z\n")
    part.replace(clock)


@contextlib.contextmanager
def server(*arguments):
    process = subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield process.stdout
    finally:
        process.terminate()
        process.communicate()


def address(lines, pattern):
    return next(found.group(0) for line in lines if (found := re.search(pattern, line)))


# Pictures


def picture(page, name, start="main", end=None):
    """Keeps what stands between the tops of two elements, or from one to the end of the main part."""
    box = page.evaluate(
        """([start, end]) => {
            document.activeElement.blur();
            for (const code of document.querySelectorAll("code")) {
                if (/^[0-9a-f]{12,}$/.test(code.textContent)) {
                    code.textContent = "0123456789ab".repeat(6).slice(0, code.textContent.length);
                }
            }
            // A browser in Britain shows days this way; Debian's Chromium knows American English alone.
            for (const field of document.querySelectorAll("input[type=date]")) {
                const [year, month, day] = (field.value || "yyyy-mm-dd").split("-");
                field.dataset.day = field.value;
                field.type = "text";
                field.value = `${day}/${month}/${year}`;
            }
            const box = (selector) => document.querySelector(selector).getBoundingClientRect();
            const main = box("main");
            // A heading's letters reach to its top; the main part has air of its own.
            const air = start === "main" ? 0 : 8;
            return { x: main.x, width: main.width, top: box(start).top + scrollY - air,
                     bottom: (end ? box(end).top : main.bottom) + scrollY };
        }""",
        [start, end],
    )
    left = max(0, box["x"] - MARGIN)
    clip = {
        "x": left, "y": box["top"], "width": min(box["width"] + 2 * MARGIN, page.viewport_size["width"] - left),
        "height": box["bottom"] - box["top"],
    }
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip))).convert("RGB")
    page.evaluate("""() => {
        for (const field of document.querySelectorAll("[data-day]")) {
            field.type = "date";
            field.value = field.dataset.day;
        }
    }""")
    # The last thing shown is followed by as much white as stands at the sides.
    below = ImageChops.difference(shot, Image.new("RGB", shot.size, "white")).getbbox()[3]
    shot = shot.crop((0, 0, shot.width, min(shot.height, below + MARGIN)))
    # Flat colours and text: a palette loses nothing that can be seen, and makes a third of the size.
    shot.quantize(64, dither=Image.Dither.NONE).save(folder / f"{name}.png", optimize=True)


class Visitors:
    """People of the demonstration, each in a window of their own."""

    def __init__(self, browser, base):
        self.browser, self.base = browser, base

    def stranger(self, path, width=WIDE):
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHT}, locale="en-GB", timezone_id="Europe/London"
        )
        page = context.new_page()
        page.goto(self.base + path)
        return page

    def enter(self, name, path=None, width=WIDE):
        page = self.stranger("/sign-in", width)
        press(page, f"Sign in as {name}")
        if path:
            page.goto(self.base + path)
        return page


def press(page, button):
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


def write(page, **fields):
    """Fills fields by their names on the page's forms."""
    for name, text in fields.items():
        page.locator(f"[name='{name}']").first.fill(text)


# What is pictured


def account_for(page, promise, fate, why, **fields):
    page.get_by_role("link", name=promise).click()
    page.get_by_label(fate, exact=True).check()
    write(page, reason=why, **fields)
    press(page, "Save")


def start_the_next_plan(visitors):
    set_clock("2026-09-07T08:30")
    page = visitors.enter("Morgan Example", "/workspace/plans/start")
    write(page, period="2027-30")
    press(page, "Start")
    account_for(page, "Ambition 1:", "Carried forward", "The ambition stands.")
    account_for(
        page, "Priority 1.1:", "Reworded", "Says where the investment goes.",
        title="To bring investment to every district centre",
    )
    account_for(
        page, "Priority 1.2:", "Split", "Two different things, which two teams do.",
        titles="To help small firms start and grow\nTo bring new employers to the borough",
    )
    account_for(page, "Priority 1.3:", "Achieved", "All the homes that were promised are built.")
    page.goto(visitors.base + PLAN + "/promises")
    picture(page, "promises", end="tbody tr:nth-child(11)")
    write(page, reason="Still promised, in the same words.")
    page.get_by_role("button", name="Carry all").click()


STATEMENT = "We will bring new money and new uses to all eight district centres."
NARRATIVE = """Every district centre gets a small plan of its own, written with the people who live and trade there. \
The first three start in the first year of {plan.title}.

- one named officer for each centre
- a yearly report to the area committee"""


def write_a_priority(visitors):
    set_clock("2026-09-08T09:00")
    page = visitors.enter("Morgan Example", PLAN + "/share")
    page.get_by_label("Portfolio holders").check()
    write(page, reason="Issued to Cabinet members for comment")
    press(page, "Save")
    visitors.enter("Councillor Quinn Example")
    page.goto(visitors.base + PLAN + "/priorities/1.1")
    write(page, statement=STATEMENT, narrative=NARRATIVE, reason="Agreed with the area committees")
    press(page, "Save")
    write(page, lead="Example Portfolio Holder")
    press(page, "Save the lead")
    page.get_by_label("A Fair and Inclusive Stockport.").check()
    press(page, "Save the themes")
    page.goto(visitors.base + PLAN + "/priorities/1.2")
    write(
        page,
        narrative="Cabinet decides on the fund on 31 January 2024; amounts are TBC. See {plan.fund}. The BID team helps.",
    )
    press(page, "Save")


def member(visitors):
    set_clock("2026-09-09T18:15")
    page = visitors.enter("Councillor Quinn Example", width=NARROW)
    picture(page, "member-home", end=".as-at")
    page.goto(visitors.base + PLAN + "/priorities/1.1")
    page.get_by_text("Add a comment").click()
    page.get_by_label("About", exact=True).select_option("narrative")
    write(page, quote="a yearly report to the area committee", text="Which committee is it for Bramhall and Cheadle?")
    picture(page, "member-comment", "#margin", "#settings")
    press(page, "Comment")
    page = visitors.enter("Councillor Quinn Example", PLAN + "/priorities/1.1")
    picture(page, "member-priority", end="#settings")


def two_writers(visitors):
    set_clock("2026-09-10T10:00")
    ariel = visitors.enter("Ariel Example", PLAN + "/priorities/1.1")
    write(
        ariel,
        statement="We will bring new money, new uses and safer streets to all eight district centres.",
        title="To bring investment to every district centre",
    )
    ariel.get_by_text("Your draft is kept.").wait_for()
    # The words are previewed after they are kept.
    ariel.locator("#preview", has_text="safer streets").wait_for()
    picture(ariel, "editor", end="label[for=success]")
    picture(ariel, "preview", "label[for=reason]", "#settings")
    morgan = visitors.enter("Morgan Example", PLAN + "/priorities/1.1")
    write(
        morgan,
        statement="By 2030 we will bring new money and new uses to all eight district centres.",
        reason="The area committees asked for a date",
    )
    press(morgan, "Save")
    set_clock("2026-09-10T10:05")
    press(ariel, "Save")
    picture(ariel, "conflict", end="#conflict-narrative")
    write(ariel, reason="Safer streets, as the police asked; with Morgan's date")
    press(ariel, "Save what stands in the fields")
    page = visitors.enter("Councillor Quinn Example", PLAN + "/priorities/1.1/history")
    picture(page, "history", end=".history > li:nth-child(3)")


def plan_tree(visitors):
    page = visitors.enter("Morgan Example", PLAN)
    picture(page, "plan-tree", end="#tree-ambition ~ ol > li:nth-child(2)")
    page.goto(visitors.base + PLAN + "/priorities/1.2")
    write(page, narrative="The council gives advice, space and contracts to firms with fewer than ten people.")
    press(page, "Save")


def release(page, name, purpose="statutory"):
    write(page, name=name, nextUpdate="After the Council meeting of 25 February.")
    page.get_by_label("Draft", exact=True).check()
    page.locator(f"[value='{purpose}']").check()
    press(page, "Release")


def publisher(visitors):
    set_clock("2027-01-11T09:00")
    page = visitors.enter("Casey Example", PLAN + "/release")
    release(page, "Draft for Scrutiny")
    set_clock("2027-01-12T09:00")
    page = visitors.enter("Ariel Example", PLAN + "/priorities/1.1")
    write(page, success="Fewer empty shops in each centre than in 2026.", reason="Scrutiny asked how we would know")
    press(page, "Save")
    set_clock("2027-01-13T09:00")
    page = visitors.enter("Casey Example", PLAN + "/release")
    page.get_by_text("Word by word").click()
    picture(page, "release-checks", end=".steps > li:nth-child(4)")
    write(
        page, name="Draft for Cabinet", day="2027-01-19", nextUpdate="After the Council meeting of 25 February.",
        releaseAt="2027-01-15", time="09:30",
    )
    page.get_by_label("Draft", exact=True).check()
    page.get_by_label("At a set time, under embargo").check()
    picture(page, "release-form", ".steps > li:nth-child(4)", "section[aria-labelledby=released]")
    press(page, "Release")
    page.get_by_role("heading", name="Edition 2 waits").wait_for()
    set_clock("2027-01-15T09:31")
    public = visitors.stranger("/plan/2027-30/editions")
    for _ in range(60):
        if public.get_by_text("Draft for Cabinet").count():
            break
        time.sleep(1)
        public.reload()
    page = visitors.enter("Casey Example", PLAN + "/release")
    page.locator("summary", has_text="Put a correction notice on an edition").click()
    page.locator("#correct-edition").select_option(label="2: Draft for Cabinet")
    page.locator("#correct-notice").fill("Priority 1.1 said eight district centres. There are seven; edition 3 says so.")
    press(page, "Put a correction notice on an edition")
    public.goto(visitors.base + "/plan/2027-30/editions/2")
    picture(public, "correction", end="#ambitions")
    pre_election(visitors)


def pre_election(visitors):
    set_clock("2027-03-29T09:00")
    page = visitors.enter("Jamie Example", "/workspace/governance")
    page.get_by_text("Record or change a pre-election period", exact=True).click()
    page.locator("#election").fill("Local elections, 6 May 2027")
    page.locator("#starts").fill("2027-03-26")
    page.locator("#ends").fill("2027-05-06")
    page.locator("form[action$=pre-election-periods] button").click()
    page = visitors.enter("Casey Example", PLAN + "/release")
    release(page, "The plan in ten pictures", "promotional")
    page = visitors.enter("Rowan Example", PLAN + "/pending")
    write(page, **{"override-reason": "It states facts alone, and no party disputes them."})
    picture(page, "held")


def administrator(visitors):
    set_clock("2027-03-30T09:00")
    page = visitors.enter("Drew Example", "/workspace/people/add")
    write(page, name="Sam Newcomer", email="sam.newcomer@example.org")
    press(page, "Add and invite")
    person = page.url.split("?")[0]
    page.goto(visitors.base + "/workspace/posts/add")
    write(page, title="Performance Officer, Places", unit="Place")
    page.get_by_label("Plan editor", exact=True).check()
    page.get_by_label("How far the roles reach").select_option(label="Ambition 1 of 2027-30")
    press(page, "Add the post")
    page.get_by_label("Person").select_option(label="Sam Newcomer")
    press(page, "Appoint")
    page.goto(person)
    picture(page, "person")
    page.goto(visitors.base + "/workspace/people")
    picture(page, "posts", "h2:nth-of-type(2)", ".as-at")
    page.goto(visitors.base + "/workspace/permissions")
    picture(page, "permissions", end="[aria-labelledby=edit-plan]")
    page = visitors.enter("Avery Example", "/workspace/audit?kind=publication.")
    picture(page, "audit", end="tbody tr:nth-child(6)")


QUARTER = """Measure code;Area code;Period;Figure;Remarks
CLI-004;E08000007;Jan to Mar 2026;"1,234";
CLI-004;E08000007;Oct to Dec 2025;2000;was wrong
CLI-004;E08000007;Apr to Jun 2026;12,34;
NIL-001;E08000007;2024/25;5;
"""


def figures(visitors):
    set_clock("2027-04-06T09:00")
    page = visitors.enter("Lee Example", "/workspace/measures/CLA-002/figure", NARROW)
    write(page, value="13", remark="Two placements broke down in May. A second carer is being found for each.")
    page.get_by_text("Of how many, and how sure").click()
    write(page, numerator="52", denominator="400")
    picture(page, "figure", end="label[for=remark]")
    page.get_by_label("How sure it is").select_option("provisional")
    press(page, "Save")
    file, evidence = data / "quarter four.csv", data / "return 2025-26.pdf"
    file.write_text(QUARTER)
    evidence.write_bytes(b"%PDF-1.7\n")
    page.goto(visitors.base + "/workspace/measures/CLA-002/evidence")
    page.set_input_files("#file", evidence)
    write(page, note="Table 4, line 12")
    press(page, "Attach the file")
    page = visitors.enter("Parker Example", "/workspace/measures/import")
    page.set_input_files("#file", file)
    press(page, "Look at it")
    picture(page, "import-preview")
    page.goto(visitors.base + "/workspace/measures/CLA-002")
    picture(page, "measure", end="#evidence ~ details, #evidence ~ p")


def first_run(browser):
    """A council without anybody, as an operator begins it."""
    record, paper = data / "first-run", data / "plan.txt"
    paper.write_text("Council Plan 2027-30\n\nAmbition 1: A good place to live\n\n- To look after our parks\n")
    here = ["--data", str(record)]
    for command in [
        ["plan", "import", str(paper), *here, "--council", "anytown"],
        ["council", "describe", *here, "--name", "Anytown Council", "--short-name", "Anytown", "--contact", "Ask us."],
    ]:
        subprocess.run([program, *command], check=True, stdout=subprocess.DEVNULL)
    with server("serve", *here, "--port", "0") as lines:
        page = Visitors(browser, "").stranger(address(lines, r"http://\S+/first-run/\S+"))
        picture(page, "first-run")


folder.mkdir(parents=True, exist_ok=True)
set_clock("2026-09-01T08:00")
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    with server("demo", "--data", str(data / "demo"), "--port", "0", "--clock-file", str(clock)) as lines:
        visitors = Visitors(browser, address(lines, r"http://localhost:\d+"))
        for part in [
            start_the_next_plan, write_a_priority, member, two_writers, plan_tree, publisher, administrator,
            figures,
        ]:
            part(visitors)
    first_run(browser)
    browser.close()

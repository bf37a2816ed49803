"""Papers and the calendar from the command line, held against independent readers of each format.

Usage: papers.py PATH-TO-THROUGHLINE
"""
import json
import pathlib
import subprocess
import zipfile

import docx
import icalendar
import page
import urllib.request
import xml.etree.ElementTree as ET
from odf.opendocument import load

from browsing import PROGRAM, Demonstration, check, finish


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)


def every_format_is_built_and_read(server, folder):
    texts = {}
    for ending in ("html", "pdf", "docx", "odt"):
        files = [folder / f"{name}.{ending}" for name in ("one", "two")]
        for file in files:
            done = run("paper", "build", "council-plan-report", "--for", "cabinet", "--format", ending, "--output", str(file), "--data", server.data)
            check(f"the paper is built as {ending}", done.returncode == 0, done.stderr)
        check(f"two builds as {ending} have the same bytes", files[0].read_bytes() == files[1].read_bytes())
        texts[ending] = files[0]
    result = page.validate_pdf(str(texts["pdf"]), profile=page.ValidationProfile.PDF_UA_1)
    check("the PDF passes PDF/UA-1 in an independent checker", not list(result.failures), str(result)[:500])
    words = docx.Document(str(texts["docx"]))
    headings = [paragraph.text for paragraph in words.paragraphs if paragraph.style.name.startswith("Heading")]
    for heading in ("Introduction and Background", "Next Steps", "Recommendations"):
        check(f"Word has the heading '{heading}'", any(heading in one for one in headings), str(headings))
    check("OpenDocument opens", load(str(texts["odt"])).text is not None)
    html = texts["html"].read_text()
    for wanted in ("Draft Council Plan 2024-27", "Delivering efficient and effective services", "30 January 2024", "22 February 2024", "the 2024-27 Council Plan for submission"):
        check(f"the page has '{wanted}'", wanted in html)
    for wrong in ("31st January", "23rd February", "Transformation Plan", "{"):
        check(f"the page has no '{wrong}'", wrong not in html.split("<body")[1])


def what_cannot_be_built_is_refused(server, folder):
    template = {"key": "x", "title": "T", "author": "A", "contact": "C", "sections": [{"heading": "H", "blocks": [{"kind": "paragraph", "text": "On {road.nobody.date}"}]}]}
    file = folder / "template.json"
    for change, message in (({}, "1.1: {road.nobody.date} names nothing"), ({"sections": [{"heading": "H", "blocks": [{"kind": "exempt", "text": "secret"}]}]}, "Schedule 12A"),
                            ({"sections": [{"heading": "H", "blocks": [{"kind": "paragraph", "text": "Word"}] * 9000}]}, "Divide it into several")):
        file.write_text(json.dumps(template | change))
        done = run("paper", "build", str(file), "--for", "cabinet", "--format", "pdf" if message.startswith("Divide") else "html", "--output", str(folder / "never"), "--data", server.data)
        check(f"refused with its rule: {message or 'too large'}", done.returncode == 1 and message in done.stderr and "Fatal" not in done.stderr, done.stderr[:300])
        check("nothing was written", not (folder / "never").exists())


def a_bundle_is_ready_for_upload(server, folder):
    done = run("paper", "bundle", "council-plan-report", "--for", "cabinet", "--to", str(folder / "bundle.zip"), "--data", server.data)
    check("the bundle is written", done.returncode == 0, done.stderr)
    names = zipfile.ZipFile(folder / "bundle.zip").namelist()
    check("its files are named by body, day and item", names == sorted(names) and all(name.startswith("cabinet-2024-01-30-council-plan-2024-27") for name in names), str(names))
    check("it has every format, two appendices and the metadata", len(names) == 9 and any("appendix-2" in name for name in names), str(names))


def the_calendar_explains_itself():
    done = run("calendar", "explain", "--meeting", "2024-01-30", "--notice", "2024-01-22", "--nation", "england", "--json")
    report = json.loads(done.stdout)
    days = {one["kind"]: one["date"] for one in report["deadlines"]}
    check("the agenda's last day", days["agenda"] == "2024-01-22", str(days))
    check("the notice is a general exception", (report["notice"]["route"], report["notice"]["clearDays"], report["notice"]["exceptionClearDays"]) == ("general-exception", 7, 5), str(report["notice"]))
    for published, effect in (("2024-09-19", "2024-09-26"), ("2024-06-27", "2024-07-04"), ("2013-02-05", "2013-02-12"), ("2016-04-28", "2016-05-06")):
        report = json.loads(run("calendar", "explain", "--published", published, "--nation", "england", "--json").stdout)
        check(f"published {published}, in effect {effect}", {one["kind"]: one["date"] for one in report["deadlines"]}["takes-effect"] == effect)
    for arguments in (["--meeting", "2024-02-30"], ["--meeting", "2024-01-30", "--notice", "2024-02-01"], ["--meeting", "2024-01-30", "--published", "2024-01-22"], []):
        done = run("calendar", "explain", "--nation", "england", *arguments)
        check(f"contradictory days are refused: {arguments}", done.returncode != 0 and done.stderr and not done.stdout, done.stderr)


def feeds_are_what_they_say(server):
    calendar = icalendar.Calendar.from_ical(urllib.request.urlopen(server.base + "/meetings.ics").read())
    events = [part for part in calendar.walk() if part.name == "VEVENT"]
    check("the calendar has meetings and deadlines", len(events) == 8 and all(event["UID"] and event["DTSTAMP"] for event in events), str(len(events)))
    feed = ET.fromstring(urllib.request.urlopen(server.base + "/feed.atom").read())
    atom = "{http://www.w3.org/2005/Atom}"
    for part in (feed, *feed.findall(atom + "entry")):
        check("feed and entries have id, title and time", all(part.find(atom + name) is not None and part.find(atom + name).text for name in ("id", "title", "updated")))
    check("the feed has decisions and releases", len(feed.findall(atom + "entry")) >= 5)


def main():
    the_calendar_explains_itself()
    with Demonstration() as server:
        folder = pathlib.Path(server.folder)
        every_format_is_built_and_read(server, folder)
        what_cannot_be_built_is_refused(server, folder)
        a_bundle_is_ready_for_upload(server, folder)
        feeds_are_what_they_say(server)
    finish()


main()

"""Measures behind the door: a dirty file and its undoing, a figure from a phone, targets, statuses and their release."""
import json
import pathlib

from browsing import NARROW, WIDE, Caller, Window, check

PARKER, LEE, MORGAN, CASEY = "Parker Example", "Lee Example", "Morgan Example", "Casey Example"

# What officers send: a byte-order mark, semicolons, thousands, words, a date that Excel made, a code that nobody knows.
DIRTY = "\ufeff" + "\r\n".join([
    "Measure code;Area code;Period;Figure;Flag;Remarks",
    'CLI-004;E08000007;Jan to Mar 2026;"1,234";provisional;',
    "CLI-004;E08000007;Oct to Dec 2025;2000;;was wrong",
    "CLI-004;E08000007;Apr to Jun 2026;12,34;;",
    "CLI-004;E08000007;Jul to Sep 2026;Mar-24;;",
    "EDU-004;E08000007;2025;47;;which year?",
    "NIL-001;E08000007;2024/25;5;;",
    "CLA-002;E08000007;2025/26;140;;",
    "JOB-002;E08000007;Apr-26;57300;;",
    ";;;;;",
]) + "\r\n"


def the_officer_imports_a_dirty_file_and_takes_it_back(browser, server, width):
    path = pathlib.Path(server.folder) / "quarter four.csv"
    path.write_text(DIRTY, newline="")
    with Window(browser, server, PARKER, width) as window:
        window.go("/workspace").follow("Measures").looks_right("measures in the workspace")
        before = window.go("/workspace/measures/CLI-004").text
        window.go("/workspace/measures").follow("Import figures").looks_right("the page for a file")
        window.press("Look at it")
        check("no file is no import", window.status == 422 and window.errors == ["Choose a file that is not empty."], str(window.errors))
        window.page.set_input_files("#file", str(path))
        window.press("Look at it").looks_right("the preview of a dirty file")
        text = window.text
        check("the preview says how the file was read", "UTF-8 with a byte-order mark, parted by semicolons" in text, text[:600])
        check("a heading that is not read is named", "Not read: 'Remarks'" in text)
        for line, words in ((4, "commas"), (5, "looks like a date"), (6, "of another kind"), (7, "No measure has the code 'NIL-001'"), (8, "no share")):
            row = window.page.locator("#refused ~ .table-frame tr", has_text=words)
            check(f"line {line} is refused by name", row.count() == 1 and str(line) in row.first.inner_text(), f"{row.count()} {words}")
        check("a figure that is there already is shown with both values", "2000" in window.page.locator("#changed ~ .table-frame").inner_text())
        check("ten times too many is flagged", "ten times" in window.page.locator("#unusual ~ .table-frame").inner_text())
        window.press("Record 3 figures")
        check("refused cells and a revision want a word", window.status == 422 and len(window.errors) == 1, str(window.errors))
        window.looks_right("the preview with an error")
        window.tick("Record the rest without the 5 that are refused").press("Record 3 figures")
        check("a revision wants its reason", window.status == 422 and "Say why" in "".join(window.errors), str(window.errors))
        window.fill({"Why figures that are there already change": "The register was late", "What you found about the unusual figures": "Asked the service"})
        window.tick("Record the rest without the 5 that are refused").press("Record 3 figures")
        check("the import is one entry", "Imported" in window.notice, f"{window.status} {window.errors} {window.text[:300]}")
        window.looks_right("imports")
        check("the figure is there", "1,234 (provisional)" in window.go("/workspace/measures/CLI-004").open("Every figure").text)
        window.go("/workspace/measures/import")
        window.page.set_input_files("#file", str(path))
        window.press("Look at it")
        check("the same file again changes nothing", "there is nothing to record" in window.text, window.text[:800])
        window.press("Cancel: forget the file")
        window.go("/workspace/measures/imports").open("Take it back").press("Take the whole import back")
        check("taking back wants a reason", window.status == 422 and window.errors, f"{window.status}")
        window.fill({"Why": "The wrong quarter"}).press("Take the whole import back")
        check("it is taken back", "Taken back" in window.notice, window.text[:300])
        check("all is as it was before", window.go("/workspace/measures/CLI-004").text == before)
    with Window(browser, server, LEE, width) as window:
        window.go("/workspace/measures/import")
        check("a data owner imports no files", window.status == 403, str(window.status))


def the_data_owner_gives_a_figure_on_a_phone(browser, server):
    with Window(browser, server, LEE, NARROW) as window:
        window.go("/workspace/measures").looks_right("measures of a data owner")
        check("the owner sees what is theirs", "Yours" in window.text)
        window.go("/workspace/measures/CLA-002").follow("Give a figure").looks_right("the screen for one figure")
        check("definition, last figures and chart are in view", "Last figures" in window.text and window.page.locator("figure.chart").count() == 1)
        check("the next period is filled in", window.field("Period").input_value() == "2025/26", window.field("Period").input_value())
        window.fill({"Figure": "about 12"}).press("Save")
        check("words are no figure", window.status == 422 and "no number" in "".join(window.errors), str(window.errors))
        window.looks_right("a figure with an error")
        check("what was typed is still there", window.field("Figure").input_value() == "about 12")
        window.fill({"Figure": "1.2"}).press("Save")
        check("a tenth of what is usual is asked about", window.status == 422 and "Is this figure right?" in window.text, window.text[:400])
        window.fill({"Figure": "13", "What happened, why, and what is being done": "Two placements broke down in **May**."})
        window.choose("How sure it is", "provisional").press("Save")
        check("the figure is saved", "in the record" in window.notice, f"{window.status} {window.errors}")
        check("it stands in the chart's sentence", "13% in 2025/26" in window.text, window.text[:600])
        window.go("/workspace/measures/CLA-003/figure").press("Save")
        check("silence is no answer", window.errors == ["Say why there is no figure yet."], str(window.errors))
        window.fill({"What happened, why, and what is being done": "The national return is late.", "When the figure can be expected, if there is none yet": "2027-01-31"})
        window.press("Save")
        check("'no figure yet, because' is an answer", "in the record" in window.notice, str(window.errors))
        window.go("/workspace/measures/ASC-001/figure")
        check("another's measure is not theirs to fill in", window.status == 403, str(window.status))
        window.go("/workspace/measures/CLA-002/definition")
        check("a data owner does not define", window.status == 403, str(window.status))


def a_figure_is_worked_out_and_backed_by_a_file(browser, server, width):
    folder = pathlib.Path(server.folder)
    (folder / "page.html").write_text("<script>alert(1)</script>")
    (folder / "return.pdf").write_bytes(b"%PDF-1.7 the return of " + str(width).encode())
    with Window(browser, server, PARKER, width) as window:
        window.go("/workspace/measures/CLA-004/figure").open("Of how many, and how sure").looks_right("the screen for a rate")
        window.fill({"Numerator": "134", "Denominator": "0"}).press("Save")
        check("of nobody there is no rate", window.errors == ["Enter a denominator above 0."], str(window.errors))
        window.looks_right("a rate with an error")
        window.fill({"Figure": "12", "Denominator": "200"}).press("Save")
        check("a figure is what its parts give", window.status == 422, f"{window.status} {window.notice}")
        window.fill({"Figure": "", "Numerator": "67", "Lower confidence limit": "20", "Upper confidence limit": "60"})
        if window.page.get_by_label("Why the unusual figure is right").count():
            window.fill({"Why the unusual figure is right": "The survey was small"})
        window.fill({"Why a figure that is there already changes": "Sent again"}).press("Save")
        if window.status == 422 and window.page.get_by_label("Why the unusual figure is right").count():
            window.fill({"Why the unusual figure is right": "The survey was small"}).press("Save")
        check("the figure is worked out", "the record" in window.notice, f"{window.status} {window.errors} {window.text[:300]}")
        row = window.open("Every figure").page.locator("details[open] tbody tr").first.inner_text()
        check("of how many stands beside it", "33.5" in row and "67" in row and "200" in row and "20% to 60%" in row, row)
        window.follow("Attach evidence").looks_right("the page for evidence")
        window.press("Attach the file")
        check("no file is no evidence", window.errors == ["Choose a file that is not empty."], str(window.errors))
        window.page.set_input_files("#file", str(folder / "page.html"))
        window.press("Attach the file").looks_right("evidence that is refused")
        check("what could run is refused by name", "'page.html' is no file that can be evidence" in "".join(window.errors), str(window.errors))
        window.page.set_input_files("#file", str(folder / "return.pdf"))
        window.fill({"What it shows": "Page 3"}).press("Attach the file")
        check("the file is attached", "in the record" in window.notice and "return.pdf" in window.text, f"{window.status} {window.errors}")
        window.looks_right("a measure with evidence")
        address = window.page.get_by_role("link", name="return.pdf").first.get_attribute("href")
        caller = Caller(server.base, PARKER)
        answer = caller.get(address)
        check("it comes back as it was sent, to be saved", answer.text == f"%PDF-1.7 the return of {width}" and answer.fields["Content-Disposition"].startswith("attachment"))
        caller.close()
        check("nobody else gets it", Caller(server.base).get(address).status != 200)
        window.open("Withdraw 'return.pdf'").press("Withdraw the file")
        check("withdrawing wants a reason", window.errors == ["Give a reason."], str(window.errors))
        window.looks_right("a withdrawal with an error")
        window.fill({"Why it is withdrawn": "It names persons"}).press("Withdraw the file")
        check("it is withdrawn", "No file is attached" in window.text, f"{window.status} {window.errors}")
    with Window(browser, server, "Sam Example", width) as window:
        window.go("/workspace/measures/CLA-004/evidence")
        check("who may not give the figure attaches nothing", window.status == 403, str(window.status))


def targets_are_locked_when_they_are_approved(browser, server):
    with Window(browser, server, PARKER) as window:
        window.go("/workspace/measures/ASC-001").open("Set or change a target").looks_right("a measure in the workspace")
        window.fill({"Period": "2023/24", "What it is to reach": "sixty"}).press("Set the target")
        check("a target is a number", "sixty" in "".join(window.errors), str(window.errors))
        window.fill({"Period": "2022/23", "What it is to reach": "70"}).choose("What it rests on", "trend").press("Set the target")
        check("the target is proposed", "Proposed, not approved" in window.text, window.text[-900:])
        check("who proposes does not approve", window.page.get_by_role("button", name="Approve the target").count() == 0)
    with Window(browser, server, MORGAN) as window:
        window.go("/workspace/measures/ASC-001")
        window._arrive(window.page.get_by_role("button", name="Approve the target for 2022/23").click)
        check("the target is locked", "Approved and locked" in window.notice + window.text)
    with Window(browser, server, PARKER) as window:
        window.go("/workspace/measures/ASC-001").open("Set or change a target")
        window.fill({"Period": "2022/23", "What it is to reach": "60"}).choose("What it rests on", "trend").press("Set the target")
        check("a locked target wants reason and decision", len(window.errors) == 2, str(window.errors))
        window.fill({"Why an approved target changes": "The survey was changed"})
        window.page.locator("#authority").select_option(index=1)
        window.press("Set the target")
        check("the change is recorded with what was before", "Before: At least 70" in window.text, window.text[-1200:])


def a_status_is_judged_in_the_open(browser, server):
    with Window(browser, server, MORGAN) as window:
        window.go("/workspace/measures/CLA-003").open("Judge the status for").choose("Status", "amber").press("Judge")
        check("a judgement wants its reason", window.status == 422 and window.errors == ["Give a reason."], str(window.errors))
        window.fill({"Why": "Dentists came back in April, after the figure was taken."}).press("Judge")
        check("the judgement stands with what the rule gives", "By the rule: Red" in window.text, window.text[:600])
    with Window(browser, server, PARKER) as window:
        window.go("/workspace/measures/CLA-003")
        check("who gives figures does not judge them", window.page.locator("summary", has_text="Judge the status").count() == 0)


def a_rule_is_seen_before_it_is_set(browser, server):
    with Window(browser, server, PARKER) as window:
        window.go("/workspace/measures/statuses").looks_right("the statuses")
        window.fill({"The usual rule": "percent -5"}).press("Show which ratings would change")
        check("a tolerance below nothing is refused", window.status == 422, f"{window.status} {window.errors}")
        window.fill({"The usual rule": "percent 20"}).press("Show which ratings would change")
        check("the ratings that would flip are listed", "becomes" in window.text, window.text[:500])
        window.looks_right("the statuses with what would change")
        window.press("Set the statuses")
        check("the statuses are set", "in the record" in window.notice, f"{window.status} {window.errors}")
        check("they have a version", "Version 1" in window.text, window.text[:300])


def definitions_have_versions(browser, server):
    with Window(browser, server, PARKER) as window:
        window.go("/workspace/measures").follow("Add a measure").looks_right("the form for a measure")
        window.press("Add the measure")
        check("an empty measure is refused field by field", window.status == 422 and window.errors, str(window.errors))
        window.fill({"Code": "edu-004", "Title": "Taken", "Unit": "homes"}).press("Add the measure")
        check("a code is never given twice", "never given twice" in "".join(window.errors), str(window.errors))
        window.fill({"Code": "HSG-010", "Title": "Homes built", "Unit": "homes"}).press("Add the measure")
        check("a measure begins as proposed", "proposed" in window.text, f"{window.status} {window.errors}")
        window.follow("Change the definition").looks_right("the form for a definition")
        window.fill({"Title": "Homes finished", "Holds from": "2026-04-01", "Why the definition changes": "Clearer"})
        window.choose("Can figures be compared with those before?", "break").press("Record the new definition")
        check("a break needs a note", window.status == 422 and "what changed" in "".join(window.errors), str(window.errors))
        window.fill({"What changed": "Counts homes, not starts"}).press("Record the new definition")
        check("the definition is recorded", "Homes finished" in window.heading, f"{window.status} {window.errors}")


def figures_are_public_only_once_they_are_released(browser, server):
    caller = Caller(server.base)
    def public(): return json.loads(caller.get("/measures/CLA-002.json").text)["measure"]["latest"]["period"]["code"]
    check("what the owner gave is not public yet", public() == "2024FY", public())
    check("a proposed measure is not public", caller.get("/measures/HSG-010").status == 404)
    old = caller.get("/measures/CLA-002.csv").text
    with Window(browser, server, CASEY) as window:
        window.go("/workspace/measures").follow("Release the figures").looks_right("the page to release figures")
        check("what is new is listed", "Children in care who lived in three or more places" in window.text)
        window.press("Release")
        check("readers are told when the next one comes", window.status == 422, str(window.status))
        window.fill({"When readers can expect the next one": "In February.", "What readers should know about it": "Adds the year 2025/26."}).press("Release")
        check("the figures are released", "public now" in window.notice, f"{window.status} {window.errors}")
    check("the new figure is public", public() == "2025FY", public())
    check("the earlier release stands as it was", caller.get("/measures/releases/1/CLA-002.csv").text == old)
    with Window(browser, server, width=WIDE, signed_in=False) as window:
        window.go("/measures/releases/1/CLA-002")
        check("the earlier release says that it is superseded", "Superseded figures" in window.text)
        window.go("/measures/CLA-002")
        check("the commentary is public", "Two placements broke down" in window.text and window.page.locator("strong", has_text="May").count() == 1)
        window.go("/measures")
        check("made-up targets say so", "Illustrative" in window.text)
        window.go("/measures/target-changes")
        check("the register prints the change with its reason", "The survey was changed" in window.text, window.text[:800])
    caller.close()


def measuring(browser, server, journey):
    for width in (WIDE, NARROW):
        journey(the_officer_imports_a_dirty_file_and_takes_it_back, browser, server, width=width)
    journey(the_data_owner_gives_a_figure_on_a_phone, browser, server)
    for width in (WIDE, NARROW):
        journey(a_figure_is_worked_out_and_backed_by_a_file, browser, server, width=width)
    journey(targets_are_locked_when_they_are_approved, browser, server)
    journey(a_status_is_judged_in_the_open, browser, server)
    journey(a_rule_is_seen_before_it_is_set, browser, server)
    journey(definitions_have_versions, browser, server)
    journey(figures_are_public_only_once_they_are_released, browser, server)

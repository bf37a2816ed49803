"""The road to adoption: a draft, its scrutiny, the notice, the papers, the minutes, and the resident who follows a sentence."""
import re
import urllib.request
import zipfile

from browsing import NARROW, WIDE, Caller, Window, check

MORGAN, JAMIE, SASHA = "Morgan Example", "Jamie Example", "Councillor Sasha Example"
DESK = "/workspace/governance/roads/council-plan-2027-30"
COMMITTEE = "Scrutiny committee (illustrative)"


def a_strategy_officer_sends_a_plan_on_its_road(browser, server):
    morgan = Caller(server.base, MORGAN)
    morgan.post("/workspace/plans/start", {"period": "2027-30", "title": "Council Plan {plan.period}"})
    answer = morgan.post("/workspace/plans/2027-30/add", {"kind": "ambition", "number": "1", "title": "Homes that people can afford", "reason": "New"})
    check("the plan has an ambition", answer.status == 303, answer.text[:300])
    answer = morgan.post("/workspace/plans/2027-30/share", {"audiences": "scrutiny", "reason": "For comment"})
    check("the draft is shared with scrutiny", answer.status == 303)
    with Window(browser, server, MORGAN, WIDE) as window:
        window.go("/workspace/governance").follow("Send a plan on its road").looks_right("choosing a route").press("Continue")
        check("a route has to be chosen", window.status == 422 and "Choose the route." in window.errors, str(window.errors))
        window.looks_right("choosing a route, with an error")
        window.tick("Council Plan: Scrutiny comments, Cabinet recommends, the Council adopts").press("Continue").looks_right("sending a plan on its road")
        window.choose("Plan", text="Council Plan 2027-30").press("Send it on its road")
        check("a road needs a title", window.status == 422 and "Enter a title." in window.errors, str(window.errors))
        window.looks_right("a road with an error")
        window.fill({"Title, as agendas will have it": "Council Plan 2027-30"}).tick("It is a key decision of the executive").press("Send it on its road")
        check("the road stands under Governance", "Council Plan 2027-30" in window.text and "No meeting is set" in window.text, str(window.errors))


def the_council_sets_up_a_route_of_its_own(browser, server):
    for width in (WIDE, NARROW):
        with Window(browser, server, JAMIE, width) as window:
            window.go("/workspace/governance").follow("Routes of the council").looks_right("routes of the council")
            window.follow("Set up a route").looks_right("setting up a route").press("Set up the route")
            problems = "".join(window.errors)
            check("a route needs a name and steps", "Enter a name" in problems and "one to twelve steps" in problems, problems)
            window.looks_right("setting up a route, with errors")
            name = f"Scrutiny looks twice, at {width} px"
            window.fill({"Name": name, "Name in addresses": f"twice-{width}"})
            for place, (body, part) in enumerate(((COMMITTEE, "comments"), ("Cabinet", "decides"), (COMMITTEE, "notes")), 1):
                window.choose(f"Body of step {place}", text=body).choose(f"What it does in step {place}", text=part)
            window.press("Set up the route")
            check("the route stands with its steps", f"{COMMITTEE} comments, then Cabinet decides, then {COMMITTEE} notes" in window.text, str(window.errors))
            window.looks_right("routes that the council has set up")
    with Window(browser, server, MORGAN, WIDE) as window:
        window.go("/workspace/governance/roads").tick("Scrutiny looks twice, at 1280 px").press("Continue")
        check("its bodies are on it already", f"{COMMITTEE} comments, then Cabinet decides" in window.text, window.text[:400])
        window.looks_right("sending a plan on a route of the council's own")


def a_template_of_the_councils_own(browser, server):
    with Window(browser, server, JAMIE, NARROW) as window:
        window.go("/workspace/governance").follow("Templates of papers").follow("council-plan-report").looks_right("templates of papers")
        template = window.field("Template, as JSON").input_value()
        changed = template.replace('"council-plan-report"', '"ours"').replace("Director of Strategy", "Head of Policy")
        window.fill({"Template, as JSON": changed.replace("{plan.period}", "{plan.years}")}).press("Record the template")
        check("what the record cannot fill is refused", "{plan.years} names nothing" in "".join(window.errors), str(window.errors))
        window.looks_right("templates of papers, with an error")
        window.fill({"Template, as JSON": changed}).press("Record the template")
        check("the template is the council's own", "The council's own" in window.text, str(window.errors))
        window.go("/workspace/governance/roads/council-plan-2024-27/papers").follow("ours for Cabinet")
        check("a paper is built from it", "Report of the Head of Policy" in window.text and "2024-27" in window.text, window.text[:400])


def democratic_services_set_the_meetings(browser, server):
    with Window(browser, server, JAMIE, WIDE) as window:
        for body, day, name in ((COMMITTEE, "2027-01-26", "scrutiny-jan"), ("Cabinet", "2027-02-16", "cabinet-feb"), ("Council", "2027-03-04", "council-mar")):
            window.go("/workspace/governance/meetings").choose("Body", text=body)
            window.fill({"Day": day, "Time": "18:00", "Name in texts and addresses": name}).press("Record the meeting")
            check(f"{body} is in the calendar", "Recorded." in window.notice, str(window.errors))
        for step, meeting in ((1, "scrutiny-jan"), (2, "cabinet-feb"), (3, "council-mar")):
            form = f"form[action$='/steps/{step}/schedule']"
            window.go(DESK)
            if not window.page.locator(f"{form} button").is_visible():
                window.page.locator("summary", has_text="Set its meeting").nth(step - 1 if step > 1 else 0).click()
            window.choose("Meeting", value=meeting, within=form).press("Set the meeting", form)
            check(f"step {step} has its meeting", "Saved." in window.notice, str(window.errors))
        window.looks_right("a road with its timetable")
        check("the page says who must act", "must act" in window.text and "papers must be public by" in window.text.lower(), window.text[:400])
        check("the timetable is worked back from the meetings", "Monday 8 February 2027" in window.text, window.text[-1500:])
        window.fill({"Day on which they were published": "2027-01-04"}).press("Record it")
        check("the papers are out for scrutiny", "Papers issued on 4 January 2027" in window.text, str(window.errors))


def a_scrutiny_member_comments(browser, server):
    with Window(browser, server, SASHA, NARROW) as window:
        window.go("/workspace/governance").follow("Council Plan 2027-30").fits("a road")
        window.follow("Comments of scrutiny and answers").press("Record the comment")
        check("a comment needs words", window.status == 422 and window.errors, str(window.errors))
        window.looks_right("a comment of scrutiny with an error")
        window.choose("What it is about", text="Ambition 1: Homes that people can afford")
        window.fill({"The sentence meant": "Homes for all", "The comment": "Say how many homes."}).press("Record the comment")
        check("the sentence must stand in the plan", "no such sentence" in "".join(window.errors), str(window.errors))
        window.fill({"The sentence meant": "Homes that people can afford"}).press("Record the comment")
        check("the comment is recorded", "Comment 1" in window.text and "None yet" in window.text, str(window.errors))
        window.go("/workspace/governance/scrutiny").looks_right("what scrutiny set going")
        window.open("Record one").choose("Kind", text="Good practice to share").choose("Committee", text=COMMITTEE)
        window.fill({"What it is": "Homes are counted street by street"}).press("Record it")
        check("an output of scrutiny is recorded, and not public", "Homes are counted street by street" in window.text, str(window.errors))
    public = lambda: urllib.request.urlopen(server.base + "/scrutiny").read().decode()
    check("nobody outside sees it", "street by street" not in public())
    with Window(browser, server, JAMIE, NARROW) as window:
        window.go("/workspace/governance/scrutiny")
        form = window.page.locator("article", has_text="street by street").get_by_role("button", name="Put it on the public page")
        form.click()
        check("democratic services put it on the public page", "street by street" in public(), str(window.errors))
        article = window.page.locator("article", has_text="street by street")
        article.locator("summary").click()
        article.get_by_role("button", name="Take it off").click()
        check("taking it off needs a reason", "Give a reason" in "".join(window.errors) or window.errors, str(window.errors))
        window.looks_right("taking off the public page, with an error")
        article.get_by_label("Why; everybody can read this").fill("It named a street")
        article.get_by_role("button", name="Take it off").click()
        check("its reason stays in its place", "It named a street" in public() and "street by street" not in public(), str(window.errors))
        window.page.locator("article", has_text="street by street").get_by_role("button", name="Put it on the public page").click()
        window.go("/scrutiny").looks_right("what scrutiny set going, in public")


def nothing_goes_to_cabinet_unanswered(browser, server):
    server.clock.set("2027-01-27T09:30:00.000Z")
    with Window(browser, server, JAMIE, WIDE) as window:
        window.go(DESK).follow("Record the minutes").looks_right("the minutes of a step")
        window.choose("What it did", text="Commented").fill({"Minute or item": "Scrutiny, 26 January 2027, minute 4"}).press("Record the minutes")
        check("scrutiny is concluded", "minute 4" in window.text, str(window.errors))
        window.fill({"Day on which they were published": "2027-01-27"}).press("Record it")
        problems = "".join(window.errors)
        check("an open comment holds the papers back", "Answer scrutiny first" in problems and "notice of key decision first" in problems, problems)
        window.looks_right("papers held back")


def the_strategy_officer_answers_with_a_change(browser, server):
    morgan = Caller(server.base, MORGAN)
    page = morgan.get("/workspace/plans/2027-30/ambitions/1").text
    seen = re.search(r'name="seen" value="(\d+)"', page).group(1)
    answer = morgan.post("/workspace/plans/2027-30/ambitions/1", {"seen": seen, "title": "500 homes that people can afford", "reason": "Scrutiny asked"})
    check("the words are changed", answer.status == 303, answer.text[:300])
    with Window(browser, server, MORGAN, NARROW) as window:
        window.go(DESK + "/comments").follow("Answer comment 1").press("Save the answer")
        check("an answer needs reasons", window.status == 422 and window.errors, str(window.errors))
        window.looks_right("answering scrutiny, with an error")
        window.choose("Answer", text="Accepted").fill({"Reasons": "The number was missing."})
        window.choose("Part of the plan whose words changed because of it", text="Ambition 1: 500 homes that people can afford").press("Save the answer")
        check("the answer stands with its change", "Accepted" in window.text and window.page.locator("ins").count() == 1, str(window.errors))
        window.go(DESK + "/recommendations").choose("What the body is asked to do", text="recommend to Council")
        window.fill({"The recommendation": "Approve the {plan.title} for submission to the Council."})
        window.choose("Part of the plan whose words it changes", text="Ambition 1: 500 homes that people can afford")
        window.fill({"The new title": "600 homes that people can afford", "The new statement": "Homes in every part of the borough"}).press("Add the recommendation")
        check("the recommendation stands with the plan's own title", "Approve the Council Plan 2027-30" in window.text, str(window.errors))
        window.looks_right("recommendations")


def cabinet_and_council_decide(browser, server):
    with Window(browser, server, JAMIE, WIDE) as window:
        window.go(DESK + "/notice")
        window.fill({"What is to be decided": "To recommend the Council Plan 2027-30", "Its members": "The Cabinet", "Wards": "All",
                     "Documents to be considered": "Draft Council Plan 2027-30", "Day of its first publication": "2027-01-27"})
        window.tick("Policy Framework and Budget").press("Publish the notice")
        check("a short notice needs its way", "general exception" in "".join(window.errors).lower(), str(window.errors))
        window.looks_right("a notice with an error")
        window.choose("Way taken", text="General exception").fill({"Why the full notice is impracticable": "It is read with the budget",
                      "Office that was told in writing": "The chair of the scrutiny committee", "Day on which it was told": "2027-01-27"}).press("Publish the notice")
        check("the notice is public", "General exception" in window.text and "Recorded." in window.notice, str(window.errors))
        window.fill({"What is to be decided": "To recommend the Council Plan 2027-30 to the Council"}).press("Publish the notice")
        window.go("/decisions/notices/council-plan-2027-30").looks_right("a notice that changed")
        check("the notice keeps the words that it had", "How this notice changed" in window.text and window.page.locator("ins").count() >= 1, window.text[-600:])
        window.go(DESK + "/comments").choose("Report comments and answers to", value="cabinet-feb").press("Report them")
        check("comment and answer are reported", "Cabinet, 16 February 2027" in window.text, str(window.errors))
        window.go(DESK).fill({"Day on which they were published": "2027-01-27"}).press("Record it")
        check("the papers are out for Cabinet", "Papers issued on 27 January 2027" in window.text, str(window.errors))
        window.go(DESK + "/papers").looks_right("papers of a road")
        with window.page.expect_download() as download:
            window.page.locator("#bundle-body").select_option(label="Cabinet")
            window.page.get_by_role("button", name="Download the bundle").click()
        names = zipfile.ZipFile(download.value.path()).namelist()
        check("the bundle for the committee system comes out of the browser", download.value.suggested_filename == "cabinet-2027-02-16-council-plan-2027-30.zip", download.value.suggested_filename)
        check("it has every format and its metadata", {name.rsplit(".", 1)[1] for name in names} == {"html", "pdf", "docx", "odt", "json"}, str(names))
        window.page.locator("form[action$='/papers'] select[name=body]").select_option(label="Cabinet")
        window.press("Release the paper")
        check("the paper is released", "Draft Council Plan 2027-30" in window.text and "version 1" in window.text, f"{window.errors} {window.text[:500]}")
    server.clock.set("2027-03-05T09:30:00.000Z")
    record = {"Reasons for the decision": "It accompanies the budget.", "Alternatives considered and rejected": "None", "Interests declared and dispensations": "None", "Wards affected": "All"}
    with Window(browser, server, JAMIE, WIDE) as window:
        for minute in ("Cabinet, 16 February 2027, minute 9", "Council, 4 March 2027, minute 72"):
            if minute.startswith("Council"):
                window.go(DESK).fill({"Day on which they were published": "2027-02-24"}).press("Record it")
            window.go(DESK).follow("Record the minutes").choose("What it did", text="Agreed").fill({"Minute or item": minute}).press("Record the minutes")
            if minute.startswith("Cabinet"):
                check("the executive gives its reasons", "reasons for the decision" in "".join(window.errors), str(window.errors))
                window.looks_right("minutes with an error")
            if window.errors:
                window.fill({"Minute or item": minute, **record}).press("Record the minutes")
            check(f"the minutes are recorded ({minute})", minute in window.text, str(window.errors))
        check("the plan is adopted, in one sentence", "Adopted by Council on 4 March 2027" in window.text, window.text[:300])
        window.follow("Council, 4 March 2027, minute 72").press("Publish")
        check("the decision is published, and cannot be called in", "In effect since 4 March 2027" in window.text and "Can be called in\nNo" in window.text, window.text[:600])
        window.looks_right("a decision behind the door")


def a_resident_follows_a_sentence(browser, server):
    caller = Caller(server.base, "Casey Example")
    page = caller.get("/workspace/plans/2027-30/release").text
    position = re.search(r'name="position" value="(\d+)"', page).group(1)
    answer = caller.post("/workspace/plans/2027-30/release", {"position": position, "name": "Adopted plan", "stage": "adopted", "day": "2027-03-05",
                         "nextUpdate": "In a year.", "note": "", "purpose": "statutory", "when": "now"})
    check("the adopted plan is released", answer.status == 303, re.sub(r"<[^>]+>", " ", answer.text)[:600])
    for width in (WIDE, NARROW):
        with Window(browser, server, "somebody", width) as window:
            window.go("/plan/2027-30/ambitions/1").looks_right("an adopted ambition")
            check("it reads as the Council resolved", "600 homes that people can afford" in window.heading, window.heading)
            check("also in its statement", "Homes in every part of the borough" in window.text, window.text[:400])
            window.follow("Council, 4 March 2027, minute 72", ".decided-by").looks_right("a public decision")
            check("the sentence leads to its decision", "Decision of Council, 4 March 2027" in window.heading, window.heading)
            window.follow("Council Plan 2027-30").looks_right("a public road").follow("What scrutiny changed").looks_right("what scrutiny changed")
            check("what scrutiny changed is seen", "500" in window.text and "Accepted" in window.text, window.text[:500])
            for path in ("/meetings", "/meetings/cabinet-feb", "/decisions", "/decisions/notices", "/decisions/notices/council-plan-2027-30", "/papers", "/papers/council-plan-2027-30-cabinet", "/scrutiny"):
                window.go(path).looks_right(path)
    for path, kind in (("/feed.atom", "atom"), ("/meetings.ics", "calendar"), ("/api/v1/decisions", "json"), ("/api/v1/road/council-plan-2027-30", "json")):
        with urllib.request.urlopen(server.base + path) as answer:
            check(f"{path} is {kind}", kind in answer.headers["Content-Type"], answer.headers["Content-Type"])


def the_road(browser, server, journey):
    for step in (the_council_sets_up_a_route_of_its_own, a_template_of_the_councils_own, a_strategy_officer_sends_a_plan_on_its_road, democratic_services_set_the_meetings, a_scrutiny_member_comments, nothing_goes_to_cabinet_unanswered,
                 the_strategy_officer_answers_with_a_change, cabinet_and_council_decide, a_resident_follows_a_sentence):
        journey(step, browser, server)

"""Releasing: the minutes, embargoes, pre-election periods, corrections, and what the public sees when."""
import json
import re

from browsing import NARROW, Caller, Window, check, links, plain, wait_until
from writing import CANARY, MORGAN, ROBIN, plan_page

STATUTORY = "Statutory: the council must publish it, also before an election."
PROMOTIONAL = "Promotional: it is held in a pre-election period."
CASEY, JAMIE, ROWAN = "Casey Example", "Jamie Example", "Rowan Example"


def public_texts(server, *more):
    """Everything that a stranger can reach: pages, data, files, and what they may guess."""
    caller = Caller(server.base)
    sitemap = caller.get("/sitemap.xml").text
    waiting = ["/", "/sitemap.xml", "/robots.txt", "/api/v1/plan", "/api/v1/promises", *more,
               *(re.sub(r"^https?://[^/]+", "", place) for place in re.findall(r"<loc>([^<]+)", sitemap))]
    texts = {}
    while waiting:
        path = waiting.pop()
        if path in texts or path.startswith("/sign-in"):
            continue
        answer = caller.get(path)
        # One page says how many entries the record has; that number gives nothing away.
        text = re.sub(r"\d+\.", "", answer.text) if path == "/about" else answer.text
        texts[path] = text if answer.status == 200 else ""
        waiting += links(answer.text)
        if not path.startswith("/api"):
            waiting.append("/api/v1" + path)
    caller.close()
    return texts


def guesses(period):
    return [f"{start}{rest}" for start in (f"/plan/{period}", f"/api/v1/plan/{period}") for rest in (
        "", "/editions", "/editions/1", "/ambitions/8", "/editions/1/ambitions/8", "/changes/0..1", "/core")] + [
        f"/search?q={CANARY[:-1]}", f"/api/v1/search?q={CANARY[:-1]}", f"/promises/{period}/ambitions/8", f"/plan/{period}?as-at=2027-01-01"]


# MARK: the minutes


def democratic_services_record_what_the_minutes_say(browser, server, width, key):
    with Window(browser, server, JAMIE, width) as window:
        window.go("/workspace").follow("Governance").fits("governance")
        for page, title, action in (("", "Record or change a pre-election period", "pre-election-periods"), ("/meetings", None, "meetings"),
                                    ("/decisions", None, "decisions"), ("/bodies", None, "bodies")):
            form = f"form[action$='/{action}']"
            window.go("/workspace/governance" + page)
            if title:
                window.open(title)
            window._arrive(window.page.locator(f"{form} button[type=submit]").click)
            check(f"an empty form records nothing ({action})", window.status == 422 and window.errors, f"{window.status} {window.errors}")
            check(f"the form with the error is open ({action})", window.page.locator(f"{form} button[type=submit]").is_visible())
            window.looks_right(f"governance with an error in {action}")
        name, source = "Name in texts and addresses", {"Address where the date can be checked": "https://democracy.example.gov.uk/1"}
        window.go("/workspace/governance/meetings").choose("Body", text="Cabinet")
        window.fill({name: "Not a key!", "Day": "2026-03-10", **source}).press("Record the meeting")
        check("a key is small letters", "small letters" in "".join(window.errors), str(window.errors))
        window.fill({name: key, "Day": "2026-02-10"}).press("Record the meeting")
        check("a day that has gone by is refused", "has gone by" in "".join(window.errors), str(window.errors))
        window.looks_right("a meeting in the past")
        window.fill({"Day": "2026-03-10"}).press("Record the meeting")
        check("the meeting is recorded", "Recorded." in window.notice and "10 March 2026" in window.text, str(window.errors))
        window.go(f"/workspace/governance/meetings/{key}").fits("a meeting").open("Move or cancel it").press("Move the meeting")
        check("a move needs a day", window.status == 422 and window.errors, str(window.errors))
        window.fill({"New day": "2026-03-11", "Why it is moved": "The room is flooded"}).press("Move the meeting")
        check("the meeting moved", "11 March 2026" in window.heading and "Was to be on" in window.text, window.text[:300])


def democratic_services_record_a_pre_election_period(browser, server):
    with Window(browser, server, JAMIE, NARROW) as window:
        form = "form[action$='/pre-election-periods']"
        window.go("/workspace/governance").open("Record or change a pre-election period")
        fields = {"Election": "Local elections, 7 May 2026", "First day: notice of election": "2026-05-07", "Last day: close of poll": "2026-03-27"}
        window.fill(fields, form).press("Record", form)
        check("days go forward", window.status == 422 and "not before" in "".join(window.errors), str(window.errors))
        fields |= {"First day: notice of election": "2026-03-27", "Last day: close of poll": "2026-05-07"}
        window.fill(fields, form).press("Record", form)
        check("a pre-election period is recorded", "Local elections, 7 May 2026" in window.text and "Recorded." in window.notice, str(window.errors))
        window.go("/workspace/governance/decisions").choose("Plan", text=f"Council Plan {CANARY}").choose("Body that decided", text="Council")
        window.fill({"Day": "2026-03-03", "What it decided, as the minutes have it": "Noted the draft.",
                     "Minute or item": "Council, 3 March 2026, item 5", "Address where it can be checked": "https://democracy.example.gov.uk/5"})
        window.press("Record the decision")
        check("a decision is recorded", "Noted the draft." in window.text and "Recorded." in window.notice, str(window.errors))


def a_post_is_lent_for_some_days(browser, server, period):
    """Casey is away: Robin acts as publisher until the day that was named, and not a day longer."""
    with Window(browser, server, CASEY, NARROW) as casey, Window(browser, server, ROBIN) as robin:
        check("a reviewer releases nothing", robin.go(plan_page(period, "/release")).status == 403, str(robin.status))
        casey.go("/workspace/account").open("Let somebody act for you").press("Delegate")
        check("somebody must be named", casey.status == 422 and "Choose a person." in casey.errors, str(casey.errors))
        casey.looks_right("lending a post, with an error")
        casey.choose("Who acts", text=f"{ROBIN} (example)").fill({"First day": "2026-03-06", "Last day": "2026-03-04"}).press("Delegate")
        check("days go forward", casey.status == 422 and "not before" in "".join(casey.errors), str(casey.errors))
        casey.choose("Who acts", text=f"{ROBIN} (example)").fill({"First day": "2026-03-04", "Last day": "2026-03-06"}).press("Delegate")
        check("the post is lent", f"{ROBIN}, 4 March 2026 to 6 March 2026" in casey.text and "Delegated." in casey.notice, f"{casey.errors}")
        check("the one who acts may release", robin.go(plan_page(period, "/release")).status == 200, str(robin.status))
        check("their account says for whom", f"for {CASEY}" in robin.go("/workspace/account").text, robin.text[:400])
        robin.looks_right("an account with a lent post")


def a_lent_post_is_back_after_its_last_day(browser, server, period):
    check("after the last day the powers are gone", Caller(server.base, ROBIN).get(plan_page(period, "/release")).status == 403)
    with Window(browser, server, CASEY) as window:
        check("the holder has them still", window.go(plan_page(period, "/release")).status == 200)
        check("nobody acts any more", ROBIN not in window.go("/workspace/account").page.locator("main ul").all_inner_texts(), window.text[:300])


# MARK: embargo


def release(window, period, **fields):
    """Fills in the release form and presses the button."""
    filled = {"Name of the edition": "Draft for Cabinet", "When readers can expect the next one": "After the Cabinet meeting.",
              "What readers should know about it": f"The {CANARY} edition."} | fields.get("words", {})
    window.go(plan_page(period, "/release")).fill(filled).tick("Draft", fields.get("purpose", STATUTORY))
    if "day" in fields:
        window.tick("At a set time, under embargo").fill(
            {"Day, for a set time": fields["day"], "Time of day in the United Kingdom, such as 09:30": fields["time"]})
    return window.press("Release")


def nothing_is_public_before_its_time(browser, server, period):
    before = public_texts(server, *guesses(period))
    with Window(browser, server, CASEY) as window:
        window.go(plan_page(period)).follow("Release").fits("releasing").press("Release")
        check("an empty form releases nothing", window.status == 422 and len(window.errors) >= 1, str(window.errors))
        window.looks_right("releasing, with errors")
        window.follow("Every page of the edition, as it would be released").fits("the preview of an edition")
        check("the publisher sees what will be public", "would make public" in window.text or "make public" in window.text, window.text[:300])
        window.follow(f"{CANARY} for all")
        check("links stay in the preview", "/preview?page=" in window.page.url and CANARY in window.text, window.page.url)
        release(window, period, day="2026-04-20", time="half past nine")
        check("a time is a time", window.status == 422 and "such as 09:30" in "".join(window.errors), str(window.errors))
        window.looks_right("releasing, with a wrong time")
        release(window, period, day="2026-03-01", time="09:30")
        check("a time that has passed is none", window.status == 422 and "has not passed" in "".join(window.errors), str(window.errors))
        release(window, period, day="2026-04-20", time="09:30")
        check("the edition waits", window.path == plan_page(period, "/pending") and "Nothing of it is public" in window.notice, f"{window.path} {window.errors}")
        check("its time is that of the United Kingdom", "20 April 2026 at 09:30" in window.text, window.text)
        window.fits("an edition that waits")
        release(window, period)
        check("no second edition goes out while one waits", window.status == 422 and "waits for its time" in "".join(window.errors), str(window.errors))
    now = public_texts(server, *guesses(period))
    check(f"none of {len(now)} public addresses changes", now == before, str([path for path in now if now[path] != before.get(path)][:5]))
    check("none of them knows the canary", not any(CANARY in text for text in now.values()))
    stranger = Caller(server.base)
    for path in ("", "/pending", "/preview", "/release"):
        check(f"a stranger at '{path}' is led to the door", stranger.get(plan_page(period, path)).status == 303)


def members_do_not_hear_of_an_edition_that_waits(browser, server, period):
    """The draft is shared with scrutiny, not with portfolio holders: the name of what waits is not for them."""
    holder = Caller(server.base, "Councillor Quinn Example")
    text = holder.get("/workspace").text
    check("a member with whom the draft is not shared hears of no edition of it", "Draft for Cabinet" not in plain(text).split("What changed")[-1],
          plain(text).split("What changed")[-1][:400])


def an_edition_appears_at_its_time(browser, server, period):
    caller = Caller(server.base)

    def is_public():
        return caller.get(f"/plan/{period}").status == 200

    server.clock.set("2026-04-20T08:29:59.999Z")
    # The server looks at the clock every second: it has looked when this is over.
    check("a second before its time nothing is public", not wait_until(is_public, 1.5))
    server.clock.set("2026-04-20T08:30:00.000Z")
    check("at its time the edition is public", wait_until(is_public, 10))
    texts = public_texts(server, *guesses(period))
    for path in (f"/plan/{period}", f"/plan/{period}/ambitions/8", f"/plan/{period}/editions/1", f"/api/v1/plan/{period}", f"/search?q={CANARY[:-1]}",
                 f"/api/v1/search?q={CANARY[:-1]}"):
        check(f"{path} has it", CANARY in texts.get(path, ""), texts.get(path, "")[:200])
    check("so has the sitemap", f"/plan/{period}/ambitions/8" in texts["/sitemap.xml"])


# MARK: the pre-election period


def a_pre_election_period_holds_what_is_promotional(browser, server, period):
    caller = Caller(server.base)
    with Window(browser, server, CASEY) as window:
        check("the publisher is told of the period", "Pre-election period" in window.go(plan_page(period, "/release")).text)
        window.looks_right("releasing in a pre-election period")
        release(window, period, words={"Name of the edition": "The glossy one"}, purpose=PROMOTIONAL)
        check("what is promotional is held", window.path == plan_page(period, "/pending") and "Held by a pre-election period" in window.text,
              f"{window.path} {window.errors}")
        check("the publisher cannot let it out", window.page.get_by_role("button", name="Let it out").count() == 0)
        check("not by hand either", Caller(server.base, cookies=window.cookies).post(
            plan_page(period, "/pending/override"), {"override-reason": "Please"}).status == 403)
    check("it is not public", not wait_until(lambda: caller.get(f"/plan/{period}/editions/2").status == 200, 1.2))
    with Window(browser, server, ROWAN, NARROW) as window:
        check("the monitoring officer's home page asks", "Decide whether edition 2" in window.text, window.text)
        window.go(plan_page(period, "/pending")).looks_right("an edition that is held").press("Let it out")
        check("letting it out needs a reason", window.status == 422 and "Give a reason." in window.errors, str(window.errors))
        window.looks_right("letting out, with an error").fill({"Why it may be published before the election": "It only states facts."}).press("Let it out")
        check("it is let out", "Let out." in window.notice, f"{window.notice} {window.errors}")
    check("it is public then", wait_until(lambda: caller.get(f"/plan/{period}/editions/2").status == 200, 10))
    with Window(browser, server, ROWAN) as window:
        window.go("/workspace/audit?object=only+states+facts")
        check("the audit tells who let it out and why", ROWAN in window.text and "It only states facts." in window.text, window.text[:500])
        window.fits("the audit")
        check("the chain holds", "The chain holds." in window.text)


# MARK: what stops a release


def a_broken_rule_or_a_changed_plan_stops_a_release(browser, server, period):
    lead = Caller(server.base, MORGAN)

    def reword(statement):
        page = lead.get(plan_page(period, "/priorities/9.2")).text
        return lead.post(plan_page(period, "/priorities/9.2"), {
            "title": "Books for every child", "statement": statement, "narrative": "", "success": "",
            "seen": re.search('name="seen" value="([^"]*)"', page).group(1)})

    with Window(browser, server, CASEY, NARROW) as window:
        check("the lead breaks a rule", reword("By {plan.unknown}.").status == 303)
        release(window, period)
        check("a rule that blocks stops the release and says where", window.status == 422 and "Priority 9.2" in "".join(window.errors), str(window.errors))
        window.looks_right("a release that is blocked")
        window.go(plan_page(period, "/health")).fits("plan health")
        check("plan health says so as well", "1 of them blocking" in window.text, window.text[:300])
        check("the lead mends it", reword("By the first birthday.").status == 303)
        window.go(plan_page(period, "/release"))
        reword("By the second birthday.")
        window.fill({"Name of the edition": "Too late", "When readers can expect the next one": "Soon."}).tick("Draft").press("Release")
        check("what changed since the page was opened stops the release", window.status == 409 and "changed since you looked" in "".join(window.errors),
              f"{window.status} {window.errors}")
        check("what was typed stays", window.field("Name of the edition").input_value() == "Too late")


def an_edition_that_waits_can_be_cancelled(browser, server, period):
    with Window(browser, server, CASEY, NARROW) as window:
        release(window, period, day="2026-12-01", time="12:00", words={"Name of the edition": "Never"})
        check("an edition waits", window.path == plan_page(period, "/pending"), str(window.errors))
        window.press("Cancel the edition")
        check("cancelling needs a reason", window.status == 422 and "Give a reason." in window.errors, str(window.errors))
        window.looks_right("cancelling, with an error").fill({"Why": "The Cabinet wants another"}).press("Cancel the edition")
        check("it is cancelled", "Cancelled." in window.notice, f"{window.errors}")
        check("none waits", window.go(plan_page(period, "/pending")).heading == "No edition waits", window.heading)
        window.looks_right("no edition that waits")


def corrections_and_withdrawals_show_at_once(browser, server, period):
    caller = Caller(server.base)
    with Window(browser, server, CASEY, NARROW) as window:
        window.go(plan_page(period, "/release")).open("Put a correction notice on an edition").press("Put a correction notice on an edition")
        check("a notice has words", window.status == 422 and "Say what is corrected." in window.errors, str(window.errors))
        window.looks_right("correcting, with an error")
        window.choose("Edition", text="1: Draft for Cabinet").fill({"What is corrected, and why": "The map on page 3 was of another borough."})
        window.press("Put a correction notice on an edition")
        check("the notice is put on", "notice stands" in window.notice, f"{window.notice} {window.errors}")
        check("the public reads it at once", "The map on page 3" in caller.get(f"/plan/{period}/editions/1").text)
        form = "form[action$='/editions/withdraw']"
        window.open("Withdraw an edition").press("Withdraw an edition", form)
        check("a withdrawal is meant", window.status == 422 and "Tick the box" in "".join(window.errors), str(window.errors))
        window.tick("Take it from view").press("Withdraw an edition", form)
        check("a withdrawal has a reason", window.status == 422 and "Give a reason." in window.errors, str(window.errors))
        window.looks_right("withdrawing, with an error")
        window.choose("Edition", text="2: The glossy one", within=form).fill({"Why; everybody can read this": "The pictures were not ours."}, form)
        window.tick("Take it from view")
        window.press("Withdraw an edition", form)
        check("the edition is withdrawn", "Withdrawn." in window.notice, f"{window.notice} {window.errors}")
        answer = caller.get(f"/plan/{period}/editions/2")
        check("its address gives the reason at once", "The pictures were not ours." in answer.text, f"{answer.status} {plain(answer.text)[:300]}")
        check("the plan falls back on the edition before", "The map on page 3" in caller.get(f"/plan/{period}").text or caller.get(f"/plan/{period}").status == 200)


def the_public_sees_where_each_promise_went(browser, server, period):
    with Window(browser, server, width=NARROW, has_scripts=False) as window:
        window.go("/promises")
        row = window.page.locator("tr", has_text="Priority 2.1:").first.inner_text()
        check("a promise that was split shows its parts and the reason", "Split" in row and f"Good schools {period}" in row
              and f"Great leaders {period}" in row and "They were two things" in row, row)
        for words, fate in (("The same thing", "Merged"), ("Done in 2026", "Achieved"), ("The grant ended in 2026", "Dropped"),
                            ("Plainer words", "Reworded"), ("They go on", "Carried forward")):
            row = window.page.locator("tr", has_text=words).first.inner_text()
            check(f"'{fate}' is told with its reason", fate in row, row)
        window.page.locator("tr", has_text="They were two things").locator("a").first.click()
        check("each promise has its own chain", window.path == "/promises/2024-27/priorities/2.1" and "It became two or more things" in window.text,
              f"{window.path} {window.text[:300]}")
        window.fits("the chain of a promise")
        window.go(f"/plan/{period}/ambitions/1").follow("Where did this promise go?")
        check("the chain goes back through three plans", all(plan in window.text for plan in ("Council Plan 2023/24", "Council Plan 2024-27", CANARY)),
              window.text[:600])
        data = json.loads(Caller(server.base).get("/api/v1/promises").text)
        check("the data tell the same", any(item["fate"] == "split" and len(item["successors"]) == 2 for item in
                                            data.get("data", data).get("promises", [])), str(data)[:300])


def releasing_the_plan(browser, server, journey):
    period = "2027-30"
    journey(democratic_services_record_what_the_minutes_say, browser, server, width=1280, key="scrutiny-briefing")
    journey(democratic_services_record_what_the_minutes_say, browser, server, width=NARROW, key="budget-council")
    journey(democratic_services_record_a_pre_election_period, browser, server)
    journey(a_post_is_lent_for_some_days, browser, server, period)
    journey(nothing_is_public_before_its_time, browser, server, period)
    journey(members_do_not_hear_of_an_edition_that_waits, browser, server, period)
    journey(an_edition_appears_at_its_time, browser, server, period)
    journey(a_lent_post_is_back_after_its_last_day, browser, server, period)
    journey(a_pre_election_period_holds_what_is_promotional, browser, server, period)
    journey(a_broken_rule_or_a_changed_plan_stops_a_release, browser, server, period)
    journey(an_edition_that_waits_can_be_cancelled, browser, server, period)
    journey(corrections_and_withdrawals_show_at_once, browser, server, period)
    journey(the_public_sees_where_each_promise_went, browser, server, period)

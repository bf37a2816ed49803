"""Writing the plan together: the next plan's promises, words, drafts, conflicts, comments, history, and who sees what."""
import re

from browsing import NARROW, WIDE, Caller, Window, check, everything_reachable, plain, wait_until

MORGAN, ARIEL, ROBIN, KIT = "Morgan Example", "Ariel Example", "Robin Example", "Kit Example"
QUINN, SASHA = "Councillor Quinn Example", "Councillor Sasha Example"

# Words that stand nowhere else: whoever reads one has seen the draft.
CANARY = "Zephyrine"


def plan_page(period, rest=""):
    return f"/workspace/plans/{period}{rest}"


# MARK: the next plan


def the_next_plan_accounts_for_every_promise(browser, server, width, has_scripts, period, before, under):
    """Starts a plan and says of every promise of the one before what became of it; 'under' is an ambition with priorities."""
    with Window(browser, server, MORGAN, width, has_scripts) as window:
        window.go("/workspace").follow("Start a plan").fill({"Years": "2027"}).press("Start")
        check("years must be years", window.status == 422 and "2027-30" in "".join(window.errors), str(window.errors))
        window.looks_right("starting a plan, with an error")
        check("the newest plan is offered as the one before", before in window.page.locator("select option:checked").inner_text())
        window.fill({"Years": period, "Title": "Council Plan {plan.period}"}).press("Start")
        check("the promises come next", window.path == plan_page(period, "/promises"), f"{window.path} {window.errors}")
        rows = window.page.locator("tbody tr")
        total = rows.count()
        check("all of them are open", f"{total} promises are still to be accounted for" in window.text, window.text[:300])
        window.fits("the promises")
        window.press("Finish")
        check("the matter cannot be closed while one is open", window.status == 422 and f"{total} are open" in "".join(window.errors), str(window.errors))
        window.looks_right("the promises with an error")

        def say(place, fate, reason, **more):
            window.go(plan_page(period, f"/promises/{place}")).tick(fate).fill({"Why": reason})
            for act, value in more.items():
                {"titles": lambda: window.fill({"The titles of its parts, one on each line": value}),
                 "title": lambda: window.fill({"The new title": value}),
                 "into": lambda: window.tick(value)}[act]()
            window.press("Save")
            return not window.errors

        window.go(plan_page(period, f"/promises/ambitions/{under}")).fits("one promise").press("Save")
        check("a fate must be chosen", window.status == 422 and "Choose what became of it" in "".join(window.errors), str(window.errors))
        window.looks_right("one promise with an error").tick("Carried forward").press("Save")
        check("a reason must be given", "Give a reason." in "".join(window.errors), str(window.errors))
        check("the choice stays", window.page.get_by_label("Carried forward").is_checked())
        parts = [f"priorities/{under}.{number}" for number in range(1, 5)]
        check("a priority comes after its ambition", not say(parts[0], "Carried forward", "Still needed")
              and "Say first what became of what it stood under" in "".join(window.errors), str(window.errors))
        check("an ambition is carried", say(f"ambitions/{under}", "Carried forward", "It goes on"), str(window.errors))
        other = "1" if under != "1" else "2"
        check("unchanged words are not reworded", not say(f"ambitions/{other}", "Reworded", "Plainer words"), str(window.errors))
        check("an ambition is reworded", say(f"ambitions/{other}", "Reworded", "Plainer words", title=f"Work and homes {period}"), str(window.errors))
        check("a split needs two", not say(parts[0], "Split", "Two things", titles="Only one")
              and "two titles or more" in "".join(window.errors), str(window.errors))
        check("a promise is split", say(parts[0], "Split", "They were two things", titles=f"Good schools {period}\nGreat leaders {period}\n"),
              str(window.errors))
        check("a merge needs a target", not say(parts[1], "Merged", "One thing") and "became part of" in "".join(window.errors), str(window.errors))
        window.looks_right("a merge without a target")
        window.go(plan_page(period, f"/promises/{parts[1]}"))
        target = window.page.locator("label", has_text=f"Good schools {period}").inner_text()
        check("a promise is merged", say(parts[1], "Merged", "The same thing", into=target), str(window.errors))
        check("a promise is achieved", say(parts[2], "Achieved", "Done in 2026"), str(window.errors))
        check("a promise is dropped", say(parts[3], "Dropped", "The grant has ended"), str(window.errors))
        check("what is said is not said twice", window.go(plan_page(period, f"/promises/{parts[3]}")).tick("Dropped").fill(
            {"Why": "Again"}).press("Save").status == 422)
        row = window.go(plan_page(period, "/promises")).page.locator("tr", has_text="The grant has ended")
        check("the table tells fate and reason", "Dropped" in row.inner_text(), row.inner_text())
        window._arrive(row.get_by_role("button", name="Take back").click)
        check("what was said can be taken back", f"{total - 5} promises are still" in window.text, window.text[:300])
        check("and said anew", say(parts[3], "Dropped", "The grant ended in 2026"), str(window.errors))
        window.press(f"Carry all {total - 6}")
        check("carrying the rest needs a reason as well", "Give a reason." in "".join(window.errors), str(window.errors))
        window.looks_right("carrying the rest, with an error").fill({"Why": "They go on"}).press(f"Carry all {total - 6}")
        check("nothing is open", "Every promise is accounted for" in window.text and not window.errors, f"{window.text[:200]} {window.errors}")
        window.press("Finish")
        check("the matter is closed", "the matter is closed" in window.text and "Finished" in window.notice, f"{window.text[:200]} {window.errors}")
        check("nothing can be taken back any more", window.page.get_by_role("button", name="Take back").count() == 0)
        text = window.go(plan_page(period)).text
        check("the new plan has what was carried, reworded and split", all(
            words in text for words in (f"Work and homes {period}", f"Good schools {period}", f"Great leaders {period}")), text)


# MARK: words


def the_plan_is_written(browser, server, width, has_scripts, period, top):
    """Adds, rewords, reorders, moves and retires; gives lead, themes and alignment. Leaves three elements to work on."""
    with Window(browser, server, MORGAN, width, has_scripts) as window:
        window.go(plan_page(period)).fits("a plan").follow("Add an ambition").press("Add")
        check("an empty form adds nothing", window.status == 422 and "Enter a title." in window.errors, str(window.errors))
        window.looks_right("adding, with an error").fill({"Title": "A borough that reads", "Number": "1"}).press("Add")
        check("a number is given once", "never given twice" in "".join(window.errors), str(window.errors))
        window.fill({"Number": top, "Statement, in one sentence": "Everybody reads.", "Why": "The library strategy"}).press("Add")
        check("an ambition is added", window.path == plan_page(period, f"/ambitions/{top}") and "Added." in window.notice, f"{window.path} {window.errors}")
        for title in ("A library in every ward", "Books for every child", "Quiet rooms"):
            window.go(plan_page(period)).follow(f"Add a priority under Ambition {top}").fill({"Title": title}).press("Add")
        check("its priorities have the next numbers", window.path == plan_page(period, f"/priorities/{top}.3"), f"{window.path} {window.errors}")
        titles = window.page.locator(f"a[href*='/priorities/{top}.']")
        check("they stand in their order", window.go(plan_page(period)) and titles.all_inner_texts()
              == ["A library in every ward", "Books for every child", "Quiet rooms"], str(titles.all_inner_texts()))
        window.press(f"Move up: Priority {top}.2")
        check("one moves up", titles.all_inner_texts() == ["Books for every child", "A library in every ward", "Quiet rooms"]
              and "Moved." in window.notice, str(titles.all_inner_texts()))
        window.press(f"Move down: Priority {top}.2")
        check("and down again", titles.all_inner_texts()[0] == "A library in every ward", str(titles.all_inner_texts()))
        words_are_written(window, period, top)
        lead_themes_and_alignment_are_given(window, period, top)
        elements_move_and_retire(window, period, top)
        the_plans_own_words_are_written(window, period)


def words_are_written(window, period, top):
    place = plan_page(period, f"/priorities/{top}.1")
    window.go(place).fits("the editor").fill({"Title": "  "}, "#wording").press("Save", "#wording")
    check("a title is needed", window.status == 422 and "Enter a title." in window.errors, str(window.errors))
    window.looks_right("the editor with an error")
    narrative = (
        "By the end of {plan.period} every ward has a library.\n\n## Where\n\n- in the east\n- in the west\n\n"
        "We **open** them *one by one*, as the [national standard](https://www.gov.uk/libraries) asks, and we tell everybody who "
        "lives near each of them, in good time and in plain words, on which day it opens and what they find there when it does, "
        "so that nobody has to ask.")
    window.go(place).fill({
        "Title": "A library in every ward", "Statement": "Each ward has a library by {plan.end}.", "Narrative": narrative,
        "What success looks like": "Twenty-one libraries.", "Why": "Asked for by the scrutiny committee"}, "#wording")
    window.press("Preview", "#wording")
    preview = window.page.locator("#preview")
    check("the preview has the words as readers see them", f"By the end of {period} every ward" in preview.inner_text()
          and preview.locator("li", has_text="in the east").count() == 1
          and preview.locator("strong", has_text="open").count() == 1 and preview.locator("a[href='https://www.gov.uk/libraries']").count() == 1,
          preview.inner_text())
    check("it tells how they read", re.search(r"\d+ words in \d+ sentences", preview.inner_text()) is not None
          and "readers cope best" in preview.inner_text() and "A reader of about" in preview.inner_text(), preview.inner_text())
    check("the preview saves nothing", "every ward has a library" not in window.go(place + "/history").text)
    check("but keeps the words as a draft", "every ward" in window.go(place).field("Narrative", "#wording").input_value())
    window.fill({"Title": "A library in every ward", "Statement": "Each ward has a library by {plan.unknown}.", "Narrative": narrative,
                 "What success looks like": "Twenty-one libraries.", "Why": "Asked for by the scrutiny committee"}, "#wording")
    window.press("Save", "#wording")
    check("words are saved", "Saved." in window.notice, f"{window.errors}")
    check("a reference to nothing blocks a release, and is shown beside the words", "Blocks a release" in window.text, window.text)
    window.fits("an element with words and a finding")
    window.fill({"Statement": "Each ward has a library."}, "#wording").press("Save", "#wording")
    check("a mended reference is shown no more", "Blocks a release" not in window.text and not window.errors, str(window.errors))
    window.press("Save", "#wording")
    check("the same words change nothing", "Nothing to change" in window.notice, window.notice)


def lead_themes_and_alignment_are_given(window, period, top):
    place = plan_page(period, f"/priorities/{top}.1")
    window.go(place).fill({"Lead": "Example Head of Strategy"}).press("Save the lead")
    check("a lead is given", window.field("Lead").input_value() == "Example Head of Strategy" and "Saved." in window.notice, str(window.errors))
    window.tick("Climate Action Now.", within="form[action$='/themes']").press("Save the themes")
    check("a theme is tagged", window.page.get_by_label("Climate Action Now.").is_checked() and "Saved." in window.notice, str(window.errors))
    window.press("Align")
    check("what it serves must be chosen", window.status == 422 and len(window.errors) == 1, str(window.errors))
    window.looks_right("aligning, with an error")
    window.choose("It serves", text="One Stockport Borough Plan: A climate friendly Stockport").press("Align")
    check("it is aligned", "Contributes to A climate friendly Stockport (One Stockport Borough Plan)" in window.text, window.text)
    window.press("Take back")
    check("and that can be taken back", "None is recorded." in window.text, window.text)


def elements_move_and_retire(window, period, top):
    place = plan_page(period, f"/priorities/{top}.3")
    window.go(place).follow("Move or renumber").fill({"Number": "nine point one", "Place among its neighbours, from 1": "2"}).press("Move")
    check("a number is letters and digits", window.status == 422 and "letters and digits" in "".join(window.errors), str(window.errors))
    window.looks_right("moving, with an error").fill({"Number": "", "Place among its neighbours, from 1": "first"}).press("Move")
    check("a place is a number", "whole number" in "".join(window.errors), str(window.errors))
    parent = window.page.locator("select option", has_text="Ambition 3:").inner_text()
    window.fill({"Place among its neighbours, from 1": "1"}).choose("Stands under", text=parent).fill({"Why": "It belongs there"}).press("Move")
    check("an element moves to another ambition and gets its next number", re.search(r"/priorities/3\.\d+$", window.path) is not None
          and window.heading.endswith("Quiet rooms"), f"{window.path} {window.heading} {window.errors}")
    moved = window.path
    check("its old address goes on leading there", window.go(place).status == 200 and window.heading.endswith("Quiet rooms"), str(window.status))
    window.go(moved).follow("Retire").fits("retiring").press("Retire it")
    check("retiring needs a reason", window.status == 422 and "Give a reason." in window.errors, str(window.errors))
    window.looks_right("retiring, with an error").fill({"Why": "No room for rooms"}).press("Retire it")
    check("it is retired", "Retired." in window.notice and window.path == plan_page(period), f"{window.notice} {window.errors}")
    window.open("Retired (")
    check("the plan lists what was retired, and why", "No room for rooms" in window.text, window.text)
    check("a retired element can be read and not changed", "Retired on" in window.go(moved).text and window.page.locator("#wording").count() == 0)
    window.fits("a retired element")
    window.go(plan_page(period, f"/ambitions/{top}/retire")).fill({"Why": "Too much"}).press("Retire it")
    check("an ambition with priorities stays", "Move or retire what stands under" in "".join(window.errors), str(window.errors))


def the_plans_own_words_are_written(window, period):
    window.go(plan_page(period)).follow("Title, introduction, next steps").fill({"Title": " "}).press("Save")
    check("a plan needs a title", window.status == 422 and "Enter a title." in window.errors, str(window.errors))
    window.looks_right("the plan's own words, with an error")
    window.fill({"Title": "Council Plan {plan.period}", "Introduction": "What we do *together*.", "Why": "A first draft"}).press("Save")
    check("the plan's own words are saved", "Saved." in window.notice, str(window.errors))


# MARK: drafts


def a_draft_outlives_the_browser(browser, server, period):
    place = plan_page(period, "/priorities/9.2")
    # Closed for good, like a laptop.
    window = Window(browser, server, ARIEL, is_new=True)
    window.go(place)
    before = window.field("Narrative", "#wording").input_value()
    window.fill({"Narrative": ""}, "#wording").field("Narrative", "#wording").press_sequentially("Every child has a book of their own.")
    state = window.page.locator("#draft-state")
    check("typed words are kept by themselves", wait_until(lambda: "Your draft is kept" in state.inner_text(), 8), state.inner_text())
    check("the preview follows by itself", wait_until(
        lambda: "a book of their own" in window.page.locator("#preview").inner_text(), 5))
    window.context.close()
    with Window(browser, server, ARIEL, NARROW) as window:
        check("the home page tells of the draft", "Finish your draft of Priority 9.2" in window.go("/workspace").text, window.text)
        window.go(place)
        check("the words are there in another browser", window.field("Narrative", "#wording").input_value() == "Every child has a book of their own.")
        window.looks_right("a draft")
        with Window(browser, server, MORGAN) as other:
            check("nobody else sees them", "book of their own" not in other.go(place).source)
        window.press("Throw the draft away")
        check("a draft can be thrown away", window.field("Narrative", "#wording").input_value() == before and "gone" in window.notice, window.notice)
    with Window(browser, server, ARIEL, has_scripts=False) as window:
        window.go(place).fill({"Narrative": "Without scripts."}, "#wording").press("Keep as my draft", "#wording")
        check("without scripts a button keeps it", "Kept as your draft" in window.notice, f"{window.notice} {window.errors}")
        check("and it is there again", window.go(place).field("Narrative", "#wording").input_value() == "Without scripts.")
        with Window(browser, server, MORGAN) as other:
            other.go(place).fill({"Narrative": "Meanwhile."}, "#wording").press("Save", "#wording")
        check("the draft says that the text changed under it", "changed by somebody else meanwhile" in window.go(place).text, window.text[:400])
        window.looks_right("a draft that is behind").press("Save", "#wording")
        check("saving it shows both texts", window.status == 409 and "Meanwhile." in window.text, str(window.status))
        window.press("Keep theirs and drop mine")
        check("theirs can be kept", window.field("Narrative", "#wording").input_value() == "Meanwhile." and "This is your draft" not in window.text, window.text[:300])


def a_reference_is_put_where_the_cursor_stands(browser, server, period):
    with Window(browser, server, ARIEL) as window:
        window.go(plan_page(period, "/priorities/9.2")).fill({"Narrative": "Between and ."}, "#wording")
        window.page.evaluate("document.getElementById('narrative').setSelectionRange(12, 12)")
        window.open("What texts can refer to").page.get_by_role("button", name="Put in plan.period", exact=True).click()
        check("a reference is put in by name", window.field("Narrative", "#wording").input_value() == "Between and {plan.period}.",
              window.field("Narrative", "#wording").input_value())
        state = window.page.locator("#draft-state")
        wait_until(lambda: "Your draft is kept" in state.inner_text(), 8)
        window.go(plan_page(period, "/priorities/9.2")).press("Throw the draft away")


# MARK: two at once


def two_editors_of_one_element_lose_nothing(browser, server, width, has_scripts, period, top):
    place = plan_page(period, f"/priorities/{top}.2")
    with Window(browser, server, MORGAN, width, has_scripts) as morgan, Window(browser, server, ARIEL, width, has_scripts) as ariel:
        start = "The library opens at nine and closes at five on every day."
        morgan.go(place).fill({"Narrative": start}, "#wording").press("Save", "#wording")
        morgan.go(place)
        ariel.go(place).fill({"Narrative": start.replace("nine", "eight"), "Why": "Ariel asked the staff"}, "#wording").press("Save", "#wording")
        check("the first is saved", "Saved." in ariel.notice, str(ariel.errors))
        morgan.fill({"Narrative": start.replace("five", "six"), "Statement": "Open for longer.", "Why": "Morgan asked the readers"}, "#wording")
        morgan.press("Save", "#wording")
        check("the second is told", morgan.status == 409 and morgan.heading == "Somebody changed this meanwhile", f"{morgan.status} {morgan.heading}")
        text = morgan.page.locator("section.conflict", has_text="Narrative").inner_text()
        check("both texts are shown", "eight" in text and "six" in text and "Ariel Example" in morgan.text, text)
        check("the reason of the first is shown", "Ariel asked the staff" in morgan.text, morgan.text)
        check("both changes are in the field", morgan.field("Narrative: what stands").input_value()
              == "The library opens at eight and closes at six on every day.", morgan.field("Narrative: what stands").input_value())
        check("what only one touched is settled", morgan.field("Statement: what stands").input_value() == "Open for longer.")
        morgan.looks_right("a conflict").fill({"Why": "Both, as agreed"}).press("Save what stands in the fields")
        check("the merged text is saved", "Saved." in morgan.notice, f"{morgan.status} {morgan.errors}")
        check("and stands", "opens at eight and closes at six" in morgan.go(place).field("Narrative", "#wording").input_value())
        # The same word twice: no machine can choose.
        ariel.go(place)
        morgan.fill({"Narrative": "The library opens at seven and closes at six on every day."}, "#wording").press("Save", "#wording")
        ariel.fill({"Narrative": "The library opens at ten and closes at six on every day."}, "#wording").press("Save", "#wording")
        check("the same word changed twice is shown", ariel.status == 409 and "Theirs: “seven”. Yours: “ten”." in ariel.text, ariel.text)
        check("the field has both", "opens at seven ten" in ariel.field("Narrative: what stands").input_value().replace("\n", " "),
              ariel.field("Narrative: what stands").input_value())
        ariel.looks_right("a conflict over one word")
        morgan.go(place).fill({"Statement": "Open on every day."}, "#wording").press("Save", "#wording")
        ariel.fill({"Narrative: what stands": "The library opens at ten and closes at six on every day."}).press("Save what stands in the fields")
        check("a third change in the meantime is noticed as well", ariel.status == 409, str(ariel.status))
        ariel.fill({"Narrative: what stands": "The library opens at ten and closes at six on every day."}).press("Save what stands in the fields")
        check("a person chooses", "Saved." in ariel.notice, f"{ariel.status} {ariel.errors}")
        history = ariel.go(place + "/history").text
        check("every edit is in the history, with its author and reason", all(words in history for words in (
            "Why: Ariel asked the staff", "Why: Both, as agreed", ARIEL, MORGAN)), history)
        check("the history shows each change word by word", ariel.page.locator("del", has_text="seven").count() >= 1
              and ariel.page.locator("ins", has_text="ten").count() >= 1)
        ariel.fits("the history of an element")


def two_editors_of_different_elements_just_work(browser, server, period):
    with Window(browser, server, MORGAN) as morgan, Window(browser, server, ARIEL) as ariel:
        morgan.go(plan_page(period, "/priorities/9.1"))
        ariel.go(plan_page(period, "/priorities/9.2"))
        for window, words in ((ariel, "Ariel was here."), (morgan, "Morgan was here.")):
            window.fill({"What success looks like": words}, "#wording").press("Save", "#wording")
            check(f"'{words}' is saved", "Saved." in window.notice, f"{window.status} {window.errors}")


def two_who_say_what_became_of_one_promise(browser, server, period):
    with Window(browser, server, MORGAN) as window:
        window.go(plan_page(period, "/priorities/9.1/move"))
        Caller(server.base, ARIEL).post(plan_page(period, "/priorities/9.1/lead"), {"lead": "Example Reviewer, Finance", "seen": seen(window)})
        window.fill({"Place among its neighbours, from 1": "2"}).press("Move")
        check("a form that is behind says so", window.status in (409, 422) and "Somebody changed this since" in "".join(window.errors),
              f"{window.status} {window.errors}")
        window.looks_right("moving what somebody changed")


def seen(window):
    return window.page.locator("input[name=seen]").first.input_value()


# MARK: the margin


def a_comment_is_made_answered_and_outlives_its_words(browser, server, width, has_scripts, period, top):
    place = plan_page(period, f"/priorities/{top}.1")
    quote, question = "one by one", f"Who pays on {width} px{'' if has_scripts else ' without scripts'}?"
    with Window(browser, server, ROBIN, width, has_scripts) as robin, Window(browser, server, ARIEL, width, has_scripts) as ariel:
        ariel.go(place).fill({"Narrative": f"We open them {quote}, from the east to the west.", "Why": f"For {width} px"}, "#wording").press("Save", "#wording")
        robin.go(place).fits("an element for a reviewer").open("Add a comment").press("Comment")
        check("a comment has words", robin.status == 422 and "Enter your comment." in robin.errors, str(robin.errors))
        check("the form is open again at the error", robin.field("Your comment").is_visible())
        robin.looks_right("commenting, with an error")
        robin.fill({"The words it is about": "words that are not there", "Your comment": "Where?"}).press("Comment")
        check("a quote must stand in the text", "do not stand in that text" in "".join(robin.errors), str(robin.errors))
        robin.choose("About", text="Narrative").fill({"The words it is about": quote, "Your comment": question + "\nAnd when?"}).press("Comment")
        comment = robin.page.locator("article.comment", has_text=question)
        check("the comment stands in the margin with its quote", quote in comment.inner_text() and ROBIN in comment.inner_text()
              and "In: Narrative" in comment.inner_text(), robin.text)
        check("a reviewer cannot answer", robin.page.get_by_text("Answer and close").count() == 0)
        robin.fits("a comment")
        check("the editor's home page tells of it", "in the margin of" in ariel.go("/workspace").text, ariel.text)
        ariel.go(place).fill({"Narrative": "We open all of them in one day.", "Why": "Robin is right"}, "#wording").press("Save", "#wording")
        comment = ariel.page.locator("article.comment", has_text=question)
        check("when its words have gone, the comment says so and shows them", "has gone from" in comment.inner_text() and quote in comment.inner_text(),
              comment.inner_text())
        ariel.fits("a comment whose words have gone").open("Answer and close").press("Close the comment")
        check("an answer has words", ariel.status == 422 and "Enter an answer." in ariel.errors, str(ariel.errors))
        ariel.looks_right("answering, with an error").fill({"Your answer": "The capital programme does."}).press("Close the comment")
        check("the comment is closed", "Answered and closed." in ariel.notice and "No open comment." in ariel.text, f"{ariel.notice} {ariel.errors}")
        robin.go(place).open("Answered comments (")
        check("the answer can be read", "Answer: The capital programme does." in robin.text, robin.text)
        robin.fits("an answered comment")


def marked_words_become_what_a_comment_is_about(browser, server, period):
    with Window(browser, server, ARIEL) as window:
        window.go(plan_page(period, "/priorities/9.1"))
        window.page.evaluate("""() => { const area = document.getElementById('narrative'); area.focus();
            const start = area.value.indexOf('in one day'); area.setSelectionRange(start, start + 10) }""")
        wait_until(lambda: window.page.locator("#quote").input_value(), 3)
        window.open("Add a comment")
        check("words that are marked become the quote", window.field("The words it is about").input_value() == "in one day")
        window.fill({"Your comment": "Which day?"}).press("Comment")
        check("the comment is made", "Your comment is in the margin." in window.notice, str(window.errors))


# MARK: history


def every_page_can_be_seen_as_it_stood(browser, server, period):
    place = plan_page(period, "/priorities/9.1")
    with Window(browser, server, MORGAN) as window:
        before = window.go(place).field("Narrative", "#wording").input_value()
    server.clock.set("2026-03-04T10:00:00.000Z")
    with Window(browser, server, MORGAN) as window:
        window.go(place).fill({"Narrative": "Tuesdays only.", "Why": "Savings of Wednesday"}, "#wording").press("Save", "#wording")
        check("the words change on another day", "Saved." in window.notice, f"{window.errors}")
        window.go(plan_page(period)).follow("Add a priority under Ambition 9").fill({"Title": "A late idea"}).press("Add")
        late = window.path
        window.go(place).fill({"See this page as it stood on": "2026-03-02"}).press("Show", "form.as-at")
        check("the day is in the address", window.page.url.endswith("?as-at=2026-03-02"), window.page.url)
        check("the old words are shown", before in window.text and "Tuesdays only" not in window.text, window.text)
        check("the page says that it is an old one", "As it stood on 2 March 2026" in window.text, window.text[:300])
        check("an old page cannot be changed", window.page.locator("main form[method=post]").count() == 0)
        window.looks_right("an element as it stood")
        window.follow("Council Plan 2027-30", ".breadcrumbs")
        check("links stay on the day", "as-at=2026-03-02" in window.page.url and "A late idea" not in window.text, window.page.url)
        window.looks_right("a plan as it stood")
        check("what came later is not there yet", window.go(f"{late}?as-at=2026-03-02").status == 404 and "Not in the record" in window.heading,
              f"{window.status} {window.heading}")
        window.looks_right("a page that was not there yet")
        window.go(f"{place}/history?as-at=2026-03-02")
        check("the history ends on the day", "Savings of Wednesday" not in window.text and "Robin is right" in window.text, window.text)
        window.go(plan_page(period, "/history?as-at=2026-03-02"))
        check("so does the plan's", "Savings of Wednesday" not in window.text)
        window.go(place + "/history")
        newest = window.page.locator(".history > li").first.inner_text()
        check("the history says when, who and why", all(words in newest for words in (
            "4 March 2026 at 10:00", MORGAN, "Why: Savings of Wednesday", "hash")), newest)
        window.go(plan_page(period, "/history"))
        line = window.page.locator("tr", has_text="Savings of Wednesday")
        window._arrive(line.get_by_role("link").click)
        anchor = window.page.url.split("#")[1]
        check("the plan's history leads to the very entry", "Savings of Wednesday" in window.page.locator(f"#{anchor}").inner_text(), anchor)
        window.go(plan_page(period, "/history")).fill({"The end of this day": "2026-03-02"}).press("Compare")
        check("two moments are shown side by side", window.page.locator("ins", has_text="Tuesdays only").count() == 1
              and "A late idea" in window.text, window.text[:500])
        window.looks_right("two moments")
        window.go(plan_page(period, "/compare?from=2026-02-31"))
        check("a day that is none is refused", window.status == 422 and "2026-05-07" in "".join(window.errors), str(window.errors))
        window.looks_right("two moments with an error")
        for path in ("", "/text", "/health", "/history", "/priorities/9.1", "/priorities/9.1/history", "/promises"):
            window.go(plan_page(period, f"{path}?as-at=2026-03-02"))
            check(f"the plan's page '{path}' can be seen as it stood", window.status == 200 and "As it stood on" in window.text, str(window.status))
        for path in ("/workspace", "/workspace/governance", plan_page("2024-27"), plan_page("2024-27", "/priorities/1.1")):
            window.go(f"{path}?as-at=2026-03-02")
            check(f"{path} can be seen as it stood", window.status == 200 and "As it stood on 2 March 2026" in window.text, f"{window.status}")
    with Window(browser, server, "Avery Example") as window:
        window.go("/workspace/audit?as-at=2026-03-02")
        check("the audit can be seen as it stood", "As it stood on" in window.text and "Savings of Wednesday" not in window.text, window.text[:300])


# MARK: keys


def one_writes_with_keys_alone(browser, server, period):
    with Window(browser, server, ARIEL, signed_in=False) as window:
        page, unmarked = window.page, []

        def to(name):
            for _ in range(250):
                page.keyboard.press("Tab")
                label, outline, tag = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e);
                    const words = e.labels && e.labels.length ? e.labels[0].innerText : e.getAttribute('aria-label') || e.innerText || '';
                    return [words.replace(/\\s+:?/g, match => match.endsWith(':') ? ':' : ' ').trim(), s.outlineStyle !== 'none' && s.outlineWidth !== '0px', e.tagName] }""")
                if not outline and tag != "BODY":
                    unmarked.append((page.url, label))
                if label == name or label == f"{name} (optional)":
                    return
            raise LookupError(f"No key leads to '{name}' on {page.url}")

        def enter(name):
            to(name)
            window._arrive(lambda: page.keyboard.press("Enter"))

        def write(name, text):
            to(name)
            page.keyboard.press("Control+a")
            page.keyboard.insert_text(text)

        window.go("/sign-in")
        enter(f"Sign in as {ARIEL}")
        enter("Council Plan 2027-30")
        enter("Books for every child")
        write("Statement", "A book by the first birthday.")
        write("Why", "Written with keys alone")
        enter("Preview")
        check("keys lead to the preview", "A book by the first birthday." in page.locator("#preview").inner_text())
        check("the reason is kept through the preview", window.field("Why", "#wording").input_value() == "Written with keys alone")
        enter("Save")
        check("keys save", "Saved." in window.notice, str(window.errors))
        to("Add a comment")
        page.keyboard.press("Enter")
        write("Your comment", "Said with keys alone.")
        enter("Comment")
        check("keys comment", "Said with keys alone." in window.text, str(window.errors))
        enter("Home")
        enter("Council Plan 2027-30")
        enter("Move up: Priority 9.2")
        check("keys move", "Moved." in window.notice, window.notice)
        enter("Move down: Priority 9.2")
        enter("History and comparison")
        enter("Your account")
        enter("Sign out")
        check("keys sign out", window.path == "/sign-in", window.path)
        check("every stop shows that it has the focus", not unmarked, str(unmarked[:5]))


# MARK: who sees what


def members_see_a_draft_once_it_is_shared(browser, server, period):
    """The canary stands in every kind of text of the draft; a member must not find it by any way they have."""
    lead = Caller(server.base, MORGAN)
    page = lead.get(plan_page(period, "/text"))
    fields = {"title": f"Council Plan {CANARY}", "introduction": f"All of it is {CANARY}.", "nextSteps": "", "publicTitle": "",
              "reason": f"For {CANARY}", "seen": re.search('name="seen" value="([^"]*)"', page.text).group(1)}
    check("the canary is in the plan's words", lead.post(plan_page(period, "/text"), fields).status == 303)
    added = lead.post(plan_page(period, "/add"), {"kind": "ambition", "title": f"{CANARY} for all", "number": "8", "statement": CANARY,
                                                  "reason": f"{CANARY} again"})
    check("and in an element", added.status == 303, added.text[:300])
    lead.post(plan_page(period, "/ambitions/8/lead"), {"lead": f"Head of {CANARY}", "seen": "999999"})
    element = lead.get(plan_page(period, "/ambitions/8")).text
    lead.post(plan_page(period, "/ambitions/8/lead"), {
        "lead": f"Head of {CANARY}", "seen": re.search('name="seen" value="([^"]*)"', element).group(1)})
    lead.post(plan_page(period, "/ambitions/8/comments"), {"field": "", "quote": "", "text": f"More {CANARY}"})
    for name in (SASHA, QUINN):
        member = Caller(server.base, name)
        found = [path for path, answer in everything_reachable(member, "/workspace").items() if CANARY in answer.text]
        check(f"{name} finds nothing of a draft that is not shared", not found, str([(path, plain(member.get(path).text)[:0]) for path in found][:6]))
        for path in ("", "/text", "/history", "/health", "/promises", "/preview", "/pending", "/compare?from=2026-03-02", "/ambitions/8",
                     "/ambitions/8/history", "/ambitions/8?as-at=2026-03-02"):
            answer = member.get(plan_page(period, path))
            check(f"{name} may not open '{path}' of it", answer.status in (403, 404) and CANARY not in answer.text, f"{answer.status}")
        check(f"{name} may not comment on it", member.post(plan_page(period, "/ambitions/8/comments"), {"text": "Hello"}).status in (403, 404))
    with Window(browser, server, MORGAN) as morgan, Window(browser, server, SASHA, NARROW) as sasha:
        check("a draft that is not shared is refused with a reason", sasha.go(plan_page(period)).status == 403 and "not shared with you" in sasha.text, sasha.text)
        morgan.go(plan_page(period)).follow("Share the draft").fits("sharing").tick("Scrutiny members")
        morgan.fill({"Why": "Issued to scrutiny"}).press("Save")
        check("the draft is shared", "Saved. The members named can read the draft now" in morgan.notice, morgan.notice)
        sasha.go("/workspace").follow(f"Council Plan {CANARY}").fits("a plan for a member")
        check("the member sees it after that", sasha.status == 200 and f"{CANARY} for all" in sasha.text, sasha.text[:300])
        sasha.follow(f"{CANARY} for all")
        check("and can read without writing", sasha.status == 200 and sasha.page.locator("main form[method=post]").count() == 0)
        sasha.fits("an element for a member")
        quinn = Caller(server.base, QUINN)
        check("other members do not", quinn.get(plan_page(period)).status == 403)
        morgan.page.get_by_label("Scrutiny members").uncheck()
        morgan.press("Save")
        check("no longer when it is not shared any more", sasha.go(plan_page(period)).status == 403, str(sasha.status))
        morgan.page.get_by_label("Scrutiny members").check()
        morgan.press("Save")


def an_editor_of_one_ambition_writes_there_and_nowhere_else(browser, server):
    with Window(browser, server, KIT) as window:
        decision = None
        for place, may in (("/ambitions/1", True), ("/priorities/1.2", True), ("/ambitions/2", False), ("/priorities/2.1", False), ("/core", False)):
            place = "/core/C" if place == "/core" else place
            window.go(plan_page("2024-27", place))
            check(f"Kit may{'' if may else ' not'} write {place}", window.status == 200 and (window.page.locator("#wording").count() == 1) == may,
                  f"{window.status}")
            decision = decision or window.page.locator("#authority option").nth(1).get_attribute("value")
        caller = Caller(server.base, cookies=window.cookies)
        for place, status in (("/ambitions/1", 303), ("/priorities/1.2", 303), ("/ambitions/2", 403), ("/priorities/2.1", 403)):
            page = caller.get(plan_page("2024-27", place)).text
            revision = re.search('name="seen" value="([^"]*)"', page)
            fields = {"title": "Written by Kit", "statement": "", "narrative": "", "success": "", "seen": revision.group(1) if revision else "1",
                      "reason": "An amendment", "authority": decision}
            answer = caller.post(plan_page("2024-27", place), fields)
            check(f"what Kit sends to {place} gets {status}", answer.status == status, f"{answer.status} {plain(answer.text)[:300]}")
        for path, fields in (("/priorities/2.1/lead", {"lead": "Kit"}), ("/priorities/2.1/order", {"move": "up 1"}), ("/share", {"audiences": "scrutiny"}),
                             ("/ambitions/2/retire", {"reason": "Mine"}), ("/release", {"name": "Kit's"}), ("/text", {"title": "Kit's plan"})):
            check(f"Kit may not send to {path}", caller.post(plan_page("2024-27", path), fields).status == 403)
        answer = caller.post(plan_page("2024-27", "/add"), {"kind": "ambition", "title": "A fifth", "number": "5", "reason": "Mine", "authority": decision})
        check("Kit may not add an ambition", answer.status == 403, f"{answer.status}")
        window.go(plan_page("2024-27"))
        check("the plan offers Kit only what is Kit's", window.page.get_by_role("link", name=re.compile("^Add ")).count() == 1
              and window.page.get_by_role("button", name=re.compile("^Move ")).count() == 6,
              f"{window.page.get_by_role('button', name=re.compile('^Move ')).count()}")
        # Kit's role is for this plan: another one is not Kit's to read.
        check("Kit does not see another plan's draft", window.go(plan_page("2027-30")).status == 403, str(window.status))
        found = [path for path, answer in everything_reachable(caller, "/workspace").items() if CANARY in answer.text]
        check("Kit finds nothing of another plan's draft", not found, str(found[:6]))


def writing_together(browser, server, journey):
    """All of it, on one demonstration: first at a desk with scripts, then on a phone without."""
    for width, has_scripts, period, before, under, top in (
            (WIDE, True, "2027-30", "2024-27", "2", "9"), (NARROW, False, "2030-33", "2027-30", "4", "7")):
        where = {"width": width, "has_scripts": has_scripts, "period": period}
        journey(the_next_plan_accounts_for_every_promise, browser, server, **where, before=before, under=under)
        journey(the_plan_is_written, browser, server, **where, top=top)
        journey(two_editors_of_one_element_lose_nothing, browser, server, **where, top=top)
        journey(a_comment_is_made_answered_and_outlives_its_words, browser, server, **where, top=top)
    period = "2027-30"
    journey(a_comment_is_made_answered_and_outlives_its_words, browser, server, width=NARROW, has_scripts=True, period=period, top="9")
    journey(a_draft_outlives_the_browser, browser, server, period)
    journey(a_reference_is_put_where_the_cursor_stands, browser, server, period)
    journey(two_editors_of_different_elements_just_work, browser, server, period)
    journey(two_who_say_what_became_of_one_promise, browser, server, period)
    journey(marked_words_become_what_a_comment_is_about, browser, server, period)
    journey(one_writes_with_keys_alone, browser, server, period)
    journey(every_page_can_be_seen_as_it_stood, browser, server, period)
    journey(members_see_a_draft_once_it_is_shared, browser, server, period)
    journey(an_editor_of_one_ambition_writes_there_and_nowhere_else, browser, server)

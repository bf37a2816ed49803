"""No text that anybody types runs as a script: payloads in every field and every address, opened in Chromium under the real policy."""
import collections
import csv
import io
import re
import urllib.parse

from browsing import Caller, Demonstration, Window, check, everything_reachable, html, links, plain, wait_until
from pages import kind
from payloads import ALL, BROKEN_BYTES, packed

PLAN = "/workspace/plans/2027-30"
NOTICE = "Opened by somebody who means no good"

# What no page of ours has: handlers, scripts and frames of others, links that run, and whatever changes the page around it.
FOREIGN = """root => { const found = [], ours = location.origin;
    const known = new Set(['HTML', 'HEAD', 'BODY', 'META', 'TITLE', 'LINK', 'SCRIPT', 'A', 'ABBR', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BR', 'BUTTON',
        'CAPTION', 'CITE', 'CODE', 'DATALIST', 'DD', 'DEL', 'DETAILS', 'DIV', 'DL', 'DT', 'EM', 'FIELDSET', 'FIGCAPTION', 'FIGURE', 'FOOTER', 'FORM',
        'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'HR', 'INPUT', 'INS', 'KBD', 'LABEL', 'LEGEND', 'LI', 'MAIN', 'MARK', 'NAV', 'OL', 'OPTION', 'P',
        'PRE', 'SECTION', 'SELECT', 'SMALL', 'SPAN', 'STRONG', 'SUMMARY', 'TABLE', 'TBODY', 'TD', 'TEXTAREA', 'TFOOT', 'TH', 'THEAD', 'TIME', 'TR', 'UL',
        'svg', 'g', 'path', 'rect', 'circle', 'line', 'text', 'tspan', 'title', 'desc', 'a', 'defs', 'use', 'polyline', 'polygon', 'ellipse', 'style']);
    for (const node of root.querySelectorAll('*')) {
        if (!known.has(node.tagName)) { found.push(node.outerHTML.slice(0, 120)) }
        for (const { name, value } of node.attributes) {
            if (name.startsWith('on') || ['style', 'srcdoc', 'srcset', 'autofocus', 'contenteditable', 'popover', 'background', 'http-equiv'].includes(name)
                || name.startsWith('data-') && !['data-draft', 'data-preview', 'data-reference', 'data-field', 'data-label'].includes(name)) {
                found.push(`${name} on ${node.outerHTML.slice(0, 120)}`) }
            if (['href', 'src', 'action', 'formaction', 'xlink:href', 'data'].includes(name)) {
                let place; try { place = new URL(value, ours) } catch { found.push(`${name}=${value}`); continue }
                const leaves = place.origin !== ours;
                if (!['http:', 'https:', 'mailto:'].includes(place.protocol) || leaves && !(node.tagName === 'A' && name === 'href')
                    || leaves && /^[\\\\/]{2}/.test(value)) {
                    found.push(`${name} on ${node.outerHTML.slice(0, 160)}`) } } }
        if (node.tagName === 'SCRIPT' && !/^\\/assets\\/workspace-\\w+\\.js$/.test(node.getAttribute('src') || '')) { found.push(node.outerHTML.slice(0, 120)) }
        if (node.tagName === 'STYLE' || node.tagName === 'style') { found.push(node.outerHTML.slice(0, 120)) } }
    return found }"""


class Trap(Window):
    """A window in which ran() tells on whoever calls it."""

    set_up = {}

    def __init__(self, browser, server, name="somebody"):
        self.runs = []
        super().__init__(browser, server, name, signed_in=False)
        self.set_up[self.context] = self
        if name != "somebody":
            self.sign_in_as(name)
        self.strange = []

    def _make(self, browser):
        page = super()._make(browser)
        page.context.expose_binding("ran", lambda source, *numbers: self.set_up[source["context"]].runs.append((source["frame"].url[:200], numbers)))
        return page

    def looks_harmless(self, what):
        self.strange += [(what, found) for found in self.page.evaluate(f"({FOREIGN})(document)")]

    def close(self):
        super().close()
        check(f"nothing runs that somebody typed, for {self.name}", not self.runs, f"{len(self.runs)}: {self.runs[:5]}")
        check(f"nothing is in the pages that is not ours, for {self.name}", not self.strange, f"{len(self.strange)}: {self.strange[:5]}")


def seen(caller, path, name="seen"):
    return re.search(f'name="{name}" value="([^"]*)"', caller.get(path).text).group(1)


class Typist:
    """Types the payloads into one field after another, each time as many as it takes, and counts what was taken."""

    def __init__(self):
        self.taken, self.refused = collections.Counter(), collections.defaultdict(list)

    def note(self, field, answer, count=1):
        if answer.status == 303:
            self.taken[field] += count
        else:
            self.refused[field].append((answer.status, [html.unescape(words) for words in re.findall(
                r'class="error" [^>]*><span[^>]*>[^<]*</span>([^<]*)', answer.text)][:2]))
        return answer


def cycle(texts, number):
    return texts[number % len(texts)]


LINE = {limit: packed(limit, " ", [payload for payload in ALL if "\n" not in payload]) for limit in (120, 200, 400)}
AREA = {limit: packed(limit) for limit in (500, 1000, 2000, 4000, 50_000)}


def payloads_are_typed_into_every_field(server):
    typist = Typist()
    morgan, robin, drew, jamie, casey, rowan = (Caller(server.base, f"{name} Example") for name in ("Morgan", "Robin", "Drew", "Jamie", "Casey", "Rowan"))
    # The plan and the promises of the one before.
    typist.note("plan title", morgan.post("/workspace/plans/start", {
        "period": "2027-30", "title": LINE[200][0], "predecessor": re.search(r'value="([^"]+)" selected', morgan.get("/workspace/plans/start").text).group(1)}))
    for number, text in enumerate(AREA[2000]):
        typist.note("plan's own texts", morgan.post(PLAN + "/text", {
            "seen": seen(morgan, PLAN + "/text"), "title": cycle(LINE[200], number + 1), "publicTitle": cycle(LINE[200], number), "reason": text,
            "introduction": AREA[50_000][0] + "\n\n{plan.title} {plan.publicTitle}", "nextSteps": "\n\n".join(reversed(ALL))}))
    for number in range(1, 5):
        typist.note("promise reworded", morgan.post(f"{PLAN}/promises/ambitions/{number}", {
            "fate": "reworded", "title": cycle(LINE[400], number), "statement": cycle(AREA[2000], number), "reason": cycle(AREA[2000], number)}))
    typist.note("promise split", morgan.post(f"{PLAN}/promises/priorities/1.1", {
        "fate": "split", "titles": "\n".join(LINE[400][:8]), "reason": AREA[2000][0]}))
    typist.note("promise dropped", morgan.post(f"{PLAN}/promises/priorities/1.2", {"fate": "dropped", "reason": AREA[2000][1]}))
    typist.note("promises carried", morgan.post(f"{PLAN}/promises/carry", {"reason": AREA[2000][2]}))
    typist.note("promises finished", morgan.post(f"{PLAN}/promises/finish"))
    # Elements: every title, and all the payloads in each of the long texts.
    typist.note("element", morgan.post(PLAN + "/add", {"kind": "ambition", "number": "8", "title": "Payloads", "reason": AREA[2000][3]}))
    parent = re.search(r"add\?kind=priority&(?:amp;)?parent=([0-9a-f-]+)[^>]*>Add a priority<span[^>]*> under Ambition 8", morgan.get(PLAN).text).group(1)
    for number, title in enumerate(LINE[400]):
        typist.note("element", morgan.post(PLAN + "/add", {
            "kind": "priority", "parent": parent, "number": f"8.{number + 1}", "title": title, "statement": cycle(LINE[400], number + 9),
            "reason": cycle(AREA[2000], number)}))
    meeting = "{meeting.m1.body} {meeting.m2.body} {plan.title} {plan.publicTitle} {plan.period}"
    place = PLAN + "/priorities/8.1"
    typist.note("element's words", morgan.post(place, {
        "seen": seen(morgan, place), "title": LINE[400][0], "statement": " ".join(ALL), "narrative": AREA[50_000][0],
        "success": "\n".join(ALL) + "\n\n" + meeting, "reason": AREA[2000][0]}))
    for number, lead in enumerate(LINE[200]):
        path = PLAN + f"/priorities/8.{number % len(LINE[400]) + 1}"
        typist.note("lead", morgan.post(path + "/lead", {"seen": seen(morgan, path), "lead": lead, "reason": cycle(AREA[2000], number)}))
    for number, quote in enumerate(AREA[500]):
        typist.note("comment", robin.post(place + "/comments", {"field": "narrative", "quote": quote, "text": cycle(AREA[4000], number)}))
    for number, comment in enumerate(re.findall(r'id="comment-([0-9a-f-]+)"', morgan.get(place).text)[:2]):
        typist.note("answer", morgan.post(f"{place}/comments/{comment}", {f"answer-{comment}": AREA[4000][number]}))
    typist.note("kept draft", morgan.post(place + "/draft", {
        "seen": seen(morgan, place), "keep": "1", "title": LINE[400][1], "statement": " ".join(ALL), "narrative": AREA[50_000][0], "success": "\n".join(ALL)}))
    last = f"{PLAN}/priorities/8.{len(LINE[400])}"
    typist.note("moving", morgan.post(last + "/move", {"seen": seen(morgan, last), "parent": parent, "number": "", "order": "3", "reason": AREA[2000][1]}))
    typist.note("sharing", morgan.post(PLAN + "/share", [("audiences", "scrutiny"), ("reason", AREA[2000][1])]))
    retired = f"{PLAN}/priorities/8.5"
    typist.note("retiring", morgan.post(retired + "/retire", {"seen": seen(morgan, retired), "reason": AREA[2000][2]}))
    # People and posts.
    # A name is refused that holds letters which turn the text around.
    named = [payload for payload in ALL if payload.isprintable()]
    for number, title in enumerate(packed(120, " ", named)):
        typist.note("post", drew.post("/workspace/posts/add", {
            "title": title, "unit": cycle(LINE[120], number + 7), "roles": "reviewer", "scope": "council", "from": "2026-03-02"}))
        typist.note("person", drew.post("/workspace/people/add", {"name": title, "email": f"payload{number}@example.org", "kind": "officer"}))
    for number, address in enumerate(("\"<script>ran(1)</script>\"@example.org", "'onfocus=ran(2)x='@example.org", "<img/src=x/onerror=ran(3)>@example.org")):
        drew.post("/workspace/people/add", {"name": f"Address {number}", "email": address, "kind": "officer"})
    # The minutes.
    # The form asks for a shorter name of a body; the record takes a longer one.
    for number, body in enumerate(LINE[400]):
        typist.note("body", jamie.post("/workspace/governance/bodies", {
            "key": f"b{number}", "name": body, "kind": "executive", "remit": cycle(AREA[1000], number), "source": cycle(LINE[400], number)}))
        typist.note("meeting", jamie.post("/workspace/governance/meetings", {
            "key": f"m{number}", "body": f"b{number}", "day": "2026-03-01", "place": cycle(LINE[200], number), "source": cycle(LINE[400], number), "options": "held"}))
        plan = re.search(r'<select id="plan"[^>]*><option value="([^"]+)"', jamie.get("/workspace/governance/decisions").text).group(1) if number == 0 else plan
        typist.note("decision", jamie.post("/workspace/governance/decisions", {
            "plan": plan, "body": f"b{number}", "day": "2026-03-01", "outcome": cycle(AREA[1000], number),
            "reasons": cycle(AREA[1000], number + 1), "alternatives": cycle(AREA[1000], number + 2), "interests": cycle(LINE[200], number), "wards": cycle(LINE[200], number + 1),
            "reference": cycle(LINE[200], number), "source": cycle([*LINE[400], *ALL], number)}))
    for number, election in enumerate(LINE[200]):
        typist.note("pre-election period", jamie.post("/workspace/governance/pre-election-periods", {
            "election": election, "starts": "2025-03-01", "ends": "2025-05-01"}))
    typist.note("pre-election period", jamie.post("/workspace/governance/pre-election-periods", {
        "election": LINE[200][3], "starts": "2026-03-01", "ends": "2026-03-31"}))
    # Editions: some released, one corrected, one withdrawn, one held and let out, one that waits.
    def release(number, **more):
        return typist.note("edition", casey.post(PLAN + "/release", {
            "position": seen(casey, PLAN + "/release", "position"), "name": cycle(LINE[200], number), "stage": "draft", "day": "2026-03-02",
            "nextUpdate": cycle(LINE[400], number), "note": cycle(AREA[1000], number), "purpose": "statutory", "when": "now", **more}))
    for number in range(3):
        release(number)
    editions = dict(re.findall(r'<option value="([0-9a-f-]+)">(\d+):', casey.get(PLAN + "/release").text))
    first = {number: identity for identity, number in editions.items()}
    for text in AREA[1000]:
        typist.note("correction", casey.post(PLAN + "/editions/correct", {"correct-edition": first["3"], "correct-notice": text}))
    typist.note("withdrawal", casey.post(PLAN + "/editions/withdraw", {"withdraw-edition": first["1"], "withdraw-confirmed": "1", "withdraw-reason": AREA[1000][0]}))
    release(3, purpose="promotional")
    typist.note("override", rowan.post(PLAN + "/pending/override", {"override-reason": AREA[2000][0]}))
    check("what was let out is released", wait_until(lambda: "No edition waits" in casey.get(PLAN + "/pending").text, 10))
    release(4, when="later", releaseAt="2026-12-01", time="12:00")
    typist.note("cancelling", casey.post(PLAN + "/pending/cancel", {"reason": AREA[2000][1]}))
    release(5, when="later", releaseAt="2026-12-01", time="12:00")
    for field, problems in typist.refused.items():
        check(f"payloads are taken in the field '{field}'", False, f"{len(problems)} of {len(problems) + typist.taken[field]} were refused: {problems[:3]}")
    check("payloads stand in every field", len(typist.taken) >= 20, str(dict(typist.taken)))


def pages_that_show_payloads(server):
    """Everything that different people and the public can reach: addresses and texts by person, each text once."""
    found, words = {}, set()

    def keep(person, path, answer):
        text = re.sub(r'form-token" value="[^"]*"', "", answer.text[answer.text.find("<main"):])
        if answer.status == 200 and "ran(" in html.unescape(text) and text not in words:
            words.add(text)
            found[person, path] = answer

    # The plans before have no payloads of their own: of their elements one shows what all have in common. Their writer sees
    # every element of the new one, others two of them.
    before = "plans/20(23|24)-..(/(priorities|themes|enablers|core|ambitions/[2-9])|/preview|/add)"
    written = before + r"|/(priorities/[1-7C]\.\d+|themes/.|enablers/.|core/C|ambitions/[1-7])/|/add"
    read = before + r"|/(priorities/(?!8\.[12]($|[/&]))|themes|enablers|core)|page=(priorities/(?!8\.[12]$)|themes|enablers|core)"
    for person in ("Morgan Example", "Robin Example", "Councillor Sasha Example", "Casey Example", "Drew Example", "Jamie Example", "Avery Example"):
        caller = Caller(server.base, person)
        for path, answer in everything_reachable(caller, "/workspace", written if person == "Morgan Example" else read).items():
            keep(person, path, answer)
    caller = Caller(server.base)
    sitemap = re.findall(r"<loc>([^<]+)", caller.get("/sitemap.xml").text)
    for place in [*sitemap, "/search?q=script", "/search?q=ran", "/plan/2027-30/editions/1", "/plan/2027-30/editions/1/priorities/8.1"]:
        path = re.sub(r"^https?://[^/]+", "", place)
        keep("somebody", path, caller.get(path))
    return found


def no_page_runs_what_somebody_typed(browser, server):
    found = pages_that_show_payloads(server)
    missing = list(ALL)
    for answer in sorted(found.values(), key=lambda answer: -len(answer.text))[:40]:
        whole = letters(html.unescape(answer.text))
        missing = [payload for payload in missing if letters(payload) not in whole]
    check(f"every payload is shown somewhere on {len(found)} pages", not missing, str(missing))
    pages = {place: answer for place, answer in found.items() if "html" in answer.fields["Content-Type"]}
    longest, number = collections.defaultdict(list), 0
    for (person, path), answer in sorted(pages.items(), key=lambda item: -len(item[1].text)):
        longest[person, re.sub(r"editions/\d+", "editions/N", kind(path))].append(path)
    for person in dict.fromkeys(person for person, _ in pages):
        with Trap(browser, server, person) as window:
            window.go("/about" if person == "somebody" else "/workspace/account")
            # All of them are read as Chromium would read them; of each kind some are opened.
            for path in (path for one, path in pages if one == person):
                text = pages[person, path].text
                window.strange += [(path, found) for found in window.page.evaluate(
                    f"text => ({FOREIGN})(new DOMParser().parseFromString(text, 'text/html'))", text)]
            for path in (path for (one, _), paths in longest.items() if one == person for path in paths[:1]):
                window.go(path)
                window.page.mouse.move(200, 300)
                window.looks_harmless(path)
                number += 1
    print(f"        {len(found)} pages with payloads, {number} of them opened", flush=True)


def letters(text):
    """What is left of a text whatever was done to its signs."""
    return re.sub(r"[^a-z0-9()]", "", text.lower())


def no_preview_conflict_or_complaint_runs_it(browser, server):
    place = PLAN + "/priorities/8.2"
    with Trap(browser, server, "Morgan Example") as window:
        window.go(place)
        # With the script of the workspace the preview is put into the page while one types.
        window.fill({"Narrative": AREA[50_000][0]}, "#wording")
        check("the preview follows what is typed", wait_until(lambda: "ran(105)" in window.page.locator("#preview").inner_text(), 8))
        window.looks_harmless("the preview that follows")
        check("and the draft is kept", wait_until(lambda: "Your draft is kept" in window.page.locator("#draft-state").inner_text(), 8))
        window.press("Preview", "#wording").looks_harmless("the preview")
        revision = window.page.locator("#wording [name=seen]").input_value()
        other = Caller(server.base, "Ariel Example")
        fields = {"seen": revision, "title": LINE[400][1], "statement": "", "success": "", "reason": AREA[2000][0]}
        check("another is first", other.post(place, fields | {"narrative": "\n\n".join(reversed(ALL))}).status == 303)
        window.press("Save", "#wording")
        check("both texts are shown", window.status == 409 and "ran(" in window.text, str(window.status))
        window.looks_harmless("a conflict")
        window.go(place + "#<img src=x onerror=ran(200)>").looks_harmless("what stands behind #")


def send(window, action, fields):
    """Sends any fields from the page that is open, as a form of it would."""
    with window.page.expect_navigation() as arrival:
        window.page.evaluate("""([action, fields]) => { const form = document.createElement('form'), token = document.querySelector('[name=form-token]');
            form.method = 'post'; form.action = action; form.append(token.cloneNode());
            for (const [name, value] of fields) { const area = document.createElement('textarea'); area.name = name; area.value = value; form.append(area) }
            document.body.append(form); form.submit() }""", [action, list(fields.items())])
    return arrival.value.status


def complaints_show_it_as_text(browser, server):
    """Fields whose errors repeat what was typed, and pages that show a refused form again."""
    places = {
        "Morgan Example": [
            ("/workspace/plans/start", ["period", "title"]), (PLAN + "/add", ["kind:ambition", "number", "title", "statement"]),
            (PLAN + "/priorities/8.1/move", ["number", "order:1"]), (PLAN + "/priorities/8.1/move", ["number:", "order"]),
            (PLAN + "/priorities/8.1/align", ["framework"]), (PLAN + "/priorities/8.1/comments", ["field", "quote", "text"]),
            ("/workspace/account/delegations", ["post", "to", "from", "until"]), ("/workspace/account/password", ["old", "password"])],
        "Jamie Example": [
            ("/workspace/governance/meetings", ["key", "day:2026-03-01", "body", "time", "place", "source"]),
            ("/workspace/governance/meetings", ["key", "day", "body:cabinet", "source"]),
            ("/workspace/governance/bodies", ["key", "name", "kind", "remit", "source"]),
            ("/workspace/governance/rules", ["nation", "agenda", "callIn", "closures"]),
            ("/workspace/governance/decisions", ["plan", "body", "day", "outcome", "reasons", "reference", "source"]),
            ("/workspace/governance/routes/new", ["name", "key", "body-1", "part-1", "offered"]),
            ("/workspace/governance/paper-templates", ["template"]),
            ("/workspace/governance/roads", ["route"]), ("/workspace/governance/roads", ["route:council-plan", "plan", "title", "scrutiny", "executive", "council"]),
            ("/workspace/governance/roads/council-plan-2024-27/comments", ["body", "element", "sentence", "text"]),
            ("/workspace/governance/roads/council-plan-2024-27/papers", ["template", "body", "note"]),
            ("/workspace/governance/pre-election-periods", ["election", "starts", "ends"])],
        "Casey Example": [(PLAN + "/release", ["position", "name", "stage", "day", "nextUpdate", "note", "purpose", "when:later", "releaseAt", "time"])],
        "Drew Example": [
            ("/workspace/people/add", ["name", "email", "kind"]), ("/workspace/posts/add", ["title", "unit", "roles", "scope", "from", "until"]),
            ("/workspace/posts/add", ["title:", "unit", "roles", "scope:council", "from:2026-03-02", "until"])]}
    for person, forms in places.items():
        with Trap(browser, server, person) as window:
            window.go("/workspace/account")
            for action, names in forms:
                for text in packed(3500, "\n"):
                    status = send(window, action, {name.partition(":")[0]: name.partition(":")[2] if ":" in name else text for name in names})
                    if status not in (303, 404, 409, 422):
                        check(f"{action} refuses payloads plainly", False, f"{status} {window.heading}")
                    window.looks_harmless(f"what {action} answers")
    with Trap(browser, server) as window:
        for text in packed(1000, " "):
            for action, names in (("/sign-in", ["email", "password", "next"]), ("/sign-in/forgotten", ["email"])):
                window.go("/sign-in")
                send(window, action, dict.fromkeys(names, text))
                window.looks_harmless(f"what {action} answers")


def no_address_runs_what_stands_in_it(browser, server):
    def asking(*names):
        return "&".join(f"{name}={{0}}" for name in names)

    inside = [f"{PLAN}/compare?{asking('from', 'to')}", f"/workspace?{asking('done', 'as-at')}", f"{PLAN}/history?{asking('page', 'as-at', 'done')}",
              f"{PLAN}/preview?{asking('page')}", f"{PLAN}/add?kind=ambition&{asking('parent')}", f"{PLAN}/add?{asking('kind', 'parent')}",
              f"{PLAN}/priorities/8.1?{asking('as-at', 'done', 'seen')}", "/workspace/plans/{0}", PLAN + "/priorities/{0}", f"/workspace/governance/roads?{asking('route')}", "/workspace/people/{0}"]
    outside = ["/sign-in?next=/workspace{0}", f"/sign-in?{asking('next', 'done')}", "/plan/{0}", "/password/{0}", "/first-run/{0}", "/promises/{0}",
               "/plan/2027-30/priorities/{0}", f"/sign-in/openid/return?{asking('code', 'state', 'error')}", "/api/v1/search?q={0}", "/{0}"]
    with Trap(browser, server, "Morgan Example") as window, Trap(browser, server, "Avery Example") as auditor:
        for number, text in enumerate(packed(250, " ")):
            quoted = urllib.parse.quote(text, safe="")
            if number % 2:
                auditor.go(f"/workspace/audit?{asking('object', 'person')}".format(quoted)).looks_harmless("the audit of a payload")
            else:
                place = inside[number // 2 % len(inside)]
                window.go(place.format(quoted)).looks_harmless(place)
    with Trap(browser, server) as window:
        for number, text in enumerate(packed(190, " ")):
            window.go("/search?q=" + urllib.parse.quote(text)).looks_harmless("a search for payloads")
            place = outside[number // 2 % len(outside)] if number % 2 else "/search?q={0}"
            # Not every letter may stand in an address as it is; browsers send these.
            window.go(place.format(urllib.parse.quote(text, safe="") if number % 2 else re.sub(r"[\x00-\x20#%]", "", text)))
            if window.page.locator("main").count():
                window.looks_harmless(place)


def broken_bytes_are_answered_plainly(browser, server):
    caller = Caller(server.base, "Morgan Example")
    with Trap(browser, server, "Morgan Example") as window:
        for text in BROKEN_BYTES:
            for place in (f"/search?q={text}", f"/workspace/audit?object={text}", f"/workspace?done={text}", f"/sign-in?next={text}", f"/plan/{text}", f"{PLAN}/{text}"):
                answer = caller.get(place.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E"))
                if answer.status not in (200, 303, 400, 403, 404) or "<script>ran" in answer.text:
                    check(f"{place} is answered plainly", False, f"{answer.status}")
            window.go(f"/search?q={text}").looks_harmless("a search for broken bytes")
            body = f"form-token={caller.form_token()}&title={text}&seen=1"
            answer = caller.ask("POST", PLAN + "/priorities/8.3", body, **{"Content-Type": "application/x-www-form-urlencoded"})
            check(f"a form with '{text}' is refused or read as letters", answer.status in (303, 400, 409, 422) and "<script>ran" not in answer.text, str(answer.status))


def no_cell_of_the_audit_is_a_formula(server):
    auditor = Caller(server.base, "Avery Example")
    for path in ("/workspace/audit.csv", "/workspace/audit.csv?source=door"):
        answer = auditor.get(path)
        rows = list(csv.reader(io.StringIO(answer.text)))
        bad = [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
        check(f"no cell of {path} is a formula", not bad, str(bad[:3]))
        check(f"{path} is a file and not a page", "attachment" in answer.fields["Content-Disposition"] and answer.fields["X-Content-Type-Options"] == "nosniff")
        check(f"every row of {path} has as many cells", len({len(row) for row in rows}) == 1, str(collections.Counter(map(len, rows))))


def nothing_typed_runs(browser, journey):
    with Demonstration(moment="2026-03-02T09:30:00.000Z") as server:
        journey(payloads_are_typed_into_every_field, server)
        journey(no_page_runs_what_somebody_typed, browser, server)
        journey(no_preview_conflict_or_complaint_runs_it, browser, server)
        journey(complaints_show_it_as_text, browser, server)
        journey(no_address_runs_what_stands_in_it, browser, server)
        journey(broken_bytes_are_answered_plainly, browser, server)
        journey(no_cell_of_the_audit_is_a_formula, server)

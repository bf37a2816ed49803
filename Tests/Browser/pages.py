"""Every page behind the door, as each example person finds it: axe, width, valid HTML, ids, a quiet console; errors too."""
import collections
import re

from browsing import NARROW, WIDE, Caller, Window, axe_finds_nothing, check, everything_reachable, fits_the_screen, html_is_valid, links

PEOPLE = ["Ariel Example", "Avery Example", "Casey Example", "Councillor Quinn Example", "Councillor Sasha Example", "Drew Example",
          "Jamie Example", "Kit Example", "Lee Example", "Morgan Example", "Parker Example", "Robin Example", "Rowan Example"]

# Empty, these do something instead of complaining, or end what the check stands on.
NOT_SENT_EMPTY = re.compile(r"/(sign-out|share|order|health-rules|themes|lead|draft|discard|codes/remove|finish|move|papers|judgement|unmeasured|chart|parts|rule|stage|nation)$")


def kind(path):
    """What is the same for pages that differ in nothing but what they are about."""
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", path)
    path = re.sub(r"/plans/\d{4}-\d\d", "/plans/P", path)
    path = re.sub(r"/(ambitions|priorities|core|themes|enablers)/[^/?]+", "/KIND/N", path)
    path = re.sub(r"/measures/[A-Z][A-Z0-9]*-[^/?.]+", "/measures/CODE", path)
    path = re.sub(r"/assessments/[a-z0-9-]+-(equality|environmental|socio-economic)", "/assessments/SLUG", path)
    path = re.sub(r"/(findings|lists)/[a-z][a-z-]+", r"/\1/CODE", path)
    return re.sub(r"=[^&]*", "=", path)


def main_part(text):
    return text[text.find("<main"):text.find("</main>")]


def parts(text):
    """The kinds of element that a page is made of."""
    return frozenset(re.findall(r'<(\w+)(?: id="[^"]*")?(?: class="([^"]*)")?', main_part(text)))


def ids_are_right(pages):
    """Ids are given once, and whatever points to one finds it."""
    twice, lost = [], []
    for name, text in pages.items():
        ids = re.findall(r'\sid="([^"]*)"', text)
        twice += [(name, found) for found, count in collections.Counter(ids).items() if count > 1]
        wanted = re.findall(r'\sfor="([^"]*)"', text) + re.findall(r'href="#([^"]+)"', text)
        for several in re.findall(r'aria-(?:labelledby|describedby)="([^"]*)"', text):
            wanted += several.split()
        lost += [(name, one) for one in wanted if one not in ids]
    check(f"every id on {len(pages)} pages is given once", not twice, f"{len(twice)}: {twice[:5]}")
    check("whatever points to an id finds it", not lost, f"{len(lost)}: {lost[:8]}")


# Elements of which one finds all kinds by looking at those of one ambition.
MORE_OF_THE_SAME = r"/(2023-24|2030-33)/(priorities|themes|enablers|ambitions/[2-9])|/2024-27/(priorities/[2-9C]|ambitions/[3-9])|page=priorities/[2-7C]|/findings/(?!age|disability|marriage|greenhouse)|/lists/(?!age|carers)"


def everything_that_each_person_finds(server):
    """Pages by person and address, each once: people who see the same words need not be asked twice."""
    found, seen = {}, set()
    for person in PEOPLE:
        caller = Caller(server.base, person)
        for path, answer in everything_reachable(caller, "/workspace", "^$" if person == "Morgan Example" else MORE_OF_THE_SAME).items():
            check(f"{person} gets what a link to {path} promises", answer.status == 200, str(answer.status))
            words = re.sub(r'form-token" value="[^"]*"', "", main_part(answer.text))
            if "html" in answer.fields["Content-Type"] and (path, words) not in seen:
                seen.add((path, words))
                found[person, path] = answer.text
        caller.close()
    return found


def as_few_as_have_all(found):
    """Pages that together have every part that pages of their kind are made of; the longest of each kind is always there."""
    by_kind = collections.defaultdict(list)
    for place, text in found.items():
        by_kind[kind(place[1])].append((place, text, parts(text)))
    chosen = collections.defaultdict(list)
    for pages in by_kind.values():
        missing = frozenset().union(*(made_of for _, _, made_of in pages))
        while missing:
            (person, path), _, made_of = max(pages, key=lambda page: (len(page[2] & missing), len(page[1])))
            chosen[person].append(path)
            missing -= made_of
    return chosen


def every_page_is_right(browser, server):
    found = everything_that_each_person_finds(server)
    named = {f"{path} ({person})": text for (person, path), text in found.items()}
    html_is_valid(named)
    ids_are_right(named)
    chosen = as_few_as_have_all(found)
    print(f"        {len(found)} pages, {sum(map(len, chosen.values()))} of them looked at", flush=True)
    for person, paths in chosen.items():
        with Window(browser, server, person) as window:
            for path in sorted(paths):
                window.go(path)
                for width in (WIDE, NARROW):
                    window.page.set_viewport_size({"width": width, "height": 900})
                    axe_finds_nothing(window.page, f"{path} ({person}) at {width} px")
                    fits_the_screen(window.page, f"{path} ({person}) at {width} px")
    return found


def every_form_complains_well_when_it_is_empty(browser, server, found):
    """Sends each kind of form with nothing in it, and looks at what comes back."""
    forms = {}
    for (person, path), text in found.items():
        for action, inside in re.findall(r'<form[^>]*action="([^"]*)"[^>]*method="post"[^>]*>(.*?)</form>', text, re.S):
            has_fields = re.search(r'<(textarea|select|input[^>]*type="(text|email|password|date|radio|checkbox)")', inside)
            if has_fields and not NOT_SENT_EMPTY.search(action):
                forms.setdefault(kind(action), (person, path, action))
    texts = {}
    by_person = collections.defaultdict(list)
    for person, path, action in forms.values():
        by_person[person].append((path, action))
    for person, places in by_person.items():
        with Window(browser, server, person, NARROW) as window:
            for path, action in sorted(places):
                window.go(path)
                with window.page.expect_navigation() as arrival:
                    window.page.evaluate("""action => { const form = document.querySelector(`form[action="${action}"]`);
                        for (const field of form.querySelectorAll('input:not([type=hidden]), textarea')) {
                            if (['radio', 'checkbox'].includes(field.type)) { field.checked = false } else { field.value = '' } }
                        form.submit() }""", action)
                answer = arrival.value
                name = f"{action} sent empty ({person})"
                check(f"{name} is refused with a page that says why", answer.status == 422 and window.errors, f"{answer.status} {window.errors}")
                texts[name] = answer.text()
                axe_finds_nothing(window.page, name)
                fits_the_screen(window.page, f"{name} at {NARROW} px")
                window.page.set_viewport_size({"width": WIDE, "height": 900})
                fits_the_screen(window.page, f"{name} at {WIDE} px")
                window.page.set_viewport_size({"width": NARROW, "height": 640})
    print(f"        {len(texts)} kinds of form", flush=True)
    html_is_valid(texts)
    ids_are_right(texts)


def every_page(browser, server, journey):
    found = journey(every_page_is_right, browser, server)
    journey(every_form_complains_well_when_it_is_empty, browser, server, found)

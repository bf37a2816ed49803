"""Getting in: the first administrator, invitations, passwords and codes, ways out, and the council's identity provider."""
import base64
import hashlib
import hmac
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import threading
import time
import urllib.request

from browsing import NARROW, Caller, Server, Window, check, free_port, plain, wait_until

SERVERS = pathlib.Path(__file__).parent.parent / "CourierTests" / "Servers"
GOOD = "larch kettle horizon"
FIRST, NIA, OLU = "Hedd Alder", "Nia Larch", "Olu Birch"


def email(name):
    return f"{name.split()[0].lower()}@example.gov.uk"


class Helper:
    """A server that other people wrote, as its own process; it ends with this one."""

    def __init__(self, name, *arguments):
        self.process = subprocess.Popen(
            [sys.executable, SERVERS / f"{name}.py", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.facts = json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)


class MailServer(Helper):
    def __init__(self, folder):
        super().__init__("mail", folder)
        self.folder = pathlib.Path(folder)

    def mails(self, name):
        read = [json.loads(path.read_text()) for path in self.folder.glob("*.json")]
        return [mail for mail in read if mail["envelope"][1:] == [email(name)]]

    def link(self, name, count=1):
        """The link in the newest of so many mails; there may not be more."""
        check(f"{name} gets mail number {count}", wait_until(lambda: len(self.mails(name)) == count, 15))
        known = self.__dict__.setdefault("known", set())
        new = [link for mail in self.mails(name) for link in re.findall(r"http\S+/password/\S+", mail["body"]) if link not in known]
        check(f"mail number {count} to {name} has one new link", len(new) == 1, str(new))
        known.update(new)
        return new[0]


class IdentityProvider(Helper):
    """Knows 'officer-7', Ada, who is in the group 'plan-editors'; others are made here."""

    def __init__(self, council):
        super().__init__("openid")
        self.issuer = f"http://localhost:{self.facts['port']}"
        client = self._send("POST", "/oauth2/clients", {
            "redirect_uris": [council + "/sign-in/openid/return"], "token_endpoint_auth_method": "client_secret_basic"})
        self.client, self.secret = client["client_id"], client["client_secret"]

    def _send(self, method, path, body):
        request = urllib.request.Request(
            self.issuer + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or b"null")

    def make(self, subject, **claims):
        self._send("PUT", f"/users/{subject}", claims)


class Council(Server):
    """A council that was just described, with nobody in it; mail and identities go through real servers."""

    def __init__(self, mail, provider, port):
        origin = f"http://localhost:{port}"
        super().__init__(
            "serve", "--origin", origin, "--mail", f"smtp://127.0.0.1:{mail.facts['port']}", "--mail-without-tls",
            "--openid-issuer", provider.issuer, "--openid-client", provider.client,
            "--openid-group", "plan-editors=Plan editor",
            environment={"THROUGHLINE_OPENID_SECRET": provider.secret}, port=port)

    def prepare(self):
        os.mkdir(self.data)
        self.run("council", "describe", "--name", "Anytown Council", "--short-name", "Anytown",
                 "--contact", "Ask the strategy team on 0123 456 7890.")


class Authenticator:
    """What an app on a phone does with the letters (RFC 6238); it gives no code twice."""

    def __init__(self, letters):
        letters = letters.replace(" ", "")
        self.secret = base64.b32decode(letters + "=" * (-len(letters) % 8))
        self.used = 0

    @staticmethod
    def step():
        return int(time.time()) // 30

    def code(self, step=None):
        if step is None:
            # The server takes the step before and after its own: near the end of one the earliest may just run out.
            earliest = int(time.time() - 25) // 30
            step = self.used = max(earliest, self.used + 1)
            wait_until(lambda: self.step() + 1 >= step, 31)
        digest = hmac.digest(self.secret, struct.pack(">Q", step), hashlib.sha1)
        start = digest[-1] & 15
        return f"{(int.from_bytes(digest[start:start + 4]) & 0x7fffffff) % 1_000_000:06}"

    def wrong_code(self):
        near = {self.code(self.step() + near) for near in range(-3, 4)}
        return next(code for code in ("123456", "654321", "111222", *map(str, range(200000, 200010))) if code not in near)


def sign_in(window, name, password=GOOD):
    return window.go("/sign-in").fill({"Work e-mail address": email(name), "Password": password}).press("Sign in")


def is_out(window):
    return window.go("/workspace").path == "/sign-in"


def password_is_checked(window, label, button, name):
    """Weak passwords are refused, each with a sentence that helps; the page looks right while it says so."""
    weak = {
        "kettle": "at least 12 characters", "": "at least 12 characters", "password12345": "tried first",
        "aaaaaaaaaaaaaa": "tried first", "qwertyuiop123": "tried first", "AnytownCouncil2026": "tried first",
        name.replace(" ", "") + "2026!": "tried first", "x" * 129: "at most 128 characters",
    }
    for password, words in weak.items():
        window.fill({label: password}).press(button)
        check(f"the password '{password[:20]}' is refused", window.status == 422 and len(window.errors) == 1
              and words in window.errors[0], f"{window.status} {window.errors}")
    window.looks_right("a refused password")


def set_up_codes(window, password=None, looks=False):
    """Sets codes up as an app would, and gives the app and the recovery codes; asked for a password where one came in without."""
    app = Authenticator(window.page.locator("code.secret").inner_text())
    proof = {"Your password": password} if password else {}
    window.fill({"Six-digit code from the app": app.wrong_code()} | proof).press("Finish")
    check("a wrong code sets nothing up", window.status == 422 and "does not fit" in "".join(window.errors), str(window.errors))
    again = Authenticator(window.page.locator("code.secret").inner_text())
    check("the letters stay the same while the code is wrong", again.secret == app.secret)
    if looks:
        window.looks_right("codes with an error")
    if password:
        window.fill({"Six-digit code from the app": app.code(), "Your password": "wrong kettle horizon"}).press("Finish")
        check("a session left open is not enough for codes", window.status == 422 and len(window.errors) == 1, str(window.errors))
    window.fill({"Six-digit code from the app": app.code()} | proof).press("Finish")
    codes = window.page.locator(".recovery-codes code").all_inner_texts()
    check("ten different recovery codes are shown", len(set(codes)) == 10, f"{window.status} {window.errors}")
    if looks:
        window.looks_right("recovery codes")
    return app, codes


def the_first_administrator_is_made_through_a_link_on_the_console(browser, council):
    link = council.said(r"(http://localhost:\d+/first-run/\S+)")
    check("the link leads to the server that gave it", link.startswith(council.base + "/"), link)
    with Window(browser, council, "the first administrator", width=NARROW) as window:
        check("without a link nobody gets to the first run", window.go("/first-run/" + "A" * 43).status == 410, str(window.status))
        check("nobody can sign in before", sign_in(window, FIRST).status == 422)
        window.go(link)
        check("the link leads to the set-up", window.heading == "Set up the workspace")
        window.looks_right("the first run").press("Make the account")
        check("an empty form names all that is missing", len(window.errors) == 3, str(window.errors))
        check("the title says that there is an error", window.page.title().startswith("Error: "), window.page.title())
        window.looks_right("the first run with errors")
        window.page.locator(".error-summary a").first.click()
        check("an error leads to its field", window.page.evaluate("document.activeElement.name") == "name")
        window.fill({"Your name": FIRST, "Your work e-mail address": email(FIRST)})
        password_is_checked(window, "Password", "Make the account", FIRST)
        check("what was typed stays", window.field("Your name").input_value() == FIRST)
        window.fill({"Password": GOOD}).press("Make the account")
        check("codes are asked for at once", window.path == "/workspace/account/codes", window.path)
        window.go("/workspace/people")
        check("nothing else opens before", window.path == "/workspace/account/codes", window.path)
        window.looks_right("setting up codes")
        app, codes = set_up_codes(window, looks=True)
        window.follow("I have kept them: go on")
        check("the administrator is in", window.heading == f"Hello, {FIRST}", window.heading)
        for path in ("/workspace/account", "/workspace/account/codes"):
            check(f"{path} does not show the recovery codes again", not any(code in window.go(path).source for code in codes))
        window.looks_right("setting codes up anew")
    with Window(browser, council, "a second with the link") as window:
        check("the link does not work twice", window.go(link).status == 410 and window.heading == "This link no longer works",
              f"{window.status}")
        window.looks_right("a link that is used up")
    return app, codes


def a_server_that_has_an_administrator_prints_no_link_again(council):
    council.stop()
    council.start()
    # Serving comes first, the link right after it: a request in between gives it time to be printed.
    Caller(council.base).get("/sign-in")
    council.said(r"(/sign-in)")
    check("no second link is printed", "first-run" not in "".join(council.lines), "".join(council.lines))


def enter_code(window, code):
    return window.fill({"Six-digit code, or one of your recovery codes": code}).press("Go on")


def the_administrator_signs_in_with_password_and_code(browser, council, app, codes):
    window = Window(browser, council, FIRST)
    sign_in(window, FIRST)
    check("after the password the code is asked for", window.path == "/sign-in/code", f"{window.path} {window.errors}")
    check("the password alone opens nothing", window.go("/workspace/people").path == "/sign-in/code", window.path)
    used = app.code(app.used)
    enter_code(window, used)
    check("a code that was used is refused", window.status == 422 and window.path == "/sign-in/code", f"{window.status}")
    window.looks_right("a refused code")
    enter_code(window, app.code())
    check("password and code let in", window.heading == f"Hello, {FIRST}", window.heading)
    return window


def the_administrator_adds_a_person(admin, mail, name):
    admin.go("/workspace/people").follow("Add a person").press("Add and invite")
    check("an empty form adds nobody", admin.status == 422 and len(admin.errors) == 2, str(admin.errors))
    admin.looks_right("adding a person, with errors")
    admin.fill({"Name": name, "Work e-mail address": "nia at example"}).press("Add and invite")
    check("what is no address is refused", "name@example.gov.uk" in "".join(admin.errors), str(admin.errors))
    admin.fill({"Name": name, "Work e-mail address": f" {email(name).upper()} "}).press("Add and invite")
    check(f"{name} is added", admin.heading == name and "invitation is on its way" in admin.notice, f"{admin.heading} {admin.errors}")
    place = admin.path
    link = mail.link(name)
    check("the mail says who it is from and for whom", all(
        words in mail.mails(name)[0]["body"] for words in (f"Hello {name}", "Anytown Council", "7 days")))
    sent = wait_until(lambda: re.search(rf"{re.escape(email(name))}.{{0,400}}Sent", admin.go("/workspace/mail").text, re.S))
    check("the list of mails says that it is sent", bool(sent), admin.text)
    admin.looks_right("the list of mails")
    admin.go("/workspace/people/add").fill({"Name": "Somebody else", "Work e-mail address": email(name)}).press("Add and invite")
    check("an address is used once", "already" in "".join(admin.errors), str(admin.errors))
    return place, link


def the_person_chooses_a_password(browser, council, name, link):
    window = Window(browser, council, name, width=NARROW)
    window.go(link)
    check("the invitation says for whom it is", f"{name}, {email(name)}" in window.text, window.text)
    window.looks_right("choosing a password").press("Save and sign in")
    password_is_checked(window, "New password", "Save and sign in", name)
    window.fill({"New password": GOOD}).press("Save and sign in")
    check("choosing a password lets in", window.heading == f"Hello, {name}", f"{window.status} {window.heading}")
    check("without a post nothing can be done", "You hold no post today" in window.text and "Start a plan" not in window.text)
    check("pages of others stay shut", window.go("/workspace/people").status == 403 and window.heading == "You may not do this")
    window.looks_right("a page one may not see")
    with Window(browser, council, "a second with the invitation") as second:
        check("the invitation works once", second.go(link).status == 410, str(second.status))
    return window


def the_administrator_gives_a_post(admin, title, *roles, holder=None):
    admin.go("/workspace/people").follow("Add a post").press("Add the post")
    check("an empty form makes no post", admin.status == 422 and len(admin.errors) >= 2, str(admin.errors))
    admin.looks_right("adding a post, with errors")
    admin.fill({"Title of the post": title, "Directorate, service or body": "Chief Executive's"}).tick(*roles).press("Add the post")
    check(f"the post '{title}' is made", admin.heading == title, f"{admin.heading} {admin.errors}")
    if holder:
        admin.press("Appoint")
        check("somebody must be chosen", "Choose a person." in "".join(admin.errors), str(admin.errors))
        admin.looks_right("appointing, with an error")
        admin.choose("Person", text=holder).press("Appoint")
        check(f"{holder} is appointed", f"{holder}, from" in admin.text and "Appointed." in admin.notice, admin.text)
    admin.looks_right("a post")
    return admin.path


def a_new_post_opens_its_pages_and_makes_the_old_cookie_worthless(window, name):
    old = window.cookies
    window.go("/workspace")
    check("the post shows on the home page", "Head of Strategy" in window.text and "Start a plan" in window.text, window.text)
    check("with the new powers comes a new cookie", window.cookies["throughline"] != old["throughline"])
    check("the old cookie is worthless", Caller(window.base, cookies=old).get("/workspace").fields["Location"].startswith("/sign-in"))
    window.looks_right("the home page")


def codes_can_be_set_up_by_choice(window):
    window.go("/workspace/account").looks_right("one's account").follow("Set up one-time codes")
    app, codes = set_up_codes(window, GOOD)
    window.follow("I have kept them: go on").go("/workspace/account")
    check("the account counts the recovery codes", "10 unused recovery codes" in window.text, window.text)
    return app, codes


def signing_out_makes_the_cookie_worthless(window):
    old = window.cookies
    check("the cookie works before", Caller(window.base, cookies=old).get("/workspace").status == 200)
    window.go("/workspace").press("Sign out")
    check("signing out leads to the door", window.path == "/sign-in")
    answer = Caller(window.base, cookies=old).get("/workspace")
    check("after it the old cookie is worthless", answer.status == 303 and "/sign-in" in answer.fields["Location"], str(answer.status))
    check("the way back shows nothing", is_out(window))


def the_same_answer_for_known_and_unknown_addresses(browser, council):
    def answer(address, password):
        with Window(browser, council, "a stranger") as window:
            window.go("/sign-in").fill({"Work e-mail address": address, "Password": password}).press("Sign in")
            text = re.sub(r'(form-token" value=")[^"]+', r"\1", window.source).replace(address, "ADDRESS")
            return window.status, re.sub(r"\d\d:\d\d", "", text), window.errors
    known, unknown = answer(email(NIA), "wrong kettle horizon"), answer("nobody@example.gov.uk", "wrong kettle horizon")
    check("a wrong password is refused", known[0] == 422 and "do not fit together" in known[2][0], str(known[2]))
    check("the answer for an unknown address is the same", known == unknown, f"{known[2]} {unknown[2]}")
    with Window(browser, council, "a stranger", width=NARROW) as window:
        window.go("/sign-in").looks_right("the door").press("Sign in")
        check("an empty form says what to enter", len(window.errors) == 2, str(window.errors))
        window.looks_right("the door with errors")


def too_many_tries_have_to_wait(browser, council, name):
    """Somebody guesses at two addresses at once, one known and one not; afterwards the right password still lets in."""
    def guess(address, told):
        caller = Caller(council.base)
        for _ in range(8):
            answer = caller.post("/sign-in", {"email": address, "password": "wrong kettle horizon"})
            if "Too many tries" in answer.text:
                break
        told[address] = re.search(r"Too many tries. Wait \d+ seconds and try again", answer.text)
    told = {}
    guesses = [threading.Thread(target=guess, args=(address, told)) for address in (email(name), "no.such.person@example.gov.uk")]
    for thread in guesses:
        thread.start()
    for thread in guesses:
        thread.join()
    for address, words in told.items():
        check(f"whoever guesses at {address} is slowed down, and told for how long", words is not None)
    window = Window(browser, council, name)
    sign_in(window, name)
    check("the right password has to wait too", "Too many tries" in "".join(window.errors) or window.path == "/sign-in/code", str(window.errors))
    window.looks_right("too many tries")
    check("after the wait it lets in", wait_until(lambda: sign_in(window, name).path == "/sign-in/code", 20), str(window.errors))
    return window


def a_recovery_code_works_once(browser, council, codes, name, first):
    """Ends with two browsers of the same person's that are in."""
    enter_code(first, codes[3].upper().replace("-", " "))
    check("a recovery code lets in", first.heading == f"Hello, {name}", f"{first.heading} {first.errors}")
    second = Window(browser, council, name)
    sign_in(second, name)
    enter_code(second, codes[3])
    check("it does not work twice", second.status == 422 and second.path == "/sign-in/code", str(second.status))
    enter_code(second, codes[4])
    check("another does", second.heading == f"Hello, {name}", f"{second.heading} {second.errors}")
    check("the account counts those that are left", "8 unused recovery codes are left" in second.go("/workspace/account").text, second.text)
    return first, second


def signing_out_everywhere_ends_another_browsers_session(one, other):
    rows = other.go("/workspace/account").page.locator("table", has_text="Your sessions").locator("tbody tr")
    check("two browsers are in", rows.count() == 2 and one.go("/workspace").path == "/workspace", str(rows.count()))
    other.press("Sign out everywhere")
    check("the one that asked is out", is_out(other))
    check("the other is out as well", is_out(one))
    one.close()
    other.close()


def a_forgotten_password_is_replaced_through_mail(browser, council, mail, inside, name, seen):
    check("somebody is in with the old password", not is_out(inside))
    with Window(browser, council, name, width=NARROW) as window:
        window.go("/sign-in").follow("I forgot my password").looks_right("a forgotten password").press("Send the link")
        check("an address is needed", window.status == 422 and len(window.errors) == 1, str(window.errors))
        pages = []
        for address in ("nobody@example.gov.uk", email(name)):
            window.go("/sign-in/forgotten").fill({"Work e-mail address": address}).press("Send the link")
            pages.append((window.status, window.heading, window.text))
        check("the answer does not tell who has an account", pages[0] == pages[1] and "If there is an account" in pages[1][2], str(pages))
        link = mail.link(name, seen + 1)
        check("the one who asked is not signed out by asking", not is_out(inside))
        window.go(link).fill({"New password": "kettle"}).press("Save and sign in")
        check("a weak password does not use the link up", window.status == 422)
        window.fill({"New password": "horizon anvil thimble"}).press("Save and sign in")
        check("the new password lets in", window.heading == f"Hello, {name}", f"{window.status} {window.heading}")
        check("other sessions are ended", is_out(inside))
        check("the link works once", inside.go(link).status == 410)
        check("the old password is worth nothing", sign_in(inside, name).status == 422)
    inside.close()


def a_person_added_on_the_console_comes_in(browser, council):
    told = council.run("account", "add", "--name", "Ceri Oak", "--email", email("Ceri Oak"), "--origin", council.base)
    link = re.search(r"http\S+/password/\S+", told).group(0)
    with Window(browser, council, "Ceri Oak") as window:
        check("a link that the console gave beside the running server opens", window.go(link).status == 200, f"{window.status} {window.heading}")
        if window.status == 200:
            window.fill({"New password": GOOD}).press("Save and sign in")
            check("and lets in", window.heading == "Hello, Ceri Oak", window.heading)
            told = council.run("account", "disable", email("Ceri Oak"))
            check("disabling on the console shuts out at once", is_out(window), told)


def somebody_writes_before_they_leave(window):
    window.go("/workspace").follow("Start a plan").press("Start")
    check("years are needed", window.status == 422, str(window.status))
    window.fill({"Years": "2027-30", "Title": "Council Plan {plan.period}"}).press("Start")
    check("a plan is started", window.path == "/workspace/plans/2027-30", f"{window.path} {window.errors}")
    window.follow("Add an ambition").fill({"Title": "Cleaner rivers", "Why": "The survey of residents asks for it"}).press("Add")
    check("an ambition is added", window.path == "/workspace/plans/2027-30/ambitions/1", f"{window.path} {window.errors}")


def a_disabled_account_is_out_at_once_and_its_post_handed_over(browser, council, admin, window, name, place, post, successor):
    check(f"{name} is in", not is_out(window))
    admin.go(place).follow("Shut the account").press("Shut the account")
    check("a successor must be named", admin.status == 422 and "Choose who takes over" in "".join(admin.errors), str(admin.errors))
    admin.looks_right("shutting an account, with an error")
    admin.choose("Who takes over the posts", text=successor).press("Shut the account")
    check("the account is shut", "The account is shut" in admin.notice, f"{admin.notice} {admin.errors}")
    check("its holder is out at once", is_out(window))
    check("and cannot come back", sign_in(window, name).status == 422)
    check("the post has its new holder", re.search(rf"{successor}, from", admin.go(post).text) is not None, admin.text)
    with Window(browser, council, successor) as next_one:
        sign_in(next_one, successor, "horizon anvil thimble")
        check("the new holder has the powers", "Head of Strategy" in next_one.text, next_one.text)
        next_one.go("/workspace/plans/2027-30/ambitions/1/history")
        check("history keeps the name of who left", name in next_one.text, next_one.text)


def the_last_administrator_stays(admin):
    admin.go("/workspace/people").follow(FIRST).follow("Shut the account").choose("Who takes over the posts", text=OLU).press("Shut the account")
    check("nobody shuts their own account", admin.status == 422 and "another administrator" in "".join(admin.errors), str(admin.errors))
    admin.looks_right("shutting one's own account")
    check("the administrator is still in", admin.go("/workspace").status == 200 and admin.path == "/workspace")


def the_identity_provider_lets_in_whom_it_vouches_for(browser, council, provider, admin):
    def come(window, subject):
        window.go("/sign-in").follow("Sign in with your Anytown Council account")
        window.page.locator("input[name=sub]").fill(subject)
        return window.press("Authorize")

    with Window(browser, council, "Ada", width=NARROW) as window:
        come(window, "officer-7")
        check("somebody without an account is refused", window.status == 403 and "there is no account for you here" in window.text,
              f"{window.status} {window.text}")
        window.looks_right("a stranger from the identity provider")
    admin.go("/workspace/people/add").fill({"Name": "Ada Llŷr", "Work e-mail address": "ada@example.gov.uk"}).press("Add and invite")
    check("Ada has an account", admin.heading == "Ada Llŷr", f"{admin.heading} {admin.errors}")
    provider.make("impostor", email="ada@example.gov.uk", email_verified=False, name="Not Ada")
    with Window(browser, council, "an impostor") as window:
        check("an address that is not verified lets nobody in", come(window, "impostor").status == 403, str(window.status))
    with Window(browser, council, "Ada") as window:
        come(window, "officer-7")
        check("Ada is let in by her verified address", window.heading == "Hello, Ada Llŷr", f"{window.heading} {window.text}")
        check("her group gives her the post", "You act as: Plan editor." in window.text, window.text)
        check("the post opens the plan", window.go("/workspace/plans/2027-30/ambitions/1").status == 200)
    provider.make("second-ada", email="ada@example.gov.uk", email_verified=True, name="Second Ada")
    with Window(browser, council, "a second with the same address") as window:
        check("another subject does not get a taken account", come(window, "second-ada").status == 403, str(window.status))
    provider.make("officer-7", email="ada.llyr@example.gov.uk", email_verified=False, name="Ada Llŷr", groups=[])
    with Window(browser, council, "Ada") as window:
        come(window, "officer-7")
        check("she is known by her subject afterwards", window.heading == "Hello, Ada Llŷr", window.heading)
        check("out of the group, out of the post", "You hold no post today" in window.text, window.text)
    with Window(browser, council, "somebody led astray") as window:
        window.go("/sign-in").follow("Sign in with your Anytown Council account")
        window.go("/sign-in/openid/return?code=stolen&state=wrong")
        check("a wrong state signs nobody in", window.status == 403 and "does not belong to this sign-in" in window.text, window.text)
        window.looks_right("a wrong answer of the identity provider")
        check("nor does one that was refused", window.go("/sign-in/openid/return?error=access_denied").status == 403)
        check("they are not in", is_out(window))
    with Window(browser, council, "another browser") as window:
        check("nor one that was begun elsewhere", window.go("/sign-in/openid/return?code=x&state=y").status == 403, str(window.status))
        answer = Caller(council.base).get("/sign-in/openid")
        check("the provider is asked with PKCE", "code_challenge_method=S256" in answer.fields["Location"], answer.fields["Location"])


def getting_in(browser, journey, folder):
    """All of it, in the order in which it would happen."""
    port = free_port()
    with MailServer(folder) as mail, IdentityProvider(f"http://localhost:{port}") as provider, Council(mail, provider, port) as council:
        app, codes = journey(the_first_administrator_is_made_through_a_link_on_the_console, browser, council)
        journey(a_server_that_has_an_administrator_prints_no_link_again, council)
        admin = journey(the_administrator_signs_in_with_password_and_code, browser, council, app, codes)
        place, link = journey(the_administrator_adds_a_person, admin, mail, NIA)
        nia = journey(the_person_chooses_a_password, browser, council, NIA, link)
        post = journey(the_administrator_gives_a_post, admin, "Head of Strategy", "Strategy lead", holder=NIA)
        journey(a_new_post_opens_its_pages_and_makes_the_old_cookie_worthless, nia, NIA)
        journey(somebody_writes_before_they_leave, nia)
        app, codes = journey(codes_can_be_set_up_by_choice, nia)
        journey(signing_out_makes_the_cookie_worthless, nia)
        journey(the_same_answer_for_known_and_unknown_addresses, browser, council)
        waited = journey(too_many_tries_have_to_wait, browser, council, NIA)
        one, other = journey(a_recovery_code_works_once, browser, council, codes, NIA, waited)
        journey(signing_out_everywhere_ends_another_browsers_session, one, other)
        _, link = journey(the_administrator_adds_a_person, admin, mail, OLU)
        olu = journey(the_person_chooses_a_password, browser, council, OLU, link)
        journey(a_forgotten_password_is_replaced_through_mail, browser, council, mail, olu, OLU, 1)
        journey(a_person_added_on_the_console_comes_in, browser, council)
        sign_in(nia, NIA)
        enter_code(nia, app.code())
        journey(a_disabled_account_is_out_at_once_and_its_post_handed_over, browser, council, admin, nia, NIA, place, post, OLU)
        journey(the_last_administrator_stays, admin)
        journey(the_administrator_gives_a_post, admin, "Plan editor", "Plan editor")
        journey(the_identity_provider_lets_in_whom_it_vouches_for, browser, council, provider, admin)
        check("no mail came twice", (len(mail.mails(NIA)), len(mail.mails(OLU))) == (1, 2),
              str([mail["headers"].get("Subject") for mail in mail.mails(OLU)]))
        admin.close()
        nia.close()
        check("the record is sound", "sound" in council.run("record", "verify"))

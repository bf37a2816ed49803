import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger
import Testing

@testable import PlanWeb

/// What people try at a door: forged forms, borrowed sessions, addresses that lead elsewhere.
struct DoorSecurityTests {
    private func name(_ text: String) throws -> HTTPField.Name { try #require(HTTPField.Name(text)) }

    private func signIn(_ browser: Browser, next: String? = nil) async throws -> Browser.Answer {
        try await browser.post(
            "/sign-in",
            [("email", "sam.okafor@anytown.example"), ("password", SampleDoor.password)]
                + (next.map { [("next", $0)] } ?? []),
            from: "/sign-in"
        )
    }

    @Test func `Signing in gives a new token: one that was planted before is worth nothing`() async throws {
        let world = try await WorkspaceWorld()
        try await world.door.add("Sam Okafor", .planEditor)
        let planted = SecretToken.random().text
        try await world.test { client in
            let browser = Browser(client)
            browser.set("throughline", planted)
            let answer = try await signIn(browser)
            #expect(answer.status == .seeOther && answer.location == "/workspace")
            let token = try #require(browser.cookie("throughline"))
            #expect(token != planted)
            let attacker = Browser(client)
            attacker.set("throughline", planted)
            #expect(try await attacker.get("/workspace").location?.hasPrefix("/sign-in") == true)
            // Signing in again ends the session before.
            _ = try await signIn(browser)
            // (A signed-in browser is led on from the sign-in page, so its form comes from the account page.)
            let again = try await browser.post(
                "/sign-in",
                [("email", "sam.okafor@anytown.example"), ("password", SampleDoor.password)]
            )
            #expect(again.status == .seeOther)
            let old = Browser(client)
            old.set("throughline", token)
            #expect(try await old.get("/workspace").location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func `After signing out the token opens nothing, wherever it is kept`() async throws {
        let world = try await WorkspaceWorld()
        let account = try await world.door.add("Sam Okafor", .planEditor)
        try await world.test { client in
            let browser = try await world.browser(of: account, client)
            let stolen = try #require(browser.cookie("throughline"))
            #expect(try await browser.post("/sign-out").status == .seeOther)
            #expect(browser.cookie("throughline") == nil)
            let thief = Browser(client)
            thief.set("throughline", stolen)
            #expect(try await thief.get("/workspace").location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func `A forged form changes nothing: without the word, with another's, or from another site`() async throws {
        let world = try await WorkspaceWorld()
        let account = try await world.door.add("Sam Okafor", .strategyLead)
        let other = try await world.door.add("Other Person", .strategyLead)
        let before = world.door.office.council.position
        let fetchSite = try name("Sec-Fetch-Site")
        try await world.test { client in
            let browser = try await world.browser(of: account, client)
            let path = "/workspace/plans/2024-27/ambitions/1"
            let page = try await browser.get(path)
            let token = try #require(page.formToken)
            let seen = try #require(page.field("seen"))
            let stranger = try await world.browser(of: other, client)
            let strangers = try #require(try await stranger.get(path).formToken)
            let fields = [("title", "Forged"), ("seen", seen)]
            func send(_ token: String?, _ headers: HTTPFields = [:]) async throws -> HTTPResponse.Status {
                try await browser.send(path, (token.map { [("form-token", $0)] } ?? []) + fields, headers: headers)
                    .status
            }
            #expect(try await send(nil) == .forbidden)
            #expect(try await send("") == .forbidden)
            #expect(try await send(strangers) == .forbidden)
            #expect(try await send(token, [.origin: "https://evil.example"]) == .forbidden)
            #expect(try await send(token, [.origin: "null"]) == .forbidden)
            #expect(try await send(token, [fetchSite: "cross-site"]) == .forbidden)
            #expect(try await send(token, [fetchSite: "same-site"]) == .forbidden)
            #expect(world.door.office.council.position == before)
            #expect(try await send(token, [.origin: "http://localhost:8080", fetchSite: "same-origin"]) == .seeOther)
            #expect(world.door.office.council.position == before + 1)
        }
    }

    @Test func `The sign-in form itself cannot be forged`() async throws {
        let world = try await WorkspaceWorld()
        try await world.door.add("Sam Okafor", .planEditor)
        try await world.test { client in
            let fields = [("email", "sam.okafor@anytown.example"), ("password", SampleDoor.password)]
            #expect(try await Browser(client).send("/sign-in", fields).status == .forbidden)
            let token = try #require(try await Browser(client).get("/sign-in").formToken)
            #expect(try await Browser(client).send("/sign-in", [("form-token", token)] + fields).status == .forbidden)
        }
    }

    @Test(arguments: WorkspaceRoute.allCases.filter { $0.rule.method == .get })
    func `Asking for a page changes nothing`(route: WorkspaceRoute) async throws {
        let world = try await WorkspaceWorld()
        let account = try await world.door.add("Sam Okafor", .strategyLead)
        let before = world.door.office.council.position
        try await world.test { client in
            let browser = try await world.browser(of: account, client)
            let parts = route.rule.pattern.map {
                $0 == ":plan" ? "2024-27" : $0 == ":kind" ? "ambitions" : $0 == ":number" ? "1" : String($0)
            }
            let path = "/" + parts.joined(separator: "/")
            _ = try await browser.get(path + "?title=New&reason=x&seen=1&form-token=x")
            let head = try await browser.ask(.head, path, [:], nil)
            #expect(head.text.isEmpty)
        }
        #expect(world.door.office.council.position == before)
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example", "/\\evil.example", "/workspace//evil.example", "javascript:alert(1)",
        "/workspace/../../x", "/workspace\r\nSet-Cookie: a=b", "/workspace/nowhere", "/sign-in/openid",
        "/workspace@evil.example",
    ])
    func `After signing in nobody is led out of the workspace`(next: String) async throws {
        let world = try await WorkspaceWorld()
        try await world.door.add("Sam Okafor", .planEditor)
        try await world.test { client in
            let answer = try await signIn(Browser(client), next: next)
            #expect(answer.location == "/workspace", "\(next)")
            let page = try await Browser(client).get("/sign-in?next=\(next.percentEncodedQuery)")
            #expect(!page.text.contains("evil.example"))
        }
    }

    @Test func `Whoever comes for a page is led to it after signing in`() async throws {
        let world = try await WorkspaceWorld()
        try await world.door.add("Sam Okafor", .planEditor)
        try await world.test { client in
            let browser = Browser(client)
            let path = "/workspace/plans/2024-27/ambitions/1"
            let led = try await browser.get(path)
            #expect(led.location == "/sign-in?next=%2Fworkspace%2Fplans%2F2024-27%2Fambitions%2F1")
            let back = try await signIn(browser, next: path)
            #expect(back.location == path)
        }
    }

    @Test func `Cookies are bound to host and TLS where the site has it, and every page is guarded`() async throws {
        let world = try await WorkspaceWorld(origin: "https://plan.anytown.example")
        try await world.door.add("Sam Okafor", .planEditor)
        let referrer = try name("Referrer-Policy")
        let frames = try name("X-Frame-Options")
        try await world.test { client in
            let browser = Browser(client)
            let page = try await browser.get("/sign-in")
            let answer = try await signIn(browser)
            for header in page.headers[values: .setCookie] + answer.headers[values: .setCookie] {
                #expect(header.hasPrefix("__Host-throughline"))
                for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(header.contains("; \(part)")) }
                #expect(!header.contains("Domain"))
            }
            for answer in [
                page, answer, try await browser.get("/workspace"), try await browser.get("/workspace/nowhere"),
            ] {
                let policy = try #require(answer.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(policy.contains("form-action 'self'") && !policy.contains("unsafe"))
                #expect(answer.headers[.cacheControl] == "no-store")
                #expect(answer.headers[frames] == "DENY" && answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[referrer] == "same-origin")
                #expect(answer.headers[.strictTransportSecurity]?.hasPrefix("max-age=31536000") == true)
                #expect(answer.headers[.contentEncoding] == nil, "Pages with a form token are never compressed.")
            }
        }
    }

    @Test(arguments: [("https://plan.anytown.example", true), ("http://localhost:8080", false)])
    func `Every answer of a site with TLS tells browsers to come back with TLS`(origin: String, hasTLS: Bool)
        async throws
    {
        let world = try await WorkspaceWorld(origin: origin)
        try await world.test { client in
            let browser = Browser(client)
            var statuses: Set<Int> = []
            let tooMuch = String(repeating: "x", count: WorkspaceRequest.bodyLimit + 1)
            for answer in [
                try await browser.get("/"), try await browser.get("/nowhere"), try await browser.get("/api/v1/nowhere"),
                try await browser.get("/sign-in"), try await browser.get("/sign-in?%zz"),
                try await browser.send("/sign-in", [("email", tooMuch)]), try await browser.get("/workspace"),
            ] {
                statuses.insert(answer.status.code)
                #expect((answer.headers[.strictTransportSecurity] != nil) == hasTLS, "\(answer.status)")
            }
            #expect(statuses == [200, 303, 400, 404, 413])
        }
    }

    @Test func `A browser with which somebody got in is known by a cookie of its own`() async throws {
        let world = try await WorkspaceWorld()
        let person = try await world.door.add("Sam Okafor", .planEditor)
        try await world.test { client in
            let browser = Browser(client)
            let answer = try await signIn(browser)
            let name = world.workspace.settings.browserCookieName
            let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("\(name)=") })
            #expect(cookie.contains("HttpOnly") && cookie.contains("Max-Age=34560000"))
            let token = try #require(browser.cookie(name).flatMap { SecretToken($0) })
            #expect(try await world.door.store.credentials(of: person.id).browsers == [token.digest.description])
            _ = try await browser.post("/sign-out")
            let again = try await signIn(browser)
            #expect(again.headers[values: .setCookie].contains { $0.hasPrefix("\(name)=\(token.text)") })
            #expect(try await world.door.store.credentials(of: person.id).browsers.count == 1)
        }
    }

    @Test func `The answer to a wrong password is the same whoever it was meant for`() async throws {
        let world = try await WorkspaceWorld()
        try await world.door.add("Sam Okafor", .planEditor)
        try await world.test { client in
            func refused(_ email: String) async throws -> String {
                let answer = try await Browser(client).post(
                    "/sign-in",
                    [("email", email), ("password", "wrong words here")],
                    from: "/sign-in"
                )
                #expect(answer.status == .unprocessableContent)
                return answer.text.replacing(email, with: "EMAIL").replacing(/value="[A-Za-z0-9_-]{43}"/, with: "TOKEN")
            }
            let refusedKnown = try await refused("sam.okafor@anytown.example")
            let refusedUnknown = try await refused("nobody.here@anytown.example")
            #expect(refusedKnown == refusedUnknown)
            func asked(_ email: String) async throws -> String {
                try await Browser(client).post("/sign-in/forgotten", [("email", email)], from: "/sign-in").text
            }
            let askedKnown = try await asked("sam.okafor@anytown.example")
            let askedUnknown = try await asked("nobody.here@anytown.example")
            #expect(askedKnown == askedUnknown)
        }
        #expect(try await world.door.store.mails(limit: 9).count == 1)
    }

    @Test(arguments: [(false, "unknown"), (true, "198.51.100.7")])
    func `Whom a request comes from is the proxy's word only where there is a proxy`(isBehind: Bool, address: String)
        async throws
    {
        let world = try await WorkspaceWorld(isBehindProxy: isBehind)
        try await world.door.add("Sam Okafor", .planEditor)
        let forwarded = try name("X-Forwarded-For")
        try await world.test { client in
            let browser = Browser(client)
            _ = try await browser.post(
                "/sign-in",
                [("email", "sam.okafor@anytown.example"), ("password", SampleDoor.password)],
                from: "/sign-in",
                headers: [forwarded: "203.0.113.5, 198.51.100.7"]
            )
        }
        let event = try #require(try await world.door.store.securityEvents(of: .sample, limit: 1).first)
        #expect(event.kind == .signedIn)
        #expect(isBehind ? event.address == address : event.address != "198.51.100.7" && event.address != "203.0.113.5")
    }

    @Test func `What is too much, of another kind or broken is refused plainly`() async throws {
        let world = try await WorkspaceWorld()
        let account = try await world.door.add("Sam Okafor", .strategyLead)
        try await world.test { client in
            let browser = try await world.browser(of: account, client)
            let path = "/workspace/plans/2024-27/ambitions/1"
            let big = try await browser.send(path, [("title", String(repeating: "x", count: 300_000))])
            #expect(big.status == .contentTooLarge && big.text.contains("256 KB"))
            let json = try await browser.send(path, [("a", "b")], headers: [.contentType: "application/json"])
            #expect(json.status == .unsupportedMediaType)
            for body in ["title=%zz", "title=%ff%fe", "%"] {
                let type: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
                #expect(try await browser.ask(.post, path, type, body).status == .badRequest, "\(body)")
            }
            let many = (0..<500).map { "f\($0)=x" }.joined(separator: "&")
            let type: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            #expect(try await browser.ask(.post, path, type, many).status == .badRequest)
            #expect(try await browser.ask(.put, path, [:], nil).status == .methodNotAllowed)
            #expect(try await browser.ask(.delete, "/workspace", [:], nil).status == .methodNotAllowed)
            let long = try await browser.get("/workspace?x=" + String(repeating: "a", count: 3000))
            #expect(long.status == .uriTooLong)
        }
    }

    @Test func `A cell of the audit's file is never a formula`() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] { #expect(CommaSeparated.cell(text).contains("'")) }
        #expect(CommaSeparated.cell("a,\"b\"\nc") == "\"a,\"\"b\"\"\nc\"")
        #expect(CommaSeparated.cell("plain") == "plain")
    }

    @Test(arguments: ["/password/abc", "/first-run/abc", "/password/abc/def"])
    func `No token comes into the log`(path: String) {
        #expect(!WorkspaceRoute.withoutTokens(path).contains("abc"))
    }
}

import Foundation
import HTTPTypes
import HashTreeCollections
import Hummingbird
import HummingbirdTesting
import Ledger
import Logging
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// The public pages, asked as a browser asks them.
struct PublicPagesTests {
    private let sample = SamplePlan()

    /// An office with two editions released, and a canary in everything that is not.
    private func released(_ change: (Office, Publisher) async throws -> Void = { _, _ in }) async throws -> PublicSite {
        let store = InMemoryLedger()
        let office = try await sample.office(on: store)
        let publisher = Publisher(office: office, store: store, renderer: EditionPages())
        try await release(publisher, "Draft for Cabinet", .draft, "2024-01-30")
        let decision = Decision(
            id: sample.world.new(),
            planID: sample.planID,
            body: "Council",
            day: .sample("2024-02-22"),
            outcome: "Adopted",
            reference: "Item 3",
            source: "https://example.org/minutes"
        )
        _ = try await office.perform(RecordDecision(decision), as: Account.machineOperator)
        let jobs = try #require(office.council.elements[sample.jobs.id])
        _ = try await office.perform(
            RewordElement(
                elementID: jobs.id,
                wording: .init(title: "Good jobs & <homes>", narrative: "**Bold** words."),
                seen: jobs.revision
            ),
            as: Account.machineOperator
        )
        _ = try await office.perform(
            AdoptPlan(planID: sample.planID, decision: decision.id),
            as: Account.machineOperator
        )
        try await release(publisher, "Adopted plan", .adopted, "2024-02-22")
        try await change(office, publisher)
        let plans = try await ReleasedCouncil(office.council, in: store)
        return PublicSite(try #require(plans), origin: "https://plan.example.org")
    }

    private func release(_ publisher: Publisher, _ name: String, _ stage: Edition.Stage, _ day: String) async throws {
        let outcome = try await publisher.release(
            sample.planID,
            id: sample.world.new(),
            name: name,
            stage: stage,
            day: .sample(day),
            nextUpdate: "In May 2024.",
            as: Account.machineOperator
        )
        guard case .done = outcome else {
            Testing.Issue.record("Not released: \(outcome)")
            return
        }
    }

    private func withClient(
        _ site: PublicSite,
        _ body: @Sendable @escaping (any TestClientProtocol) async throws -> Void
    ) async throws {
        let metrics = ServerMetrics(council: "anytown", position: 0)
        let server = SiteServer(
            PublishedSite(site),
            metrics: metrics,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await Application(responder: server.responder).test(.router) { try await body($0) }
    }

    private static let everyPage = [
        "/", "/plan", "/plan/2024-27", "/plan/2024-27/core", "/plan/2024-27/ambitions/1",
        "/plan/2024-27/priorities/1.2",
        "/plan/2024-27/priorities/C.1", "/plan/2024-27/themes/1", "/plan/2024-27/enablers/1", "/plan/2024-27/editions",
        "/plan/2024-27/editions/1", "/plan/2024-27/editions/1/ambitions/1", "/plan/2024-27/editions/2",
        "/plan/2024-27/changes/1..2", "/search?q=jobs", "/accessibility", "/about", "/api",
    ]

    @Test func `I33 every page says as at when, when the next comes, and whom to ask for another format`() async throws
    {
        try await withClient(try await released()) { client in
            for path in Self.everyPage {
                try await client.execute(uri: path, method: .get) { response in
                    let html = String(buffer: response.body)
                    #expect(response.status == .ok, "\(path)")
                    for part in [
                        "<dt>As at</dt>", "<dt>Next update</dt>", "Ask the strategy team on 01632 960 000.", "<h1",
                    ] {
                        #expect(html.contains(part), "\(path) lacks \(part)")
                    }
                    #expect(html.count(of: "<h1") == 1, "\(path)")
                    #expect(
                        !html.contains("base:/") && !html.contains("{plan.") && !html.contains("{council."),
                        "\(path)"
                    )
                    #expect(!html.contains("<script") && !html.contains(" style="), "\(path)")
                }
            }
        }
    }

    @Test(arguments: [
        "/api/v1/plan", "/api/v1/plan/2024-27", "/api/v1/plan/2024-27/ambitions/1",
        "/api/v1/plan/2024-27/priorities/1.2",
        "/api/v1/plan/2024-27/editions", "/api/v1/plan/2024-27/editions/1", "/api/v1/plan/2024-27/changes/1..2",
        "/api/v1/search?q=jobs", "/api/v1/plan/2024-27/core",
    ])
    func `Each page has the same data as JSON`(path: String) async throws {
        try await withClient(try await released()) { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "application/json; charset=utf-8")
                let text = String(buffer: response.body)
                #expect((try? JSONSerialization.jsonObject(with: Data(text.utf8))) is [String: Any])
                #expect(!text.contains("base:/"))
            }
        }
    }

    @Test func `A released page has a strong tag, answers 304 to it, and comes compressed`() async throws {
        try await withClient(try await released()) { client in
            let plain = try await client.execute(uri: "/plan/2024-27", method: .get)
            let tag = try #require(plain.headers[.eTag])
            #expect(tag.hasPrefix("\"") && !tag.hasPrefix("W/"))
            #expect(plain.headers[.vary] == "Accept-Encoding")
            let again = try await client.execute(uri: "/plan/2024-27", method: .get, headers: [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
            #expect(again.body.readableBytes == 0)
            for (accepted, encoding) in [("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0, gzip", "gzip")] {
                let response = try await client.execute(
                    uri: "/plan/2024-27",
                    method: .get,
                    headers: [.acceptEncoding: accepted]
                )
                #expect(response.headers[.contentEncoding] == encoding)
                #expect(response.headers[.eTag] != tag)
                #expect(response.body.readableBytes < plain.body.readableBytes / 2)
                #expect(response.headers[.contentLength] == "\(response.body.readableBytes)")
            }
            let head = try await client.execute(uri: "/plan/2024-27", method: .head)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == plain.headers[.contentLength])
        }
    }

    @Test func `Every answer carries the security headers and an id of its own`() async throws {
        let referrerPolicy = try #require(HTTPField.Name("Referrer-Policy"))
        let requestID = try #require(HTTPField.Name("X-Request-ID"))
        try await withClient(try await released()) { client in
            var ids: Set<String> = []
            for path in ["/", "/nowhere", "/search?q=x", "/plan/2024-27/", "/api/v1/nothing", "/healthz"] {
                try await client.execute(uri: path, method: .get) { response in
                    let policy = try #require(response.headers[.contentSecurityPolicy])
                    #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
                    #expect(response.headers[.xContentTypeOptions] == "nosniff")
                    #expect(response.headers[referrerPolicy] != nil)
                }
                let response = try await client.execute(uri: path, method: .get)
                ids.insert(try #require(response.headers[requestID]))
            }
            #expect(ids.count == 6)
        }
    }

    @Test(arguments: [
        ("/plan/2024-27/ambitions/1-good-jobs", "/plan/2024-27/ambitions/1"), ("/plan/2024-27/", "/plan/2024-27"),
        ("/PLAN/2024-27", "/plan/2024-27"), ("/plan/2024-2027", "/plan/2024-27"),
        ("/plan/2024-27/priorities/c.1", "/plan/2024-27/priorities/C.1"),
        ("/plan/2024-27/priorities/1.2-to-build-homes", "/plan/2024-27/priorities/1.2"),
    ])
    func `An address that is nearly right leads to the one that is`(path: String, right: String) async throws {
        try await withClient(try await released()) { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .movedPermanently)
                #expect(response.headers[.location] == right)
            }
        }
    }

    @Test(arguments: [
        ("/nowhere", HTTPResponse.Status.notFound), ("/plan/2031-34", .notFound),
        ("/plan/2024-27/ambitions/9", .notFound),
        ("/plan/2024-27/changes/2..1", .notFound), ("/%ff%fe", .badRequest), ("/a%00b", .badRequest),
        ("/../../etc/passwd", .notFound), ("/%2e%2e/%2e%2e/etc/passwd", .notFound),
        ("/search?q=" + String(repeating: "a", count: 500), .badRequest),
        ("/?" + String(repeating: "x", count: 5000), .uriTooLong),
        ("/api/v1/nothing", .notFound), ("//evil.example/%2f..", .notFound),
    ])
    func `What there is not gets a plain page of the right status`(path: String, status: HTTPResponse.Status)
        async throws
    {
        try await withClient(try await released()) { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == status)
                let text = String(buffer: response.body)
                #expect(text.contains(path.hasPrefix("/api") ? "\"error\"" : "<h1"))
                #expect(!text.contains("Error Domain") && !text.contains(".swift"))
            }
        }
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .delete, .patch, .options, .trace])
    func `Public pages can only be read`(method: HTTPRequest.Method) async throws {
        try await withClient(try await released()) { client in
            try await client.execute(uri: "/plan", method: method) { response in
                #expect(response.status == .methodNotAllowed)
                #expect(response.headers[.allow] == "GET, HEAD")
            }
        }
    }

    @Test func `Typed words are shown, never run`() async throws {
        try await withClient(try await released()) { client in
            try await client.execute(uri: "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", method: .get) { response in
                let html = String(buffer: response.body)
                #expect(!html.contains("<script"))
                #expect(html.contains("&lt;script&gt;"))
            }
            try await client.execute(uri: "/plan/2024-27/ambitions/1", method: .get) { response in
                #expect(String(buffer: response.body).contains("Good jobs &amp; &lt;homes&gt;"))
            }
        }
    }

    @Test func `I29 what is not released reaches no public page, feed, search, header or file`() async throws {
        let canary = "zanzibarcanary"
        let site = try await released { [sample] office, _ in
            let element = try #require(office.council.element(sample.invest.address))
            let decision = try #require(office.council.decisions.values.first)
            _ = try await office.perform(
                RewordElement(
                    elementID: element.id,
                    wording: .init(title: canary, narrative: canary),
                    seen: element.revision
                ),
                as: Account.machineOperator,
                because: canary,
                on: decision.id
            )
            let plan = try #require(office.council.plans[sample.planID])
            var description = plan.description
            description.introduction = canary
            description.title = canary
            _ = try await office.perform(
                DescribePlan(planID: plan.id, description: description, seen: plan.revision),
                as: Account.machineOperator,
                because: canary,
                on: decision.id
            )
            let next = Plan(id: sample.world.new(), period: .sample("2027-30"), description: .init(title: canary))
            _ = try await office.perform(
                StartPlan(id: next.id, period: next.period, description: next.description),
                as: Account.machineOperator
            )
            let ambition = PlanElement(
                id: sample.world.new(),
                planID: next.id,
                kind: .ambition,
                number: "1",
                order: 1,
                wording: .init(title: canary)
            )
            _ = try await office.perform(AddElement(ambition), as: Account.machineOperator)
            _ = try await office.perform(
                LinkPredecessor(.init(predecessor: sample.jobs.id, successor: ambition.id, manner: .carried)),
                as: Account.machineOperator
            )
        }
        for file in try site.files(origin: "https://plan.example.org") {
            #expect(!file.path.contains(canary) && !file.path.contains("2027-30"), "\(file.path)")
            #expect(file.bytes.range(of: Data(canary.utf8)) == nil, "\(file.path)")
        }
        try await withClient(site) { client in
            for path in [
                "/search?q=\(canary)x", "/plan/2027-30", "/api/v1/plan/2027-30",
                "/api/v1/search?q=\(canary.dropLast())",
            ] {
                try await client.execute(uri: path, method: .get) { response in
                    let shown = String(buffer: response.body).replacing(canary + "x", with: "").replacing(
                        "zanzibarcanar",
                        with: ""
                    )
                    #expect(!shown.contains("zanzibar"), "\(path)")
                    #expect(!"\(response.headers)".contains(canary), "\(path)")
                }
            }
        }
    }

    @Test func `I3 an edition rendered again from the record equals what was stored`() async throws {
        let store = InMemoryLedger()
        let office = try await sample.office(on: store)
        let publisher = Publisher(office: office, store: store, renderer: EditionPages())
        try await release(publisher, "Draft", .draft, "2024-01-30")
        let jobs = try #require(office.council.elements[sample.jobs.id])
        _ = try await office.perform(
            RewordElement(elementID: jobs.id, wording: .init(title: "Changed since"), seen: jobs.revision),
            as: Account.machineOperator
        )
        let edition = try #require(office.council.editions.values.first)
        let again = try await publisher.rerender(edition).bytes()
        #expect(Digest(of: again).description == edition.contentHash)
    }

    @Test func `I34 a corrected edition stays reachable with its notice, and a superseded one leads on`() async throws {
        let site = try await released { [sample] office, _ in
            let first = try #require(office.council.editions(of: sample.planID).first)
            let notice = Edition.Correction(notice: "Page 3 gave a wrong date.", day: .sample("2024-03-01"))
            _ = try await office.perform(
                CorrectEdition(editionID: first.id, correction: notice),
                as: Account.machineOperator
            )
        }
        try await withClient(site) { client in
            for path in ["/plan/2024-27/editions/1", "/plan/2024-27/editions/1/ambitions/1"] {
                try await client.execute(uri: path, method: .get) { response in
                    let html = String(buffer: response.body)
                    #expect(response.status == .ok)
                    #expect(html.contains("Page 3 gave a wrong date."))
                    #expect(html.contains("Superseded draft"))
                    #expect(html.contains("Jobs and homes") && !html.contains("Good jobs"))
                }
            }
        }
    }

    @Test func `A withdrawn edition answers 410 with the reason, at every address of it`() async throws {
        let site = try await released { [sample] office, _ in
            let first = try #require(office.council.editions(of: sample.planID).first)
            let withdrawal = Edition.Withdrawal(reason: "It named a resident.", day: .sample("2024-03-01"))
            _ = try await office.perform(
                WithdrawEdition(editionID: first.id, withdrawal: withdrawal),
                as: Account.machineOperator
            )
        }
        try await withClient(site) { client in
            for path in [
                "/plan/2024-27/editions/1", "/plan/2024-27/editions/1/ambitions/1", "/plan/2024-27/changes/1..2",
            ] {
                for prefix in ["", "/api/v1"] {
                    try await client.execute(uri: prefix + path, method: .get) { response in
                        #expect(response.status == .gone, "\(prefix + path)")
                        #expect(String(buffer: response.body).contains("It named a resident."))
                    }
                }
            }
            let listed = try await client.execute(uri: "/plan/2024-27/editions", method: .get)
            #expect(String(buffer: listed.body).contains("Withdrawn on 1 March 2024"))
            #expect(try await client.execute(uri: "/plan/2024-27", method: .get).status == .ok)
        }
    }

    @Test func `The difference of two editions can be read without colour`() async throws {
        try await withClient(try await released()) { client in
            try await client.execute(uri: "/plan/2024-27/changes/1..2", method: .get) { response in
                let html = String(buffer: response.body)
                #expect(html.contains("<del><span class=\"visually-hidden\">taken out: </span>Jobs"))
                #expect(html.contains("<ins><span class=\"visually-hidden\">put in: </span>Good jobs"))
            }
        }
    }

    @Test func `Every link on every page leads somewhere`() async throws {
        let site = try await released()
        let paths = Set(try site.files(origin: "https://plan.example.org").map(\.path))
        try await withClient(site) { client in
            var seen: Set<String> = []
            var waiting = ["/"]
            while let path = waiting.popLast() {
                guard seen.insert(path).inserted else { continue }
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.status == .ok, "\(path)")
                for match in String(buffer: response.body).matches(of: /href="(\/[^"#]*)"/) {
                    waiting.append(String(match.1).replacing("&amp;", with: "&"))
                }
            }
            #expect(seen.count > 15 && paths.count > seen.count)
        }
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}

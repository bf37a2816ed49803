import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// 20,000 made-up requests over all addresses, signed in and out: no fault, no trace, and no change without a token.
struct FuzzTests {
    /// The same numbers at every run.
    private struct Source: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }

        mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &self)] }
    }

    private static let texts = [
        "", " ", "1", "-1", "99999999999999999999", "0", "1.2", "a", "\u{0}", "\u{202E}x", "%00", "../../etc/passwd",
        "<script>alert(1)</script>", "' OR 1=1 --", "{plan.period}", "{nothing.here}", "\r\nSet-Cookie: a=b", "=1+1",
        "2024-02-30", "2024-02-22", "2027-30", "25:99", "09:30", "ambition", "priority", "carried", "split", "now",
        "later",
        "draft", "adopted", "promotional", "🏛️", "ŵyth", String(repeating: "x", count: 5000),
        "00000000-0000-4000-8000-000000000000",
        "title", "narrative", "council", "plan:x", "element:", "strategy-lead", "publisher", "block",
    ]

    private static let fields = [
        "title", "statement", "narrative", "success", "reason", "authority", "seen", "number", "parent", "kind",
        "order",
        "move", "lead", "themes", "framework", "strength", "alignment", "text", "quote", "field", "answer", "name",
        "email",
        "password", "code", "secret", "roles", "scope", "from", "until", "account", "appointed", "period",
        "predecessor", "fate",
        "titles", "mergedInto", "audiences", "position", "stage", "day", "nextUpdate", "note", "purpose", "when",
        "releaseAt",
        "time", "key", "body", "plan", "starts", "ends", "meeting", "urgency", "outcome", "reference", "verb",
        "element",
        "proposal", "agenda", "callIn", "closures", "template", "options",
        "as-at",
        "page", "to", "source", "person", "object", "next", "post", "successor", "correct-edition", "correct-notice",
    ]

    @Test(arguments: 0..<8) func `No made-up request is a fault or changes anything without a token`(seed: Int)
        async throws
    {
        let world = try await WorkspaceWorld()
        var accounts: [Account] = []
        for (index, role) in Role.allCases.enumerated() {
            accounts.append(try await world.door.add("Person \(index)", role))
        }
        let people = accounts
        let start = world.door.office.council.position
        try await world.test { client in
            var random = Source(state: UInt64(seed) &* 7919)
            let ids = Self.ids(world)
            var browsers = [Browser(client)]
            for account in people { browsers.append(try await world.browser(of: account, client)) }
            for _ in 0..<2500 {
                let browser = random.pick(browsers)
                let method = random.pick([
                    HTTPRequest.Method.get, .get, .post, .post, .post, .head, .put, .delete, .options,
                ])
                let path = Self.path(&random, ids)
                let pairs = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                    let value = Bool.random(using: &random) ? random.pick(Self.texts) : random.pick(ids)
                    return "\(random.pick(Self.fields).percentEncodedQuery)=\(value.percentEncodedQuery)"
                }
                .joined(separator: "&")
                var headers = HTTPFields()
                if method == .post {
                    headers[.contentType] = random.pick([
                        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "text/plain",
                        "multipart/form-data; boundary=x", "application/json",
                    ])
                }
                let target = method == .post ? path : path + (pairs.isEmpty ? "" : "?\(pairs)")
                let answer = try await browser.ask(method, target, headers, method == .post ? pairs : nil)
                #expect(answer.status.code < 500, "\(method) \(target) \(pairs.prefix(300))")
                #expect(!answer.text.contains(".swift") && !answer.text.contains("Fatal"), "\(target)")
            }
        }
        #expect(world.door.office.council.position == start)
    }

    /// With the right token the forms do what they do, or say what is wrong; they never fail.
    @Test(arguments: 0..<4) func `No form filled with anything at all is a fault`(seed: Int) async throws {
        let world = try await WorkspaceWorld()
        var accounts: [Account] = []
        for (index, role) in Role.allCases.enumerated() {
            accounts.append(try await world.door.add("Person \(index)", role))
        }
        let people = accounts
        try await world.test { client in
            var random = Source(state: UInt64(seed) &* 104_729)
            let routes = WorkspaceRoute.allCases.filter {
                $0.rule.method == .post && ![.signOut, .signOutEverywhere, .disablePerson, .signOutPerson].contains($0)
            }
            for _ in 0..<500 {
                let account = random.pick(people)
                let browser = try await world.browser(of: account, client)
                let ids = Self.ids(world)
                let parts = random.pick(routes).rule.pattern.map { Self.part(String($0), &random, ids) }
                let fields = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                    (random.pick(Self.fields), Bool.random(using: &random) ? random.pick(Self.texts) : random.pick(ids))
                }
                let answer = try await browser.post("/" + parts.joined(separator: "/"), fields)
                #expect(answer.status.code < 500, "\(parts) \(fields)")
            }
        }
        guard case .sound = try await Verification(world.door.store).verify(.sample) else {
            Testing.Issue.record("The record is broken.")
            return
        }
        let replayed = try await Replay(world.door.store).council(.sample, useCheckpoint: false).council
        #expect(replayed == world.door.office.council)
    }

    private static func ids(_ world: WorkspaceWorld) -> [String] {
        let council = world.door.office.council
        return council.elements.keys.map(\.description).sorted() + council.posts.keys.map(\.description).sorted()
            + council.plans.keys.map(\.description) + council.editions.keys.map(\.description)
            + council.comments.keys.map(\.description).sorted() + council.appointments.keys.map(\.description).sorted()
            + council.elements.values.map { "\($0.revision)" }.sorted() + ["\(council.position)"]
    }

    private static func part(_ part: String, _ random: inout Source, _ ids: [String]) -> String {
        switch part {
        case ":plan": random.pick(["2024-27", "2024-27", "2024-27", "2031-34", "x"])
        case ":kind": random.pick(["ambitions", "priorities", "themes", "enablers", "core", "x"])
        case ":number": random.pick(["1", "1.1", "1.2", "2", "C", "C.1", "9", "%00"])
        case let part where part.first == ":":
            Bool.random(using: &random) ? random.pick(ids) : random.pick(texts).percentEncodedQuery
        default: part
        }
    }

    private static func path(_ random: inout Source, _ ids: [String]) -> String {
        var parts = random.pick(WorkspaceRoute.allCases).rule.pattern.map { part(String($0), &random, ids) }
        if Int.random(in: 0..<10, using: &random) == 0 { parts.append(random.pick(texts).percentEncodedQuery) }
        if Int.random(in: 0..<20, using: &random) == 0, !parts.isEmpty { parts.removeLast() }
        return "/" + parts.filter { !$0.isEmpty }.joined(separator: "/")
    }
}

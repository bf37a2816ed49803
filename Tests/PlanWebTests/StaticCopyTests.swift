import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// The whole public site as files: complete, linked, and with nothing in it that is not public.
struct StaticCopyTests {
    private func files(_ world: SignedWorld, origin: String = SignedWorld.origin) async throws -> [String: StaticCopy
        .File]
    {
        let site = PublicSite(try await world.released, origin: origin, isStatic: true)
        return Dictionary(uniqueKeysWithValues: try StaticCopy(site, origin: origin).files.map { ($0.path, $0) })
    }

    /// Where a link in a file leads, as a plain web server and a browser work it out together.
    private static func resolve(_ link: String, from file: String) -> String {
        var steps = link.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
        let path = link.prefix { $0 != "#" && $0 != "?" }
        for step in path.split(separator: "/", omittingEmptySubsequences: true).map(String.init) {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
        }
        if path.isEmpty || path.hasSuffix("/") || path.hasSuffix(".") { steps.append("index.html") }
        return (steps.joined(separator: "/")).removingPercentEncoding ?? ""
    }

    @Test(arguments: ["https://plan.example.org", "https://example.org/council/plan"])
    func `Every link in every page leads to a file, wherever the folder lies`(origin: String) async throws {
        let files = try await files(try await SignedWorld(), origin: origin)
        let root = origin.hasSuffix("/plan") ? "/council/plan" : ""
        var count = 0
        for (path, file) in files where path.hasSuffix(".html") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for match in text.matches(of: /\ (?:href|src|action)="([^"]*)"/) {
                var link = String(match.1).replacing("&amp;", with: "&")
                guard !link.hasPrefix("http"), !link.hasPrefix("mailto:"), !link.hasPrefix("#") else { continue }
                if path == "404.html" {
                    #expect(link.hasPrefix(root + "/"), "\(link)")
                    link = String(link.dropFirst(root.count))
                } else {
                    #expect(!link.hasPrefix("/"), "\(path): \(link)")
                }
                count += 1
                #expect(files[Self.resolve(link, from: path)] != nil, "\(path): \(link)")
            }
        }
        #expect(count > 500)
    }

    @Test func `Data has links to data, and downloads have their names`() async throws {
        let files = try await files(try await SignedWorld())
        for name in [
            "api/v1/plan/2024-27.json", "api/v1/plan/2024-27/priorities/1.2.json", "api/v1/keys.json", "measures.csv",
            "measures-for-excel.csv", "measures/releases/1/HSG-001.csv", "meetings.ics", "feed.atom", "sitemap.xml",
            "robots.txt", "404.html", ".nojekyll", "manifests/edition-2024-27-1.json",
            "manifests/edition-2024-27-1.sig",
            "plan/2024-27/editions/1/council-plan-2024-27-edition-1.html",
        ] { #expect(files[name] != nil, "\(name)") }
        for (path, file) in files where path.hasPrefix("api/v1/") && path.hasSuffix(".json") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for match in text.matches(of: /"\/(api\/v1\/[^"]*)"/) {
                #expect(files[String(match.1)] != nil, "\(match.1)")
            }
        }
    }

    @Test func `Signed files are copied to the last byte`() async throws {
        let world = try await SignedWorld()
        let files = try await files(world)
        for release in try await world.released.signed {
            for file in release.manifest.files {
                let path = try StaticPlace.file(of: file.path, file.mediaType)
                #expect(Digest(of: try #require(files[path]).bytes) == file.sha256, "\(path)")
            }
        }
    }

    @Test func `There is no workspace in it, no search box and nothing that sends anything`() async throws {
        for (path, file) in try await files(try await SignedWorld()) where path.hasSuffix(".html") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(!text.contains("<form") && !text.contains("sign-in") && !text.contains("/workspace"), "\(path)")
            #expect(!text.contains("<script"), "\(path)")
        }
    }

    @Test func `Two copies of one record are the same, byte for byte`() async throws {
        let world = try await SignedWorld()
        let once = try await files(world)
        let again = try await files(world)
        #expect(once.mapValues(\.bytes) == again.mapValues(\.bytes))
    }

    @Test func `A withdrawn edition keeps its pages, with the reason and none of its words`() async throws {
        let world = try await SignedWorld()
        let first = try #require(world.office.council.editions(of: world.sample.planID).first)
        let withdrawal = Edition.Withdrawal(reason: "It named a resident.", day: .sample("2024-03-02"))
        try await world.perform(WithdrawEdition(editionID: first.id, withdrawal: withdrawal))
        let files = try await files(world)
        for path in [
            "plan/2024-27/editions/1/index.html", "plan/2024-27/editions/1/ambitions/1/index.html",
            "plan/2024-27/editions/1/council-plan-2024-27-edition-1.html",
        ] {
            let text = String(decoding: try #require(files[path]).bytes, as: UTF8.self)
            #expect(text.contains("It named a resident.") && !text.contains("Jobs and homes"), "\(path)")
        }
    }

    @Test func `I29 what is not released is in no file, no name and no signed list`() async throws {
        let canary = "zanzibarcanary"
        let world = try await SignedWorld()
        let sample = world.sample
        let element = try #require(world.office.council.element(sample.invest.address))
        try await world.perform(
            RewordElement(
                elementID: element.id,
                wording: .init(title: canary, narrative: canary),
                seen: element.revision
            )
        )
        let retired = try #require(world.office.council.element(sample.skills.address))
        _ = retired
        let plan = Plan(id: sample.world.new(), period: .sample("2027-30"), description: .init(title: canary))
        try await world.perform(StartPlan(id: plan.id, period: plan.period, description: plan.description))
        let pending = try await Publisher(office: world.office, store: world.store, renderer: EditionPages()).release(
            sample.planID,
            id: sample.world.new(),
            name: canary,
            stage: .draft,
            day: .sample("2024-06-01"),
            nextUpdate: canary,
            at: Moment(millisecondsSinceEpoch: 9_000_000_000_000),
            as: Account.machineOperator
        )
        guard case .done = pending else {
            Testing.Issue.record("Not set: \(pending)")
            return
        }
        // Signing again must not sign what waits.
        #expect(try await world.signer.signReleases().isEmpty)
        for (path, file) in try await files(world) {
            #expect(!path.contains(canary) && !path.contains("2027-30"), "\(path)")
            #expect(file.bytes.range(of: Data(canary.utf8)) == nil, "\(path)")
            #expect(file.bytes.range(of: Data("Zyxinternal".utf8)) == nil, "\(path)")
        }
    }

    @Test func `Words that were written and taken out again before a release are not in what is kept of it`()
        async throws
    {
        let canary = "quokkacanary"
        let world = try await SignedWorld()
        let sample = world.sample
        let gone = PlanElement(
            id: sample.world.new(),
            planID: sample.planID,
            kind: .theme,
            number: "7",
            order: 7,
            wording: .init(title: canary, narrative: canary)
        )
        try await world.perform(AddElement(gone))
        let added = try #require(world.office.council.elements[gone.id])
        try await world.perform(
            RetireElement(
                elementID: gone.id,
                retirement: .init(reason: canary, day: .sample("2024-03-01")),
                seen: added.revision
            )
        )
        try await world.release("Third draft", "2024-03-02")
        try await world.signer.signReleases()
        for (path, file) in try await files(world) {
            #expect(file.bytes.range(of: Data(canary.utf8)) == nil, "\(path)")
        }
    }

    @Test(arguments: [
        "/../etc/passwd", "/a/../../b", "/%2e%2e/x", "/a/%2E%2E/x", "/a//b", "/a/./b", "/a\u{0}b", "/a%00b", "/a\\b",
        "/a%2f..%2fb/..", "/c:x", "relative", "/x?y=1", "/x.csv?excel=2", "/\(String(repeating: "x", count: 201))",
        "/a\nb",
    ])
    func `No address leads out of the folder or to a name that some system lacks`(address: String) {
        #expect(throws: StaticPlace.Unfit.self) { try StaticPlace.file(of: address, MediaType.html) }
    }

    @Test(arguments: [
        ("/", "text/html; charset=utf-8", "index.html"), ("/plan", MediaType.html, "plan/index.html"),
        ("/plan/2024-27/changes/1..2", MediaType.html, "plan/2024-27/changes/1..2/index.html"),
        ("/measures.csv?excel=1", MediaType.csv, "measures-for-excel.csv"),
        ("/api/v1/plan", MediaType.json, "api/v1/plan.json"), ("/measures.json", MediaType.json, "measures.json"),
        ("/a%20b", MediaType.svg, "a b"),
    ])
    func `Each address has one place`(address: String, type: String, place: String) throws {
        #expect(try StaticPlace.file(of: address, type) == place)
    }
}

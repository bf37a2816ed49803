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

/// The sample council with two signed editions and signed figures, and the key that signed them.
struct SignedWorld {
    let sample = SamplePlan()
    let store = InMemoryLedger()
    let office: Office
    let keychain = HeldKeychain()

    static let origin = "https://plan.example.org"

    init() async throws {
        office = try await sample.office(on: store)
        try await release("Draft for Cabinet", "2024-01-30")
        let jobs = try #require(office.council.elements[sample.jobs.id])
        _ = try await office.perform(
            RewordElement(elementID: jobs.id, wording: .init(title: "Good jobs & <homes>"), seen: jobs.revision),
            as: Account.machineOperator
        )
        try await release("Second draft", "2024-02-22")
        let measures = SampleMeasures(sample)
        try await measures.record(in: office)
        let outcome = try await FigurePublisher(office: office, store: store).release(
            id: sample.world.new(),
            day: .sample("2024-05-01"),
            nextUpdate: "In autumn.",
            as: Account.machineOperator
        )
        guard case .done = outcome else {
            Testing.Issue.record("Not released: \(outcome)")
            return
        }
        try await signer.signReleases()
    }

    var signer: ReleaseSigner {
        ReleaseSigner(office: office, store: store, renderer: ReleaseDownloads(), keychain: keychain)
    }

    func release(_ name: String, _ day: String) async throws {
        let outcome = try await Publisher(office: office, store: store, renderer: EditionPages()).release(
            sample.planID,
            id: sample.world.new(),
            name: name,
            stage: .draft,
            day: .sample(day),
            nextUpdate: "In May 2024.",
            as: Account.machineOperator
        )
        guard case .done = outcome else {
            Testing.Issue.record("Not released: \(outcome)")
            return
        }
    }

    func perform(_ command: some Command) async throws {
        let outcome = try await office.perform(command, as: Account.machineOperator)
        guard case .done = outcome else {
            Testing.Issue.record("Not done: \(outcome)")
            return
        }
    }

    var released: ReleasedCouncil {
        get async throws { try #require(try await ReleasedCouncil(office.council, in: store)) }
    }

    func site(isStatic: Bool = false) async throws -> PublicSite {
        PublicSite(try await released, origin: Self.origin, isStatic: isStatic)
    }

    func test(_ body: @Sendable @escaping (any TestClientProtocol) async throws -> Void) async throws {
        let server = SiteServer(
            PublishedSite(try await site()),
            metrics: ServerMetrics(council: "anytown", position: 0),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await Application(responder: server.responder).test(.router) { try await body($0) }
    }
}

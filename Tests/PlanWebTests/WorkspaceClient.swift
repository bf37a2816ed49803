import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import Logging
import NIOCore
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger
import Synchronization
import Testing

@testable import PlanWeb

/// The sample council's whole site with its door, as it is served, and browsers that keep cookies.
struct WorkspaceWorld {
    let door: SampleDoor
    let workspace: Workspace
    let published: PublishedSite
    let publisher: Publisher
    let outbox: Outbox

    init(_ door: SampleDoor? = nil, origin: String = "http://localhost:8080", isBehindProxy: Bool = false) async throws
    {
        let door = if let door { door } else { try await SampleDoor() }
        self.door = door
        let publisher = Publisher(office: door.office, store: door.store, renderer: EditionPages())
        self.publisher = publisher
        _ = try await publisher.release(
            door.sample.planID,
            id: door.sample.world.new(),
            name: "Draft for Cabinet",
            stage: .draft,
            day: .sample("2024-01-30"),
            nextUpdate: "After the Council meeting.",
            as: Account.machineOperator
        )
        let released = try #require(try await ReleasedCouncil(door.office.council, in: door.store))
        published = PublishedSite(PublicSite(released, origin: origin, hasDoor: true)) {
            try await ReleasedCouncil(door.office.council, in: door.store).map {
                PublicSite($0, origin: origin, hasDoor: true)
            }
        }
        outbox = Outbox(
            store: door.store,
            sender: .init(name: "Anytown", address: "plan@anytown.example"),
            now: { door.clock.now }
        )
        workspace = Workspace(
            desk: door.desk,
            outbox: outbox,
            publisher: publisher,
            figurePublisher: FigurePublisher(office: door.office, store: door.store),
            evidence: EvidenceShelf(office: door.office, store: door.store),
            papers: PaperPublisher(office: door.office, store: door.store),
            press: PaperPress(nil),
            published: published,
            chronicle: Chronicle(of: door.office.key, in: door.store),
            chain: ChainCheck(of: door.office.key, in: door.store),
            identities: door.sample.world.identities,
            settings: .init(origin: origin, isBehindProxy: isBehindProxy)
        )
    }

    func test(_ body: @Sendable @escaping (any TestClientProtocol) async throws -> Void) async throws {
        let server = SiteServer(
            published,
            workspace: workspace,
            metrics: ServerMetrics(council: "anytown", position: 0),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await Application(responder: server.responder).test(.router) { try await body($0) }
    }

    /// A browser in which a person is signed in already.
    func browser(of account: Account, _ client: any TestClientProtocol) async throws -> Browser {
        let browser = Browser(client)
        let session = try await door.session(of: account)
        browser.set(workspace.cookieName, session.token.text)
        return browser
    }
}

/// What a person's browser does: it keeps cookies and sends back forms.
final class Browser: Sendable {
    private let client: any TestClientProtocol
    private let cookies = Mutex<[String: String]>([:])

    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String

        var location: String? { headers[.location] }

        /// The word that forms of this page carry.
        var formToken: String? { field("form-token") }

        func field(_ name: String) -> String? {
            let start = "name=\"\(name)\" value=\""
            guard let found = text.firstRange(of: start) else { return nil }
            return String(text[found.upperBound...].prefix { $0 != "\"" })
        }
    }

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    func set(_ name: String, _ value: String?) { cookies.withLock { $0[name] = value } }

    func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await ask(.get, path, headers, nil)
    }

    /// Sends a form with the token of the page that holds it, as a browser would from there.
    func post(
        _ path: String,
        _ fields: [(String, String)] = [],
        from page: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        let token = try await get(page ?? "/workspace/account").formToken
        return try await send(path, [("form-token", token ?? "")] + fields, headers: headers)
    }

    /// Sends a form just as it is given.
    func send(_ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> Answer {
        let body = fields.map { "\($0.0.percentEncodedQuery)=\($0.1.percentEncodedQuery)" }.joined(separator: "&")
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await ask(.post, path, headers, body)
    }

    func ask(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: String?) async throws
        -> Answer
    {
        var headers = headers
        let sent = cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        if !sent.isEmpty, headers[.cookie] == nil { headers[.cookie] = sent }
        let response = try await client.execute(
            uri: path,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        )
        for set in response.headers[values: .setCookie] {
            let pair = set.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            self.set(String(pair[0]), set.contains("Max-Age=0") ? nil : String(pair[1]))
        }
        return Answer(status: response.status, headers: response.headers, text: String(buffer: response.body))
    }
}

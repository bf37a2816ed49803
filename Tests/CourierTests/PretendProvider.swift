import Courier
import Foundation
import PlanDomain
import PlanUseCases
import Synchronization

/// A sign-in provider without a network, which says whatever a test wants.
final class PretendProvider: WebAsking {
    static let issuer = "https://id.example.gov.uk"
    static let attempt = OpenIDProvider.Attempt(state: "state-1", nonce: "nonce-1", verifier: "verifier-1")
    static let now = Moment(millisecondsSinceEpoch: 1_708_624_800_000)

    /// Ada's token, as a plain provider makes it at `now`.
    static let claims: [String: String] = [
        "iss": #""https://id.example.gov.uk""#, "sub": #""officer-7""#, "aud": #""throughline""#,
        "exp": "1708628400", "iat": "1708624800", "nonce": #""nonce-1""#,
    ]

    /// What is published and answered; any of it may change between two questions.
    struct Script: Sendable {
        var issuer = PretendProvider.issuer
        var discovery: String?
        var discoveryStatus = 200
        var keys = ""
        var token = WebAnswer(status: 200, body: Data())
        var fault: CourierFault?
    }

    /// What was asked, in order.
    struct Question: Equatable {
        let address: String
        var form: [String] = []
        var login: String?
    }

    private let script: Mutex<Script>
    private let asked = Mutex<[Question]>([])

    init(_ keys: SigningKey..., issuer: String = PretendProvider.issuer) {
        script = Mutex(Script(issuer: issuer, keys: keys.map { "{\($0.published)}" }.joined(separator: ", ")))
    }

    var questions: [Question] { asked.withLock { $0 } }

    func change(_ change: @Sendable (inout Script) -> Void) { script.withLock { change(&$0) } }

    /// From now on this is the ID token.
    func issue(_ token: String) {
        change {
            $0.token = WebAnswer(status: 200, body: Data(#"{"access_token": "x", "id_token": "\#(token)"}"#.utf8))
        }
    }

    /// Ada's claims with some changed; nil leaves one out.
    static func payload(_ changes: [String: String?] = [:]) -> String {
        var claims = claims
        for (name, value) in changes { claims[name] = value }
        return "{" + claims.map { #""\#($0.key)": \#($0.value)"# }.joined(separator: ", ") + "}"
    }

    func provider(
        issuer: String = PretendProvider.issuer,
        secret: String? = "secret",
        tenants: Set<String> = [],
        groupsClaim: String = "groups"
    ) -> OpenIDProvider {
        OpenIDProvider(
            OpenIDProvider.Configuration(
                issuer: issuer,
                clientID: "throughline",
                clientSecret: secret,
                redirectAddress: "https://plan.example.gov.uk/signed-in",
                groupsClaim: groupsClaim,
                tenants: tenants
            ),
            client: self
        )
    }

    func get(_ url: String) async throws -> WebAnswer {
        asked.withLock { $0.append(Question(address: url)) }
        let script = script.withLock { $0 }
        if let fault = script.fault { throw fault }
        if url.hasSuffix("/keys") {
            return WebAnswer(status: 200, body: Data(#"{"keys": [\#(script.keys)]}"#.utf8))
        }
        let base = PretendProvider.issuer
        let discovery = #"""
            {"issuer": "\#(script.issuer)", "authorization_endpoint": "\#(base)/authorise",
            "token_endpoint": "\#(base)/token", "jwks_uri": "\#(base)/keys"}
            """#
        return WebAnswer(status: script.discoveryStatus, body: Data((script.discovery ?? discovery).utf8))
    }

    func post(_ url: String, form: [(String, String)], basicAuth: (user: String, password: String)?) async throws
        -> WebAnswer
    {
        let login = basicAuth.map { $0.user + ":" + $0.password }
        asked.withLock { $0.append(Question(address: url, form: form.map { $0.0 + "=" + $0.1 }, login: login)) }
        let script = script.withLock { $0 }
        if let fault = script.fault { throw fault }
        return script.token
    }
}

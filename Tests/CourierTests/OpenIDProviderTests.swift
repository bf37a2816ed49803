import Courier
import Foundation
import PlanDomain
import PlanUseCases
import Testing

/// The questions that a sign-in asks, and what is made of the answers.
struct OpenIDProviderTests {
    private let key = SigningKey.es256("key-1")
    private let attempt = PretendProvider.attempt
    private let now = PretendProvider.now

    private func fault(_ provider: OpenIDProvider, code: String = "code-1") async throws -> OpenIDFault {
        try #require(
            await #expect(throws: OpenIDFault.self) {
                try await provider.claims(code: code, attempt: attempt, now: now)
            }
        )
    }

    @Test func `The challenge is that of RFC 7636, appendix B`() {
        let attempt = OpenIDProvider.Attempt(
            state: "",
            nonce: "",
            verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        )
        #expect(attempt.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    @Test func `No two attempts share a secret, and each is long enough for PKCE`() throws {
        let secrets = (1...50).map { _ in OpenIDProvider.Attempt.random() }.flatMap {
            [$0.state, $0.nonce, $0.verifier]
        }
        #expect(Set(secrets).count == 150)
        #expect(secrets.allSatisfy { $0.utf8.count == 43 && FormEncoding.text($0) == $0 })
        let attempt = OpenIDProvider.Attempt.random()
        #expect(
            try JSONDecoder().decode(OpenIDProvider.Attempt.self, from: JSONEncoder().encode(attempt)) == attempt
        )
    }

    @Test func `The browser is sent with everything the provider needs, and discovery is read once`() async throws {
        let pretend = PretendProvider(key)
        let provider = pretend.provider()
        let address = try await provider.authorisationAddress(for: attempt)
        #expect(
            address == "https://id.example.gov.uk/authorise?response_type=code&client_id=throughline"
                + "&redirect_uri=https%3A%2F%2Fplan.example.gov.uk%2Fsigned-in&scope=openid%20email%20profile"
                + "&state=state-1&nonce=nonce-1&code_challenge=\(attempt.challenge)&code_challenge_method=S256"
        )
        _ = try await provider.authorisationAddress(for: .random())
        let discovery = "https://id.example.gov.uk/.well-known/openid-configuration"
        #expect(pretend.questions == [PretendProvider.Question(address: discovery)])
    }

    @Test(
        arguments: [
            (nil, "secret /~1", ["grant_type=authorization_code"], "throughline:secret%20%2F~1"),
            ("client_secret_post", "secret /~1", ["client_id=throughline", "client_secret=secret /~1"], nil),
            (nil, nil, ["client_id=throughline"], nil),
        ] as [(String?, String?, [String], String?)]
    )
    func `The code is exchanged with the verifier, by the way of authenticating that the provider takes`(
        method: String?,
        secret: String?,
        fields: [String],
        login: String?
    ) async throws {
        let pretend = PretendProvider(key)
        pretend.issue(try key.token(PretendProvider.payload()))
        if let method {
            pretend.change {
                $0.discovery = #"""
                    {"issuer": "https://id.example.gov.uk", "authorization_endpoint": "https://a", "jwks_uri":
                    "https://a/keys", "token_endpoint": "https://id.example.gov.uk/token",
                    "token_endpoint_auth_methods_supported": ["\#(method)"]}
                    """#
            }
        }
        _ = try await pretend.provider(secret: secret).claims(code: "code-1", attempt: attempt, now: now)
        let asked = try #require(pretend.questions.first { $0.address.hasSuffix("/token") })
        let always = [
            "grant_type=authorization_code", "code=code-1", "redirect_uri=https://plan.example.gov.uk/signed-in",
            "code_verifier=verifier-1",
        ]
        #expect(asked.form.prefix(4) == always[...] && fields.allSatisfy(asked.form.contains))
        #expect(asked.login == login)
        #expect(asked.form.count == (login == nil ? 4 + fields.count : 4))
    }

    @Test(arguments: [
        (
            400, #"{"error": "invalid_grant", "error_description": "code code-1"}"#, "codeRefused",
            "(400, invalid_grant)"
        ),
        (401, #"{"error": "invalid_client"}"#, "codeRefused", "(401, invalid_client)"),
        (400, #"{"error": "Code code-1 of ada@example.com"}"#, "codeRefused", "(400)"),
        (400, "<html>", "codeRefused", "(400)"),
        (503, "", "providerUnreachable", "(503)"), (302, "", "providerUnreachable", "(302)"),
        (200, "{}", "tokenInvalid", "openid"), (200, #"{"id_token": ""}"#, "tokenInvalid", ""),
        (200, #"{"id_token": "a.b"}"#, "tokenInvalid", ""), (200, #"{"id_token": 7}"#, "tokenInvalid", ""),
    ])
    func `A refusal is told without what is secret in it`(status: Int, body: String, code: String, words: String)
        async throws
    {
        let pretend = PretendProvider(key)
        pretend.change { $0.token = WebAnswer(status: status, body: Data(body.utf8)) }
        let fault = try await fault(pretend.provider())
        #expect(fault.code.rawValue == code && (words.isEmpty || fault.message.contains(words)))
        #expect(!fault.message.contains("code-1") && !fault.message.contains("\n"))
    }

    @Test func `A browser without a code is refused before the provider is asked`() async throws {
        let pretend = PretendProvider(key)
        #expect(try await fault(pretend.provider(), code: "").code == .codeRefused)
        #expect(try await fault(pretend.provider(), code: String(repeating: "x", count: 5000)).code == .codeRefused)
        #expect(pretend.questions.allSatisfy { $0.form.isEmpty })
    }

    @Test func `A provider that cannot be asked is unreachable, and asked again the next time`() async throws {
        let pretend = PretendProvider(key)
        let provider = pretend.provider()
        pretend.change { $0.fault = CourierFault(.unreachable, "No way there.") }
        #expect(try await fault(provider).code == .providerUnreachable)
        pretend.change { ($0.fault, $0.discoveryStatus) = (nil, 500) }
        #expect(try await fault(provider).code == .providerUnreachable)
        pretend.change { $0.discoveryStatus = 200 }
        pretend.issue(try key.token(PretendProvider.payload()))
        #expect(try await provider.claims(code: "code-1", attempt: attempt, now: now).subject == "officer-7")
    }

    @Test(arguments: [
        ("", "discoveryMalformed"), ("[]", "discoveryMalformed"),
        (#"{"issuer": "https://id.example.gov.uk"}"#, "discoveryMalformed"),
        (document(token: "http://id.example.gov.uk"), "discoveryMalformed"),
        (document(authorization: "javascript:alert(1)//"), "discoveryMalformed"),
        (document(issuer: "https://id.example.gov.uk/"), "issuerMismatch"),
        (document(issuer: "https://evil.example"), "issuerMismatch"),
        (document(issuer: "https://id.example.gov.uk/{tenantid}/v2.0"), "issuerMismatch"),
    ])
    func `A discovery that cannot be trusted is refused`(text: String, code: String) async throws {
        let pretend = PretendProvider(key)
        pretend.change { $0.discovery = text }
        let fault = try await #require(
            #expect(throws: OpenIDFault.self) { try await pretend.provider().authorisationAddress(for: attempt) }
        )
        #expect(fault.code.rawValue == code)
    }

    private static func document(
        issuer: String = PretendProvider.issuer,
        authorization: String = "https://a",
        token: String = "https://a"
    ) -> String {
        #"""
        {"issuer": "\#(issuer)", "authorization_endpoint": "\#(authorization)", "token_endpoint": "\#(token)",
        "jwks_uri": "https://a"}
        """#
    }
}

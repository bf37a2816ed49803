import Courier
import Foundation
import PlanDomain
import PlanUseCases
import Testing

/// The whole flow with a provider that other people wrote, and that checks the secret, the nonce and PKCE.
struct RealOpenIDTests {
    private let client = WebClient(allowsPlainHTTP: true)

    private func provider(_ server: RealServer, secret: String? = nil) throws -> OpenIDProvider {
        OpenIDProvider(
            OpenIDProvider.Configuration(
                issuer: "http://127.0.0.1:\(server.facts.port)",
                clientID: try #require(server.facts.clientID),
                clientSecret: secret ?? server.facts.clientSecret,
                redirectAddress: "http://127.0.0.1:1/signed-in"
            ),
            client: client
        )
    }

    /// The provider's tokens are of the time at which the test runs, whenever that is.
    private var now: Moment { Moment(millisecondsSinceEpoch: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// Presses the button of the provider's form, and reads off where it would send the browser.
    private func signIn(_ provider: OpenIDProvider, _ attempt: OpenIDProvider.Attempt) async throws -> String {
        let address = try await provider.authorisationAddress(for: attempt)
        let form = try await client.get(address)
        #expect(form.status == 200 && String(decoding: form.body, as: UTF8.self).contains("officer-7"))
        let sent = try await client.post(address, form: [("sub", "officer-7")])
        #expect(sent.status == 302)
        let back = try #require(URLComponents(string: String(decoding: sent.body, as: UTF8.self)))
        #expect(back.host == "127.0.0.1" && back.port == 1 && back.path == "/signed-in")
        #expect(back.queryItems?.first { $0.name == "state" }?.value == attempt.state)
        return try #require(back.queryItems?.first { $0.name == "code" }?.value)
    }

    private func fault(
        _ provider: OpenIDProvider,
        _ code: String,
        _ attempt: OpenIDProvider.Attempt,
        at moment: Moment? = nil
    ) async throws -> OpenIDFault {
        let now = moment ?? now
        return try #require(
            await #expect(throws: OpenIDFault.self) {
                try await provider.claims(code: code, attempt: attempt, now: now)
            }
        )
    }

    @Test(.realServers) func `Somebody signs in`() async throws {
        let server = try await RealServer("openid")
        let provider = try provider(server)
        let attempt = OpenIDProvider.Attempt.random()
        let code = try await signIn(provider, attempt)
        let expected = OpenIDClaims(
            subject: "officer-7",
            email: "ada@example.gov.uk",
            isEmailVerified: true,
            name: "Ada Llŷr",
            groups: ["plan-editors"],
            hasGroupOverage: false
        )
        #expect(try await provider.claims(code: code, attempt: attempt, now: now) == expected)
        #expect(try await fault(provider, code, attempt).code == .codeRefused, "a code is good once")
        withExtendedLifetime(server) {}
    }

    @Test(.realServers) func `A wrong nonce, verifier, secret or clock signs nobody in`() async throws {
        let server = try await RealServer("openid")
        let provider = try provider(server)
        let other = OpenIDProvider.Attempt.random()
        let wrongNonce = OpenIDProvider.Attempt.random()
        var code = try await signIn(provider, wrongNonce)
        let slippedIn = OpenIDProvider.Attempt(state: "", nonce: other.nonce, verifier: wrongNonce.verifier)
        #expect(try await fault(provider, code, slippedIn).code == .nonceMismatch)
        let wrongVerifier = OpenIDProvider.Attempt.random()
        code = try await signIn(provider, wrongVerifier)
        let stolen = OpenIDProvider.Attempt(state: "", nonce: wrongVerifier.nonce, verifier: other.verifier)
        #expect(try await fault(provider, code, stolen).code == .codeRefused)
        let wrongSecret = OpenIDProvider.Attempt.random()
        code = try await signIn(provider, wrongSecret)
        #expect(try await fault(self.provider(server, secret: "wrong"), code, wrongSecret).code == .codeRefused)
        // The same code with the right secret: it was the secret that was refused.
        #expect(try await provider.claims(code: code, attempt: wrongSecret, now: now).subject == "officer-7")
        let late = OpenIDProvider.Attempt.random()
        code = try await signIn(provider, late)
        let tomorrow = Moment(millisecondsSinceEpoch: now.millisecondsSinceEpoch + 86_400_000)
        #expect(try await fault(provider, code, late, at: tomorrow).code == .expired)
        withExtendedLifetime(server) {}
    }
}

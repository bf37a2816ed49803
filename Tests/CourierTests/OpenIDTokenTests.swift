import Foundation
import PlanDomain
import PlanUseCases
import Testing

/// Which tokens are believed.
struct OpenIDTokenTests {
    private let key = SigningKey.es256("key-1")

    private func claims(
        _ token: String,
        _ pretend: PretendProvider,
        at now: Moment = PretendProvider.now,
        by provider: OpenIDProvider? = nil
    ) async throws -> OpenIDClaims {
        pretend.issue(token)
        let provider = provider ?? pretend.provider()
        return try await provider.claims(code: "code-1", attempt: PretendProvider.attempt, now: now)
    }

    private func code(_ token: String, _ pretend: PretendProvider, by provider: OpenIDProvider? = nil) async throws
        -> OpenIDFault.Code
    {
        let fault = await #expect(throws: OpenIDFault.self) { try await claims(token, pretend, by: provider) }
        #expect(fault?.message.contains(token) == false)
        return try #require(fault).code
    }

    @Test(arguments: ["RS256", "PS256", "ES256"])
    func `Tokens signed in the accepted ways are believed`(algorithm: String) async throws {
        let key = algorithm == "ES256" ? key : try SigningKey.rsa("key-1", algorithm)
        #expect(try await claims(key.token(PretendProvider.payload()), PretendProvider(key)).subject == "officer-7")
    }

    @Test func `Unsigned tokens and those signed with what everyone knows are refused`() async throws {
        let pretend = PretendProvider(key)
        let payload = PretendProvider.payload()
        let good = try key.token(payload)
        let parts = good.split(separator: ".").map(String.init)
        let none = SigningKey.encoded(Data(#"{"alg": "none", "kid": "key-1"}"#.utf8)) + "." + parts[1] + "."
        let forged = SigningKey.encoded(Data(PretendProvider.payload(["sub": #""chief""#]).utf8))
        let tokens = [
            none, parts[0] + "." + parts[1] + ".", parts[0] + "." + forged + "." + parts[2], good + "x", "." + good,
            try SigningKey.shared(Data("secret".utf8), "key-1").token(payload),
            try SigningKey.shared(Data("{\(key.published)}".utf8), "key-1").token(payload),
            // Another's key under the provider's key's name.
            try SigningKey.es256("key-1").token(payload),
            try SigningKey.rsa("key-1").token(payload),
            try key.token(payload, header: #"{"alg": "ES256", "kid": "key-1", "crit": ["x"], "x": 1}"#),
            try key.token(payload, header: #"{"alg": "ES384", "kid": "key-1"}"#),
            try key.token(payload, header: #"{"alg": "RS256", "kid": "key-1"}"#),
            try key.token(payload, header: #"{"kid": "key-1"}"#), try key.token(payload, header: "[]"),
            try key.token("not JSON"), try key.token("[]"), "", "..", "a.b.c",
        ]
        for token in tokens { #expect(try await code(token, pretend) == .tokenInvalid, "\(token)") }
    }

    @Test func `A good signature by an algorithm or key that is not for this is refused`() async throws {
        let payload = PretendProvider.payload()
        let rsa = try SigningKey.rsa("key-1", "PS256")
        let pretend = PretendProvider(rsa)
        pretend.change { $0.keys = #"{\#(rsa.published), "alg": "RS256"}"# }
        #expect(try await code(rsa.token(payload), pretend) == .tokenInvalid)
        let long = try SigningKey.rsa("key-1", "RS512")
        #expect(try await code(long.token(payload), PretendProvider(long)) == .tokenInvalid)
        pretend.change { [key] in $0.keys = "{\(key.published.replacing("sig", with: "enc"))}" }
        #expect(try await code(key.token(payload), pretend) == .tokenInvalid)
    }

    @Test func `A key that is not known yet is looked for once more`() async throws {
        let pretend = PretendProvider(key)
        let provider = pretend.provider()
        _ = try await claims(key.token(PretendProvider.payload()), pretend, by: provider)
        let new = SigningKey.es256("key-2")
        pretend.change { $0.keys = "{\(new.published)}" }
        _ = try await claims(new.token(PretendProvider.payload()), pretend, by: provider)
        _ = try await claims(new.token(PretendProvider.payload()), pretend, by: provider)
        #expect(pretend.questions.filter { $0.address.hasSuffix("/keys") }.count == 2)
        let unknown = try SigningKey.es256("key-3").token(PretendProvider.payload())
        #expect(try await code(unknown, pretend, by: provider) == .tokenInvalid)
        #expect(pretend.questions.filter { $0.address.hasSuffix("/keys") }.count == 3)
    }

    @Test func `A key that was withdrawn is believed for an hour at most`() async throws {
        let pretend = PretendProvider(key)
        let provider = pretend.provider()
        let token = try key.token(PretendProvider.payload(["exp": "1709000000"]))
        _ = try await claims(token, pretend, by: provider)
        pretend.change { $0.keys = "" }
        let hour = PretendProvider.now.millisecondsSinceEpoch + 3_600_000
        _ = try await claims(token, pretend, at: Moment(millisecondsSinceEpoch: hour), by: provider)
        let fault = await #expect(throws: OpenIDFault.self) {
            try await claims(token, pretend, at: Moment(millisecondsSinceEpoch: hour + 1), by: provider)
        }
        #expect(fault?.code == .tokenInvalid)
    }

    @Test func `A token that names no key is believed where there is one key only, and odd keys spoil nothing`()
        async throws
    {
        let token = try key.token(PretendProvider.payload(), header: #"{"alg": "ES256"}"#)
        let pretend = PretendProvider(key)
        let odd =
            #"{"kty": "AKP", "alg": "ML-DSA-44"}, {"kty": "RSA", "use": "enc", "alg": "RSA-OAEP", "kid": "key-1"}"#
        pretend.change { [key] in $0.keys = odd + ", {\(key.published)}, 7" }
        #expect(try await claims(token, pretend).subject == "officer-7")
        #expect(try await claims(key.token(PretendProvider.payload()), pretend).subject == "officer-7")
        #expect(try await code(token, PretendProvider(key, .es256("key-2"))) == .tokenInvalid)
        pretend.change { $0.keys = "}" }
        #expect(try await code(token, pretend) == .discoveryMalformed)
    }

    @Test(
        arguments: [
            (["iss": #""https://evil.example""#], .issuerMismatch), (["iss": nil], .issuerMismatch),
            (["aud": #""another""#], .audienceMismatch), (["aud": nil], .audienceMismatch),
            (["aud": "[]"], .audienceMismatch),
            (["aud": #"["throughline", "another"]"#], .audienceMismatch),
            (["azp": #""another""#], .audienceMismatch),
            (["aud": #"["throughline", "another"]"#, "azp": #""another""#], .audienceMismatch),
            (["exp": "1708624740"], .expired), (["iat": "1708624861"], .expired), (["nbf": "1708624861"], .expired),
            (["exp": nil], .tokenInvalid), (["iat": nil], .tokenInvalid), (["exp": #""1708628400""#], .tokenInvalid),
            (["nonce": #""nonce-2""#], .nonceMismatch), (["nonce": nil], .nonceMismatch),
            (["nonce": "null"], .nonceMismatch),
            (["sub": nil], .tokenInvalid), (["sub": #""""#], .tokenInvalid), (["sub": "7"], .tokenInvalid),
        ] as [([String: String?], OpenIDFault.Code)]
    )
    func `A token for another place, time or attempt is refused`(changes: [String: String?], expected: OpenIDFault.Code)
        async throws
    {
        #expect(try await code(key.token(PretendProvider.payload(changes)), PretendProvider(key)) == expected)
    }

    @Test(arguments: [
        ["aud": #"["throughline"]"#], ["aud": #"["throughline", "another"]"#, "azp": #""throughline""#],
        ["exp": "1708624741"], ["iat": "1708624860"], ["nbf": "1708624800", "exp": "1708628400.5"],
    ])
    func `Lists of one, the party's own name and a minute's difference between clocks are fine`(
        changes: [String: String]
    ) async throws {
        let token = try key.token(PretendProvider.payload(changes))
        #expect(try await claims(token, PretendProvider(key)).subject == "officer-7")
    }
}

import Foundation
import PlanUseCases
import Testing

/// What is made of the claims of plain providers and of Microsoft Entra ID.
struct OpenIDClaimsTests {
    private let key = SigningKey.es256("key-1")
    private static let tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47"
    private static let other = "9188040d-6c67-4c5b-b112-36a304b66dad"
    private static let object = "00000000-0000-0000-66f3-3332eca7ea81"
    private static let entra = "https://login.microsoftonline.com/\(tenant)/v2.0"
    private static let shared = "https://login.microsoftonline.com/{tenantid}/v2.0"
    private static let common = "https://login.microsoftonline.com/common/v2.0"

    private static func entraClaims(_ tenant: String = tenant) -> [String: String] {
        [
            "iss": #""https://login.microsoftonline.com/\#(tenant)/v2.0""#, "tid": #""\#(tenant)""#,
            "oid": #""\#(object)""#, "sub": #""AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ""#,
            "preferred_username": #""ada@example.gov.uk""#, "name": #""Ada Llŷr""#, "ver": #""2.0""#,
            "groups": #"["0760b6cf-170e-4a14-91b3-4b78e0739963"]"#,
        ]
    }

    private func claims(
        _ changes: [String: String?],
        published: String = PretendProvider.issuer,
        configured: String? = nil,
        tenants: Set<String> = [],
        groupsClaim: String = "groups",
        keyIssuer: String? = nil
    ) async throws -> OpenIDClaims {
        let pretend = PretendProvider(key, issuer: published)
        if let keyIssuer {
            pretend.change { [key] in $0.keys = #"{\#(key.published), "issuer": "\#(keyIssuer)"}"# }
        }
        pretend.issue(try key.token(PretendProvider.payload(changes)))
        let provider = pretend.provider(
            issuer: configured ?? published,
            tenants: tenants,
            groupsClaim: groupsClaim
        )
        return try await provider.claims(code: "code-1", attempt: PretendProvider.attempt, now: PretendProvider.now)
    }

    @Test func `A plain provider's person has the subject, address and groups that it says`() async throws {
        let changes = [
            "email": #""ada@example.gov.uk""#, "email_verified": "true", "name": #""Ada""#, "roles": #"["a", 7, "b"]"#,
        ]
        let expected = OpenIDClaims(
            subject: "officer-7",
            email: "ada@example.gov.uk",
            isEmailVerified: true,
            name: "Ada",
            groups: ["a", "b"],
            hasGroupOverage: false
        )
        #expect(try await claims(changes, groupsClaim: "roles") == expected)
    }

    @Test func `A person of Entra's is known by organisation and object, and a sign-in name is no checked address`()
        async throws
    {
        let expected = OpenIDClaims(
            subject: "\(Self.tenant)/\(Self.object)",
            email: "ada@example.gov.uk",
            isEmailVerified: false,
            name: "Ada Llŷr",
            groups: ["0760b6cf-170e-4a14-91b3-4b78e0739963"],
            hasGroupOverage: false
        )
        #expect(try await claims(Self.entraClaims(), published: Self.entra) == expected)
    }

    @Test(
        arguments: [
            (["email": #""a@b""#], "a@b", false), (["email": #""a@b""#, "email_verified": "true"], "a@b", true),
            (["email": #""a@b""#, "email_verified": "false"], "a@b", false),
            (["email": #""a@b""#, "email_verified": #""true""#], "a@b", false),
            (["email": #""a@b""#, "email_verified": "1"], "a@b", false),
            (["email": #""a@b""#, "xms_edov": "true"], "a@b", true),
            (["email": #""a@b""#, "xms_edov": "1"], "a@b", true),
            (["email": #""a@b""#, "xms_edov": "0"], "a@b", false),
            (["email": #""a@b""#, "xms_edov": "false"], "a@b", false),
            (["preferred_username": #""a@b""#, "email_verified": "true", "xms_edov": "true"], "a@b", false),
            (["preferred_username": #""ada""#], nil, false), ([:], nil, false),
            (["email_verified": "true"], nil, false),
        ] as [([String: String], String?, Bool)]
    )
    func `An address is only as good as what the provider says of it`(
        changes: [String: String],
        email: String?,
        isVerified: Bool
    ) async throws {
        let claims = try await claims(changes)
        #expect(claims.email == email && claims.isEmailVerified == isVerified)
    }

    @Test func `Too many groups for a token are told from none`() async throws {
        var changes = Self.entraClaims() as [String: String?]
        changes["groups"] = .some(nil)
        changes["_claim_names"] = #"{"groups": "src1"}"#
        changes["_claim_sources"] = #"{"src1": {"endpoint": "https://graph.windows.net/x/getMemberObjects"}}"#
        let claims = try await claims(changes, published: Self.entra)
        #expect(claims.groups.isEmpty && claims.hasGroupOverage)
    }

    @Test(arguments: [
        ["tid": #""72f988bf-86f1-41af-91ab-2d7cd011db47""#, "oid": #""00000000-0000-0000-66f3-3332eca7ea81""#],
        ["tid": #""id.example.gov.uk""#, "oid": #""chief""#],
    ])
    func `Elsewhere claims of Entra's names make nobody into somebody else`(changes: [String: String]) async throws {
        #expect(try await claims(changes).subject == "officer-7")
    }

    @Test func `Entra's shared endpoint lets the listed organisations in, and no other`() async throws {
        let (mine, theirs) = (Self.entraClaims(), Self.entraClaims(Self.other))
        func claims(_ changes: [String: String?], _ tenants: Set<String>, keyIssuer: String? = nil) async throws
            -> OpenIDClaims
        {
            try await self.claims(
                changes,
                published: Self.shared,
                configured: Self.common,
                tenants: tenants,
                keyIssuer: keyIssuer
            )
        }
        let tenants: Set = [Self.tenant.uppercased()]
        #expect(try await claims(mine, tenants).subject == "\(Self.tenant)/\(Self.object)")
        #expect(try await claims(mine, tenants, keyIssuer: Self.shared).subject == "\(Self.tenant)/\(Self.object)")
        var mixed = mine as [String: String?]
        mixed["iss"] = theirs["iss"]
        var nowhere = mine as [String: String?]
        nowhere["tid"] = .some(nil)
        let refused: [([String: String?], Set<String>, String?)] = [
            (theirs, tenants, nil), (mine, [], nil), (mixed, tenants, nil), (nowhere, tenants, nil),
            (mine, tenants, "https://login.microsoftonline.com/\(Self.other)/v2.0"),
        ]
        for (changes, tenants, keyIssuer) in refused {
            let fault = await #expect(throws: OpenIDFault.self) {
                try await claims(changes, tenants, keyIssuer: keyIssuer)
            }
            #expect(fault?.code == .issuerMismatch)
        }
    }
}

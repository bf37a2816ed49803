import Foundation

/// What a provider publishes about itself (OpenID Connect Discovery 1.0).
struct OpenIDDiscovery: Decodable, Sendable {
    /// Entra's shared endpoints leave a gap in it: "https://login.microsoftonline.com/{tenantid}/v2.0".
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keysAddress: String
    private let authenticationMethods: [String]?
    private static let gap = "{tenantid}"

    enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case keysAddress = "jwks_uri"
        case authenticationMethods = "token_endpoint_auth_methods_supported"
    }

    init(_ json: Data, for configuration: OpenIDProvider.Configuration) throws {
        do {
            self = try JSONDecoder().decode(OpenIDDiscovery.self, from: json)
        } catch {
            throw OpenIDFault(.discoveryMalformed, "The sign-in provider's discovery document lacks what is needed.")
        }
        // Plain HTTP is for tests, whose issuer says so; whether it is asked at all is the client's to decide.
        let schemes = configuration.issuer.hasPrefix("http://") ? ["https://", "http://"] : ["https://"]
        for endpoint in [authorizationEndpoint, tokenEndpoint, keysAddress]
        where !schemes.contains(where: endpoint.lowercased().hasPrefix) {
            throw OpenIDFault(.discoveryMalformed, "The sign-in provider's discovery names an endpoint without HTTPS.")
        }
        guard issuer == configuration.issuer || fits(configuration.issuer) else {
            throw OpenIDFault(
                .issuerMismatch,
                "The sign-in provider calls itself by another issuer than the settings: copy it from its discovery."
            )
        }
    }

    /// The standard's default, unless the provider says that it only takes the form.
    var takesBasicAuthentication: Bool { authenticationMethods?.contains("client_secret_basic") ?? true }

    /// Returns the issuer that a token must name: the provider's own, or that of the token's organisation.
    func issuer(of token: OpenIDToken, for configuration: OpenIDProvider.Configuration) throws -> String {
        guard issuer.contains(Self.gap) else { return issuer }
        guard let tenant = token.text("tid")?.lowercased(), UUID(uuidString: tenant) != nil,
            configuration.tenants.contains(tenant)
        else {
            throw OpenIDFault(
                .issuerMismatch,
                "The account belongs to an organisation that the settings do not list; the provider serves many."
            )
        }
        return Self.issuer(issuer, of: tenant)
    }

    static func issuer(_ template: String, of tenant: String) -> String {
        template.replacingOccurrences(of: gap, with: tenant)
    }

    /// "…/common/v2.0" in the settings fits "…/{tenantid}/v2.0" in the document.
    private func fits(_ configured: String) -> Bool {
        guard let gap = issuer.range(of: Self.gap) else { return false }
        let (start, end) = (issuer[..<gap.lowerBound], issuer[gap.upperBound...])
        guard configured.hasPrefix(start), configured.hasSuffix(end) else { return false }
        let name = configured.dropFirst(start.count).dropLast(end.count)
        return ["common", "organizations"].contains(name)
    }
}

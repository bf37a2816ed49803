package import Courier
import Foundation
package import PlanDomain

/// A council's sign-in provider, asked by the authorisation-code flow with PKCE (OpenID Connect Core 1.0, RFC 7636).
///
/// The caller keeps the `Attempt` with the browser that began it, and before it asks for the claims it checks that the
/// `state` that came back is the attempt's.
package struct OpenIDProvider: Sendable {
    private let configuration: Configuration

    /// The issuer, to the letter.
    var issuer: String { configuration.issuer }
    private let client: any WebAsking
    private let documents: OpenIDDocuments

    /// Asks nothing yet: the provider is first asked when somebody signs in.
    package init(_ configuration: Configuration, client: any WebAsking) {
        self.configuration = configuration
        self.client = client
        documents = OpenIDDocuments(configuration, client: client)
    }

    /// Returns where to send the browser.
    package func authorisationAddress(for attempt: Attempt) async throws -> String {
        let endpoint = try await documents.discovery().authorizationEndpoint
        let query = FormEncoding.text([
            ("response_type", "code"), ("client_id", configuration.clientID),
            ("redirect_uri", configuration.redirectAddress),
            ("scope", configuration.scopes.joined(separator: " ")), ("state", attempt.state), ("nonce", attempt.nonce),
            ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ])
        return endpoint + (endpoint.contains("?") ? "&" : "?") + query
    }

    /// Exchanges the code that the browser brought back for what the provider says about the person.
    ///
    /// Nothing is believed before the signature holds; then issuer, audience, times and nonce must fit as well.
    package func claims(code: String, attempt: Attempt, now: Moment) async throws -> OpenIDClaims {
        let discovery = try await documents.discovery()
        let text = try await idToken(for: code, attempt, at: discovery)
        let header = try OpenIDToken.Header(of: text)
        var key = try await documents.keys(at: now).key(for: header)
        if key == nil {
            // Providers change their keys without notice.
            key = try await documents.renewedKeys(at: now).key(for: header)
        }
        guard let key else {
            throw OpenIDFault(.tokenInvalid, "The sign-in provider signed with a key that it does not publish.")
        }
        let token = try await OpenIDToken(text, signedBy: key, header)
        let issuer = try discovery.issuer(of: token, for: configuration)
        try key.checkIssuer(issuer, tenant: token.text("tid"))
        try token.check(from: issuer, for: configuration.clientID, nonce: attempt.nonce, at: now)
        return try OpenIDClaims(token, groupsClaim: configuration.groupsClaim)
    }

    private func idToken(for code: String, _ attempt: Attempt, at discovery: OpenIDDiscovery) async throws -> String {
        guard (1...4096).contains(code.utf8.count) else {
            throw OpenIDFault(.codeRefused, "The browser brought no code back from the sign-in provider.")
        }
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", configuration.redirectAddress),
            ("code_verifier", attempt.verifier),
        ]
        var login: (user: String, password: String)?
        if let secret = configuration.clientSecret, discovery.takesBasicAuthentication {
            // Both are escaped before they become a user and a password (RFC 6749, section 2.3.1).
            login = (FormEncoding.text(configuration.clientID), FormEncoding.text(secret))
        } else {
            form.append(("client_id", configuration.clientID))
            if let secret = configuration.clientSecret { form.append(("client_secret", secret)) }
        }
        let answer = try await OpenIDDocuments.asking {
            try await client.post(discovery.tokenEndpoint, form: form, basicAuth: login)
        }
        guard answer.status == 200 else { throw OpenIDFault(refusalOf: answer) }
        guard let token = try? JSONDecoder().decode(TokenAnswer.self, from: answer.body).idToken else {
            throw OpenIDFault(.tokenInvalid, "The sign-in provider gave no ID token: ask it for the scope 'openid'.")
        }
        return token
    }
}

/// What we take from a token endpoint's answer: access tokens are not for us.
private struct TokenAnswer: Decodable {
    let idToken: String

    enum CodingKeys: String, CodingKey {
        case idToken = "id_token"
    }
}

extension OpenIDFault {
    /// Names the error code of RFC 6749 and nothing else of the answer, which may quote the code.
    fileprivate init(refusalOf answer: WebAnswer) {
        let error = (try? JSONDecoder().decode([String: ClaimValue].self, from: answer.body))?["error"]?.text ?? ""
        let isPlain = error.utf8.count <= 40 && error.utf8.allSatisfy { $0 == 95 || (97...122).contains($0) }
        let cause = isPlain && !error.isEmpty ? "\(answer.status), \(error)" : "\(answer.status)"
        self =
            (400...499).contains(answer.status)
            ? OpenIDFault(.codeRefused, "The sign-in provider refused the code (\(cause)).")
            : OpenIDFault(.providerUnreachable, "The sign-in provider cannot answer now (\(cause)).")
    }
}

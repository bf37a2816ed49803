import Crypto
import Foundation

extension OpenIDProvider {
    /// One browser's attempt to sign in: what it must bring back, and what only we know of it.
    package struct Attempt: Codable, Equatable, Sendable {
        /// Travels through the browser and back, and shows that the answer is to this browser's question.
        package let state: String

        /// Comes back inside the signed token.
        package let nonce: String

        /// Stays here until the code is exchanged, so that a stolen code is worth nothing (PKCE).
        package let verifier: String

        package init(state: String, nonce: String, verifier: String) {
            self.state = state
            self.nonce = nonce
            self.verifier = verifier
        }

        package static func random() -> Attempt {
            Attempt(state: secret(), nonce: secret(), verifier: secret())
        }

        /// What the provider sees of the verifier (RFC 7636, "S256").
        package var challenge: String { Base64URL.text(Data(SHA256.hash(data: Data(verifier.utf8)))) }

        /// 256 bits from the machine's own generator, which is what `SystemRandomNumberGenerator` asks.
        private static func secret() -> String {
            Base64URL.text(Data((1...32).map { _ in UInt8.random(in: .min ... .max) }))
        }
    }
}

import Crypto
import Foundation
package import Ledger

/// A random word of 256 bits that opens something: a session, an invitation; only its hash is ever kept.
package struct SecretToken: Equatable, Sendable {
    /// 43 characters that need no escaping in an address or a cookie.
    package let text: String

    package static func random() -> SecretToken {
        SymmetricKey(size: .bits256).withUnsafeBytes { SecretToken(Data($0)) }
    }

    private init(_ bytes: Data) {
        text = Base64URL.text(bytes)
    }

    /// Reads what came back; nil unless it has the form of a token.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Self.isLetter) else { return nil }
        self.text = String(text)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 95: true
        default: false
        }
    }

    /// What the store keeps.
    package var digest: Ledger.Digest { Ledger.Digest(of: Data(text.utf8)) }

    /// The word that each form of this session or visit must bring back (CSRF): it tells nothing of the token itself.
    package var formToken: String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("form".utf8), using: SymmetricKey(data: Data(text.utf8)))
        return Base64URL.text(Data(code))
    }

    /// Compares in a time that does not tell how much was right.
    package func accepts(formToken typed: String) -> Bool {
        let mine = Array(formToken.utf8)
        let theirs = Array(typed.utf8)
        guard mine.count == theirs.count else { return false }
        return zip(mine, theirs).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

import Crypto
package import Foundation
package import PlanDomain

/// Codes that change every 30 seconds and that only the person's own device and we can work out (RFC 6238).
package struct OneTimeCode: Sendable {
    package let secret: Data

    /// Seconds that a code lasts, and how many it has: what every authenticator app does.
    static let period = 30
    static let digits = 6

    package init(secret: Data) {
        self.secret = secret
    }

    /// 160 bits, as long as the hash (RFC 4226, section 4).
    package static func randomSecret() -> Data {
        var generator = SystemRandomNumberGenerator()
        return Data((0..<20).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    static func step(at moment: Moment) -> Int { Int(moment.millisecondsSinceEpoch / 1000) / period }

    /// The code of a time step.
    package func code(step: Int) -> String {
        let counter = withUnsafeBytes(of: UInt64(bitPattern: Int64(step)).bigEndian) { Data($0) }
        let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(hash[hash.count - 1] & 15)
        let number = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.count) + text
    }

    package func code(at moment: Moment) -> String { code(step: Self.step(at: moment)) }

    /// The step that a typed code belongs to, one step early or late at the most; clocks differ a little.
    package func step(of typed: String, at moment: Moment) -> Int? {
        let code = typed.filter { !$0.isWhitespace }
        guard code.utf8.count == Self.digits, code.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let now = Self.step(at: moment)
        // All three are always worked out and compared whole.
        let matches = [now - 1, now, now + 1].filter { step in
            zip(self.code(step: step).utf8, code.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
        }
        return matches.last
    }

    /// The secret as a form carries it while codes are set up.
    package var secretText: String { Base64URL.text(secret) }

    /// Gives nil unless it is a secret that we made.
    package init?(secretText: String) {
        guard let secret = Base64URL.bytes(secretText), secret.count == 20 else { return nil }
        self.secret = secret
    }

    /// The secret as people type it into an app: base 32 (RFC 4648), in groups of four.
    package var secretInWords: String {
        let letters = Array(secret.base32)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }

    /// What an app reads from a square of dots.
    package func address(issuer: String, account: String) -> String {
        let label = "\(issuer):\(account)".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let name = issuer.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return
            "otpauth://totp/\(label)?secret=\(secret.base32)&issuer=\(name)&digits=\(Self.digits)&period=\(Self.period)"
    }
}

/// Words that open the door once when the device with the codes is lost.
package enum RecoveryCode {
    package static let count = 10

    /// 120 bits, in groups of four letters; more than anybody can try, so a plain hash keeps it.
    package static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = Data((0..<15).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        let letters = Array(bytes.base32.lowercased())
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// Spaces, hyphens and capitals tell nothing.
    package static func normal(_ typed: String) -> String { typed.lowercased().filter { $0.isLetter || $0.isNumber } }
}

extension Data {
    /// RFC 4648, section 6, without padding.
    var base32: String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = ""
        var (bits, count) = (UInt32(0), 0)
        for byte in self {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                text.append(letters[Int(bits >> UInt32(count - 5) & 31)])
                count -= 5
            }
            bits &= (1 << UInt32(count)) - 1
        }
        if count > 0 { text.append(letters[Int(bits << UInt32(5 - count) & 31)]) }
        return text
    }
}

import Crypto
import CryptoExtras
import Foundation

/// The hash of a password with all that is needed to check one against it: "scrypt$15$8$3$salt$hash".
package struct PasswordHash: Equatable, Sendable {
    package let text: String

    /// N = 2^15, r = 8, p = 3: one of the settings that OWASP's Password Storage Cheat Sheet holds equal, and the one
    /// that takes 32 MiB rather than 128, since many people may sign in to a small machine at once.
    package struct Cost: Equatable, Sendable {
        let exponent: Int
        let blockSize: Int
        let parallelism: Int

        package static let usual = Cost(exponent: 15, blockSize: 8, parallelism: 3)

        /// For tests alone, where the cost proves nothing.
        package static let low = Cost(exponent: 4, blockSize: 8, parallelism: 1)
    }

    package init?(text: String) {
        guard Parts(text) != nil else { return nil }
        self.text = text
    }

    init(hashing password: String, cost: Cost) throws {
        let salt = Self.random(.bits128)
        self.init(cost: cost, salt: salt, key: try Self.key(password, salt, cost))
    }

    /// A hash that no known password fits, made at no cost, and as slow to try as any.
    static func ofNobody(cost: Cost) -> PasswordHash {
        PasswordHash(cost: cost, salt: random(.bits128), key: random(.bits256))
    }

    private init(cost: Cost, salt: Data, key: Data) {
        text =
            "scrypt$\(cost.exponent)$\(cost.blockSize)$\(cost.parallelism)$\(salt.base64EncodedString())"
            + "$\(key.base64EncodedString())"
    }

    private static func random(_ size: SymmetricKeySize) -> Data {
        SymmetricKey(size: size).withUnsafeBytes { Data($0) }
    }

    func matches(_ password: String) throws -> Bool {
        guard let parts = Parts(text) else { return false }
        let key = try Self.key(password, parts.salt, parts.cost)
        guard key.count == parts.key.count else { return false }
        return zip(key, parts.key).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Made with a lower cost than today's: to be made anew at the next sign-in.
    func isWeaker(than cost: Cost) -> Bool { Parts(text).map { $0.cost != cost } ?? true }

    private struct Parts {
        let cost: Cost
        let salt: Data
        let key: Data

        init?(_ text: String) {
            let parts = text.split(separator: "$")
            guard parts.count == 6, parts[0] == "scrypt", let exponent = Int(parts[1]), (1...20).contains(exponent),
                let blockSize = Int(parts[2]), (1...32).contains(blockSize), let parallelism = Int(parts[3]),
                (1...16).contains(parallelism), let salt = Data(base64Encoded: String(parts[4])),
                let key = Data(base64Encoded: String(parts[5]))
            else { return nil }
            cost = Cost(exponent: exponent, blockSize: blockSize, parallelism: parallelism)
            self.salt = salt
            self.key = key
        }
    }

    private static func key(_ password: String, _ salt: Data, _ cost: Cost) throws -> Data {
        // The same letters in another composition are the same password, whatever keyboard made them.
        let typed = Data(password.precomposedStringWithCompatibilityMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: typed,
            salt: salt,
            outputByteCount: 32,
            rounds: 1 << cost.exponent,
            blockSize: cost.blockSize,
            parallelism: cost.parallelism
        )
        return key.withUnsafeBytes { Data($0) }
    }
}

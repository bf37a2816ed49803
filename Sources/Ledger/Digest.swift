import Crypto
package import Foundation

/// A SHA-256 hash: 32 bytes, written as 64 hexadecimal digits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// Gives nil unless there are 32 bytes.
    package init?(bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    package init(of data: Data) {
        bytes = Array(SHA256.hash(data: data))
    }

    private init(zeroes: Int) {
        bytes = Array(repeating: 0, count: zeroes)
    }

    /// What stands before the first entry of every record.
    package static let genesis = Digest(zeroes: 32)

    package var description: String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    /// Enough of the hash for a person to compare by eye.
    package var short: String { String(description.prefix(12)) }
}

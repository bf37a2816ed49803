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

    /// Of what comes in pieces.
    package struct Running: Sendable {
        private var hash = SHA256()

        package init() {}

        package mutating func take(_ bytes: [UInt8]) { bytes.withUnsafeBytes { hash.update(bufferPointer: $0) } }

        package var digest: Digest { Digest(whole: Array(hash.finalize())) }
    }

    private init(whole bytes: [UInt8]) {
        self.bytes = bytes
    }

    private init(zeroes: Int) {
        bytes = Array(repeating: 0, count: zeroes)
    }

    /// What stands before the first entry of every record.
    package static let genesis = Digest(zeroes: 32)

    package var description: String {
        String(unsafeUninitializedCapacity: 64) { buffer in
            for (place, byte) in bytes.enumerated() {
                buffer[2 * place] = Self.digit(byte >> 4)
                buffer[2 * place + 1] = Self.digit(byte & 15)
            }
            return 64
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    /// Enough of the hash for a person to compare by eye.
    package var short: String { String(description.prefix(12)) }
}

extension Digest: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let digest = Digest(hex: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is no SHA-256 hash.")
            )
        }
        self = digest
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

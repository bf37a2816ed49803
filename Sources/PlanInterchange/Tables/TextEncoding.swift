/// How a text file's bytes stand for letters.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "UTF-8"
    case utf8WithMark = "UTF-8 with a byte-order mark"
    case utf16LittleEndian = "UTF-16, little-endian"
    case utf16BigEndian = "UTF-16, big-endian"

    /// What Excel on Windows writes as "CSV".
    case windows1252 = "Windows-1252"

    /// Finds out from the start of a file; nil for what is no text.
    init?(startingWith bytes: [UInt8], isWhole: Bool) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8WithMark
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else if bytes.contains(0) {
            // Without a mark: figures and headings are mostly ASCII, so every second byte is nothing.
            let halves = [0, 1].map { parity in
                bytes.indices.count { $0 % 2 == parity && bytes[$0] == 0 }
            }
            guard halves.max() ?? 0 >= bytes.count / 4, halves.min() == 0 else { return nil }
            self = halves[1] > halves[0] ? .utf16LittleEndian : .utf16BigEndian
        } else if UTF8Text.validCount(bytes, isWhole: isWhole) != nil {
            self = .utf8
        } else if Windows1252.canBe(bytes) {
            self = .windows1252
        } else {
            return nil
        }
    }

    var markCount: Int {
        switch self {
        case .utf8WithMark: 3
        case .utf8, .windows1252: 0
        case .utf16LittleEndian, .utf16BigEndian: 0
        }
    }
}

/// UTF-8 in pieces: a letter may be cut at the end of one.
enum UTF8Text {
    /// How many bytes from the start are whole letters; nil when some are no UTF-8.
    ///
    /// Only a whole text may not end in the middle of a letter.
    static func validCount(_ bytes: [UInt8], isWhole: Bool) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return bytes.count }
        guard !isWhole else { return nil }
        for missing in 1...3 where bytes.count >= missing {
            let start = bytes.count - missing
            // The cut letter begins with a byte that says how long it is.
            guard bytes[start] >= 0xC2 else { continue }
            return String(validating: bytes[..<start], as: UTF8.self) != nil ? start : nil
        }
        return nil
    }
}

/// The letters that Windows adds to ASCII.
enum Windows1252 {
    /// Those between 0x80 and 0x9F; five bytes stand for nothing.
    private static let special: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0,
        0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    static func canBe(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { !(0x80...0x9F).contains($0) || special[Int($0) - 0x80] != 0 }
    }

    /// In UTF-8; nil for a byte that stands for nothing.
    static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard byte >= 0x80 else {
                output.append(byte)
                continue
            }
            let code = byte < 0xA0 ? special[Int(byte) - 0x80] : UInt32(byte)
            guard code != 0, let scalar = Unicode.Scalar(code) else { return nil }
            output.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
        return output
    }
}

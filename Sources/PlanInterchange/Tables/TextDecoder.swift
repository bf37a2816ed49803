/// Turns a file's bytes into UTF-8, piece by piece.
struct TextDecoder {
    private(set) var encoding: TextEncoding?

    /// What has come in and was not enough for a letter.
    private var rest: [UInt8] = []

    /// Whether nothing but ASCII has come so far: what follows may still be of another encoding.
    private var isASCII = true

    private static let startCount = 1024

    /// The text of a piece; nil when its bytes are no text.
    mutating func decode(_ bytes: [UInt8], isLast: Bool) -> [UInt8]? {
        var piece = rest + bytes
        rest = []
        if encoding == nil {
            // Enough to tell by, unless the file is shorter; and never more, so that it does not hang on how a file is cut.
            guard isLast || piece.count >= Self.startCount else {
                rest = piece
                return []
            }
            let isWhole = isLast && piece.count <= Self.startCount
            let start = Array(piece.prefix(Self.startCount))
            guard let found = TextEncoding(startingWith: start, isWhole: isWhole) else { return nil }
            encoding = found
            piece.removeFirst(found.markCount)
        }
        switch encoding {
        case .utf8, .utf8WithMark: return utf8(piece, isLast)
        case .windows1252: return Windows1252.decoded(piece)
        case .utf16LittleEndian: return utf16(piece, isLast, low: 0)
        case .utf16BigEndian: return utf16(piece, isLast, low: 1)
        case nil: return []
        }
    }

    private mutating func utf8(_ piece: [UInt8], _ isLast: Bool) -> [UInt8]? {
        guard let count = UTF8Text.validCount(piece, isWhole: isLast) else {
            guard encoding == .utf8, isASCII, Windows1252.canBe(piece) else { return nil }
            encoding = .windows1252
            return Windows1252.decoded(piece)
        }
        // What is cut off at the end may be half a letter of UTF-8 or a whole one of Windows: the next piece tells.
        isASCII = isASCII && piece[..<count].allSatisfy { $0 < 0x80 }
        rest = Array(piece[count...])
        return count == piece.count ? piece : Array(piece[..<count])
    }

    /// `low` is the place of the lower byte in each pair.
    private mutating func utf16(_ piece: [UInt8], _ isLast: Bool, low: Int) -> [UInt8]? {
        var units = stride(from: 0, to: piece.count - piece.count % 2, by: 2).map {
            UInt16(piece[$0 + low]) | UInt16(piece[$0 + 1 - low]) << 8
        }
        var left = piece.count % 2
        // Half of a pair of surrogates waits for the other half.
        if !isLast, let last = units.last, (0xD800...0xDBFF).contains(last) {
            units.removeLast()
            left += 2
        }
        guard !isLast || left == 0 else { return nil }
        rest = Array(piece.suffix(left))
        if units.first == 0xFEFF { units.removeFirst() }
        return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
    }
}

/// Text as quoted-printable (RFC 2045): ASCII in short lines, legible in any mail reader and to any old relay.
struct QuotedPrintable {
    private static let lineLimit = 76
    let text: String

    init(_ text: String) {
        var lines: [UInt8] = []
        var line: [UInt8] = []
        let bytes = Self.withPlainLineFeeds(text)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\n") {
                lines += line + Array("\r\n".utf8)
                line = []
                continue
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "\n")
            let token = Self.token(byte, isLast: next == UInt8(ascii: "\n"))
            if line.count + token.count >= Self.lineLimit {
                lines += line + Array("=\r\n".utf8)
                line = []
            }
            line += token
        }
        if !line.isEmpty { lines += line + Array("\r\n".utf8) }
        self.text = String(decoding: lines, as: UTF8.self)
    }

    static func escaped(_ byte: UInt8) -> String { "=" + byte.hexadecimal }

    /// Spaces at the end of a line would be lost on the way.
    private static func token(_ byte: UInt8, isLast: Bool) -> [UInt8] {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): isLast ? Array(escaped(byte).utf8) : [byte]
        case UInt8(ascii: "="): Array("=3D".utf8)
        case 33...126: [byte]
        default: Array(escaped(byte).utf8)
        }
    }

    /// However lines end in what was typed, they end the same way in mail.
    private static func withPlainLineFeeds(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
            default: bytes.append(byte)
            }
            previous = byte
        }
        return bytes
    }
}

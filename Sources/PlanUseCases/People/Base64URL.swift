import Foundation

/// Bytes in the letters that addresses and tokens carry (RFC 4648, section 5), without padding.
enum Base64URL {
    static func text(_ bytes: Data) -> String {
        let letters = bytes.base64EncodedData().compactMap { letter in
            switch letter {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): UInt8?.none
            default: letter
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    static func bytes(_ text: some StringProtocol) -> Data? {
        let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }
}

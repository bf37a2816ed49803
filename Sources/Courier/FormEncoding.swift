/// Fields as a form or an address's query carries them.
package enum FormEncoding {
    package static func text(_ fields: [(String, String)]) -> String {
        fields.map { text($0.0) + "=" + text($0.1) }.joined(separator: "&")
    }

    /// Escapes all but the letters that no reader takes for anything else (RFC 3986, "unreserved").
    package static func text(_ value: String) -> String {
        value.utf8.map { byte in
            let isPlain = byte.isLetterOrDigit || "-._~".utf8.contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + byte.hexadecimal
        }.joined()
    }
}

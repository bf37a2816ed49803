extension String {
    /// The text without what no reader can see and XML cannot hold; breaks and tabs become spaces.
    var printable: String { cleaned(keepsLines: false) }

    /// The lines of the text, each printable.
    var printableLines: [String] {
        cleaned(keepsLines: true).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func cleaned(keepsLines: Bool) -> String {
        var text = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A where last == "\r": break
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: text.append(keepsLines ? "\n" : " ")
            case 0x09, 0x0B, 0x0C: text.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: text.append("\u{FFFD}")
            default: text.append(scalar)
            }
            last = scalar
        }
        return String(text)
    }
}

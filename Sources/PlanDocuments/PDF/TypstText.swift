extension String {
    /// The text as a literal of Typst's, in which no sign means anything but itself.
    var typstLiteral: String {
        var literal = "\""
        for character in printable.unicodeScalars {
            switch character {
            case "\\": literal += "\\\\"
            case "\"": literal += "\\\""
            default: literal.unicodeScalars.append(character)
            }
        }
        return literal + "\""
    }
}

extension Prose {
    /// The words as a block of Typst's code whose values join: text comes in literals only, never as markup.
    var typst: String { runs.isEmpty ? "[]" : "{" + runs.map(\.typst).joined(separator: ";") + "}" }
}

extension Prose.Run {
    fileprivate var typst: String {
        var code = text.printableLines.map(\.typstLiteral).joined(separator: ";linebreak();")
        if isEmphasis { code = "emph({\(code)})" }
        if isStrong { code = "strong({\(code)})" }
        // A link without words would have no area, and no words for those who hear it.
        guard let address, !text.isBlank else { return code }
        return "link(\(address.complete.typstLiteral),{\(code)})"
    }
}

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

extension String {
    /// The text in parts between which a line may end: one part, unless a word is longer than so many letters.
    fileprivate func breakable(_ longestWord: Int) -> [String] {
        var parts = [""]
        for word in split(separator: " ", omittingEmptySubsequences: false) {
            if word.startIndex != startIndex { parts[parts.count - 1] += " " }
            var rest = word
            while word.count > longestWord, rest.count > 4 {
                parts[parts.count - 1] += rest.prefix(4)
                parts.append("")
                rest = rest.dropFirst(4)
            }
            parts[parts.count - 1] += rest
        }
        return parts
    }
}

extension Prose {
    /// The words as a block of Typst's code whose values join: text comes in literals only, never as markup.
    ///
    /// What is longer than `longestWord` letters may be broken anywhere: Typst would let it run over what is beside it.
    func typst(longestWord: Int = 60) -> String {
        runs.isEmpty ? "[]" : "{" + runs.map { $0.typst(longestWord) }.joined(separator: ";") + "}"
    }

    var typst: String { typst() }
}

extension Prose.Run {
    fileprivate func typst(_ longestWord: Int) -> String {
        let lines = text.printableLines.map {
            $0.breakable(longestWord).map(\.typstLiteral).joined(separator: TypstStyle.chance)
        }
        var code = lines.joined(separator: ";linebreak();")
        if isEmphasis { code = "emph({\(code)})" }
        if isStrong { code = "strong({\(code)})" }
        // A link without words would have no area, and no words for those who hear it.
        guard let address, !text.isBlank else { return code }
        return "link(\(address.complete.typstLiteral),{\(code)})"
    }
}

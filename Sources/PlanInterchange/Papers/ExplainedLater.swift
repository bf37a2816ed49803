import PlanDomain

/// Short forms that a bracket explains after a word or two: "the NEET rate (not in education, employment or training)".
enum ExplainedLater {
    /// Words that a short form need not have a letter for.
    private static let small: Set<Substring> = [
        "a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with",
    ]

    static func all(in words: [Word]) -> Set<String> {
        var found: Set<String> = []
        for bracket in words.indices where words[bracket].text.hasPrefix("(") {
            // One that stands right before it is known already.
            for place in max(0, bracket - 3)..<max(0, bracket - 1) {
                let short = words[place].bare
                guard (2...8).contains(short.count), short.allSatisfy({ $0.isASCII && $0.isUppercase }),
                    isSpelled(short.lowercased(), from: bracket, in: words)
                else { continue }
                found.insert(String(short))
            }
        }
        return found
    }

    /// Whether its letters begin the bracket's words one after the other.
    ///
    /// That is asked for more strictly than of a bracket right behind it, which can hardly be about anything else.
    private static func isSpelled(_ short: String, from bracket: Int, in words: [Word]) -> Bool {
        var rest = short[...]
        for word in words[bracket...].prefix(20) {
            let bare = word.bare.lowercased()
            if let letter = rest.first, bare.first == letter {
                rest = rest.dropFirst()
            } else if !small.contains(bare[...]) {
                return false
            }
            if rest.isEmpty { return true }
            if word.text.contains(")") { return false }
        }
        return false
    }
}

/// The short forms of a plan: where each was used first, how often, and whether any place says what it stands for.
struct AbbreviationList {
    struct Use {
        let short: String
        let place: Int
        var count = 1
    }

    private var uses: [Use] = []
    private var numbers: [String: Int] = [:]
    var explained: Set<String> = []

    mutating func read(_ block: ProseText.Block, place: Int) {
        let used = Abbreviation.used(in: block)
        if used.contains(where: { !explained.contains($0) }) {
            explained.formUnion(Abbreviation.explained(in: block))
        }
        for short in used {
            if let number = numbers[short] {
                uses[number].count += 1
            } else {
                numbers[short] = uses.count
                uses.append(Use(short: short, place: place))
            }
        }
    }

    /// In the order of their first use.
    var unexplained: [Use] { uses.filter { !explained.contains($0.short) } }
}

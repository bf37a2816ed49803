/// The short forms of a plan: where each was used first, how often, and whether any place says what it stands for.
package struct AbbreviationList {
    /// A short form with the place where it is used first.
    package struct Use {
        package let short: String
        package let place: Int
        package internal(set) var count = 1
    }

    private var uses: [Use] = []
    private var numbers: [String: Int] = [:]
    package var explained: Set<String> = []

    package init() {}

    /// Takes in a block that stands at a place.
    package mutating func read(_ block: ProseText.Block, place: Int) {
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
    package var unexplained: [Use] { uses.filter { !explained.contains($0.short) } }
}

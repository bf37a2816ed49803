/// A period written in running text as the name of a plan: "the 2024/25 Council Plan", "Council Plan 2023/4".
package struct PeriodMention: Equatable, Sendable {
    package let text: String
    package let period: PlanPeriod

    /// The plan's name as it stands there: "Council Plan".
    package let name: String

    /// Where the name and the years stand in the text.
    package let range: Range<String.Index>

    /// Whether it calls a plan by other years than its own; years that end before the plan begins are an earlier plan's.
    package func disagrees(with own: PlanPeriod) -> Bool { period != own && period.endYear > own.startYear }

    /// Only periods that name the council's own plan: those of agreements, budgets and other plans are passed over.
    package static func ofPlans(in text: String) -> [PeriodMention] {
        PlanPeriod.mentions(in: text).compactMap { mention in
            let after = text[mention.range.upperBound...].split(maxSplits: 4, whereSeparator: \.isWhitespace)
            // A bracket around the years may stand alone once they are taken away.
            let before = text[..<mention.range.lowerBound].suffix(60).split(whereSeparator: \.isWhitespace)
                .filter { !$0.bare.isEmpty }
            if let name = planName(after.map(\.bare)) {
                let end = after[name.split(separator: " ").count - 1].endIndex
                return PeriodMention(
                    text: "\(mention.text) \(name)",
                    period: mention.period,
                    name: name,
                    range: mention.range.lowerBound..<end
                )
            }
            let leading = before.last == "for" ? before.dropLast() : before[...]
            guard let name = planName(endingWith: leading.map(\.bare)) else { return nil }
            let link = before.last == "for" ? " for " : " "
            let start = leading.suffix(name.split(separator: " ").count).first?.startIndex ?? mention.range.lowerBound
            return PeriodMention(
                text: "\(name)\(link)\(mention.text)",
                period: mention.period,
                name: name,
                range: start..<mention.range.upperBound
            )
        }
    }

    private static let owners: Set<String> = ["council", "corporate", "our", "the", "strategic"]
    private static let documents: Set<String> = ["plan", "strategy"]

    /// "Council Plan" or "Council Delivery Plan" at the start of these words.
    private static func planName(_ words: [Substring]) -> String? {
        guard let owner = words.first, owners.contains(owner.lowercased()), words.count > 1 else { return nil }
        if documents.contains(words[1].lowercased()) { return words.prefix(2).joined(separator: " ") }
        guard words.count > 2, words[1].lowercased() == "delivery", documents.contains(words[2].lowercased()) else {
            return nil
        }
        return words.prefix(3).joined(separator: " ")
    }

    private static func planName(endingWith words: [Substring]) -> String? {
        for length in [2, 3] where words.count >= length {
            guard let name = planName(Array(words.suffix(length))), name.split(separator: " ").count == length else {
                continue
            }
            return name
        }
        return nil
    }
}

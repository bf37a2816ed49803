import HashTreeCollections
import PlanDomain

/// Where a paper calls its plan by other years, or by another name, than its title or the record does.
struct PlanPeriodCheck {
    private let plan: PaperContext.NamedPlan?
    private let recorded: [Plan]

    init(_ context: PaperContext, council: Council?) {
        plan = context.plan
        recorded = council?.plansByPeriod ?? []
    }

    func findings(in passage: PaperPassage) -> [PaperFinding] {
        periodFindings(in: passage) + nameFindings(in: passage)
    }

    private func periodFindings(in passage: PaperPassage) -> [PaperFinding] {
        guard passage.hasDigits else { return [] }
        let text = passage.text
        return PeriodMention.ofPlans(in: text).compactMap { mention in
            guard !mention.isYearOfPlan(in: text), !mention.isAnotherPlans(in: text) else { return nil }
            return finding(mention, line: passage.line(of: mention.range.lowerBound))
        }
    }

    private func finding(_ mention: PeriodMention, line: Int) -> PaperFinding? {
        let named = recorded.filter { $0.description.title.lowercased().contains(mention.name.lowercased()) }
            .map(\.period)
        let onRecord = named.contains(mention.period) ? nil : named.first(where: mention.contradicts)
        if let plan, plan.name.lowercased() == mention.name.lowercased(), contradicts(mention, plan) {
            let place = plan.place == .text ? "line \(plan.line)" : "its title"
            return made(mention, "\(place) says \(plan.period.label)", plan.period, onRecord, line)
        }
        return onRecord.map { made(mention, "the record has the plan for \($0.label)", $0, $0, line) }
    }

    /// Without a title two plans may be meant, unless the one begins or ends with the other.
    private func contradicts(_ mention: PeriodMention, _ plan: PaperContext.NamedPlan) -> Bool {
        guard mention.contradicts(plan.period) else { return false }
        return plan.place != .text || mention.period.startYear == plan.period.startYear
            || mention.period.endYear == plan.period.endYear
    }

    private func made(
        _ mention: PeriodMention,
        _ reason: String,
        _ right: PlanPeriod,
        _ onRecord: PlanPeriod?,
        _ line: Int
    ) -> PaperFinding {
        PaperFinding(
            .periodDisagrees,
            .error,
            line: line,
            excerpt: mention.text,
            message: "The paper says '\(mention.text)', but \(reason). Write \(right.label), or name the document that "
                + "is meant.",
            recordSays: onRecord.map { "the plan for \($0.label)" }
        )
    }

    private func nameFindings(in passage: PaperPassage) -> [PaperFinding] {
        guard let plan, plan.place != .text, let name = PlanName.other(in: passage.text, than: plan.name) else {
            return []
        }
        return [
            PaperFinding(
                .planNameDisagrees,
                .error,
                line: passage.line(of: name),
                excerpt: String(name),
                message: "The paper calls the plan '\(name)' here, and '\(plan.name)' in its title. Use one name."
            )
        ]
    }
}

extension PeriodMention {
    /// Whether both cannot be years of one plan: they overlap, and neither follows the other.
    func contradicts(_ own: PlanPeriod) -> Bool { disagrees(with: own) && period.startYear < own.endYear }

    /// Whether the words before it speak of the plan before this one, or of the next.
    func isAnotherPlans(in text: String) -> Bool {
        let before = text[..<range.lowerBound].suffix(80).split(whereSeparator: \.isWhitespace).suffix(7)
        return before.contains { Self.otherWords.contains($0.bare.lowercased()) }
    }

    private static let otherWords: Set<String> = [
        "current", "earlier", "existing", "former", "last", "outgoing", "predecessor", "previous", "replace",
        "replaced", "replaces", "replacing", "succeeds", "superseded", "supersedes", "superseding",
    ]
}

/// The name by which a paper calls its plan.
enum PlanName {
    /// "Council and Transformation Plan" where the title has another name; nil where there is none.
    static func other(in text: String, than title: String) -> Substring? {
        guard text.utf8.count > 16, text.contains(" and ") else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        for place in words.indices.dropLast(3)
        where words[place + 1] == "and" && ["Council", "Corporate"].contains(words[place].bare) {
            let last = words[place + 3].bare
            guard last == "Plan", words[place + 2].first?.isUppercase == true,
                words[place + 2].allSatisfy(\.isLetter)
            else { continue }
            let start = words[place].bare.startIndex
            let name = text[start..<last.endIndex]
            if !title.lowercased().contains(name.lowercased()) { return name }
        }
        return nil
    }
}

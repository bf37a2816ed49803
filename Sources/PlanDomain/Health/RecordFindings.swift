import HashTreeCollections

/// Compares texts with the record: references to nothing, typed dates and years that disagree (I27).
struct RecordFindings {
    private let references: TextReferences
    private let meetings: [(body: String, meeting: Meeting)]
    private let period: PlanPeriod
    private let periods: Set<PlanPeriod>

    init(_ council: Council, plan: Plan) {
        references = council.references(for: plan)
        meetings = council.meetings.values.sorted { ($0.day, $0.key) < ($1.day, $1.key) }
            .map { ($0.body.lowercased(), $0) }
        period = plan.period
        periods = Set(council.plans.values.map(\.period))
    }

    /// What one text gets wrong.
    func all(in text: String) -> [TextFinding] {
        let unknown = references.unknown(in: text).map {
            TextFinding(rule: .referenceUnknown, excerpt: "{\($0)}")
        }
        // Neither a date nor a period is without a digit, and few texts have one.
        guard text.utf8.contains(where: \.isDigit) else { return unknown }
        return unknown + DateMention.all(in: text).compactMap(finding)
            + PeriodMention.ofPlans(in: text).compactMap(finding)
    }

    private func finding(_ mention: DateMention) -> TextFinding? {
        guard let body = mention.body?.lowercased() else { return nil }
        let recorded = meetings.filter { body.contains($0.body) }.map(\.meeting)
        guard !recorded.isEmpty else { return TextFinding(rule: .dateUnverified, excerpt: mention.text) }
        guard !recorded.contains(where: mention.agrees) else { return nil }
        let words = recorded.map { "\($0.body), \($0.day.inWords)" }.joined(separator: "; ")
        return TextFinding(rule: .dateDisagrees, excerpt: mention.text, detail: words)
    }

    private func finding(_ mention: PeriodMention) -> TextFinding? {
        guard mention.disagrees(with: period), !periods.contains(mention.period) else { return nil }
        return TextFinding(rule: .periodDisagrees, excerpt: mention.text, detail: period.label)
    }
}

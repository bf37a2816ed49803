import HashTreeCollections

/// A place in a plan's text that disagrees with the record, or that will when the record moves on (I27).
package struct TextFinding: Equatable, Sendable {
    /// Where the text stands: "Next steps", "Priority 1.2, narrative".
    package let place: String
    package let kind: Kind

    /// The words found.
    package let excerpt: String

    /// What the record says, where it says something.
    package let recorded: String

    package init(place: String, kind: Kind, excerpt: String, recorded: String) {
        self.place = place
        self.kind = kind
        self.excerpt = excerpt
        self.recorded = recorded
    }

    package enum Kind: String, Sendable {
        /// A typed date is not the date of the meeting that it stands beside.
        case dateDisagrees = "date-disagrees"

        /// A typed date stands beside a body for which no meeting is recorded.
        case dateUnverified = "date-unverified"

        /// A typed period calls the plan by other years than its own.
        case periodDisagrees = "period-disagrees"

        /// A reference names no field.
        case referenceUnknown = "reference-unknown"
    }
}

extension Council {
    /// Every finding in a plan's own text and in its elements'.
    package func textFindings(in plan: Plan) -> [TextFinding] {
        var texts = [
            ("Title", plan.description.title), ("Public title", plan.description.publicTitle ?? ""),
            ("Introduction", plan.description.introduction), ("Next steps", plan.description.nextSteps),
        ]
        for element in elementsInOrder(of: plan.id) {
            let name = citation(element)
            texts += [
                ("\(name), title", element.wording.title), ("\(name), statement", element.wording.statement),
                ("\(name), narrative", element.wording.narrative), ("\(name), success", element.wording.success),
            ]
        }
        return texts.flatMap { findings(in: $0.1, place: $0.0, of: plan) }
    }

    /// What one text gets wrong.
    package func findings(in text: String, place: String, of plan: Plan) -> [TextFinding] {
        let unknown = references(for: plan).unknown(in: text).map {
            TextFinding(place: place, kind: .referenceUnknown, excerpt: "{\($0)}", recorded: "")
        }
        return unknown + dateFindings(in: text, place: place) + periodFindings(in: text, place: place, of: plan)
    }

    private func dateFindings(in text: String, place: String) -> [TextFinding] {
        DateMention.all(in: text).compactMap { mention in
            guard let body = mention.body else { return nil }
            let recorded = meetings.values.filter { body.containsIgnoringCase($0.body) }
                .sorted { $0.day < $1.day }
            guard !recorded.isEmpty else {
                return TextFinding(place: place, kind: .dateUnverified, excerpt: mention.text, recorded: "")
            }
            guard !recorded.contains(where: mention.agrees) else { return nil }
            let words = recorded.map { "\($0.body), \($0.day.inWords)" }.joined(separator: "; ")
            return TextFinding(place: place, kind: .dateDisagrees, excerpt: mention.text, recorded: words)
        }
    }

    private func periodFindings(in text: String, place: String, of plan: Plan) -> [TextFinding] {
        PeriodMention.ofPlans(in: text).compactMap { mention in
            let isKnown = plans.values.contains { $0.period == mention.period }
            guard mention.disagrees(with: plan.period), !isKnown else { return nil }
            return TextFinding(
                place: place,
                kind: .periodDisagrees,
                excerpt: mention.text,
                recorded: plan.period.label
            )
        }
    }
}

extension String {
    fileprivate func containsIgnoringCase(_ other: String) -> Bool {
        lowercased().contains(other.lowercased())
    }
}

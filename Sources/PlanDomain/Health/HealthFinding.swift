import HashTreeCollections

/// A place in a plan that breaks one of the rules of plan health, with all that is needed to mend it.
package struct HealthFinding: Equatable, Sendable {
    package let rule: HealthRule
    package let severity: HealthSeverity
    package let planID: Plan.ID

    /// The element that it is about; nil when it is about one of the plan's own texts.
    package let elementID: PlanElement.ID?

    /// The text in which it stands; nil when it is about the element as such.
    package let field: TextField?

    /// The words found, or the element's title.
    package let excerpt: String

    /// What the sentence needs to name beside them: the date in the record, the number of words.
    package let detail: String

    package init(
        rule: HealthRule,
        severity: HealthSeverity,
        planID: Plan.ID,
        elementID: PlanElement.ID? = nil,
        field: TextField? = nil,
        excerpt: String,
        detail: String = ""
    ) {
        self.rule = rule
        self.severity = severity
        self.planID = planID
        self.elementID = elementID
        self.field = field
        self.excerpt = excerpt
        self.detail = detail
    }
}

/// What a rule finds in one text, before it is said where the text stands and how much the rule matters.
struct TextFinding: Equatable {
    let rule: HealthRule
    let excerpt: String
    var detail = ""
}

extension Council {
    /// Where a finding stands, in words: "Next steps", "Priority 1.2", "Priority 1.2, narrative".
    package func place(of finding: HealthFinding) -> String {
        let word = finding.field?.word
        guard let id = finding.elementID else {
            return word.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? "Plan"
        }
        let name = elements[id].map(citation) ?? "An unknown element"
        return word.map { "\(name), \($0)" } ?? name
    }
}

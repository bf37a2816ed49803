/// A plan as a paper proposes it, read but not yet recorded.
package struct PlanProposal: Equatable, Sendable {
    package let title: String
    package let period: PlanPeriod
    package let introduction: String
    package let nextSteps: String
    package let elements: [Element]

    package init(title: String, period: PlanPeriod, introduction: String, nextSteps: String, elements: [Element]) {
        self.title = title
        self.period = period
        self.introduction = introduction
        self.nextSteps = nextSteps
        self.elements = elements
    }

    /// One proposed element; a parent always stands before its children.
    package struct Element: Equatable, Sendable {
        package let kind: ElementKind
        package let number: String

        /// The number of the core or ambition that it stands under.
        package let parentNumber: String?
        package let wording: PlanElement.Wording

        /// The line of the paper, from 1.
        package let line: Int

        package init(
            kind: ElementKind,
            number: String,
            parentNumber: String?,
            wording: PlanElement.Wording,
            line: Int
        ) {
            self.kind = kind
            self.number = number
            self.parentNumber = parentNumber
            self.wording = wording
            self.line = line
        }
    }

    package func count(of kind: ElementKind) -> Int { elements.count { $0.kind == kind } }
}

package import PlanDomain

/// What a paper proposes, as far as it says so itself, with everything that a careful officer would raise.
package struct PaperReading: Equatable, Sendable {
    /// As the paper writes it: "Draft Council Plan 2024-27".
    package let title: String
    package let period: PlanPeriod?
    package let introduction: String
    package let nextSteps: String
    package let elements: [PlanProposal.Element]

    /// The bodies that the paper says it goes to, in its order.
    package let route: [RouteStep]
    package let warnings: [PaperWarning]

    /// A body on the paper's road, with the date that the paper gives.
    package struct RouteStep: Equatable, Sendable {
        package let body: String
        package let date: String?
    }

    package func count(of kind: ElementKind) -> Int { elements.count { $0.kind == kind } }

    /// The proposal to record; the period comes from the paper unless it is given.
    package func proposal(period given: PlanPeriod? = nil) throws(PaperError) -> PlanProposal {
        guard let period = given ?? period else {
            throw PaperError(
                .noPeriod,
                "The paper does not say for which years the plan is. Give them with --period, such as --period 2024-27."
            )
        }
        var title = self.title
        for mention in PlanPeriod.mentions(in: title) where mention.period == period {
            title = title.replacing(mention.text, with: "{plan.period}")
        }
        // That it is a draft is said by the edition, not by the plan's name.
        if title.lowercased().hasPrefix("draft ") { title = String(title.dropFirst(6)) }
        return PlanProposal(
            title: title,
            period: period,
            introduction: introduction,
            nextSteps: nextSteps,
            elements: elements
        )
    }

    /// Reads a paper's lines; throws when it holds no plan, or when what it holds could be read in two ways.
    package init(_ text: PaperText) throws(PaperError) {
        let lines = PaperLine.all(in: text.lines)
        let outline = try PaperOutline(lines)
        let prose = PaperProse(lines, outline: outline)
        title = prose.title
        period = prose.period
        introduction = prose.introduction
        nextSteps = prose.nextSteps
        route = prose.route
        elements = outline.elements
        warnings = (text.notes + outline.warnings + prose.warnings).sorted { $0.line < $1.line }
    }
}

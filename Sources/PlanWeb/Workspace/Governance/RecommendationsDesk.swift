import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The recommendations of an item, with the words that they ask for.
extension WorkspaceVisit {
    func recommendationsDesk(issues: [Issue] = []) throws -> Answer {
        let item = try requiredRoad()
        let all = council.readableRecommendations(of: item)
        return page(
            "Recommendations",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail((item.title, .desk(item))),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Recommendations" }
            element(.p, .class("lead")) { item.title }
            if all.isEmpty { element(.p) { "None is written yet." } }
            element(.ol) {
                for recommendation in all {
                    element(.li) {
                        element(.strong) { recommendation.verb.name.capitalisedFirst }
                        ": \(recommendation.text)"
                        if let proposal = recommendation.proposal, let wording = recommendation.wordingNow,
                            !isSettled(recommendation, item)
                        {
                            proposedWords(proposal, wording)
                        }
                        for outcome in recommendation.outcomes {
                            element(.p) { "\(council.outcomeInWords(outcome))." }
                        }
                    }
                }
            }
            let isGivenOut = item.steps.contains { $0.part.decides && $0.issued != nil }
            if isGivenOut || item.nextStep == nil {
                element(.p) { "What a body was given to decide on changes no more." }
            } else if may(.startRoad, .plan(item.planID)) {
                recommendationForm(item, issues)
            }
        }
    }

    /// Decided by the last body on the road: its words stand in the plan, or do not.
    private func isSettled(_ recommendation: Recommendation, _ item: GovernanceItem) -> Bool {
        item.nextStep == nil && !recommendation.outcomes.isEmpty
    }

    /// The place of each text on the form.
    private static func proposalName(_ field: TextField) -> String {
        field == .title ? "proposal" : "proposal-\(field.rawValue)"
    }

    private static let recommendationFields = Dictionary(
        [("item", "text"), ("number", "text"), ("elements", "element")]
            + TextField.ofElements.map { ($0.rawValue, proposalName($0)) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Each text that it changes, with what stands there now.
    @HTMLBuilder private func proposedWords(_ proposal: Recommendation.Proposal, _ wording: PlanElement.Wording) -> HTML
    {
        let element = council.elements[proposal.elementID]
        for field in proposal.fields {
            Markup.element(.p) { "New \(field.word) of \(element.map(council.citation) ?? "a part of the plan"):" }
            differenceText(TextDifference(from: element?.wording[field] ?? "", to: wording[field]))
        }
    }

    private func recommendationForm(_ item: GovernanceItem, _ issues: [Issue]) -> HTML {
        form(Path.desk(item).step("recommendations")) {
            element(.h2) { "Write the next one" }
            choose(
                "verb",
                "What the body is asked to do",
                Recommendation.Verb.allCases.map { ($0.rawValue, $0.name) },
                issues
            )
            input("text", "The recommendation", issues, kind: .area(rows: 3), limit: 4000)
            choose(
                "element",
                "Part of the plan whose words it changes",
                [("", "None: it changes no words")]
                    + council.elementsInOrder(of: item.planID).map { ($0.id.description, council.label($0)) },
                issues
            )
            for field in TextField.ofElements {
                input(
                    Self.proposalName(field),
                    "The new \(field.word)",
                    issues,
                    hint: field == .title ? "Leave empty what stays as it is." : nil,
                    kind: field == .title ? .text : .area(rows: 3),
                    limit: field == .title ? PlanElement.Wording.titleLimit : PlanElement.Wording.textLimit,
                    isRequired: false
                )
            }
            button("Add the recommendation")
        }
    }

    func makeRecommendation() async throws -> Answer {
        let item = try requiredRoad()
        return try await performing(
            done: Path.desk(item).step("recommendations"),
            saying: .added,
            refused: {
                try recommendationsDesk(
                    issues: renaming($0, Self.recommendationFields)
                )
            },
            command: {
                let element = PlanElement.ID(form["element"]).flatMap { council.elements[$0] }
                let proposal = element.map { element in
                    var wording = element.wording
                    for field in TextField.ofElements where !text(Self.proposalName(field)).isEmpty {
                        wording[field] = text(Self.proposalName(field))
                    }
                    return Recommendation.Proposal(
                        elementID: element.id,
                        before: element.wording,
                        wording: wording
                    )
                }
                return MakeRecommendation(
                    Recommendation(
                        id: workspace.identities.identity(for: Recommendation.self),
                        itemID: item.id,
                        number: council.recommendations(of: item.id).count + 1,
                        verb: Recommendation.Verb(rawValue: form["verb"]) ?? .note,
                        text: text("text"),
                        elementIDs: element.map { [$0.id] } ?? [],
                        proposal: proposal
                    )
                )
            }
        )
    }
}

extension String {
    /// The first word of a sentence.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

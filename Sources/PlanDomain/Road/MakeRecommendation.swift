import HashTreeCollections

/// Asks to write a recommendation of an item, with the new words that it asks for if it asks for any.
package struct MakeRecommendation: Command {
    package let recommendation: Recommendation

    package init(_ recommendation: Recommendation) {
        self.recommendation = recommendation
    }

    package func demand(in council: Council) -> Demand {
        Demand(.startRoad, about: council.items[recommendation.itemID].map { .plan($0.planID) } ?? .council)
    }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let item = council.items[recommendation.itemID] else { return .refused("item", "item-unknown") }
        var issues: [Issue] = []
        if recommendation.text.trimmingSpaces.isEmpty { issues.append(Issue(field: "text", code: "text-missing")) }
        if recommendation.text.count > 4000 {
            issues.append(Issue(field: "text", code: "text-too-long", detail: "4000"))
        }
        for name in council.plans[item.planID].map({ council.references(for: $0).unknown(in: recommendation.text) })
            ?? []
        {
            issues.append(Issue(field: "text", code: "text-reference-unknown", detail: name))
        }
        let known = council.recommendations(of: item.id)
        if recommendation.number != known.count + 1 || council.recommendations[recommendation.id] != nil {
            issues.append(Issue(field: "number", code: "recommendation-number", detail: String(known.count + 1)))
        }
        for id in recommendation.elementIDs where council.elements[id]?.planID != item.planID {
            issues.append(Issue(field: "elements", code: "element-of-another-plan"))
        }
        if let proposal = recommendation.proposal {
            guard let element = council.elements[proposal.elementID], element.planID == item.planID else {
                return .refused("proposal", "element-of-another-plan")
            }
            if element.wording != proposal.before { issues.append(Issue(field: "proposal", code: "changed-meanwhile")) }
            issues += proposal.wording.issues
            if proposal.fields.isEmpty { issues.append(Issue(field: "proposal", code: "proposal-same")) }
            let rival = known.first { other in
                other.proposal.map {
                    $0.elementID == proposal.elementID && !Set($0.fields).isDisjoint(with: proposal.fields)
                }
                    ?? false
            }
            if let rival {
                issues.append(Issue(field: "proposal", code: "proposal-taken", detail: String(rival.number)))
            }
        }
        // What a body has been given to decide on does not change under its hands.
        if item.steps.contains(where: { $0.part.decides && $0.issued != nil }) {
            issues.append(Issue(field: "item", code: "item-issued-already"))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.road(.recommendationMade(recommendation))])
    }
}

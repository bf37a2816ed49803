import HashTreeCollections

/// Asks to send a plan on its road: the bodies it goes to, in order, and what each may do.
package struct StartItem: Command {
    package let item: GovernanceItem

    package init(_ item: GovernanceItem) {
        self.item = item
    }

    package func demand(in _: Council) -> Demand { Demand(.startRoad, about: .plan(item.planID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues: [Issue] = []
        if item.slug.wholeMatch(of: /[a-z0-9][a-z0-9-]{1,79}/) == nil {
            issues.append(Issue(field: "slug", code: "key-malformed", detail: item.slug))
        } else if council.items[item.id] != nil || council.item(slug: item.slug) != nil {
            issues.append(Issue(field: "slug", code: "item-address-taken", detail: item.slug))
        }
        if item.title.trimmingSpaces.isEmpty { issues.append(Issue(field: "title", code: "title-missing")) }
        if council.plans[item.planID] == nil { issues.append(Issue(field: "plan", code: "plan-unknown")) }
        issues += council.issues(with: item.steps.map { Route.Step(bodyKey: $0.bodyKey, part: $0.part) })
        // What is started has gone nowhere yet.
        if item.steps.contains(where: {
            $0.meetingKey != nil || $0.issued != nil || $0.outcome != nil || !$0.past.isEmpty
        }) {
            issues.append(Issue(field: "steps", code: "steps-begun"))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.road(.itemStarted(item))])
    }
}

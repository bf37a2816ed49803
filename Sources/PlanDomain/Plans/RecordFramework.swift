import HashTreeCollections

/// Asks to record another framework, such as the Borough Plan, with its themes and priorities.
package struct RecordFramework: Command {
    package let framework: PlanFramework

    package init(_ framework: PlanFramework) {
        self.framework = framework
    }

    package func demand(in _: Council) -> Demand { Demand(.startPlan) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard framework.slug.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil else {
            return .refused("slug", "slug-malformed", framework.slug)
        }
        if let holder = council.framework(slug: framework.slug), holder.id != framework.id {
            return .refused("slug", "slug-taken", framework.slug)
        }
        let ids = Set(framework.elements.map(\.id))
        guard ids.count == framework.elements.count,
            framework.elements.allSatisfy({ $0.parentID.map(ids.contains) ?? true })
        else { return .refused("elements", "parent-unknown") }
        let isKnown = council.frameworks[framework.id] == framework
        return .changes(isKnown ? [] : [.framework(.recorded(framework))])
    }
}

/// Asks to set which rules of plan health advise, which block a release, and which are off.
package struct SetHealthRules: Command {
    package let policy: HealthPolicy

    package init(_ policy: HealthPolicy) {
        self.policy = policy
    }

    package func demand(in _: Council) -> Demand { Demand(.setHealthRules) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        council.healthPolicy == policy ? .changes([]) : .changes([.council(.healthRulesSet(policy))])
    }
}

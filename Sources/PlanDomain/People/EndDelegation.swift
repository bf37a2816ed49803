import HashTreeCollections

/// Asks to end a delegation on a day.
package struct EndDelegation: Command {
    package let delegationID: Delegation.ID
    package let until: Day

    package init(delegationID: Delegation.ID, until: Day) {
        self.delegationID = delegationID
        self.until = until
    }

    package func demand(in _: Council) -> Demand { Demand(.delegatePost) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let delegation = council.delegations[delegationID] else {
            return .refused("delegation", "delegation-unknown")
        }
        let isAdministrator = council.standings(of: context.actor, on: context.moment.dayInLondon)
            .contains { $0.role == .administrator }
        guard delegation.by == context.actor || isAdministrator || context.actor == Account.machineOperator else {
            return .refused("delegation", "post-not-held")
        }
        return delegation.until <= until
            ? .changes([]) : .changes([.people(.delegationEnded(.init(delegationID: delegationID, until: until)))])
    }
}

import HashTreeCollections

/// Asks to let another person act in a post that the asker holds, for some days.
package struct DelegatePost: Command {
    package let delegation: Delegation

    /// No delegation lasts longer, so that none is forgotten.
    package static let longestDays = 366

    package init(_ delegation: Delegation) {
        self.delegation = delegation
    }

    package func demand(in _: Council) -> Demand { Demand(.delegatePost) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard council.posts[delegation.postID] != nil else { return .refused("post", "post-unknown") }
        guard delegation.by == context.actor || context.actor == Account.machineOperator,
            council.holders(of: delegation.postID, on: delegation.from).contains(delegation.by)
        else { return .refused("post", "post-not-held") }
        guard delegation.to != delegation.by else { return .refused("to", "delegation-to-oneself") }
        guard delegation.from <= delegation.until else {
            return .refused("until", "days-out-of-order", delegation.from.inWords)
        }
        guard delegation.until.daysSinceEpoch - delegation.from.daysSinceEpoch <= Self.longestDays else {
            return .refused("until", "delegation-too-long", "\(Self.longestDays)")
        }
        return .changes([.people(.delegated(delegation))])
    }
}

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

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

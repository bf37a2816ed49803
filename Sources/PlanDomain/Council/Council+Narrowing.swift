import HashTreeCollections

extension Council {
    /// The council with nothing but one plan and what its texts refer to: what an edition keeps for later comparison.
    package func narrowed(to planID: Plan.ID) -> Council {
        var narrow = Council(key: key, position: position)
        narrow.profile = profile
        narrow.plans = plans.filter { $0.key == planID }
        narrow.elements = elements.filter { $0.value.planID == planID }
        narrow.addresses = addresses.filter { $0.key.planID == planID }
        narrow.meetings = meetings
        // What this plan says of the promises before it belongs to it; what a later plan says does not.
        narrow.successions = successions.filter { elements[$0.successor]?.planID == planID }
        narrow.endings = endings.filter { $0.value.planID == planID }
        for decision in plans[planID].map(decisions(on:)) ?? [] { narrow.decisions[decision.id] = decision }
        return narrow
    }
}

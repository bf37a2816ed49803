import HashTreeCollections

/// An edition that is rendered and kept, and waits for its time: under embargo, or held by a pre-election period.
package struct PendingEdition: Equatable, Codable, Sendable {
    package let edition: Edition

    /// Nothing of it is public before.
    package let releaseAt: Moment
    package let scheduledBy: Account.ID

    /// The monitoring officer's word that a pre-election period need not hold it (I32).
    package internal(set) var override: Override?

    package init(edition: Edition, releaseAt: Moment, scheduledBy: Account.ID) {
        self.edition = edition
        self.releaseAt = releaseAt
        self.scheduledBy = scheduledBy
    }

    package struct Override: Equatable, Codable, Sendable {
        package let reason: String
        package let by: Account.ID
        package let at: Moment

        package init(reason: String, by: Account.ID, at: Moment) {
            self.reason = reason
            self.by = by
            self.at = at
        }
    }
}

/// The time between notice of an election and the close of poll, in which a council publishes with care.
///
/// Local Government Act 1986, section 2, and the Code of Recommended Practice on Local Authority Publicity (2011).
package struct PreElectionPeriod: Equatable, Codable, Sendable {
    package typealias ID = Identifier<PreElectionPeriod>

    package let id: ID

    /// "Local elections, 7 May 2026".
    package let election: String

    /// The first and the last day, both included.
    package let starts: Day
    package let ends: Day

    package init(id: ID, election: String, starts: Day, ends: Day) {
        self.id = id
        self.election = election
        self.starts = starts
        self.ends = ends
    }

    package func holds(on day: Day) -> Bool { starts <= day && day <= ends }
}

extension Council {
    /// The pre-election period that keeps an edition of this purpose back on a day, if one does.
    package func preElectionPeriod(holding purpose: Edition.Purpose, on day: Day) -> PreElectionPeriod? {
        guard purpose == .promotional else { return nil }
        return preElectionPeriods.values.filter { $0.holds(on: day) }.min { $0.starts < $1.starts }
    }

    /// What holds a pending edition back at a moment besides its time.
    package func hold(on pending: PendingEdition, at moment: Moment) -> PreElectionPeriod? {
        pending.override == nil
            ? preElectionPeriod(holding: pending.edition.purpose, on: moment.dayInLondon) : nil
    }

    /// The edition of a plan that waits for its time; a plan has one at the most.
    package func pendingEdition(of planID: Plan.ID) -> PendingEdition? {
        pendingEditions.values.first { $0.edition.planID == planID }
    }

    /// The editions whose time has come and that nothing holds, the earliest first.
    package func dueEditions(at moment: Moment) -> [PendingEdition] {
        pendingEditions.values.filter { $0.releaseAt <= moment && hold(on: $0, at: moment) == nil }
            .sorted { ($0.releaseAt, $0.edition.id) < ($1.releaseAt, $1.edition.id) }
    }
}

extension Council {
    /// What may be done to a pending edition is asked for its plan.
    func releaseDemand(onPending id: Edition.ID) -> Demand {
        Demand(.releaseEdition, about: pendingEditions[id].map { .plan($0.edition.planID) } ?? .council)
    }
}

package import Ledger
package import PlanDomain

/// The record in plain words: for each entry who, when, what and why.
package struct RecordHistory: Sendable {
    package let lines: [Line]

    /// One entry, as a person reads it.
    package struct Line: Equatable, Sendable {
        package let sequence: Int
        package let recordedAt: Moment
        package let actor: Account.ID
        package let kind: String
        package let summary: String
        package let reason: String?
        package let authority: Decision.ID?
        package let hash: Digest
        package let isRedacted: Bool
        package let elementID: PlanElement.ID?
        package let planID: Plan.ID?

        /// What it is about: a margin, an alignment or an edition too.
        package let subject: Subject

        /// The person whom an appointment or delegation is about.
        package let account: Account.ID?
    }

    package init(lines: [Line]) {
        self.lines = lines
    }

    /// Reads the record up to a position.
    package init(of council: CouncilKey, in store: any LedgerStore, upTo position: Int = .max) async throws {
        let reader = ChangeReader()
        var folded = Council(key: council)
        var lines: [Line] = []
        try await store.forEachBatch(of: council) { batch in
            for entry in batch where entry.sequence <= position {
                let change = try reader.change(in: entry)
                lines.append(Line(entry, change, before: folded))
                folded.apply(change, at: entry.sequence)
            }
        }
        self.lines = lines
    }

    /// What happened to one element, oldest first.
    package func lines(of element: PlanElement.ID) -> [Line] { lines.filter { $0.elementID == element } }

    /// What happened to a plan's own fields, oldest first.
    package func lines(of plan: Plan.ID) -> [Line] { lines.filter { $0.planID == plan } }
}

extension RecordHistory.Line {
    init(_ entry: Entry, _ change: Change, before council: Council) {
        sequence = entry.sequence
        recordedAt = entry.header.recordedAt
        actor = entry.header.actor
        kind = entry.header.kind
        summary = change.summary(in: council)
        reason = entry.reason
        authority = entry.header.authority
        hash = entry.hash
        isRedacted = entry.isRedacted
        subject = change.subject(in: council)
        account = if case .people(let change) = change { change.account(in: council) } else { nil }
        if case .plan(let change) = change {
            elementID = change.elementID
            planID = change.planID
        } else {
            elementID = nil
            planID = nil
        }
    }

    /// The actor in words: the record holds ids only.
    package var actorInWords: String {
        actor == Account.machineOperator ? "the operator of this server" : "account \(actor.description.prefix(8))"
    }
}

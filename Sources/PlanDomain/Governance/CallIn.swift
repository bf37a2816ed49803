import HashTreeCollections

/// The challenge of an executive decision by members of scrutiny, and what came of it.
package struct CallIn: Equatable, Codable, Sendable {
    package let day: Day

    /// Who asked for it, by office or number: "Five members of the committee".
    package let requesters: String
    package let reason: String

    /// The committee that considers it.
    package let bodyKey: String
    package internal(set) var conclusion: Conclusion?

    package init(day: Day, requesters: String, reason: String, bodyKey: String) {
        self.day = day
        self.requesters = requesters
        self.reason = reason
        self.bodyKey = bodyKey
    }

    package struct Conclusion: Equatable, Codable, Sendable {
        package let outcome: Outcome
        package let day: Day
        package let note: String

        package init(outcome: Outcome, day: Day, note: String) {
            self.outcome = outcome
            self.day = day
            self.note = note
        }
    }

    package enum Outcome: String, CaseIterable, Codable, Sendable {
        /// The committee let it stand: it takes effect on the day of the committee.
        case upheld
        /// Back to whoever decided: it does not take effect until they have decided again.
        case referredBack = "referred-back"

        package var name: String {
            switch self {
            case .upheld: "The decision stands"
            case .referredBack: "Referred back to whoever decided"
            }
        }
    }
}

/// Where a decision stands on a day.
package enum DecisionState: Equatable, Sendable {
    /// Made, and its record not published yet.
    case decided
    case inCallInPeriod(until: Day)
    case calledIn
    case referredBack
    case effective(since: Day)
    case implemented(Day)
}

extension Council {
    /// Whether members of scrutiny may challenge it: those of full Council cannot be (I28).
    ///
    /// Once its record is published the answer stands: neither later rules nor a correction change it.
    package func canBeCalledIn(_ decision: Decision) -> Bool {
        if decision.published != nil { return decision.callInWindow != nil }
        guard governanceRules.callIn != nil, let record = decision.record, record.callInWaiver == nil else {
            return false
        }
        return bodies[record.bodyKey]?.kind == .executive
    }

    /// The window that opens when a decision is published on a day; nil where it cannot be called in.
    func callInWindow(of decision: Decision, published: Day) -> CallInWindow? {
        let deadlines = governanceRules.callInDeadlines(published: published)
        guard canBeCalledIn(decision), let ends = deadlines.first?.day, let effect = deadlines.last?.day else {
            return nil
        }
        return CallInWindow(ends: ends, takesEffect: effect)
    }

    /// Where a decision stands on a day; the call-in clock starts with its publication (I25).
    package func state(of decision: Decision, on day: Day) -> DecisionState {
        if let implemented = decision.implemented { return .implemented(implemented) }
        if let callIn = decision.callIn {
            switch callIn.conclusion {
            case nil: return .calledIn
            case .some(let end): return end.outcome == .upheld ? .effective(since: end.day) : .referredBack
            }
        }
        guard canBeCalledIn(decision) else { return .effective(since: decision.day) }
        guard let window = decision.callInWindow else { return .decided }
        return day < window.takesEffect ? .inCallInPeriod(until: window.ends) : .effective(since: window.takesEffect)
    }

    /// The day from which a decision has effect if nobody calls it in; nil while its record is not published.
    package func effectiveDay(of decision: Decision) -> Day? {
        canBeCalledIn(decision) ? decision.callInWindow?.takesEffect : decision.day
    }

    /// In one sentence.
    package func stateInWords(of decision: Decision, on day: Day) -> String {
        switch state(of: decision, on: day) {
        case .decided: "Decided; the call-in period begins when the record is published."
        case .inCallInPeriod(let until): "In its call-in period until \(until.inFullWords); not in effect yet."
        case .calledIn: "Called in: not in effect until the committee has considered it."
        case .referredBack: "Called in and referred back: not in effect."
        case .effective(let since): "In effect since \(since.inWords)."
        case .implemented(let done): "Carried out on \(done.inWords)."
        }
    }
}

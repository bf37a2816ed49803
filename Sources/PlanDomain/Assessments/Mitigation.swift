/// What is done about an impact: an action with an owner and a day on which it is looked at again.
///
/// Never deleted, only closed.
package struct Mitigation: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Mitigation>

    package let id: ID

    /// The group or theme that it is for.
    package let code: AssessmentCode
    package let action: String

    /// The post that answers for it; never a person's name.
    package let owner: String

    /// When it is looked at again.
    package let reviewDay: Day

    /// Where a measure shows whether it works.
    package let measureID: Measure.ID?

    /// The last period for which the measure had a figure when the mitigation was added: what comes later is held against it.
    package let baseline: Period?
    package let addedOn: Day

    /// Oldest first.
    package internal(set) var reviews: [Review]
    package internal(set) var closing: Closing?

    package init(
        id: ID,
        code: AssessmentCode,
        action: String,
        owner: String,
        reviewDay: Day,
        measureID: Measure.ID? = nil,
        baseline: Period? = nil,
        addedOn: Day,
        reviews: [Review] = [],
        closing: Closing? = nil
    ) {
        self.id = id
        self.code = code
        self.action = action
        self.owner = owner
        self.reviewDay = reviewDay
        self.measureID = measureID
        self.baseline = baseline
        self.addedOn = addedOn
        self.reviews = reviews
        self.closing = closing
    }

    /// What was seen when it was looked at again.
    package struct Review: Equatable, Codable, Sendable {
        package let outcome: Outcome
        package let seen: String
        package let day: Day

        /// What is done next; may be empty where it worked.
        package let next: String

        /// When it is looked at once more; nil where that is not needed.
        package let again: Day?

        package init(outcome: Outcome, seen: String, day: Day, next: String = "", again: Day? = nil) {
            self.outcome = outcome
            self.seen = seen
            self.day = day
            self.next = next
            self.again = again
        }
    }

    /// Whether it did what it was meant to.
    package enum Outcome: String, CaseIterable, Codable, Sendable {
        case worked
        case partly
        case failed
        case tooEarly = "too-early"

        package var name: String {
            switch self {
            case .worked: "Worked"
            case .partly: "Worked in part"
            case .failed: "Did not work"
            case .tooEarly: "Too early to say"
            }
        }
    }

    /// Why nothing more is done under it.
    package struct Closing: Equatable, Codable, Sendable {
        package let reason: String
        package let day: Day

        package init(reason: String, day: Day) {
            self.reason = reason
            self.day = day
        }
    }

    /// When it is to be looked at next; nil once it is closed or needs no more looks.
    package var nextReview: Day? {
        guard closing == nil else { return nil }
        guard let last = reviews.last else { return reviewDay }
        return last.again
    }

    /// What the last look said; nil before the first.
    package var outcome: Outcome? { reviews.last?.outcome }

    func replaced(by mark: String) -> Mitigation {
        Mitigation(
            id: id,
            code: code,
            action: mark,
            owner: mark,
            reviewDay: reviewDay,
            measureID: measureID,
            baseline: baseline,
            addedOn: addedOn
        )
    }
}

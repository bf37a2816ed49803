import HashTreeCollections

/// What a written record of an executive decision holds (SI 2012/2089, regulations 12 and 13), with what councils add.
package struct DecisionRecord: Equatable, Codable, Sendable {
    /// The name in the decision's permanent address: "2024-02-22-council".
    package let slug: String
    package let bodyKey: String
    package let meetingKey: String?

    /// The item on whose road it was made.
    package let itemID: GovernanceItem.ID?
    package let isKey: Bool
    package let reasons: String

    /// Alternatives considered and rejected.
    package let alternatives: String

    /// Conflicts of interest that members declared, and dispensations; "None" is an answer.
    package let interests: String

    /// "All", or their names.
    package let wards: String

    /// Why it cannot be called in though the executive made it: urgency, with who agreed.
    package let callInWaiver: CallInWaiver?
    package internal(set) var exempt: [ExemptPart]

    package init(
        slug: String,
        bodyKey: String,
        meetingKey: String? = nil,
        itemID: GovernanceItem.ID? = nil,
        isKey: Bool = false,
        reasons: String = "",
        alternatives: String = "",
        interests: String = "",
        wards: String = "",
        callInWaiver: CallInWaiver? = nil,
        exempt: [ExemptPart] = []
    ) {
        self.slug = slug
        self.bodyKey = bodyKey
        self.meetingKey = meetingKey
        self.itemID = itemID
        self.isKey = isKey
        self.reasons = reasons
        self.alternatives = alternatives
        self.interests = interests
        self.wards = wards
        self.callInWaiver = callInWaiver
        self.exempt = exempt
    }

    /// Why a decision of the executive takes effect at once.
    package struct CallInWaiver: Equatable, Codable, Sendable {
        package let reason: String

        /// The office that agreed, such as the chair of the scrutiny committee.
        package let agreedBy: String

        package init(reason: String, agreedBy: String) {
            self.reason = reason
            self.agreedBy = agreedBy
        }
    }

    /// What is missing of it.
    func issues(in council: Council) -> [Issue] {
        var issues: [Issue] = []
        guard let body = council.bodies[bodyKey] else {
            return [Issue(field: "body", code: "body-unknown", detail: bodyKey)]
        }
        if body.kind == .executive {
            if reasons.trimmingSpaces.isEmpty {
                issues.append(Issue(field: "reasons", code: "decision-reasons-missing"))
            }
            if alternatives.trimmingSpaces.isEmpty {
                issues.append(Issue(field: "alternatives", code: "alternatives-missing"))
            }
            if interests.trimmingSpaces.isEmpty { issues.append(Issue(field: "interests", code: "interests-missing")) }
        }
        if isKey, body.kind != .executive { issues.append(Issue(field: "body", code: "key-decision-not-executive")) }
        if let callInWaiver {
            if body.kind != .executive { issues.append(Issue(field: "waiver", code: "call-in-not-possible")) }
            if callInWaiver.reason.trimmingSpaces.isEmpty || callInWaiver.agreedBy.trimmingSpaces.isEmpty {
                issues.append(Issue(field: "waiver", code: "waiver-incomplete"))
            }
        }
        return issues + exempt.flatMap { $0.issues(field: "exempt") }
    }
}

import HashTreeCollections

/// The public notice that a key decision is to be made (SI 2012/2089, regulation 9), with the way taken where it is short.
package struct KeyDecisionNotice: Equatable, Codable, Sendable {
    package let itemID: GovernanceItem.ID

    /// What is to be decided, in one sentence.
    package let matter: String

    /// Who decides: the body, or the office of a member, and who its members are.
    package let decisionMaker: String
    package let members: String

    /// The meeting at which it is to be decided.
    package let meetingKey: String
    package let firstPublished: Day
    package let keyReasons: [KeyReason]

    /// "All", or their names.
    package let wards: String

    /// Documents that will be put to the decision maker, one a line; where to get them stands on the page.
    package let documents: String

    /// Paragraphs of Schedule 12A that a part of the papers is meant to fall under; empty when all of it is open.
    package let exemptParagraphs: [Int]

    /// Who was told and why, where the full notice could not be given.
    package let urgency: Urgency?

    /// The day on which these words took the place of earlier ones; nil for the first.
    package internal(set) var revised: Day?

    /// The day on which it was to be decided when these words were published: the meeting may have moved since.
    package internal(set) var decisionDay: Day?

    package init(
        itemID: GovernanceItem.ID,
        matter: String,
        decisionMaker: String,
        members: String,
        meetingKey: String,
        firstPublished: Day,
        keyReasons: [KeyReason],
        wards: String,
        documents: String,
        exemptParagraphs: [Int] = [],
        urgency: Urgency? = nil
    ) {
        self.itemID = itemID
        self.matter = matter
        self.decisionMaker = decisionMaker
        self.members = members
        self.meetingKey = meetingKey
        self.firstPublished = firstPublished
        self.keyReasons = keyReasons
        self.wards = wards
        self.documents = documents
        self.exemptParagraphs = exemptParagraphs
        self.urgency = urgency
    }

    /// Why a decision is a key decision (SI 2012/2089, regulation 8, and what councils add).
    package enum KeyReason: String, CaseIterable, Codable, Sendable {
        case expenditure
        case savings
        case communities
        case policyFramework = "policy-framework"

        package var name: String {
            switch self {
            case .expenditure: "Expenditure that is significant for the budget of the service"
            case .savings: "Savings that are significant for the budget of the service"
            case .communities: "Significant effect on communities in two or more wards"
            case .policyFramework: "Policy Framework and Budget"
            }
        }
    }

    /// How the regulations were kept though the notice was short.
    package struct Urgency: Equatable, Codable, Sendable {
        package let way: NoticeRoute.Way

        /// Why the full notice was impracticable; published.
        package let reason: String

        /// The office told in writing, such as the chair of the scrutiny committee.
        package let informed: String
        package let informedOn: Day

        /// The office that agreed that it is urgent; needed for special urgency.
        package let agreedBy: String

        package init(way: NoticeRoute.Way, reason: String, informed: String, informedOn: Day, agreedBy: String = "") {
            self.way = way
            self.reason = reason
            self.informed = informed
            self.informedOn = informedOn
            self.agreedBy = agreedBy
        }
    }
}

extension Council {
    package func notice(for item: GovernanceItem.ID) -> KeyDecisionNotice? { notices[item] }

    /// The notice that was given of a decision at a meeting, also where another was given for a later one.
    package func notice(for item: GovernanceItem.ID, at meeting: String?) -> KeyDecisionNotice? {
        guard let meeting, let newest = notices[item], newest.meetingKey != meeting else { return notices[item] }
        return earlierNotices[item]?.last { $0.meetingKey == meeting }
    }

    /// The words that it takes the place of stay readable, unless they were replaced when replacing meant removing.
    mutating func publish(_ notice: KeyDecisionNotice) {
        if notice.revised != nil, let earlier = notices[notice.itemID] {
            earlierNotices[notice.itemID, default: []].append(earlier)
        }
        notices[notice.itemID] = notice
    }

    /// What the regulations have against a decision on a day after a notice (I26).
    func noticeIssues(with notice: KeyDecisionNotice, decisionOn day: Day) -> [Issue] {
        guard notice.firstPublished < day else {
            return [Issue(field: "firstPublished", code: "decision-before-notice", detail: day.inWords)]
        }
        guard let route = governanceRules.noticeRoute(notice: notice.firstPublished, decision: day) else { return [] }
        guard route.way != .full else { return [] }
        guard let urgency = notice.urgency else {
            return [Issue(field: "urgency", code: "urgency-missing", detail: route.explanation)]
        }
        var issues: [Issue] = []
        if route.way == .generalException, urgency.way == .specialUrgency {
            issues.append(Issue(field: "urgency", code: "special-urgency-not-needed", detail: route.explanation))
        }
        if route.way == .specialUrgency, urgency.way != .specialUrgency {
            issues.append(Issue(field: "urgency", code: "general-exception-too-late", detail: route.explanation))
        }
        if urgency.reason.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "urgency-reason", code: "reason-missing"))
        }
        if urgency.informed.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "urgency-informed", code: "informed-missing"))
        }
        // The chair is told before the notice is made public (regulation 10); in a special urgency before the decision.
        let latest = urgency.way == .specialUrgency ? day : notice.firstPublished
        if urgency.informedOn > latest {
            issues.append(Issue(field: "urgency-informed-on", code: "informed-too-late", detail: latest.inWords))
        }
        if urgency.way == .specialUrgency, urgency.agreedBy.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "urgency-agreed", code: "agreement-missing"))
        }
        return issues
    }
}

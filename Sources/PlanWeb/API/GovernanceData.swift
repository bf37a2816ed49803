import PlanDomain

/// The public calendar as JSON.
struct MeetingsData: Encodable {
    let bodies: [BodyData]
    let meetings: [MeetingData]

    struct BodyData: Encodable {
        let key: String
        let name: String
        let kind: String
        let remit: String
    }

    init(_ governance: PublicGovernance) {
        bodies = governance.bodies.map { BodyData(key: $0.key, name: $0.name, kind: $0.kind.rawValue, remit: $0.remit) }
        meetings = governance.meetings.map { MeetingData($0, governance) }
    }
}

/// One meeting with its deadlines.
struct MeetingData: Encodable {
    let key: String
    let body: String
    let date: String
    let time: String?
    let place: String?
    let source: String
    let cancelled: String?
    let movedFrom: [String]
    let deadlines: [DeadlineData]
    let decisions: [String]
    let path: String

    struct DeadlineData: Encodable {
        let kind: String
        let date: String
        let explanation: String
        let rule: String
    }

    init(_ meeting: Meeting, _ governance: PublicGovernance) {
        key = meeting.key
        body = meeting.body
        date = meeting.day.iso
        time = meeting.time
        place = meeting.place
        source = meeting.source
        cancelled = meeting.cancellation?.reason
        movedFrom = meeting.moves.map(\.from.iso)
        let agenda = governance.rules.agendaDeadline(for: meeting.day)
        deadlines = [
            DeadlineData(
                kind: agenda.kind.rawValue,
                date: agenda.day.iso,
                explanation: agenda.explanation,
                rule: agenda.rule
            )
        ]
        decisions = governance.decisions.filter { $0.record.meetingKey == meeting.key }.map(\.slug)
        path = Path.meeting(meeting.key).string
    }
}

/// Every published decision as JSON.
struct DecisionsData: Encodable {
    let decisions: [PublicDecisionData]

    init(_ governance: PublicGovernance) {
        decisions = governance.decisions.map(PublicDecisionData.init)
    }
}

/// One published decision.
struct PublicDecisionData: Encodable {
    let id: String
    let slug: String
    let body: String
    let date: String
    let decision: String
    let reference: String
    let source: String
    let plan: String
    let isKey: Bool
    let reasons: String
    let alternatives: String
    let interests: String
    let wards: String
    let published: String
    let callInEnds: String?
    let takesEffect: String
    let calledIn: String?
    let callInOutcome: String?
    let implemented: String?
    let exemptParagraphs: [Int]
    let corrections: Int
    let assessments: [String]
    let path: String

    init(_ made: PublicDecision) {
        id = made.decision.id.description
        slug = made.slug
        body = made.decision.body
        date = made.decision.day.iso
        decision = made.decision.outcome
        reference = made.decision.reference
        source = made.decision.source
        plan = made.plan
        isKey = made.record.isKey
        reasons = made.record.reasons
        alternatives = made.record.alternatives
        interests = made.record.interests
        wards = made.record.wards
        published = made.published.iso
        callInEnds = made.callInEnds?.iso
        takesEffect = made.takesEffect.iso
        calledIn = made.decision.callIn?.day.iso
        callInOutcome = made.decision.callIn?.conclusion?.outcome.rawValue
        implemented = made.decision.implemented?.iso
        exemptParagraphs = made.record.exempt.map(\.paragraph)
        corrections = made.decision.corrections.count
        assessments = made.assessments.filter { !$0.isLater }.map(\.path.string)
        path = Path.decision(made.slug).string
    }
}

/// Every published notice as JSON.
struct NoticesData: Encodable {
    let notices: [NoticeData]

    init(_ governance: PublicGovernance) {
        notices = governance.notices.map(NoticeData.init)
    }
}

/// One notice of key decision.
struct NoticeData: Encodable {
    let item: String
    let matter: String
    let decisionMaker: String
    let members: String
    let decisionOn: String
    let firstPublished: String
    let keyReasons: [String]
    let wards: String
    let documents: String
    let exemptParagraphs: [Int]
    let clearDays: Int?
    let exceptionClearDays: Int?
    let route: String?
    let urgencyReason: String?
    let urgencyInformed: String?

    /// The days on which its words changed.
    let revised: [String]
    let path: String

    init(_ open: PublicNotice) {
        item = open.item.slug
        matter = open.notice.matter
        decisionMaker = open.notice.decisionMaker
        members = open.notice.members
        decisionOn = open.meeting.day.iso
        firstPublished = open.notice.firstPublished.iso
        keyReasons = open.notice.keyReasons.map(\.rawValue)
        wards = open.notice.wards
        documents = open.notice.documents
        exemptParagraphs = open.notice.exemptParagraphs
        clearDays = open.route?.clearDays
        exceptionClearDays = open.route?.exceptionClearDays
        route = open.route?.way.rawValue
        urgencyReason = open.notice.urgency?.reason
        urgencyInformed = open.notice.urgency?.informed
        revised = (open.earlier + [open.notice]).compactMap { $0.revised?.iso }
        path = Path.notice(open.item.slug).string
    }
}

/// Every road of which anything is public.
struct RoadsData: Encodable {
    let roads: [RoadData]

    init(_ governance: PublicGovernance) {
        roads = governance.items.map { RoadData($0, governance) }
    }
}

/// The road of one item, with what scrutiny said and what became of it.
struct RoadData: Encodable {
    let slug: String
    let title: String
    let plan: String
    let steps: [Step]
    let recommendations: [Recommended]
    let comments: [Comment]
    let assessments: [String]

    struct Step: Encodable {
        let body: String
        let part: String
        let meeting: String?
        let date: String?
        let issued: String?
        let outcome: String?
        let reference: String?
        let decision: String?

        /// What the body did with it before it came back.
        let before: [Before]
    }

    struct Before: Encodable {
        let meeting: String?
        let outcome: String
        let reference: String
        let decision: String?
    }

    struct Recommended: Encodable {
        let number: Int
        let verb: String
        let text: String
        let outcomes: [String]
    }

    struct Comment: Encodable {
        let number: Int
        let committee: String
        let about: String?
        let sentence: String?
        let text: String
        let answer: String
        let reasons: String
        let answered: String
        let before: String?
        let after: String?
    }

    init(_ open: PublicItem, _ governance: PublicGovernance) {
        slug = open.item.slug
        title = open.item.title
        plan = open.plan
        steps = open.item.steps.map { step in
            let meeting = governance.meetings.first { $0.key == step.meetingKey }
            func decision(_ outcome: GovernanceItem.Outcome?) -> String? {
                governance.decisions.first { $0.decision.id == outcome?.decision }?.slug
            }
            return Step(
                body: governance.bodies.first { $0.key == step.bodyKey }?.name ?? step.bodyKey,
                part: step.part.rawValue,
                meeting: meeting?.key,
                date: meeting?.day.iso,
                issued: step.issued?.day.iso,
                outcome: step.outcome?.kind.rawValue,
                reference: step.outcome?.reference,
                decision: decision(step.outcome),
                before: step.past.compactMap { time in
                    time.outcome.map { outcome in
                        Before(
                            meeting: governance.meetings.first { $0.key == time.meetingKey }?.key,
                            outcome: outcome.kind.rawValue,
                            reference: outcome.reference,
                            decision: decision(outcome)
                        )
                    }
                }
            )
        }
        recommendations = open.recommendations.map {
            Recommended(
                number: $0.number,
                verb: $0.verb.rawValue,
                text: $0.text,
                outcomes: $0.outcomes.map(\.kind.rawValue)
            )
        }
        assessments = open.assessments.map(\.path.string)
        comments = open.comments.map {
            Comment(
                number: $0.comment.number,
                committee: $0.body,
                about: $0.target,
                sentence: $0.comment.target.sentence,
                text: $0.comment.text,
                answer: $0.response.answer.rawValue,
                reasons: $0.response.reasons,
                answered: $0.response.day.iso,
                before: $0.response.change?.before,
                after: $0.response.change?.after
            )
        }
    }
}

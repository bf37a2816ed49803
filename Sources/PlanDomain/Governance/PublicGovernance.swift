import HashTreeCollections

/// All that the public may see of meetings, notices, decisions and what scrutiny said: nothing else can reach a page (I29).
///
/// What is exempt has left its text behind: only the paragraph and the public interest in keeping it back remain.
package struct PublicGovernance: Equatable, Sendable {
    package let rules: GovernanceRules

    /// Bodies that meet in public, by name; boards are internal.
    package let bodies: [Body]

    /// Those on the public calendar, the earliest first.
    package let meetings: [Meeting]

    /// Published records, the newest first.
    package let decisions: [PublicDecision]

    /// The newest first.
    package let notices: [PublicNotice]

    /// Items of which anything is public, by title.
    package let items: [PublicItem]

    /// What scrutiny set going and asked, as far as it was put on the public page; the newest meeting first.
    package let outputs: [PublicOutput]
    package let requests: [PublicRequest]

    /// What of it was taken off the public page again, the latest first: its reason stays.
    package let takenOff: [PublicRemoval]

    /// The newest day on which any of it was published, put right or called in; nil while nothing is.
    package var newestDay: Day? {
        let decided = decisions.flatMap { made in
            [made.published, made.decision.callIn?.day, made.decision.callIn?.conclusion?.day].compactMap(\.self)
                + made.decision.corrections.map(\.on)
        }
        let noticed = notices.flatMap { [$0.notice.firstPublished, $0.notice.revised].compactMap(\.self) }
        let shown = (outputs.map(\.output.publicity) + requests.map(\.request.publicity)).compactMap { $0?.day }
        let assessed = (decisions.flatMap(\.assessments) + items.flatMap(\.assessments)).map(\.published)
        return (decided + noticed + shown + takenOff.map(\.day) + assessed).max()
    }

    package static let none = PublicGovernance(
        rules: .preset(.england),
        bodies: [],
        meetings: [],
        decisions: [],
        notices: [],
        items: [],
        outputs: [],
        requests: [],
        takenOff: []
    )
}

/// A published decision with what follows from its dates.
package struct PublicDecision: Equatable, Sendable {
    /// Without the text of exempt parts.
    package let decision: Decision
    package let record: DecisionRecord
    package let published: Day
    package let plan: String
    package let canBeCalledIn: Bool

    /// The last day of the call-in period; nil where there is none.
    package let callInEnds: Day?

    /// From when it has effect, unless it is called in.
    package let takesEffect: Day
    package let item: String?

    /// The published assessments of the plan that it is about, as they stood when it was decided.
    package let assessments: [PublicAssessmentLink]

    package var slug: String { record.slug }
}

/// A notice of key decision with what the rules say of its days.
package struct PublicNotice: Equatable, Sendable {
    package let notice: KeyDecisionNotice

    /// The words that stood before, oldest first.
    package let earlier: [KeyDecisionNotice]
    package let item: GovernanceItem
    package let meeting: Meeting
    package let route: NoticeRoute?
}

/// An item with the parts of its road that are public.
package struct PublicItem: Equatable, Sendable {
    /// Without steps of boards, which are internal.
    package let item: GovernanceItem
    package let plan: String
    package let recommendations: [Recommendation]
    package let comments: [PublicComment]
    package let assessments: [PublicAssessmentLink]
}

/// One of the standing outputs of scrutiny that was put on the public page.
package struct PublicOutput: Equatable, Sendable {
    package let output: ScrutinyOutput
    package let body: String

    /// Nil where the meeting is not on the public calendar.
    package let meeting: Meeting?
}

/// Something that was taken off the public page.
package struct PublicRemoval: Equatable, Sendable {
    /// "Good practice to share of the Scrutiny Committee", and no word of what it said.
    package let name: String
    package let day: Day
    package let reason: String
}

/// A request for information that was put on the public page, with its answer.
package struct PublicRequest: Equatable, Sendable {
    package let request: InformationRequest
    package let body: String
    package let askedAt: Meeting?
    package let due: Meeting?
}

/// A comment of scrutiny that was reported back, with its answer.
package struct PublicComment: Equatable, Sendable {
    package let comment: ScrutinyComment
    package let response: ScrutinyComment.Response
    package let body: String
    package let meeting: Meeting?
    package let reportedTo: Meeting?

    /// "Priority 1.2", without its title, which may be a draft's; nil when it is about the whole.
    package let target: String?
}

extension Council {
    /// What of the road is public as the record stands.
    package var publicGovernance: PublicGovernance {
        PublicGovernance(
            rules: governanceRules,
            bodies: bodies.values.filter { $0.kind != .board }.sorted { ($0.name, $0.key) < ($1.name, $1.key) },
            meetings: meetingsByDay.filter(isOpen),
            decisions: decisionsByDay.compactMap(published),
            notices: notices.values.compactMap(published)
                .sorted { ($1.notice.firstPublished, $0.item.slug) < ($0.notice.firstPublished, $1.item.slug) },
            items: itemsByTitle.compactMap(published),
            outputs: scrutinyOutputsByMeeting.compactMap(\.shown).map { output in
                PublicOutput(output: output, body: bodyName(output.bodyKey), meeting: openMeeting(output.meetingKey))
            },
            requests: informationRequestsByMeeting.compactMap(\.shown).map { request in
                PublicRequest(
                    request: request,
                    body: bodyName(request.bodyKey),
                    askedAt: openMeeting(request.askedAt),
                    due: openMeeting(request.dueMeetingKey)
                )
            },
            takenOff: takenOffPublicPage
        )
    }

    /// On the public calendar, and not a board's.
    private func isOpen(_ meeting: Meeting) -> Bool {
        meeting.isPublic && meeting.bodyKey.flatMap { bodies[$0] }?.kind != .board
    }

    private var takenOffPublicPage: [PublicRemoval] {
        func removal(_ name: String, _ bodyKey: String, _ publicity: Publicity?) -> PublicRemoval? {
            guard let publicity, !publicity.isShown else { return nil }
            return PublicRemoval(
                name: "\(name) of \(bodyName(bodyKey))",
                day: publicity.day,
                reason: publicity.reason
            )
        }
        let outputs = scrutinyOutputsByMeeting.compactMap { removal($0.kind.name, $0.bodyKey, $0.publicity) }
        let requests = informationRequestsByMeeting.compactMap {
            removal("Request for information", $0.bodyKey, $0.publicity)
        }
        return (outputs + requests).sorted { ($1.day, $0.name) < ($0.day, $1.name) }
    }

    private func openMeeting(_ key: String) -> Meeting? { meetings[key].flatMap { isOpen($0) ? $0 : nil } }

    private func published(_ decision: Decision) -> PublicDecision? {
        guard let record = decision.withoutExempt.record, let published = decision.published else { return nil }
        return PublicDecision(
            decision: decision.withoutExempt,
            record: record,
            published: published,
            plan: plans[decision.planID]?.address ?? "",
            canBeCalledIn: canBeCalledIn(decision),
            callInEnds: decision.callInWindow?.ends,
            takesEffect: effectiveDay(of: decision) ?? decision.day,
            item: record.itemID.flatMap { items[$0]?.slug },
            assessments: assessmentLinks(of: decision.planID, on: decision.day)
        )
    }

    private func published(_ notice: KeyDecisionNotice) -> PublicNotice? {
        guard let item = items[notice.itemID], let meeting = meetings[notice.meetingKey] else { return nil }
        return PublicNotice(
            notice: notice,
            earlier: earlierNotices[item.id] ?? [],
            item: withoutBoards(item),
            meeting: meeting,
            route: governanceRules.noticeRoute(notice: notice.firstPublished, decision: meeting.day)
        )
    }

    /// Public once a notice of it or papers for a public body are.
    private func published(_ item: GovernanceItem) -> PublicItem? {
        let open = withoutBoards(item)
        let wasIssued = open.steps.contains { $0.issued != nil || $0.outcome != nil || !$0.past.isEmpty }
        guard notices[item.id] != nil || wasIssued else { return nil }
        // Recommendations and comments are public with the papers that hold them.
        let isForDecision = wasIssuedForDecision(item)
        return PublicItem(
            item: open,
            plan: plans[item.planID]?.address ?? "",
            recommendations: isForDecision ? readableRecommendations(of: item).map(withPublishedOutcomes) : [],
            comments: isForDecision ? scrutinyComments(on: item.id).compactMap(published) : [],
            assessments: assessmentLinks(of: item.planID)
        )
    }

    /// What a body decided is public once the record of it is.
    private func isPublished(_ id: Decision.ID?) -> Bool {
        guard let decision = id.flatMap({ decisions[$0] }) else { return id == nil }
        return decision.record == nil || decision.published != nil
    }

    private func withPublishedOutcomes(_ recommendation: Recommendation) -> Recommendation {
        var open = recommendation
        open.outcomes.removeAll { !isPublished($0.decision) }
        return open
    }

    private func withoutBoards(_ item: GovernanceItem) -> GovernanceItem {
        var item = item
        item.steps.removeAll { bodies[$0.bodyKey]?.kind == .board }
        for place in item.steps.indices {
            if !isPublished(item.steps[place].outcome?.decision) { item.steps[place].outcome = nil }
            for time in item.steps[place].past.indices
            where !isPublished(item.steps[place].past[time].outcome?.decision) {
                item.steps[place].past[time].outcome = nil
            }
        }
        return item
    }

    private func published(_ comment: ScrutinyComment) -> PublicComment? {
        guard let key = comment.reportedTo, let response = comment.response else { return nil }
        return PublicComment(
            comment: comment,
            response: response,
            body: bodyName(comment.bodyKey),
            meeting: openMeeting(comment.meetingKey),
            reportedTo: openMeeting(key),
            target: comment.target.elementID.flatMap { elements[$0] }.map { citation($0) }
        )
    }
}

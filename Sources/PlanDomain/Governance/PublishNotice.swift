import HashTreeCollections

/// Asks to publish the notice of a key decision; one published again takes its place, and the earlier words stay readable.
package struct PublishNotice: Command {
    package let notice: KeyDecisionNotice

    package init(_ notice: KeyDecisionNotice) {
        self.notice = notice
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let item = council.items[notice.itemID] else { return .refused("item", "item-unknown") }
        let step = item.currentStep { council.bodies[$0.bodyKey]?.kind == .executive }
        guard item.isKeyDecision, let step else { return .refused("item", "not-a-key-decision") }
        // What was noticed is decided: the notice stays as it was then.
        guard step.outcome == nil else { return .refused("item", "notice-decided", step.outcome?.reference ?? "") }
        guard council.governanceRules.keyDecisionNotice != nil else {
            return .refused("item", "no-key-decisions", council.governanceRules.nation.name)
        }
        var issues: [Issue] = []
        func require(_ field: String, _ value: String) {
            if value.trimmingSpaces.isEmpty { issues.append(Issue(field: field, code: "notice-field-missing")) }
        }
        require("matter", notice.matter)
        require("decisionMaker", notice.decisionMaker)
        require("members", notice.members)
        require("documents", notice.documents)
        require("wards", notice.wards)
        if notice.keyReasons.isEmpty { issues.append(Issue(field: "keyReasons", code: "key-reason-missing")) }
        for paragraph in notice.exemptParagraphs where ExemptPart.paragraphs[paragraph] == nil {
            issues.append(Issue(field: "exempt", code: "exempt-paragraph-unknown", detail: String(paragraph)))
        }
        if notice.firstPublished > context.moment.dayInLondon {
            issues.append(
                Issue(field: "firstPublished", code: "day-in-the-future", detail: notice.firstPublished.inWords)
            )
        }
        if let earlier = council.notice(for: notice.itemID), notice.firstPublished < earlier.firstPublished {
            // The days count from the first publication: nothing typed later makes the notice older.
            issues.append(
                Issue(field: "firstPublished", code: "first-published-fixed", detail: earlier.firstPublished.inWords)
            )
        }
        if let urgency = notice.urgency, urgency.informedOn > context.moment.dayInLondon {
            issues.append(
                Issue(field: "urgency-informed-on", code: "day-in-the-future", detail: urgency.informedOn.inWords)
            )
        }
        issues += meetingIssues(in: council, takenAt: step.meetingKey)
        guard issues.isEmpty else { return .refused(issues) }
        var published = notice
        published.decisionDay = council.meetings[notice.meetingKey]?.day
        guard let earlier = council.notice(for: notice.itemID) else {
            return .changes([.governance(.noticePublished(published))])
        }
        published.revised = earlier.revised
        guard published != earlier else { return .changes([]) }
        published.revised = context.moment.dayInLondon
        return .changes([.governance(.noticePublished(published))])
    }

    private func meetingIssues(in council: Council, takenAt key: String?) -> [Issue] {
        guard notice.meetingKey == key else {
            let day = key.flatMap { council.meetings[$0] }?.day.inWords ?? ""
            return [Issue(field: "meeting", code: "notice-for-other-meeting", detail: day)]
        }
        guard let meeting = council.meetings[notice.meetingKey] else {
            return [Issue(field: "meeting", code: "meeting-unknown", detail: notice.meetingKey)]
        }
        guard meeting.cancellation == nil else {
            return [Issue(field: "meeting", code: "meeting-cancelled", detail: meeting.key)]
        }
        // A year is more than any notice needs: an older day is mistyped.
        guard meeting.day.daysSinceEpoch - notice.firstPublished.daysSinceEpoch <= 400 else {
            return [Issue(field: "firstPublished", code: "day-out-of-range", detail: notice.firstPublished.inWords)]
        }
        return council.noticeIssues(with: notice, decisionOn: meeting.day)
    }
}

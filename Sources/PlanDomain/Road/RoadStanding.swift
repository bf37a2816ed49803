import HashTreeCollections

/// Where an item stands, what it waits for, and who must act: one sentence.
package struct RoadStanding: Equatable, Sendable {
    /// What comes next or how it ended: "Next is Cabinet, which recommends, on Tuesday 30 January 2024".
    package let stands: String

    /// "The papers must be public by 22 January 2024."; empty at the end of the road.
    package let waitsFor: String

    /// The office that must act: "Democratic services"; empty at the end of the road.
    package let actor: String
    package let isLate: Bool

    package var sentence: String {
        waitsFor.isEmpty ? stands : "\(stands) \(waitsFor) \(actor) must act."
    }
}

extension Council {
    /// Where an item stands on a day.
    package func standing(of item: GovernanceItem, on day: Day) -> RoadStanding {
        guard let place = item.nextStep else { return ended(item) }
        let step = item.steps[place]
        let body = bodyName(step.bodyKey)
        guard let meeting = step.meetingKey.flatMap({ meetings[$0] }), meeting.cancellation == nil else {
            return RoadStanding(
                stands: "Next is \(body), which \(step.part.name).",
                waitsFor: "No meeting is set for it.",
                actor: "Democratic services",
                isLate: false
            )
        }
        let stands = "Next is \(body), which \(step.part.name), on \(meeting.day.inFullWords)."
        func waiting(_ what: String, _ actor: String, isLate: Bool = false) -> RoadStanding {
            RoadStanding(stands: stands, waitsFor: what, actor: actor, isLate: isLate)
        }
        let open = unansweredComments(on: item.id)
        if !open.isEmpty, step.part != .comment, step.part != .clear {
            let count = open.count == 1 ? "One comment of scrutiny waits" : "\(open.count) comments of scrutiny wait"
            return waiting("\(count) for an answer.", "The strategy lead")
        }
        if needsNotice(item, step), notice(for: item.id, at: meeting.key) == nil {
            let last = governanceRules.deadlines(forMeetingOn: meeting.day).first { $0.kind == .keyDecisionNotice }
            let by = last.map { " It was due by \($0.day.inWords)." } ?? ""
            return waiting(
                "There is no notice of key decision for it.\(by)",
                "Democratic services",
                isLate: (last?.day).map { $0 < day } ?? false
            )
        }
        if step.part != .clear, step.issued == nil {
            let deadline = governanceRules.agendaDeadline(for: meeting.day)
            return waiting(
                "The papers must be public by \(deadline.day.inFullWords).",
                "Democratic services",
                isLate: day > deadline.day
            )
        }
        if meeting.day <= day {
            return waiting("The minutes are not recorded yet.", "Democratic services", isLate: meeting.day < day)
        }
        return waiting("The papers are out; the meeting is to come.", body)
    }

    private func needsNotice(_ item: GovernanceItem, _ step: GovernanceItem.Step) -> Bool {
        item.isKeyDecision && governanceRules.keyDecisionNotice != nil && bodies[step.bodyKey]?.kind == .executive
    }

    private func ended(_ item: GovernanceItem) -> RoadStanding {
        let last = item.steps.last { $0.outcome != nil }
        let outcome = last?.outcome
        let body = last.map { bodyName($0.bodyKey) } ?? ""
        let day = outcome?.day.inWords ?? ""
        let reference = outcome?.reference ?? ""
        let verb =
            outcome?.kind == .rejected ? "Rejected" : last?.part == .adopt ? "Adopted" : outcome?.kind.name ?? "Ended"
        return RoadStanding(
            stands: "\(verb) by \(body) on \(day) (\(reference)).",
            waitsFor: "",
            actor: "",
            isLate: false
        )
    }
}

import HashTreeCollections

/// Where an item stands, what it waits for, and who must act: one sentence.
package struct RoadStanding: Equatable, Sendable {
    /// What comes next or how it ended: "Next is Cabinet, which recommends, on Tuesday 30 January 2024".
    package let stands: String

    /// "The papers must be public by 22 January 2024."; empty at the end of the road.
    package let waitsFor: String

    /// The office that must act: "Democratic services"; empty at the end of the road, and while only days must go by.
    package let actor: String
    package let isLate: Bool

    package var sentence: String {
        let act = actor.isEmpty ? "" : "\(actor) must act."
        return [stands, waitsFor, act].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Council {
    /// Where an item stands on a day.
    package func standing(of item: GovernanceItem, on day: Day) -> RoadStanding {
        if let waiting = callIn(of: item, on: day) { return waiting }
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
        let unreported = scrutinyComments(on: item.id).count { $0.reportedTo == nil }
        if unreported > 0, step.part.decides {
            return waiting("Comments of scrutiny and their answers are to be reported to it.", "Democratic services")
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
        let papers = step.issued == nil ? "The meeting is to come." : "The papers are out; the meeting is to come."
        return waiting(papers, body)
    }

    /// While the newest decision on an item waits for its call-in, that is what the item waits for.
    private func callIn(of item: GovernanceItem, on day: Day) -> RoadStanding? {
        guard let step = item.steps.last(where: { $0.outcome?.decision != nil }),
            let decision = step.outcome?.decision.flatMap({ decisions[$0] })
        else { return nil }
        let stands = "\(step.outcome?.kind.name ?? "Decided") by \(bodyName(step.bodyKey)) on \(decision.day.inWords)."
        func waiting(_ what: String, _ actor: String) -> RoadStanding {
            RoadStanding(stands: stands, waitsFor: what, actor: actor, isLate: false)
        }
        let decides = step.part == .decide && step.outcome?.kind.goesOn == true && item.nextStep == nil
        switch state(of: decision, on: day) {
        case .calledIn:
            let committee = decision.callIn.map { bodyName($0.bodyKey) } ?? "Scrutiny"
            return waiting("It is called in: nothing goes on before the call-in is considered.", committee)
        // Where another body follows, the road goes on while it may still be called in.
        case .decided where decides:
            return waiting("Its record is to be published: the call-in period begins then.", "Democratic services")
        case .inCallInPeriod(let until) where decides:
            return waiting("It may be called in until \(until.inFullWords).", "")
        case .effective where decides && canBeCalledIn(decision):
            return waiting(
                "It is in effect; words that it changes go into the plan when it is recorded as carried out.",
                "Democratic services"
            )
        default: return nil
        }
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

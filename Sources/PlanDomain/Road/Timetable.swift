import HashTreeCollections

/// The days that an item's meetings impose, worked back from each of them, and where they get in each other's way.
package struct Timetable: Equatable, Sendable {
    /// In date order.
    package let entries: [Entry]
    package let clashes: [Clash]

    package struct Entry: Equatable, Sendable {
        package let day: Day
        package let step: Int
        package let kind: Kind

        /// How the day was found.
        package let explanation: String
    }

    package enum Kind: String, Sendable {
        case notice
        case papersFinal = "papers-final"
        case papersPublic = "papers-public"
        case meetBy = "meet-by"
        case meeting
        case callInEnds = "call-in-ends"

        package var name: String {
            switch self {
            case .notice: "Notice of key decision public"
            case .papersFinal: "Papers final"
            case .papersPublic: "Papers public"
            case .meetBy: "Must have met"
            case .meeting: "Meeting"
            case .callInEnds: "Call-in ends"
            }
        }
    }

    /// Days that contradict each other or a rule.
    package struct Clash: Equatable, Sendable {
        package let day: Day
        package let sentence: String
    }
}

extension Council {
    /// How many working days before their publication papers are final, so that they can be signed off and set.
    package static let finalLead = 3

    /// The timetable of an item as its meetings stand, seen from a day.
    package func timetable(of item: GovernanceItem, on today: Day) -> Timetable {
        let calendar = governanceRules.calendar
        var entries: [Timetable.Entry] = []
        var clashes: [Timetable.Clash] = []
        for (place, step) in item.steps.enumerated() {
            guard let meeting = meeting(of: step) else {
                if let bound = latestDay(before: place, of: item) { entries.append(bound) }
                continue
            }
            let publish = governanceRules.agendaDeadline(for: meeting.day)
            let final = calendar.lastDay(leaving: Self.finalLead, clearDaysBefore: publish.day, counting: .working)
            entries.append(
                .init(day: publish.day, step: place, kind: .papersPublic, explanation: publish.explanation)
            )
            entries.append(
                .init(
                    day: final,
                    step: place,
                    kind: .papersFinal,
                    explanation: "\(Self.finalLead) clear working days before the papers are public, to sign them off."
                )
            )
            entries.append(.init(day: meeting.day, step: place, kind: .meeting, explanation: "As the calendar has it."))
            if bodies[step.bodyKey]?.kind == .executive {
                entries += executiveEntries(of: item, step: place, meeting: meeting.day)
            }
            clashes += self.clashes(of: item, place, meeting, papers: publish.day, today: today)
        }
        entries.sort { ($0.day, $0.step, $0.kind.rawValue) < ($1.day, $1.step, $1.kind.rawValue) }
        return Timetable(entries: entries, clashes: clashes.sorted { ($0.day, $0.sentence) < ($1.day, $1.sentence) })
    }

    private func meeting(of step: GovernanceItem.Step) -> Meeting? {
        step.meetingKey.flatMap { meetings[$0] }.flatMap { $0.cancellation == nil ? $0 : nil }
    }

    /// A step without a meeting must be over before the papers of the next one are final.
    private func latestDay(before place: Int, of item: GovernanceItem) -> Timetable.Entry? {
        guard let next = item.steps[(place + 1)...].compactMap(meeting).first else { return nil }
        let papers = governanceRules.agendaDeadline(for: next.day).day
        let calendar = governanceRules.calendar
        let day = calendar.lastDay(leaving: Self.finalLead, clearDaysBefore: papers, counting: .working)
        let body = bodyName(item.steps[place].bodyKey)
        return .init(
            day: day,
            step: place,
            kind: .meetBy,
            explanation: "\(body) must have met before the papers for \(next.body) on \(next.day.inWords) are final."
        )
    }

    private func executiveEntries(of item: GovernanceItem, step: Int, meeting: Day) -> [Timetable.Entry] {
        var entries: [Timetable.Entry] = []
        let deadlines = governanceRules.deadlines(forMeetingOn: meeting)
        if item.isKeyDecision, let notice = deadlines.first(where: { $0.kind == .keyDecisionNotice }) {
            entries.append(.init(day: notice.day, step: step, kind: .notice, explanation: notice.explanation))
        }
        if item.steps[step].part.decides, let end = deadlines.first(where: { $0.kind == .callInEnds }) {
            entries.append(.init(day: end.day, step: step, kind: .callInEnds, explanation: end.explanation))
        }
        return entries
    }

    private func clashes(
        of item: GovernanceItem,
        _ place: Int,
        _ meeting: Meeting,
        papers: Day,
        today: Day
    ) -> [Timetable.Clash] {
        var clashes: [Timetable.Clash] = []
        let step = item.steps[place]
        if let reason = governanceRules.calendar.reasonNotWorking(meeting.day) {
            clashes.append(
                .init(
                    day: meeting.day,
                    sentence: "\(meeting.body) is to meet on a day on which nobody works: \(reason)."
                )
            )
        }
        if let before = item.steps[..<place].compactMap(self.meeting).last {
            if before.day >= papers {
                clashes.append(
                    .init(
                        day: papers,
                        sentence:
                            "The papers for \(meeting.body) must be public by \(papers.inWords), before \(before.body) has met on \(before.day.inWords): what it says cannot be in them."
                    )
                )
            }
        }
        if step.issued == nil, step.outcome == nil, papers < today {
            clashes.append(
                .init(
                    day: papers,
                    sentence:
                        "The papers for \(meeting.body) were to be public by \(papers.inWords), which has gone by."
                )
            )
        }
        for period in preElectionPeriods.values.sorted(by: { $0.starts < $1.starts })
        where (period.starts...period.ends).contains(meeting.day) {
            clashes.append(
                .init(
                    day: meeting.day,
                    sentence: "\(meeting.body) is to meet in the pre-election period of \(period.election)."
                )
            )
        }
        // Two meetings of one day may follow each other: only known times can clash.
        let others = meetings.values.filter {
            $0.day == meeting.day && $0.key != meeting.key && $0.cancellation == nil && meeting.time != nil
                && $0.time == meeting.time
        }
        for other in others.sorted(by: { $0.key < $1.key }) {
            clashes.append(
                .init(day: meeting.day, sentence: "\(meeting.body) and \(other.body) are to meet at the same time.")
            )
        }
        return clashes
    }
}

/// A day that the rules of meetings give, which explains itself.
package struct Deadline: Equatable, Sendable {
    package let kind: Kind
    package let day: Day

    /// How the day was counted, in one or two sentences: the days that count, and the holidays passed over.
    package let explanation: String

    /// The law or the council's own rule that sets it.
    package let rule: String

    package enum Kind: String, Sendable {
        case keyDecisionNotice = "key-decision-notice"
        case generalException = "general-exception"
        case specialUrgency = "special-urgency"
        case agenda
        case decisionPublished = "decision-published"
        case callInEnds = "call-in-ends"
        case takesEffect = "takes-effect"
        case earliestMeeting = "earliest-meeting"
        case earliestKeyDecision = "earliest-key-decision"
        case earliestUnderGeneralException = "earliest-under-general-exception"

        package var name: String {
            switch self {
            case .keyDecisionNotice: "Last day for the notice of a key decision"
            case .generalException: "Last day for a notice under the general exception"
            case .specialUrgency: "From this day on only special urgency is left"
            case .agenda: "Last day to publish the agenda and reports"
            case .decisionPublished: "Decisions published"
            case .callInEnds: "Call-in ends"
            case .takesEffect: "Decisions take effect"
            case .earliestMeeting: "First meeting that an agenda published on this day may be for"
            case .earliestKeyDecision: "First day for a key decision whose notice is published on this day"
            case .earliestUnderGeneralException: "First day for it under the general exception"
            }
        }
    }
}

extension GovernanceRules {
    /// Every day that must be kept before a meeting and after it, if its decisions are published on a day.
    ///
    /// Decisions of full Council cannot be called in: the last two are for a meeting of the executive.
    package func deadlines(forMeetingOn meeting: Day, decisionsPublished: Day? = nil) -> [Deadline] {
        let before = [
            notice(for: meeting), exception(for: meeting), urgency(for: meeting), agendaDeadline(for: meeting),
        ]
        return before.compactMap(\.self) + callInDeadlines(published: decisionsPublished ?? meeting)
    }

    /// Every day that follows from publishing something on a day: a decision, a notice or an agenda.
    package func deadlines(afterPublishingOn day: Day) -> [Deadline] {
        let first = earliest(
            .earliestMeeting,
            leaving: agenda,
            after: day,
            rule: agendaRule,
            of: "the day of publication and the day of the meeting"
        )
        let key = keyDecisionNotice.map {
            earliest(.earliestKeyDecision, leaving: $0, after: day, rule: Self.noticeRule, of: Self.noticeEnds)
        }
        let exception = generalException.map {
            earliest(
                .earliestUnderGeneralException,
                leaving: $0,
                after: day,
                rule: Self.exceptionRule,
                of: Self.noticeEnds
            )
        }
        return callInDeadlines(published: day) + [first, key, exception].compactMap(\.self)
    }

    /// The last day on which the agenda of a meeting may be published (I24).
    package func agendaDeadline(for meeting: Day) -> Deadline {
        latest(.agenda, leaving: agenda, before: meeting, rule: agendaRule)
    }

    /// Until when a decision published on a day may be called in, and from when it has effect (I25); none without call-in.
    package func callInDeadlines(published: Day) -> [Deadline] {
        guard let callIn else { return [] }
        let end = calendar.workingDay(callIn.workingDays, after: published)
        let count = "\(callIn.workingDays) working \(callIn.workingDays == 1 ? "day" : "days")"
        let passed = passedOver(after: published, before: end)
        let ends = Deadline(
            kind: .callInEnds,
            day: end,
            explanation:
                "\(count) after publication on \(published.inFullWords); the day of publication does not count.\(passed)",
            rule: callInRule
        )
        let effect = callIn.takesEffect == .onLastDay ? end : calendar.workingDay(1, after: end)
        let takesEffect = Deadline(
            kind: .takesEffect,
            day: effect,
            explanation: callIn.takesEffect == .onLastDay
                ? "On the last day of the call-in period, unless the decision is called in."
                : "On the working day after the call-in period, unless the decision is called in.",
            rule: callInRule
        )
        return [ends, takesEffect]
    }

    private func notice(for meeting: Day) -> Deadline? {
        keyDecisionNotice.map { latest(.keyDecisionNotice, leaving: $0, before: meeting, rule: Self.noticeRule) }
    }

    private func exception(for meeting: Day) -> Deadline? {
        generalException.map { latest(.generalException, leaving: $0, before: meeting, rule: Self.exceptionRule) }
    }

    private func urgency(for meeting: Day) -> Deadline? {
        generalException.map { exception in
            let last = calendar.lastDay(
                leaving: exception.count,
                clearDaysBefore: meeting,
                counting: exception.counting
            )
            // A weekend after the last day loses no clear working day.
            let first = exception.counting == .working ? calendar.workingDay(1, after: last) : last.after
            return Deadline(
                kind: .specialUrgency,
                day: first,
                explanation:
                    "Fewer than \(exception.words) are left: the chair of the scrutiny committee must agree that it is urgent.",
                rule: "SI 2012/2089, regulation 11: cases of special urgency"
            )
        }
    }

    private func latest(_ kind: Deadline.Kind, leaving days: ClearDays, before meeting: Day, rule: String) -> Deadline {
        let day = calendar.lastDay(leaving: days.count, clearDaysBefore: meeting, counting: days.counting)
        var words =
            "\(days.words) before the meeting on \(meeting.inFullWords); neither the day of publication nor the day of the meeting counts."
        if days.counting == .working {
            words += passedOver(after: day, before: meeting)
        } else if let reason = calendar.reasonNotWorking(day) {
            let earlier = calendar.workingDay(onOrBefore: day)
            words += " That is a day on which nobody works (\(reason)): publish by \(earlier.inFullWords)."
        }
        return Deadline(kind: kind, day: day, explanation: words, rule: rule)
    }

    private func earliest(
        _ kind: Deadline.Kind,
        leaving days: ClearDays,
        after day: Day,
        rule: String,
        of ends: String
    ) -> Deadline {
        let first = calendar.firstDay(leaving: days.count, clearDaysAfter: day, counting: days.counting)
        let passed = days.counting == .working ? passedOver(after: day, before: first) : ""
        return Deadline(
            kind: kind,
            day: first,
            explanation: "\(days.words) after \(day.inFullWords), without \(ends).\(passed)",
            rule: rule
        )
    }

    private func passedOver(after first: Day, before last: Day) -> String {
        let holidays = calendar.holidays(between: first, and: last).map { "\($0.day.inWords) (\($0.name))" }
        return holidays.isEmpty ? "" : " Passed over: \(holidays.joined(separator: ", "))."
    }

    private var agendaRule: String {
        switch nation {
        case .england: "Local Government Act 1972, section 100B, with SI 2002/715 and, for the executive, SI 2012/2089"
        case .wales: "Local Government Act 1972, section 100B as it applies in Wales"
        case .scotland: "Local Government (Scotland) Act 1973, section 50B"
        case .northernIreland: "Local Government Act (Northern Ireland) 2014"
        }
    }

    private var callInRule: String {
        "The council's rules of call-in, under \(nation == .scotland ? "" : "the ")\(nation.callInLaw)"
    }

    private static let noticeRule = "SI 2012/2089, regulation 9: publicity in connection with key decisions"
    private static let exceptionRule = "SI 2012/2089, regulation 10: general exception"
    private static let noticeEnds = "the day of the notice and the day of the decision"
}

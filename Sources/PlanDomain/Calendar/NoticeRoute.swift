/// Which way the regulations leave open for a key decision, by how long before it the notice was public (I26).
package struct NoticeRoute: Equatable, Sendable {
    package let notice: Day
    package let decision: Day

    /// Between notice and decision, as the full notice counts them.
    package let clearDays: Int

    /// Between notice and decision, as the general exception counts them.
    package let exceptionClearDays: Int
    package let way: Way
    package let explanation: String

    package enum Way: String, CaseIterable, Codable, Sendable {
        case full
        case generalException = "general-exception"
        case specialUrgency = "special-urgency"

        package var name: String {
            switch self {
            case .full: "Full notice"
            case .generalException: "General exception"
            case .specialUrgency: "Special urgency"
            }
        }
    }
}

extension GovernanceRules {
    /// Gives nil where the rules know no key decisions.
    package func noticeRoute(notice: Day, decision: Day) -> NoticeRoute? {
        guard let full = keyDecisionNotice, let exception = generalException else { return nil }
        let days = calendar.clearDays(between: notice, and: decision, counting: full.counting)
        let exceptionDays = calendar.clearDays(between: notice, and: decision, counting: exception.counting)
        let way: NoticeRoute.Way =
            days >= full.count ? .full : exceptionDays >= exception.count ? .generalException : .specialUrgency
        let counted =
            "From the notice of \(notice.inFullWords) to \(decision.inFullWords) there are \(full.counting.clearDays(days)) and \(exception.counting.clearDays(exceptionDays))."
        let consequence =
            switch way {
            case .full: "The full notice of \(full.words) is kept."
            case .generalException:
                "That is less than the full notice of \(full.words), and at least the \(exception.words) of the general exception: the chair of the scrutiny committee must have been told, and the reason published."
            case .specialUrgency:
                "That is less than the \(exception.words) of the general exception: the chair of the scrutiny committee must agree that the decision is urgent, and the reasons must be published."
            }
        return NoticeRoute(
            notice: notice,
            decision: decision,
            clearDays: days,
            exceptionClearDays: exceptionDays,
            way: way,
            explanation: "\(counted) \(consequence)"
        )
    }
}

import HashTreeCollections

extension Council {
    /// What may be a slip about the day of a meeting: nothing forbids it, so it is said and not refused.
    package func cautions(about meeting: Meeting) -> [String] {
        guard meeting.cancellation == nil else { return [] }
        var cautions: [String] = []
        if let reason = governanceRules.calendar.reasonNotWorking(meeting.day) {
            cautions.append("Nobody works on that day: \(reason).")
        }
        let twin = meetings.values.contains {
            $0.key != meeting.key && $0.cancellation == nil && $0.day == meeting.day && $0.bodyKey == meeting.bodyKey
                && meeting.bodyKey != nil
        }
        if twin { cautions.append("\(meeting.body) meets on that day already.") }
        return cautions
    }
}

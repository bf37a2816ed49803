/// A date written out in running text, with the body of the council whose meeting it seems to give.
package struct DateMention: Equatable, Sendable {
    package let text: String
    package let day: Int
    package let month: Int
    package let year: Int?

    /// The body named last before the date in the same sentence: "Cabinet", "Budget Council Meeting".
    package let body: String?

    package func agrees(with meeting: Meeting) -> Bool {
        day == meeting.day.day && month == meeting.day.month && (year == nil || year == meeting.day.year)
    }

    /// Finds "31st January", "30 January 2024" and the like, in order.
    package static func all(in text: String) -> [DateMention] {
        text.split(separator: /[.!?](?=\s|$)|\n/).flatMap { sentence in
            sentence.matches(of: pattern).compactMap { match in
                guard let day = Int(match.1), (1...31).contains(day),
                    let month = Day.monthNames.firstIndex(where: { $0.lowercased() == match.2.lowercased() })
                else { return nil }
                return DateMention(
                    text: String(match.0),
                    day: day,
                    month: month + 1,
                    year: match.3.flatMap { Int($0) },
                    body: lastBody(in: sentence[..<match.range.lowerBound])
                )
            }
        }
    }

    private static var pattern: Regex<(Substring, Substring, Substring, Substring?)> {
        /\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(January|February|March|April|May|June|July|August|September|October|November|December)(?:,?\s+(\d{4}))?\b/
            .ignoresCase()
    }

    /// "Council Plan" names a document, not a meeting.
    private static func lastBody(in text: Substring) -> String? {
        let bodies =
            /\b(?:(?:Budget|Full|Annual)\s+)?(?:Cabinet|Executive|Council|Scrutiny|Committee|Board)\b(?!\s+(?:Plan|Tax|Member))(?:\s+(?:Meeting|Committee))?/
        return text.matches(of: bodies).last.map { String($0.0) }
    }
}

/// A period written in running text as the name of a plan: "the 2024/25 Council Plan", "Council Plan 2023/4".
package struct PeriodMention: Equatable, Sendable {
    package let text: String
    package let period: PlanPeriod

    /// Only periods that name the council's own plan: those of agreements, budgets and other plans are passed over.
    package static func ofPlans(in text: String) -> [PeriodMention] {
        let years = /(?:19|20|21)\d\d\s?(?:-|\/|–|—|\bto\b)\s?\d{1,4}/
        let names = /(?:Council|Corporate|Our|the|Strategic)\s+(?:Delivery\s+)?(?:Plan|Strategy)/.ignoresCase()
        let before = text.matches(of: years).compactMap { match -> (String.Index, PeriodMention)? in
            guard let name = text[match.range.upperBound...].prefixMatch(of: /\s+/),
                let plan = text[name.range.upperBound...].prefixMatch(of: names),
                let period = PlanPeriod.mentions(in: String(match.0)).first?.period
            else { return nil }
            let excerpt = String(text[match.range.lowerBound..<plan.range.upperBound])
            return (match.range.lowerBound, PeriodMention(text: excerpt, period: period))
        }
        let after = text.matches(of: names).compactMap { match -> (String.Index, PeriodMention)? in
            guard let gap = text[match.range.upperBound...].prefixMatch(of: /\s+(?:for\s+)?/),
                let found = text[gap.range.upperBound...].prefixMatch(of: years),
                let period = PlanPeriod.mentions(in: String(found.0)).first?.period
            else { return nil }
            let excerpt = String(text[match.range.lowerBound..<found.range.upperBound])
            return (match.range.lowerBound, PeriodMention(text: excerpt, period: period))
        }
        return (before + after).sorted { $0.0 < $1.0 }.map(\.1)
    }
}

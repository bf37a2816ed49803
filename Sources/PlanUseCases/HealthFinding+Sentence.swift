package import PlanDomain

extension HealthFinding {
    /// What a person reads: what is wrong and what to do.
    package var sentence: String { rule.sentence(on: excerpt, detail: detail) }
}

extension HealthRule {
    /// What is wrong with the words found and what to do; without the detail it says less.
    func sentence(on excerpt: String, detail: String = "") -> String {
        switch self {
        case .ambitionWithoutPriority: "No priority stands under it. Add one, or retire the ambition."
        case .priorityWithoutLead: "No post or portfolio leads on it. Name one."
        case .priorityWithoutTheme: "It serves no cross-cutting theme. Tag it with at least one."
        case .elementWithoutText: "It has a title and no other text. Say what it means for residents."
        case .priorityWithoutMeasure: "No measure stands under it. Add one, or say why there is none yet."
        case .measureWithoutPlace: "'\(excerpt)' is evidence of no part of the plan. Put it under one, or retire it."
        case .duplicateTitle:
            "'\(excerpt)' is the title of \(detail.isEmpty ? "another element" : detail) too. Give one of them another."
        case .referenceUnknown: "'\(excerpt)' names no field of the record. Correct it."
        case .dateDisagrees:
            "'\(excerpt)' is not the date in the record\(detail.isEmpty ? "" : " (\(detail))"). "
                + "Refer to the meeting instead: {meeting.….date}."
        case .dateUnverified: "'\(excerpt)' stands beside a body for which no meeting is recorded. Record the meeting."
        case .periodDisagrees:
            "'\(excerpt)' names other years than the plan's\(detail.isEmpty ? "" : " (\(detail))"). "
                + "Refer to {plan.period}."
        case .placeholderLeft: "'\(excerpt)' holds the place of words that are still missing. Write them."
        case .headingLevelSkipped:
            "The heading '\(excerpt)' skips a level. "
                + (Int(detail).map { "Begin it with '\(String(repeating: "#", count: $0))'." } ?? "Raise it.")
        case .imageWithoutAlternative:
            "The image '\(excerpt)' has no words for those who cannot see it. Describe it between the square brackets."
        case .linkTextVague:
            "The link '\(excerpt)' does not say where it leads. Name the page or document that it opens."
        case .sentenceTooLong:
            "The sentence '\(excerpt)' has \(detail.isEmpty ? "too many" : detail) words. "
                + "Make two of it: readers cope best with 25 or fewer."
        case .abbreviationUnexplained:
            "'\(excerpt)' is never explained\(detail == "1" || detail.isEmpty ? "" : ", and used \(detail) times"). "
                + "Write it out where it first stands, with the short form in brackets."
        case .allCapitals: "'\(excerpt)' is in capitals. Write it in small letters."
        }
    }
}

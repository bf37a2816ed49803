/// One thing that a committee paper in good order keeps to.
///
/// The names are permanent: what reads the JSON of `paper lint` uses them.
package enum PaperRule: String, CaseIterable, Codable, Sendable {
    /// A day that the calendar does not have.
    case dateImpossible = "date-impossible"

    /// A date whose weekday is another.
    case weekdayDisagrees = "weekday-disagrees"

    /// A day on which a body is said to meet, while the record has it meet on another close by.
    case meetingDateDisagrees = "meeting-date-disagrees"

    /// The day on which the body met the year before.
    case meetingDateCarriedForward = "meeting-date-carried-forward"

    /// A meeting to come on a day that was over when the paper was written.
    case meetingDatePast = "meeting-date-past"

    /// One meeting with two days in one paper.
    case meetingDatesDiffer = "meeting-dates-differ"

    /// Cabinet recommends before the Council decides, never after it.
    case datesOutOfOrder = "dates-out-of-order"

    /// Without a year nobody can check the day, and last year's goes from paper to paper.
    case meetingDateWithoutYear = "meeting-date-without-year"

    /// The plan is called by other years than its own.
    case periodDisagrees = "period-disagrees"

    case planNameDisagrees = "plan-name-disagrees"
    case titleCutOff = "title-cut-off"

    /// "Four ambitions" above five.
    case countDisagrees = "count-disagrees"

    /// "31 of 78 (49.7%)".
    case shareDisagrees = "share-disagrees"

    /// "Increased from 62% to 58%".
    case changeDisagrees = "change-disagrees"

    /// "73,390 against a target of 420".
    case targetImplausible = "target-implausible"

    case figureDisagrees = "figure-disagrees"
    case targetDisagrees = "target-disagrees"

    /// "Improved" where the record's figures worsened.
    case directionDisagrees = "direction-disagrees"

    case linkToNowhere = "link-to-nowhere"
    case linkTextVague = "link-text-vague"
    case placeholderLeft = "placeholder-left"
    case sentenceTooLong = "sentence-too-long"
    case abbreviationUnexplained = "abbreviation-unexplained"

    /// A few words that name the rule in a list.
    package var name: String {
        switch self {
        case .dateImpossible: "Day that does not exist"
        case .weekdayDisagrees: "Date that falls on another weekday"
        case .meetingDateDisagrees: "Meeting date that is not the record's"
        case .meetingDateCarriedForward: "Last year's date carried forward"
        case .meetingDatePast: "Meeting to come on a day that is past"
        case .meetingDatesDiffer: "One meeting on two days"
        case .datesOutOfOrder: "Meetings in an order that cannot be"
        case .meetingDateWithoutYear: "Meeting date without a year"
        case .periodDisagrees: "Years that are not the plan's"
        case .planNameDisagrees: "Plan called by another name"
        case .titleCutOff: "Title cut off"
        case .countDisagrees: "Count that is not what is listed"
        case .shareDisagrees: "Percentage that its own numbers do not give"
        case .changeDisagrees: "Change that its own numbers contradict"
        case .targetImplausible: "Target that can hardly be meant"
        case .figureDisagrees: "Figure that is not the record's"
        case .targetDisagrees: "Target that is not the record's"
        case .directionDisagrees: "Direction that the record's figures contradict"
        case .linkToNowhere: "Link to nowhere"
        case .linkTextVague: "Link that does not say where it leads"
        case .placeholderLeft: "Placeholder left in the text"
        case .sentenceTooLong: "Sentence of more than 40 words"
        case .abbreviationUnexplained: "Abbreviation never explained"
        }
    }
}

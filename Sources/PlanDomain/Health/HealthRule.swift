/// One thing that a plan in good order keeps to, named so that a council can say how much it matters to it.
///
/// The names are permanent: policies in the record use them. In this order findings about one text are told.
package enum HealthRule: String, CaseIterable, Codable, Sendable {
    case ambitionWithoutPriority = "ambition-without-priority"
    case priorityWithoutLead = "priority-without-lead"
    case priorityWithoutTheme = "priority-without-theme"
    case elementWithoutText = "element-without-text"

    /// Neither a measure nor a word on why there is none yet (I16); asked once the council has measures at all.
    case priorityWithoutMeasure = "priority-without-measure"

    /// A measure that is evidence of nothing in any plan (I17).
    case measureWithoutPlace = "measure-without-place"

    /// Two elements that still stand have the same title.
    case duplicateTitle = "duplicate-title"

    /// A reference names no field.
    case referenceUnknown = "reference-unknown"

    /// A typed date is not the date of the meeting that it stands beside.
    case dateDisagrees = "date-disagrees"

    /// A typed date stands beside a body for which no meeting is recorded.
    case dateUnverified = "date-unverified"

    /// A typed period calls the plan by other years than its own.
    case periodDisagrees = "period-disagrees"

    case placeholderLeft = "placeholder-left"
    case headingLevelSkipped = "heading-level-skipped"
    case imageWithoutAlternative = "image-without-alternative"
    case linkTextVague = "link-text-vague"
    case sentenceTooLong = "sentence-too-long"
    case abbreviationUnexplained = "abbreviation-unexplained"
    case allCapitals = "all-capitals"

    /// A sentence may have this many words.
    package static let sentenceLimit = 40
}

extension HealthRule {
    /// How much a rule matters where a council has not said otherwise.
    ///
    /// Only what every reader would see as broken blocks by itself. Not every council tags its priorities with themes.
    package var usualSeverity: HealthSeverity {
        switch self {
        case .referenceUnknown: .block
        case .priorityWithoutTheme: .off
        default: .advise
        }
    }

    package var mender: Mender {
        switch self {
        case .ambitionWithoutPriority, .priorityWithoutLead, .priorityWithoutTheme: .strategyLead
        case .dateUnverified: .democraticServices
        case .priorityWithoutMeasure, .measureWithoutPlace: .performanceOfficer
        default: .planEditor
        }
    }

    /// A few words that name the rule in a table.
    package var name: String {
        switch self {
        case .ambitionWithoutPriority: "Ambition without a priority"
        case .priorityWithoutLead: "Priority without a lead"
        case .priorityWithoutTheme: "Priority without a theme"
        case .elementWithoutText: "Element with no text but its title"
        case .priorityWithoutMeasure: "Priority without a measure"
        case .measureWithoutPlace: "Measure outside the plan"
        case .duplicateTitle: "Title used twice"
        case .referenceUnknown: "Reference to a field that does not exist"
        case .dateDisagrees: "Date that disagrees with the record"
        case .dateUnverified: "Date of a meeting that is not recorded"
        case .periodDisagrees: "Years that disagree with the plan's own"
        case .placeholderLeft: "Placeholder left in the text"
        case .headingLevelSkipped: "Heading level skipped"
        case .imageWithoutAlternative: "Image without alternative text"
        case .linkTextVague: "Link that does not say where it leads"
        case .sentenceTooLong: "Sentence of more than \(Self.sentenceLimit) words"
        case .abbreviationUnexplained: "Abbreviation never explained"
        case .allCapitals: "Words in capitals"
        }
    }

    /// One sentence on why it matters to readers, with its source where it comes from law or a standard.
    package var why: String {
        switch self {
        case .ambitionWithoutPriority: "Readers see a promise and nothing that the council will do about it."
        case .priorityWithoutLead: "Nobody can be asked how it is going."
        case .priorityWithoutTheme: "Readers who follow a theme across the plan do not find this priority."
        case .elementWithoutText: "A title alone does not tell residents what will change for them."
        case .priorityWithoutMeasure:
            "Nobody can tell whether the promise is kept, and readers are owed at least a word on why."
        case .measureWithoutPlace: "Figures are gathered for it, and no promise depends on them."
        case .duplicateTitle: "In search results and lists of links nobody can tell the two apart."
        case .referenceUnknown: "Readers see the braces instead of the words that were meant."
        case .dateDisagrees: "Readers come to a meeting on the wrong day."
        case .dateUnverified:
            "Nothing tells whether the date is right, and nothing will move it when the meeting moves."
        case .periodDisagrees: "Readers take the plan for one of other years."
        case .placeholderLeft: "Readers see that the plan was published unfinished."
        case .headingLevelSkipped:
            "Those who listen to a page step from heading to heading, and a missing level sounds like missing text "
                + "(WCAG 2.2, success criterion 1.3.1)."
        case .imageWithoutAlternative:
            "Who cannot see the image learns nothing from it (WCAG 2.2, success criterion 1.1.1, which the "
                + "accessibility regulations of 2018 require of councils)."
        case .linkTextVague:
            "A list of links read aloud says 'here' and 'here' (WCAG 2.2, success criterion 2.4.4, which the "
                + "accessibility regulations of 2018 require of councils)."
        case .sentenceTooLong: "Readers lose the thread; GOV.UK's guidance asks to look again at any beyond 25 words."
        case .abbreviationUnexplained:
            "Residents do not know the council's short forms; GOV.UK's style spells out all but the best known."
        case .allCapitals: "Capitals are harder to read, above all with dyslexia; GOV.UK's style does without them."
        }
    }
}

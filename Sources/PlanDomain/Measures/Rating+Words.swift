extension Rating {
    /// The word on screen: the scheme's for a status, its own for each reason why there is none.
    package func inWords(_ scheme: StatusScheme) -> String {
        switch self {
        case .status(let status): scheme[status].word
        case .none(let why): why.name
        }
    }
}

extension NoStatus {
    package var name: String {
        switch self {
        case .noTarget: "No target"
        case .dataAwaited: "Data awaited"
        case .notDue: "Not due yet"
        case .notAvailable: "Not available"
        case .suppressed: "Withheld"
        case .baselineYear: "Baseline year"
        case .definitionChanged: "Definition changed"
        case .monitored: "Monitored"
        case .judgementAwaited: "To be judged"
        case .ruleDoesNotFit: "Rule does not fit"
        }
    }

    /// One sentence.
    package var meaning: String {
        switch self {
        case .noTarget: "No target is set for this period, so there is nothing to hold the figure against."
        case .dataAwaited: "No figure has come in yet."
        case .notDue: "The figure is not expected yet."
        case .notAvailable: "The source gives no figure for this period."
        case .suppressed: "The figure is withheld because it counts so few people."
        case .baselineYear: "This is the year that later ones are held against."
        case .definitionChanged: "What is counted has changed, so the target does not fit the figure."
        case .monitored: "The council watches this and sets no target for it."
        case .judgementAwaited: "A person has to judge this, and has not yet."
        case .ruleDoesNotFit: "The rule of status cannot be used with this target."
        }
    }
}

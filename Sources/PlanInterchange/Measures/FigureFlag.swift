import PlanDomain

/// What a column of flags says.
struct FigureFlag {
    var marks: ObservedValue.Marks = []
    var absence: ObservedValue.Absence?
    var isForecast = false

    static let none = FigureFlag()

    private init() {}

    /// One word, or several with semicolons between.
    init?(_ text: String) {
        for word in text.lowercased().split(separator: ";") {
            switch word.trimmingPrefix("[").replacing("]", with: "").trimmingSpaces {
            case "", "actual", "final", "a": break
            case "provisional", "p": marks.insert(.provisional)
            case "revised", "r": marks.insert(.revised)
            case "estimated", "estimate", "e": marks.insert(.estimated)
            case "break", "b": marks.insert(.seriesBreak)
            case "low-reliability", "low reliability", "u": marks.insert(.lowReliability)
            case "forecast", "f": isForecast = true
            case "not-available", "not available", "x": absence = .notAvailable
            case "not-applicable", "not applicable", "z": absence = .notApplicable
            case "suppressed", "c": absence = .suppressed
            default: return nil
            }
        }
        if absence != nil, !marks.isEmpty { return nil }
    }
}

extension FigureText.Absence {
    var observed: ObservedValue.Absence {
        switch self {
        case .blank, .notAvailable: .notAvailable
        case .notApplicable: .notApplicable
        case .suppressed: .suppressed
        }
    }
}

extension Set<FigureText.Mark> {
    /// Without the mark of a forecast, which is a series of its own.
    var observed: ObservedValue.Marks {
        reduce(into: []) { marks, mark in
            switch mark {
            case .provisional: marks.insert(.provisional)
            case .revised: marks.insert(.revised)
            case .estimated: marks.insert(.estimated)
            case .seriesBreak: marks.insert(.seriesBreak)
            case .lowReliability: marks.insert(.lowReliability)
            case .forecast: break
            }
        }
    }
}

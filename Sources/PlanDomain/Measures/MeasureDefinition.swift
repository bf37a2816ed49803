/// How a measure is worked out and read, from a day on: a new version, never a change of the old one (I2).
package struct MeasureDefinition: Hashable, Codable, Sendable {
    /// The first day of the periods for which it holds.
    package var from: Day
    package var title: String

    /// What it counts in, in words: "% of pupils", "£ per week", "homes".
    package var unit: String

    /// How many decimals are shown.
    package var decimals: Int

    /// By what numerator over denominator is multiplied: 100 for a share, 100,000 for a rate of so many people.
    package var multiplier: Figure?
    package var goodToBe: GoodToBe
    package var frequency: Frequency
    package var periodType: PeriodType
    package var accumulation: Accumulation

    /// Days from the end of a period until its figure can be expected; nil where nobody has said.
    package var lag: Int?

    /// The posts that answer for its figures.
    package var owner: Post.ID?
    package var deputy: Post.ID?
    package var approver: Post.ID?

    /// The post that looks after how its figures are made.
    package var steward: Post.ID?

    /// Where it stood when the plan began.
    package var baseline: Baseline?

    /// Below which count a figure could point to persons, and how it is hidden (I30).
    package var smallNumbers: SmallNumberRule?
    package var publishability: Publishability
    package var isStatutory: Bool

    /// Its names in national sets: "LG Inform 123", "ASCOF 1A".
    package var nationalIDs: [String]

    /// Whether a share may be beyond 0 to 100 per cent (I8).
    package var mayExceedHundred: Bool

    /// Whether larger places have larger figures, as totals do: such are never ranked or averaged.
    package var dependsOnSize: Bool

    /// Against the version before; nil for the first.
    package var comparability: Comparability?

    /// Everything said in free words, by field; what is not said is left out.
    private var texts: [String: String]

    package init(
        from: Day,
        title: String,
        unit: String,
        decimals: Int,
        multiplier: Figure? = nil,
        goodToBe: GoodToBe,
        frequency: Frequency,
        periodType: PeriodType,
        accumulation: Accumulation = .discrete,
        lag: Int? = nil,
        owner: Post.ID? = nil,
        deputy: Post.ID? = nil,
        approver: Post.ID? = nil,
        steward: Post.ID? = nil,
        baseline: Baseline? = nil,
        smallNumbers: SmallNumberRule? = nil,
        publishability: Publishability = .open,
        isStatutory: Bool = false,
        nationalIDs: [String] = [],
        mayExceedHundred: Bool = false,
        dependsOnSize: Bool = false,
        comparability: Comparability? = nil,
        texts: [DefinitionText: String] = [:]
    ) {
        self.from = from
        self.title = title
        self.unit = unit
        self.decimals = decimals
        self.multiplier = multiplier
        self.goodToBe = goodToBe
        self.frequency = frequency
        self.periodType = periodType
        self.accumulation = accumulation
        self.lag = lag
        self.owner = owner
        self.deputy = deputy
        self.approver = approver
        self.steward = steward
        self.baseline = baseline
        self.smallNumbers = smallNumbers
        self.publishability = publishability
        self.isStatutory = isStatutory
        self.nationalIDs = nationalIDs
        self.mayExceedHundred = mayExceedHundred
        self.dependsOnSize = dependsOnSize
        self.comparability = comparability
        self.texts = [:]
        for (field, text) in texts { self[field] = text }
    }

    /// All posts that answer for it in some way.
    package var posts: [Post.ID] { [owner, deputy, approver, steward].compactMap(\.self) }

    package subscript(field: DefinitionText) -> String {
        get { texts[field.rawValue] ?? "" }
        set { texts[field.rawValue] = newValue.isEmpty ? nil : newValue }
    }

    /// A figure to look back at, which need not be among those recorded.
    package struct Baseline: Hashable, Codable, Sendable {
        package let period: Period
        package let value: Figure

        package init(period: Period, value: Figure) {
            self.period = period
            self.value = value
        }
    }

    package enum Frequency: String, CaseIterable, Codable, Sendable {
        case monthly, quarterly
        case halfYearly = "half-yearly"
        case termly, annual, biennial, irregular
    }

    /// How the figures of a year belong together.
    package enum Accumulation: String, CaseIterable, Codable, Sendable {
        /// Each stands for its own period.
        case discrete
        /// Each counts from the beginning of the year.
        case cumulative
        /// How it stood on a day.
        case snapshot
        /// Each covers a window that overlaps with the one before.
        case rolling
    }

    /// When its figures may be public.
    package enum Publishability: String, CaseIterable, Codable, Sendable {
        case open
        /// Only once its official statistics are out: whoever releases confirms it.
        case afterOfficialRelease = "after-official-release"
        case `internal`
    }

    /// How a version's figures stand to those of the version before.
    package struct Comparability: Hashable, Codable, Sendable {
        package let degree: Degree

        /// What changed, for readers of the chart.
        package let note: String

        package init(degree: Degree, note: String) {
            self.degree = degree
            self.note = note
        }

        package enum Degree: String, CaseIterable, Codable, Sendable {
            case comparable
            case partly
            /// The line is cut here, and no trend goes across.
            case broken = "break"
        }
    }
}

/// What a definition says in free words.
package enum DefinitionText: String, CaseIterable, Codable, Sendable {
    case question
    case rationale
    case definition
    case exclusions
    case numerator
    case denominator
    case formula
    case geography
    case breakdowns
    case source
    case sourceAddress = "source-address"
    case licence
    case dueRule = "due-rule"
    case method
    case verification
    case limitations
    case service

    /// The words on screen.
    package var name: String {
        switch self {
        case .question: "Question that it answers"
        case .rationale: "Why it matters"
        case .definition: "Definition"
        case .exclusions: "What is counted and what is not"
        case .numerator: "Numerator"
        case .denominator: "Denominator"
        case .formula: "How it is worked out"
        case .geography: "Geography"
        case .breakdowns: "Breakdowns"
        case .source: "Source"
        case .sourceAddress: "Address of the source"
        case .licence: "Licence"
        case .dueRule: "When it is due"
        case .method: "Method"
        case .verification: "How the method was verified"
        case .limitations: "Limitations"
        case .service: "Service"
        }
    }

    package static let limit = 2000
}

extension MeasureDefinition.Frequency {
    /// Months from one figure to the next.
    var months: Int? {
        switch self {
        case .monthly: 1
        case .quarterly: 3
        case .halfYearly: 6
        case .annual: 12
        case .biennial: 24
        case .termly, .irregular: nil
        }
    }

    package var name: String {
        switch self {
        case .monthly: "every month"
        case .quarterly: "every quarter"
        case .halfYearly: "every half-year"
        case .termly: "every term"
        case .annual: "every year"
        case .biennial: "every second year"
        case .irregular: "now and then"
        }
    }
}

extension GoodToBe {
    /// The words on screen.
    package var name: String {
        switch self {
        case .high: "High"
        case .low: "Low"
        case .inRange: "In range"
        case .none: "Neither"
        }
    }
}

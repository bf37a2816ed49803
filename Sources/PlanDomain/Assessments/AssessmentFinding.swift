/// What an assessment finds for one group or theme.
package struct AssessmentFinding: Equatable, Codable, Sendable {
    package let code: AssessmentCode

    /// What is known, and from where.
    package let evidence: String

    /// Who was asked, and what they said.
    package let engagement: String
    package let impact: Impact

    /// How severe what is negative would be; nil where nothing is.
    package let severity: Severity?

    /// Which aims of the equality duty it is about; empty for themes.
    package let aims: [EqualityAim]

    /// Why nothing is done about what is negative, where nothing is; empty otherwise.
    package let reasonForNone: String
    package let emissions: EmissionsEstimate?

    /// The entry that wrote it.
    package internal(set) var sequence: Int

    package init(
        code: AssessmentCode,
        evidence: String,
        engagement: String,
        impact: Impact,
        severity: Severity? = nil,
        aims: [EqualityAim] = [],
        reasonForNone: String = "",
        emissions: EmissionsEstimate? = nil,
        sequence: Int = 0
    ) {
        self.code = code
        self.evidence = evidence
        self.engagement = engagement
        self.impact = impact
        self.severity = severity
        self.aims = aims
        self.reasonForNone = reasonForNone
        self.emissions = emissions
        self.sequence = sequence
    }

    /// What a decision would mean for a group or theme.
    package enum Impact: String, CaseIterable, Codable, Sendable {
        case positive, negative

        /// Good for some and bad for others, or in some ways.
        case mixed
        case neutral

        /// Not known yet: signed off only with a plan to find out.
        case unknown

        package var name: String {
            switch self {
            case .positive: "Positive"
            case .negative: "Negative"
            case .mixed: "Positive and negative"
            case .neutral: "Neutral"
            case .unknown: "Not known"
            }
        }

        package var hasNegative: Bool { self == .negative || self == .mixed }
        package var hasPositive: Bool { self == .positive || self == .mixed }
    }

    /// How severe a negative impact would be.
    package enum Severity: String, CaseIterable, Codable, Comparable, Sendable {
        case low, medium, high

        package var name: String {
            switch self {
            case .low: "Low"
            case .medium: "Medium"
            case .high: "High"
            }
        }

        package static func < (left: Self, right: Self) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// "Negative, medium severity".
    package var inWords: String {
        severity.map { "\(impact.name), \($0.name.lowercased()) severity" } ?? impact.name
    }

    /// The most that a text of an assessment may hold, in characters.
    package static let textLimit = 6000

    func replaced(by mark: String) -> AssessmentFinding {
        AssessmentFinding(
            code: code,
            evidence: mark,
            engagement: mark,
            impact: impact,
            severity: severity,
            aims: aims,
            reasonForNone: reasonForNone.isEmpty ? "" : mark,
            emissions: emissions
        )
    }
}

/// Tonnes of carbon dioxide equivalent a year that a decision adds, or avoids where negative: exact decimals, never more
/// certain than it is.
package struct EmissionsEstimate: Equatable, Codable, Sendable {
    package let low: Figure
    package let central: Figure
    package let high: Figure

    /// Gives nil unless low ≤ central ≤ high.
    package init?(low: Figure, central: Figure, high: Figure) {
        guard low <= central, central <= high else { return nil }
        (self.low, self.central, self.high) = (low, central, high)
    }

    private enum CodingKeys: CodingKey { case low, central, high }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let low = try values.decode(Figure.self, forKey: .low)
        let central = try values.decode(Figure.self, forKey: .central)
        let high = try values.decode(Figure.self, forKey: .high)
        guard let estimate = EmissionsEstimate(low: low, central: central, high: high) else {
            throw DecodingError.dataCorruptedError(
                forKey: .central,
                in: values,
                debugDescription: "An estimate is out of order."
            )
        }
        self = estimate
    }

    package static let unit = "tCO2e a year"

    /// "40 tCO2e a year, between 25 and 60".
    package var inWords: String {
        func text(_ figure: Figure) -> String { figure.shown(decimals: figure.decimals) }
        return low == high
            ? "\(text(central)) \(Self.unit)" : "\(text(central)) \(Self.unit), between \(text(low)) and \(text(high))"
    }
}

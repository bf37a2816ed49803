/// What a measure is to reach in a period, with every version of it: once approved it changes only by authority (I2).
package struct Target: Equatable, Codable, Sendable {
    package let measureID: Measure.ID
    package let period: Period

    /// Oldest first; never empty.
    package internal(set) var versions: [Version]

    init(measureID: Measure.ID, period: Period, versions: [Version]) {
        self.measureID = measureID
        self.period = period
        self.versions = versions
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        measureID = try fields.decode(Measure.ID.self, forKey: .measureID)
        period = try fields.decode(Period.self, forKey: .period)
        versions = try fields.decode([Version].self, forKey: .versions)
        guard !versions.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .versions,
                in: fields,
                debugDescription: "A target has at least one version."
            )
        }
    }

    package var current: Version { versions[versions.count - 1] }

    /// The same with its approved versions alone; nil while it has none.
    package var approved: Target? {
        let approved = versions.filter { $0.approved != nil }
        return approved.isEmpty ? nil : Target(measureID: measureID, period: period, versions: approved)
    }

    /// The changes that were made after approval: what the register of changed targets prints.
    package var changes: [(before: Version, after: Version)] {
        zip(versions, versions.dropFirst()).filter { $0.0.approved != nil }.map { (before: $0, after: $1) }
    }

    package struct Version: Equatable, Codable, Sendable {
        package let aim: Aim
        package let basis: Basis

        /// Why this and not another.
        package let rationale: String

        /// The entry that recorded it.
        package internal(set) var sequence: Int

        /// The entry by which it was approved and locked.
        package internal(set) var approved: Int?

        package init(aim: Aim, basis: Basis, rationale: String, sequence: Int = 0, approved: Int? = nil) {
            self.aim = aim
            self.basis = basis
            self.rationale = rationale
            self.sequence = sequence
            self.approved = approved
        }

        package var value: TargetValue? { if case .value(let value) = aim { value } else { nil } }
    }

    /// What is aimed at, or why nothing is.
    package enum Aim: Hashable, Sendable {
        case value(TargetValue)
        case monitored
        case baselineYear
        case toBeSet(by: Day)
    }

    /// What the target rests on.
    package enum Basis: String, CaseIterable, Codable, Sendable {
        case statutory, benchmark, trend
        case localAmbition = "local-ambition"
        case financialPlan = "financial-plan"

        /// Made up to show how targets work: said on every page that shows it.
        case illustrative

        package var name: String {
            switch self {
            case .statutory: "Law or contract"
            case .benchmark: "What others reach"
            case .trend: "How it has gone so far"
            case .localAmbition: "The council's own ambition"
            case .financialPlan: "The financial plan"
            case .illustrative: "Illustrative: made up to show how targets work, not the council's"
            }
        }
    }
}

extension Target.Aim: TextCodable {
    static let nameInFaults = "a target"

    /// "62", "10 to 20", "monitored", "baseline-year", "to-be-set 2026-03-31".
    init?(recorded text: String) {
        switch text {
        case "monitored": self = .monitored
        case "baseline-year": self = .baselineYear
        default:
            if text.hasPrefix("to-be-set "), let day = Day(iso: text.dropFirst(10)) {
                self = .toBeSet(by: day)
            } else if let value = TargetValue(recorded: text) {
                self = .value(value)
            } else {
                return nil
            }
        }
    }

    var recorded: String {
        switch self {
        case .value(let value): value.text
        case .monitored: "monitored"
        case .baselineYear: "baseline-year"
        case .toBeSet(let day): "to-be-set \(day.iso)"
        }
    }

    /// The form in which files give it.
    package var text: String { recorded }

    package init?(text: String) { self.init(recorded: text) }
}

/// A measure's target for a period.
package struct TargetKey: Hashable, Sendable {
    package let measureID: Measure.ID
    package let period: Period

    package init(_ measureID: Measure.ID, _ period: Period) {
        self.measureID = measureID
        self.period = period
    }
}

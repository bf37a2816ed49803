/// Something that a council counts to know whether a promise is kept; its identity is for life.
///
/// What changes, such as its title and how it is worked out, stands in definitions that hold from a day on.
package struct Measure: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Measure>

    package let id: ID

    /// As people cite it; never given to another (I1).
    package let code: MeasureCode
    package internal(set) var kind: Kind

    /// Oldest first; never empty.
    package internal(set) var definitions: [MeasureDefinition]
    package internal(set) var stage: Stage
    package internal(set) var retirement: Retirement?

    /// Set where it was turned down as a proposal: the public never hears of it.
    package internal(set) var wasTurnedDown: Bool?

    /// The parts of plans for which it is evidence.
    package internal(set) var elements: [PlanElement.ID]

    /// Its own rule of status, where the council's does not fit.
    package internal(set) var statusRule: StatusRule?

    /// How its control chart is made, where that is not the usual way.
    package internal(set) var chart: ChartSettings?

    /// The sequence of the entry that last changed it.
    package internal(set) var revision: Int

    package init(
        id: ID,
        code: MeasureCode,
        kind: Kind,
        definitions: [MeasureDefinition],
        stage: Stage = .active,
        retirement: Retirement? = nil,
        elements: [PlanElement.ID] = [],
        statusRule: StatusRule? = nil,
        chart: ChartSettings? = nil,
        revision: Int = 0
    ) {
        self.id = id
        self.code = code
        self.kind = kind
        self.definitions = definitions
        self.stage = stage
        self.retirement = retirement
        self.elements = elements
        self.statusRule = statusRule
        self.chart = chart
        self.revision = revision
    }

    /// Who can move it.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// The council delivers or decides it.
        case council
        /// The council shares it with others.
        case partnership
        /// The council watches it.
        case contextual

        package var meaning: String {
            switch self {
            case .council: "The council delivers or decides this."
            case .partnership: "The council shares this with others, such as schools, the NHS or the police."
            case .contextual: "Background that the council watches and does not control."
            }
        }
    }

    /// Where it stands in its life.
    package enum Stage: String, CaseIterable, Codable, Sendable {
        case proposed, approved, active
        case underReview = "under-review"
        case retired

        package var name: String {
            switch self {
            case .proposed: "Proposed"
            case .approved: "Approved"
            case .active: "Active"
            case .underReview: "Under review"
            case .retired: "Retired"
            }
        }

        /// The stages that may follow; a retired measure stays retired, and its code and figures are kept.
        package var next: [Stage] {
            switch self {
            case .proposed: [.approved, .retired]
            case .approved: [.active, .retired]
            case .active: [.underReview, .retired]
            case .underReview: [.active, .retired]
            case .retired: []
            }
        }
    }

    /// Why a measure is no longer used, and which took its place, if one did.
    package struct Retirement: Equatable, Codable, Sendable {
        package let reason: String
        package let successor: ID?

        package init(reason: String, successor: ID? = nil) {
            self.reason = reason
            self.successor = successor
        }
    }

    /// The definition that holds now, which is the last.
    package var definition: MeasureDefinition { definitions[definitions.count - 1] }

    /// The definition under which a period's figure stands: the last that holds from its end or before (I9).
    package func definition(for period: Period) -> MeasureDefinition {
        definitions.last { $0.from <= period.end } ?? definitions[0]
    }

    /// Whether figures of two periods can be held against each other: nothing that is counted changed between them, and what
    /// adds up over a year stands at the same point of it.
    package func isComparable(_ earlier: Period, _ later: Period) -> Bool {
        let isRedefined = definitions.contains {
            $0.comparability?.degree == .broken && $0.from > earlier.end && $0.from <= later.end
        }
        let isSamePoint = (earlier.end.month, earlier.end.day) == (later.end.month, later.end.day)
        return !isRedefined && (definition(for: later).accumulation != .cumulative || isSamePoint)
    }

    /// How a control chart is made of its series.
    package struct ChartSettings: Equatable, Codable, Sendable {
        /// Whether moving ranges that are extreme themselves are left out of the limits.
        package var isScreened: Bool

        /// The limits come from so many first points and stay.
        package var fixedAfter: Int?

        /// From these periods on the process is measured anew.
        package var rebasings: [Rebasing]

        package init(isScreened: Bool = true, fixedAfter: Int? = nil, rebasings: [Rebasing] = []) {
            self.isScreened = isScreened
            self.fixedAfter = fixedAfter
            self.rebasings = rebasings
        }
    }

    /// A known change of a process, and why it is one.
    package struct Rebasing: Equatable, Codable, Sendable {
        package let period: Period
        package let reason: String

        package init(period: Period, reason: String) {
            self.period = period
            self.reason = reason
        }
    }
}

/// The short name of a measure: capital letters, digits and hyphens, 2 to 20 signs, such as "EDU-004".
package struct MeasureCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: String

    /// Takes small letters as capitals; nil for anything else.
    package init?(_ text: some StringProtocol) {
        // Checked before: some letters of other scripts have capitals that are ours.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = text.uppercased()
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard (2...20).contains(text.utf8.count), text.utf8.first.map(letters.contains) == true, text.utf8.last != 45,
            text.utf8.allSatisfy({ letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        rawValue = text
    }

    package var description: String { rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension MeasureCode: TextCodable {
    static let nameInFaults = "a measure's code"

    init?(recorded text: String) {
        self.init(text)
        guard rawValue == text else { return nil }
    }

    var recorded: String { rawValue }
}

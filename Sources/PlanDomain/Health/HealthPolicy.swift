/// What follows when a rule of plan health finds something.
package enum HealthSeverity: String, CaseIterable, Codable, Sendable {
    /// No edition is released until it is mended.
    case block

    /// It is shown to those who write the plan.
    case advise

    /// The rule is not asked.
    case off
}

/// How much each rule of plan health matters to one council.
///
/// It holds only what differs from the usual, so that a better default reaches every council that has not chosen.
package struct HealthPolicy: Equatable, Sendable {
    private var chosen: [HealthRule: HealthSeverity] = [:]

    package init(_ severities: [HealthRule: HealthSeverity] = [:]) {
        for (rule, severity) in severities { self[rule] = severity }
    }

    package subscript(rule: HealthRule) -> HealthSeverity {
        get { chosen[rule] ?? rule.usualSeverity }
        set { chosen[rule] = newValue == rule.usualSeverity ? nil : newValue }
    }

    /// The rules for which the council chose something else than the usual, in their order.
    package var differences: [HealthRule] { HealthRule.allCases.filter { chosen[$0] != nil } }
}

extension HealthPolicy: Codable {
    /// A rule or a severity that this software does not know is passed over: a policy may come from a later one.
    package init(from decoder: any Decoder) throws {
        let written = try decoder.singleValueContainer().decode([String: String].self)
        for (name, word) in written {
            guard let rule = HealthRule(rawValue: name), let severity = HealthSeverity(rawValue: word) else { continue }
            self[rule] = severity
        }
    }

    /// An object with a rule's name for each key.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            Dictionary(uniqueKeysWithValues: chosen.map { ($0.key.rawValue, $0.value.rawValue) })
        )
    }
}

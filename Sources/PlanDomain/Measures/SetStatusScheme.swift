import HashTreeCollections

/// Asks to set the council's statuses and its usual rule; a new version, so that older ratings still explain themselves.
package struct SetStatusScheme: Command {
    package let scheme: StatusScheme

    package init(_ scheme: StatusScheme) {
        self.scheme = scheme
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        let current = council.statusScheme
        if council.statusSchemes.last == scheme { return .changes([]) }
        var issues: [Issue] = []
        if scheme.version != (council.statusSchemes.last?.version ?? 0) + 1 {
            return .changedMeanwhile(seen: scheme.version - 1, current: current.version)
        }
        if Set(scheme.words.map(\.status)) != Set(Status.allCases) || scheme.words.count != Status.allCases.count {
            issues.append(Issue(field: "words", code: "status-words-incomplete"))
        }
        for (name, texts) in [
            ("words", scheme.words.map(\.word)), ("letters", scheme.words.map(\.letter)),
            ("shapes", scheme.words.map(\.shape.rawValue)),
        ] where Set(texts).count < texts.count || texts.contains(where: { $0.trimmingSpaces.isEmpty }) {
            issues.append(Issue(field: name, code: "status-words-alike"))
        }
        for word in scheme.words {
            if word.word.count > 30 { issues.append(Issue(field: "words", code: "text-too-long", detail: "30")) }
            if word.letter.count > 2 { issues.append(Issue(field: "letters", code: "text-too-long", detail: "2")) }
            if word.meaning.count > 200 { issues.append(Issue(field: "meaning", code: "text-too-long", detail: "200")) }
            if let issue = BrandColours.contrastIssue(of: word.inkColour, on: word.colour, field: "colours") {
                issues.append(issue)
            }
        }
        issues += scheme.rule.issues
        if scheme.band.isNegative { issues.append(Issue(field: "band", code: "tolerance-negative")) }
        return issues.isEmpty ? .changes([.measure(.schemeSet(scheme))]) : .refused(issues)
    }
}

/// Asks to give one measure a rule of its own, or to take that away.
package struct SetStatusRule: Command {
    package let measureID: Measure.ID
    package let rule: StatusRule?

    package init(measureID: Measure.ID, rule: StatusRule?) {
        self.measureID = measureID
        self.rule = rule
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures, about: .measure(measureID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let measure = council.measures[measureID] else { return .refused("measure", "measure-unknown") }
        guard measure.statusRule != rule else { return .changes([]) }
        let issues = rule?.issues ?? []
        return issues.isEmpty
            ? .changes([.measure(.ruleSet(.init(measureID: measureID, rule: rule)))]) : .refused(issues)
    }
}

/// Asks to change how a measure's control chart is made.
package struct SetChart: Command {
    package let measureID: Measure.ID
    package let settings: Measure.ChartSettings

    package init(measureID: Measure.ID, settings: Measure.ChartSettings) {
        self.measureID = measureID
        self.settings = settings
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures, about: .measure(measureID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let measure = council.measures[measureID] else { return .refused("measure", "measure-unknown") }
        guard measure.chart ?? .init() != settings else { return .changes([]) }
        var issues: [Issue] = []
        if settings.rebasings.contains(where: { $0.reason.trimmingSpaces.isEmpty }) {
            issues.append(Issue(field: "rebasings", code: "reason-missing"))
        }
        if settings.rebasings.contains(where: { $0.reason.count > 500 }) {
            issues.append(Issue(field: "rebasings", code: "text-too-long", detail: "500"))
        }
        if let count = settings.fixedAfter, !(2...1000).contains(count) {
            issues.append(Issue(field: "fixedAfter", code: "count-malformed"))
        }
        return issues.isEmpty
            ? .changes([.measure(.chartSet(.init(measureID: measureID, settings: settings)))]) : .refused(issues)
    }
}

extension StatusRule {
    fileprivate var issues: [Issue] {
        switch self {
        case .percentTolerance(let width), .absoluteTolerance(let width), .rangeBand(let width),
            .priorYearAware(let width):
            width.isNegative ? [Issue(field: "rule", code: "tolerance-negative")] : []
        case .bands(let lower, let upper): lower <= upper ? [] : [Issue(field: "rule", code: "bands-out-of-order")]
        case .manual, .none: []
        }
    }
}

extension Trend.Band {
    fileprivate var isNegative: Bool {
        switch self {
        case .percent(let width), .absolute(let width): width.isNegative
        }
    }
}

import HashTreeCollections

/// Asks to add measures to the dictionary.
package struct RecordMeasures: Command {
    package let measures: [Measure]

    /// What stands under the measures' addresses besides them.
    private static let reserved: Set = [
        "TARGET-CHANGES", "RELEASES", "IMPORT", "IMPORTS", "ADD", "STATUSES", "RELEASE", "COMPARATORS",
    ]

    package init(_ measures: [Measure]) {
        self.measures = measures
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues: [Issue] = []
        var codes: Set<MeasureCode> = []
        var ids: Set<Measure.ID> = []
        for measure in measures {
            // A measure with another's identity would take its place, with all that was said of it.
            let isCodeTaken =
                Self.reserved.contains(measure.code.rawValue) || council.measureCodes[measure.code] != nil
                || !codes.insert(measure.code).inserted
            let isIdentityTaken = council.measures[measure.id] != nil || !ids.insert(measure.id).inserted
            if isCodeTaken || isIdentityTaken {
                issues.append(Issue(field: "code", code: "measure-code-taken", detail: measure.code.rawValue))
            }
            if measure.definitions.isEmpty {
                issues.append(Issue(field: "title", code: "measure-title-missing", detail: measure.code.rawValue))
            }
            for definition in measure.definitions { issues += definition.issues(in: council, of: measure.code) }
            issues += council.linkIssues(of: measure.elements)
        }
        guard issues.isEmpty else { return .refused(issues) }
        return measures.isEmpty ? .changes([]) : .changes([.measure(.recorded(.init(measures: measures)))])
    }
}

extension Council {
    package func measure(_ code: MeasureCode) -> Measure? { measureCodes[code].flatMap { measures[$0] } }

    func linkIssues(of links: [PlanElement.ID]) -> [Issue] {
        let unknown = links.filter { elements[$0] == nil }
        let isTwice = Set(links).count < links.count
        return unknown.isEmpty && !isTwice ? [] : [Issue(field: "elements", code: "element-unknown")]
    }
}

extension MeasureDefinition {
    func issues(in council: Council, of code: MeasureCode) -> [Issue] {
        var issues: [Issue] = []
        if title.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "title", code: "measure-title-missing", detail: code.rawValue))
        }
        if title.count > 120 { issues.append(Issue(field: "title", code: "text-too-long", detail: "120")) }
        if unit.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "unit", code: "unit-missing", detail: code.rawValue))
        }
        if unit.count > 60 { issues.append(Issue(field: "unit", code: "text-too-long", detail: "60")) }
        if !(0...6).contains(decimals) { issues.append(Issue(field: "decimals", code: "decimals-malformed")) }
        if let multiplier, multiplier <= .zero {
            issues.append(Issue(field: "multiplier", code: "multiplier-malformed", detail: multiplier.plain))
        }
        if let lag, !(0...1500).contains(lag) { issues.append(Issue(field: "lag", code: "lag-malformed")) }
        for field in DefinitionText.allCases where self[field].count > DefinitionText.limit {
            issues.append(Issue(field: field.rawValue, code: "text-too-long", detail: "\(DefinitionText.limit)"))
        }
        for (field, post) in [("owner", owner), ("deputy", deputy), ("approver", approver), ("steward", steward)] {
            if let post, council.posts[post] == nil { issues.append(Issue(field: field, code: "post-unknown")) }
        }
        if let comparability, comparability.degree != .comparable, comparability.note.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "comparability", code: "break-note-missing"))
        }
        return issues
    }
}

import HashTreeCollections

/// Asks to make all public measures public as the record stands.
package struct ReleaseFigures: Command {
    package let release: FigureRelease

    package init(_ release: FigureRelease) {
        self.release = release
    }

    package func demand(in _: Council) -> Demand { Demand(.releaseFigures) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard release.position == council.position else {
            return .changedMeanwhile(seen: release.position, current: council.position)
        }
        var issues = council.releaseIssues(of: release)
        if let period = council.preElectionPeriod(holding: release.purpose, on: context.moment.dayInLondon) {
            issues.append(Issue(field: "purpose", code: "pre-election-hold", detail: period.election))
        }
        return issues.isEmpty ? .changes([.publication(.figuresReleased(release))]) : .refused(issues)
    }
}

extension Council {
    package var nextFigureReleaseNumber: Int { (figureReleases.last?.number ?? 0) + 1 }

    /// What stands in the way of a release of figures.
    package func releaseIssues(of release: FigureRelease) -> [Issue] {
        var issues: [Issue] = []
        if release.number != nextFigureReleaseNumber {
            issues.append(Issue(field: "number", code: "figure-release-taken", detail: "\(release.number)"))
        }
        if profile == nil { issues.append(Issue(field: "council", code: "council-not-described")) }
        if publicMeasures.isEmpty { issues.append(Issue(field: "measures", code: "no-public-measures")) }
        if release.nextUpdate.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "nextUpdate", code: "next-update-missing"))
        }
        for (field, text) in [("nextUpdate", release.nextUpdate), ("note", release.note)] where text.count > 1000 {
            issues.append(Issue(field: field, code: "text-too-long", detail: "1000"))
        }
        return issues
    }

    /// The measures that the public may see, by code: approved ones whose definition allows it.
    package var publicMeasures: [Measure] {
        measures.values.filter {
            $0.stage != .proposed && $0.wasTurnedDown != true && $0.definition.publishability != .internal
        }
        .sorted { $0.code < $1.code }
    }
}

import HashTreeCollections

/// Asks to take a measure to another stage of its life.
package struct StageMeasure: Command {
    package let measureID: Measure.ID
    package let stage: Measure.Stage

    /// Needed to retire it (I1).
    package let retirement: Measure.Retirement?

    package init(measureID: Measure.ID, stage: Measure.Stage, retirement: Measure.Retirement? = nil) {
        self.measureID = measureID
        self.stage = stage
        self.retirement = retirement
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures, about: .measure(measureID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let measure = council.measures[measureID] else { return .refused("measure", "measure-unknown") }
        guard measure.stage != stage else { return .changes([]) }
        guard measure.stage.next.contains(stage) else {
            return .refused("stage", "stage-out-of-order", measure.stage.name)
        }
        guard (stage == .retired) == (retirement != nil) else { return .refused("reason", "reason-missing") }
        if let retirement {
            guard !retirement.reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
            guard retirement.reason.count <= 1000 else { return .refused("reason", "text-too-long", "1000") }
            if let successor = retirement.successor, let issue = council.successorIssue(successor, of: measureID) {
                return .refused([issue])
            }
        }
        return .changes([
            .measure(.staged(.init(measureID: measureID, stage: stage, retirement: retirement)))
        ])
    }
}

extension Council {
    /// Links from measure to measure never lead back to where they began (I1).
    fileprivate func successorIssue(_ successor: Measure.ID, of measure: Measure.ID) -> Issue? {
        var seen: Set<Measure.ID> = [measure]
        var next: Measure.ID? = successor
        while let id = next {
            guard seen.insert(id).inserted else { return Issue(field: "successor", code: "successor-in-circle") }
            guard let found = measures[id] else { return Issue(field: "successor", code: "measure-unknown") }
            next = found.retirement?.successor
        }
        return nil
    }
}

import HashTreeCollections

/// Asks to give a measure a new definition; the ones before stay as they were (I2).
package struct RedefineMeasure: Command {
    package let measureID: Measure.ID
    package let definition: MeasureDefinition

    /// The measure's revision that the author saw.
    package let seen: Int

    package init(measureID: Measure.ID, definition: MeasureDefinition, seen: Int) {
        self.measureID = measureID
        self.definition = definition
        self.seen = seen
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures, about: .measure(measureID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let measure = council.measures[measureID] else { return .refused("measure", "measure-unknown") }
        guard measure.revision == seen else { return .changedMeanwhile(seen: seen, current: measure.revision) }
        guard !measure.definitions.contains(definition) || measure.definition != definition else { return .changes([]) }
        var issues = definition.issues(in: council, of: measure.code)
        if measure.stage == .retired { issues.append(Issue(field: "measure", code: "measure-retired")) }
        if definition.from < measure.definition.from {
            issues.append(Issue(field: "from", code: "days-out-of-order", detail: measure.definition.from.inWords))
        }
        if (context.reason ?? "").trimmingSpaces.isEmpty {
            issues.append(Issue(field: "reason", code: "reason-missing"))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.measure(.redefined(.init(measureID: measureID, definition: definition)))])
    }
}

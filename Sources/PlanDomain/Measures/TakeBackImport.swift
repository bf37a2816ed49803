import HashTreeCollections

/// Asks to take a whole import back, by a new entry: what others changed since stays as they left it.
package struct TakeBackImport: Command {
    package let importID: FigureImport.ID

    package init(importID: FigureImport.ID) {
        self.importID = importID
    }

    package func demand(in _: Council) -> Demand { Demand(.recordFigures) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let brought = council.imports[importID] else { return .refused("import", "import-unknown") }
        guard brought.takenBack == nil else { return .refused("import", "import-taken-back") }
        guard !(context.reason ?? "").trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
        return .changes([.measure(.importTakenBack(.init(importID: importID)))])
    }
}

/// Asks to say something beside a figure, or why there is none yet.
package struct RemarkOnFigure: Command {
    package let measureID: Measure.ID
    package let remark: FigureRemark

    package init(measureID: Measure.ID, remark: FigureRemark) {
        self.measureID = measureID
        self.remark = remark
    }

    package func demand(in _: Council) -> Demand { Demand(.recordFigures, about: .measure(measureID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard council.measures[measureID] != nil else { return .refused("measure", "measure-unknown") }
        guard !remark.text.trimmingSpaces.isEmpty else {
            return .refused("remark", remark.kind == .noDataYet ? "no-data-reason-missing" : "comment-missing")
        }
        guard remark.text.count <= FigureRemark.limit else {
            return .refused("remark", "text-too-long", "\(FigureRemark.limit)")
        }
        return .changes([.measure(.remarked(.init(measureID: measureID, remarks: [remark])))])
    }
}

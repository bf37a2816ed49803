import HashTreeCollections

/// Asks to put a file behind a measure's figure; its bytes are kept already, under their hash.
package struct AttachEvidence: Command {
    package let evidence: EvidenceFile

    package init(_ evidence: EvidenceFile) {
        self.evidence = evidence
    }

    package func demand(in _: Council) -> Demand { Demand(.recordFigures, about: .measure(evidence.measureID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        // The same file sent twice, as a browser does after a lost answer, is there once.
        let isThere = (council.evidence[evidence.measureID] ?? []).contains {
            $0.withdrawn == nil && $0.period == evidence.period && $0.digest == evidence.digest
        }
        guard !isThere else { return .changes([]) }
        let issues = council.evidenceIssues(of: evidence)
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.measure(.evidenceAttached(.init(evidence: evidence)))])
    }
}

/// Asks to take a file back; the record keeps that it was there.
package struct WithdrawEvidence: Command {
    package let measureID: Measure.ID
    package let evidenceID: EvidenceFile.ID

    package init(measureID: Measure.ID, evidenceID: EvidenceFile.ID) {
        self.measureID = measureID
        self.evidenceID = evidenceID
    }

    package func demand(in _: Council) -> Demand { Demand(.recordFigures, about: .measure(measureID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let evidence = council.evidence[measureID]?.first(where: { $0.id == evidenceID }) else {
            return .refused("evidence", "evidence-unknown")
        }
        guard evidence.withdrawn == nil else { return .changes([]) }
        guard !(context.reason ?? "").trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
        return .changes([.measure(.evidenceWithdrawn(.init(measureID: measureID, evidenceID: evidenceID)))])
    }
}

extension Council {
    /// What is wrong with a file as evidence; asked before its bytes are kept, too.
    package func evidenceIssues(of evidence: EvidenceFile) -> [Issue] {
        guard let measure = measures[evidence.measureID] else {
            return [Issue(field: "measure", code: "measure-unknown")]
        }
        var issues: [Issue] = []
        if evidence.period.type != measure.definition(for: evidence.period).periodType {
            issues.append(Issue(field: "period", code: FigureFault.otherPeriodType.rawValue, detail: "\(measure.code)"))
        }
        if evidence.size == 0 { issues.append(Issue(field: "file", code: "file-empty")) }
        if evidence.size > EvidenceFile.sizeLimit { issues.append(Issue(field: "file", code: "evidence-too-large")) }
        if evidence.name.trimmingSpaces.isEmpty || evidence.name.count > 200 {
            issues.append(Issue(field: "file", code: "file-name-malformed"))
        }
        if evidence.note.count > 500 { issues.append(Issue(field: "note", code: "text-too-long", detail: "500")) }
        if (self.evidence[evidence.measureID] ?? []).count(where: { $0.withdrawn == nil }) >= EvidenceFile.countLimit {
            issues.append(Issue(field: "file", code: "evidence-too-many", detail: "\(EvidenceFile.countLimit)"))
        }
        return issues
    }
}

import HashTreeCollections

/// What each change does to the council's value.
extension AssessmentChange {
    package func apply(to council: inout Council, at sequence: Int) {
        switch self {
        case .started(let change): council.start(change, at: sequence)
        case .described(let change):
            council.write(change.assessmentID, by: change.by) {
                ($0.content.title, $0.content.lead, $0.content.scope) = (change.title, change.lead, change.scope)
                $0.revision = sequence
            }
        case .screened(let change):
            council.write(change.assessmentID, by: change.by) {
                $0.content.screening = change.screening
                $0.stage = .draft
                $0.revision = sequence
            }
        case .findingWritten(let change):
            var finding = change.finding
            finding.sequence = sequence
            council.write(change.assessmentID, by: change.by) { $0.content.put(finding) }
        case .mitigationAdded(let change):
            council.write(change.assessmentID, by: change.by) { $0.content.mitigations.append(change.mitigation) }
        case .mitigationReviewed(let change):
            council.change(change.assessmentID, change.mitigationID) { $0.reviews.append(change.review) }
        case .mitigationClosed(let change):
            // To close what a draft says is to write it; to close what was signed off is to say what became of it.
            if council.assessments[change.assessmentID]?.stage.isLocked == false {
                council.write(change.assessmentID, by: change.by) { _ in }
            }
            council.change(change.assessmentID, change.mitigationID) { $0.closing = change.closing }
        case .reviewed(let change):
            council.change(change.assessmentID) {
                $0.check = change.check
                $0.stage = .reviewed
            }
        case .signedOff(let change):
            council.change(change.assessmentID) {
                $0.signOff = change.signOff
                $0.stage = .signedOff
            }
        case .published(let change): council.publish(change)
        case .withdrawn(let change): council.withdraw(change)
        case .reviewedAfter(let change):
            council.change(change.assessmentID) {
                $0.afterwards = change.afterwards
                $0.stage = .reviewedAfter
            }
        case .reopened(let change): council.change(change.assessmentID) { $0.reopen(change) }
        case .listSet(let list): council.ownAssessmentList = list
        }
    }
}

extension Council {
    fileprivate mutating func start(_ change: AssessmentChange.Started, at sequence: Int) {
        let content = AssessmentContent(
            id: change.id,
            kind: change.kind,
            slug: change.slug,
            subject: change.subject,
            title: change.title,
            lead: change.lead,
            scope: change.scope
        )
        assessments[change.id] = Assessment(content, writer: change.by, sequence: sequence)
    }

    fileprivate mutating func change(_ id: Assessment.ID, _ body: (inout Assessment) -> Void) {
        guard var assessment = assessments[id] else { return }
        body(&assessment)
        assessments[id] = assessment
    }

    fileprivate mutating func change(
        _ id: Assessment.ID,
        _ mitigation: Mitigation.ID,
        _ body: (inout Mitigation) -> Void
    ) {
        change(id) { assessment in
            guard let place = assessment.content.mitigations.firstIndex(where: { $0.id == mitigation }) else { return }
            body(&assessment.content.mitigations[place])
        }
    }

    /// What is written after somebody read it has not been read: the check falls.
    fileprivate mutating func write(_ id: Assessment.ID, by writer: Account.ID, _ body: (inout Assessment) -> Void) {
        change(id) { assessment in
            body(&assessment)
            if !assessment.writers.contains(writer) { assessment.writers.append(writer) }
            if assessment.stage == .reviewed { assessment.stage = .draft }
            assessment.check = nil
        }
    }

    fileprivate mutating func publish(_ change: AssessmentChange.Published) {
        guard var assessment = assessments[change.assessmentID], let signOff = assessment.signOff else { return }
        if assessment.stage == .signedOff { assessment.stage = .published }
        assessments[change.assessmentID] = assessment
        let earlier = publishedAssessments[change.assessmentID] ?? []
        let used = Set(assessment.content.findings.map(\.code) + assessment.content.mitigations.map(\.code))
        let publication = AssessmentPublication(
            content: assessment.content,
            number: earlier.count + 1,
            version: assessment.version,
            day: change.day,
            note: change.note,
            signedOffBy: signOff.post,
            signedOffOn: signOff.day,
            statement: signOff.statement,
            afterwards: assessment.afterwards,
            entries: assessmentList.entries.filter { used.contains($0.code) }
        )
        publishedAssessments[change.assessmentID] = earlier + [publication]
    }

    /// Signed off it stays: what was wrong is put right in a new version, or it is published as it is.
    fileprivate mutating func withdraw(_ change: AssessmentChange.Withdrawn) {
        self.change(change.assessmentID) { if $0.stage == .published { $0.stage = .signedOff } }
        publishedAssessments[change.assessmentID] = publishedAssessments[change.assessmentID]?.map { publication in
            var publication = publication
            publication.withdrawal = publication.withdrawal ?? change.withdrawal
            return publication
        }
    }
}

extension AssessmentContent {
    fileprivate mutating func put(_ finding: AssessmentFinding) {
        if let place = findings.firstIndex(where: { $0.code == finding.code }) {
            findings[place] = finding
        } else {
            let place = findings.firstIndex { $0.code > finding.code } ?? findings.endIndex
            findings.insert(finding, at: place)
        }
    }
}

extension Assessment {
    fileprivate mutating func reopen(_ change: AssessmentChange.Reopened) {
        guard let signOff else { return }
        earlier.append(
            Version(
                number: version,
                content: content,
                signOff: signOff,
                reopenedOn: change.day,
                reason: change.reason
            )
        )
        version += 1
        stage = .draft
        writers = []
        (check, self.signOff, afterwards) = (nil, nil, nil)
    }
}

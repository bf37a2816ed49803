import HashTreeCollections

/// What each change says in words, and what of it is left when its words go.
extension AssessmentChange {
    package func withoutFreeText(_ mark: String) -> AssessmentChange {
        switch self {
        case .started(let change): .started(change.replaced(by: mark))
        case .described(let change):
            .described(
                .init(assessmentID: change.assessmentID, title: mark, lead: mark, scope: mark, by: change.by)
            )
        case .screened(let change):
            .screened(
                .init(
                    assessmentID: change.assessmentID,
                    screening: .init(
                        isNeeded: change.screening.isNeeded,
                        reason: mark,
                        day: change.screening.day
                    ),
                    by: change.by
                )
            )
        case .findingWritten(let change):
            .findingWritten(
                .init(assessmentID: change.assessmentID, finding: change.finding.replaced(by: mark), by: change.by)
            )
        case .mitigationAdded(let change):
            .mitigationAdded(
                .init(
                    assessmentID: change.assessmentID,
                    mitigation: change.mitigation.replaced(by: mark),
                    by: change.by
                )
            )
        case .mitigationReviewed(let change): .mitigationReviewed(change.replaced(by: mark))
        case .mitigationClosed(let change):
            .mitigationClosed(
                .init(
                    assessmentID: change.assessmentID,
                    mitigationID: change.mitigationID,
                    closing: .init(reason: mark, day: change.closing.day),
                    by: change.by
                )
            )
        case .reviewed(let change):
            .reviewed(
                .init(
                    assessmentID: change.assessmentID,
                    check: .init(by: change.check.by, day: change.check.day, note: mark)
                )
            )
        case .signedOff(let change):
            .signedOff(
                .init(
                    assessmentID: change.assessmentID,
                    signOff: .init(
                        by: change.signOff.by,
                        post: change.signOff.post,
                        day: change.signOff.day,
                        statement: mark
                    )
                )
            )
        case .published(let change):
            .published(
                .init(assessmentID: change.assessmentID, version: change.version, day: change.day, note: mark)
            )
        case .withdrawn(let change):
            .withdrawn(
                .init(
                    assessmentID: change.assessmentID,
                    withdrawal: .init(reason: mark, day: change.withdrawal.day)
                )
            )
        case .reviewedAfter(let change):
            .reviewedAfter(
                .init(assessmentID: change.assessmentID, afterwards: .init(day: change.afterwards.day, text: mark))
            )
        case .reopened(let change):
            .reopened(.init(assessmentID: change.assessmentID, day: change.day, reason: mark))
        case .listSet(let list): .listSet(list.replaced(by: mark))
        }
    }

    package func summary(in council: Council) -> String {
        func name(_ id: Assessment.ID) -> String {
            council.assessments[id].map { "'\($0.content.title)'" } ?? "an unknown assessment"
        }
        func action(_ id: Assessment.ID, _ mitigation: Mitigation.ID) -> String {
            council.assessments[id]?.content.mitigation(mitigation).map { "'\($0.action)'" } ?? "a mitigation"
        }
        switch self {
        case .started(let change): return "Started the \(change.kind.name.lowercased()) '\(change.title)'"
        case .described(let change): return "Changed the description of \(name(change.assessmentID))"
        case .screened(let change):
            return "Screened \(name(change.assessmentID)): \(change.screening.isNeeded ? "needed" : "not needed")"
        case .findingWritten(let change):
            let group = council.name(of: change.finding.code)
            return "Wrote the finding of \(name(change.assessmentID)) for \(group): \(change.finding.inWords)"
        case .mitigationAdded(let change):
            let group = council.name(of: change.mitigation.code)
            return "Added a mitigation for \(group) to \(name(change.assessmentID))"
        case .mitigationReviewed(let change):
            let place = action(change.assessmentID, change.mitigationID)
            return "Looked again at \(place): \(change.review.outcome.name.lowercased())"
        case .mitigationClosed(let change):
            return "Closed \(action(change.assessmentID, change.mitigationID))"
        case .reviewed(let change): return "Reviewed \(name(change.assessmentID))"
        case .signedOff(let change): return "Signed off \(name(change.assessmentID))"
        case .published(let change): return "Published version \(change.version) of \(name(change.assessmentID))"
        case .withdrawn(let change): return "Withdrew \(name(change.assessmentID)): \(change.withdrawal.reason)"
        case .reviewedAfter(let change): return "Looked back on \(name(change.assessmentID))"
        case .reopened(let change): return "Opened \(name(change.assessmentID)) again for a new version"
        case .listSet(let list):
            let count = list.entries.count { $0.retired == nil }
            return "Set the groups and themes of assessments: \(count) in use"
        }
    }
}

extension AssessmentChange.Started {
    /// The address of a proposal is made of its title, and goes with it.
    fileprivate func replaced(by mark: String) -> Self {
        var subject = subject
        var slug = slug
        if case .proposal(_, let plan) = subject {
            subject = .proposal(title: mark, planID: plan)
            slug = "removed-\(id.description.prefix(8))-\(kind.rawValue)"
        }
        return Self(id: id, kind: kind, slug: slug, subject: subject, title: mark, lead: mark, scope: mark, by: by)
    }
}

extension AssessmentChange.MitigationReviewed {
    fileprivate func replaced(by mark: String) -> Self {
        Self(
            assessmentID: assessmentID,
            mitigationID: mitigationID,
            review: .init(
                outcome: review.outcome,
                seen: mark,
                day: review.day,
                next: review.next.isEmpty ? "" : mark,
                again: review.again
            )
        )
    }
}

extension AssessmentList {
    /// What the law names was typed by nobody, unless it was renamed: all names go.
    fileprivate func replaced(by mark: String) -> AssessmentList {
        AssessmentList(
            nation: nation,
            entries: entries.map {
                $0.named(mark, about: $0.about.isEmpty ? "" : mark).retired(because: $0.retired.map { _ in mark })
            }
        )
    }
}

import Ledger
package import PlanDomain

extension ReleasedCouncil {
    private func edition(_ subject: ManifestSubject) -> (plan: ReleasedPlan, edition: ReleasedEdition)? {
        for plan in plans {
            if let edition = plan.editions.first(where: { .edition($0.edition.id) == subject }) {
                return (plan, edition)
            }
        }
        return nil
    }

    private func figures(_ subject: ManifestSubject) -> FigureRelease? {
        figures.map(\.release).first { .figures($0.id) == subject }
    }

    private func paper(_ subject: ManifestSubject) -> PaperRelease? {
        papers.map(\.release).first { .paper($0.id) == subject }
    }

    package func isWithdrawn(_ subject: ManifestSubject) -> Bool {
        edition(subject)?.edition.edition.withdrawal != nil || paper(subject)?.withdrawal != nil
    }

    /// What a list says that its files are of.
    func manifestSubject(_ subject: ManifestSubject) -> Manifest.Subject {
        if let (plan, released) = edition(subject) {
            let edition = released.edition
            return .init(
                kind: subject.kind,
                plan: plan.address,
                number: edition.number,
                day: edition.day,
                position: edition.position
            )
        }
        if let release = figures(subject) {
            return .init(kind: subject.kind, number: release.number, day: release.day, position: release.position)
        }
        if let paper = paper(subject) {
            return .init(
                kind: subject.kind,
                slug: paper.slug,
                number: paper.version,
                day: paper.day,
                position: paper.position
            )
        }
        return .init(kind: subject.kind, position: position)
    }

    /// What is to be said of a release today.
    package func facts(of subject: ManifestSubject) -> ReleaseFacts {
        if let (plan, released) = edition(subject) { return facts(of: released.edition, in: plan) }
        if let release = figures(subject) { return facts(of: release) }
        if let paper = paper(subject) { return facts(of: paper) }
        return ReleaseFacts(name: subject.description, day: nil, standing: .standing, remarks: [])
    }

    private func facts(of edition: Edition, in plan: ReleasedPlan) -> ReleaseFacts {
        let name = "Edition \(edition.number), \(edition.name), of \(plan.title)"
        var remarks = edition.corrections.map { "Correction notice of \($0.day.inWords): \($0.notice)" }
        var standing = ReleaseFacts.Standing.standing
        if let current = plan.inForce?.edition, current.number != edition.number {
            standing = .superseded
            remarks.append("Edition \(current.number), \(current.name), has taken its place.")
        }
        if !edition.corrections.isEmpty { standing = .corrected }
        if let withdrawal = edition.withdrawal {
            standing = .withdrawn
            remarks.insert("Withdrawn on \(withdrawal.day.inWords): \(withdrawal.reason)", at: 0)
        }
        if edition.stage == .draft { remarks.append("It is a draft, not the plan as it was adopted.") }
        return ReleaseFacts(name: name, day: edition.day, standing: standing, remarks: remarks)
    }

    private func facts(of paper: PaperRelease) -> ReleaseFacts {
        let name = "The paper ‘\(paper.title)’, version \(paper.version)"
        if let withdrawal = paper.withdrawal {
            let remark = "Withdrawn on \(withdrawal.day.inWords): \(withdrawal.reason)"
            return ReleaseFacts(name: name, day: paper.day, standing: .withdrawn, remarks: [remark])
        }
        let others = papers.map(\.release).filter { $0.slug == paper.slug && $0.withdrawal == nil }
        guard let newest = others.max(by: { $0.version < $1.version }), newest.version > paper.version else {
            return ReleaseFacts(name: name, day: paper.day, standing: .standing, remarks: [])
        }
        let remark = "Version \(newest.version), of \(newest.day.inWords), has taken its place."
        return ReleaseFacts(name: name, day: paper.day, standing: .superseded, remarks: [remark])
    }

    private func facts(of release: FigureRelease) -> ReleaseFacts {
        let name = "Release \(release.number) of the figures"
        guard let newest = figures.last?.release, newest.number != release.number else {
            return ReleaseFacts(name: name, day: release.day, standing: .standing, remarks: [])
        }
        let remark = "Release \(newest.number) of the figures, of \(newest.day.inWords), has taken its place."
        return ReleaseFacts(name: name, day: release.day, standing: .superseded, remarks: [remark])
    }
}

import HashTreeCollections

/// Asks to begin an assessment of a plan, of a part of one, or of a proposal.
package struct StartAssessment: Command {
    package let id: Assessment.ID
    package let kind: AssessmentKind
    package let subject: AssessmentSubject
    package let title: String
    package let lead: String
    package let scope: String

    package init(
        id: Assessment.ID,
        kind: AssessmentKind,
        subject: AssessmentSubject,
        title: String,
        lead: String,
        scope: String
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.title = title
        self.lead = lead
        self.scope = scope
    }

    package func demand(in council: Council) -> Demand {
        Demand(.editAssessment, about: council.subject(of: subject))
    }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard council.assessments[id] == nil else { return .refused("assessment", "assessment-already-started") }
        var issues = AssessmentText.issues(title: title, lead: lead, scope: scope) + subjectIssues(in: council)
        if !council.assessmentList.offers(kind) {
            issues.append(Issue(field: "kind", code: "assessment-kind-not-offered", detail: kind.name))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([
            .assessment(
                .started(
                    .init(
                        id: id,
                        kind: kind,
                        slug: council.freeSlug(for: subject, kind),
                        subject: subject,
                        title: title.trimmingSpaces,
                        lead: lead.trimmingSpaces,
                        scope: scope.trimmingSpaces,
                        by: context.actor
                    )
                )
            )
        ])
    }

    private func subjectIssues(in council: Council) -> [Issue] {
        switch subject {
        case .plan(let id):
            return council.plans[id] == nil ? [Issue(field: "subject", code: "plan-unknown")] : []
        case .element(let id):
            guard let element = council.elements[id] else { return [Issue(field: "subject", code: "element-unknown")] }
            return element.retirement == nil
                ? [] : [Issue(field: "subject", code: "element-retired", detail: element.number)]
        case .proposal(let title, let plan):
            var issues: [Issue] = []
            if title.slug.isEmpty { issues.append(Issue(field: "proposal", code: "proposal-missing")) }
            if title.count > 200 { issues.append(Issue(field: "proposal", code: "text-too-long", detail: "200")) }
            if let plan, council.plans[plan] == nil { issues.append(Issue(field: "subject", code: "plan-unknown")) }
            return issues
        }
    }
}

/// What the description of an assessment must hold.
enum AssessmentText {
    static func issues(title: String, lead: String, scope: String) -> [Issue] {
        var issues: [Issue] = []
        if title.trimmingSpaces.isEmpty { issues.append(Issue(field: "title", code: "title-missing")) }
        if title.count > 200 { issues.append(Issue(field: "title", code: "text-too-long", detail: "200")) }
        if lead.trimmingSpaces.isEmpty { issues.append(Issue(field: "lead", code: "assessment-lead-missing")) }
        if lead.count > 200 { issues.append(Issue(field: "lead", code: "text-too-long", detail: "200")) }
        if scope.trimmingSpaces.isEmpty { issues.append(Issue(field: "scope", code: "scope-missing")) }
        return issues + tooLong([("scope", scope)])
    }

    static func tooLong(_ fields: [(String, String)]) -> [Issue] {
        fields.filter { $0.1.count > AssessmentFinding.textLimit }.map {
            Issue(field: $0.0, code: "text-too-long", detail: "\(AssessmentFinding.textLimit)")
        }
    }
}

extension Council {
    /// "2024-27-equality", "2024-27-priority-1-2-equality", "library-hours-equality"; with a number where it is taken.
    fileprivate func freeSlug(for subject: AssessmentSubject, _ kind: AssessmentKind) -> String {
        let start =
            switch subject {
            case .plan(let id): plans[id]?.address ?? "plan"
            case .element(let id):
                elements[id].map { "\(plans[$0.planID]?.address ?? "plan")-\($0.kind.rawValue)-\($0.number.slug)" }
                    ?? "part"
            case .proposal(let title, _): String(title.slug.prefix(60))
            }
        let taken = Set(assessments.values.map(\.content.slug))
        let wanted = "\(start)-\(kind.rawValue)"
        guard taken.contains(wanted) else { return wanted }
        // One more than there are assessments: one of them is free.
        let number = (2...(taken.count + 2)).first { !taken.contains("\(wanted)-\($0)") } ?? taken.count + 2
        return "\(wanted)-\(number)"
    }
}

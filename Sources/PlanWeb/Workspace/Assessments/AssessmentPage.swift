import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// One assessment as a whole: where it is on its road, what is missing, what can be done, and all that it says.
extension WorkspaceVisit {
    /// The assessment that the address names.
    var assessment: Assessment? { values["assessment"].flatMap { council.assessment(slug: $0) } }

    func requiredAssessment() throws -> Assessment {
        guard let assessment else { throw Missing() }
        return assessment
    }

    func mayDo(_ action: Action, to assessment: Assessment) -> Bool {
        may(action, council.subject(of: assessment.content.subject))
    }

    func trail(to assessment: Assessment) -> [(String, Path)] {
        [
            ("Home", .workspace), ("Impact assessments", .draftAssessments),
            (assessment.content.title, .draft(assessment)),
        ]
    }

    func assessmentPage() throws -> Answer {
        let assessment = try requiredAssessment()
        let content = assessment.content
        return page(
            content.title,
            trail: [("Home", .workspace), ("Impact assessments", .draftAssessments)],
            section: .draftAssessments
        ) {
            element(.header, .class("page-header")) {
                element(.p, .class("caption")) { "\(content.kind.name), \(stageInWords(assessment).lowercasedFirst)" }
                element(.h1) { content.title }
                element(.p, .class("lead")) { "About: \(council.label(content.subject))" }
            }
            actions(assessment)
            missing(assessment)
            AssessmentBody(
                content: content,
                entries: entries(of: assessment),
                measured: movement,
                actions: { findingActions($0, assessment) },
                mitigationActions: { mitigationActions($0, assessment) }
            ).html
            road(assessment)
            asItStood(.draft(assessment))
        }
    }

    /// The groups or themes in use, and those that were when a finding was written.
    func entries(of assessment: Assessment) -> [AssessmentList.Entry] {
        let isNeeded = assessment.content.screening?.isNeeded == true
        return council.assessmentList.entries.filter { entry in
            entry.kind == assessment.content.kind
                && (entry.retired == nil && isNeeded || assessment.content.finding(entry.code) != nil)
        }
    }

    // MARK: what can be done

    private func actions(_ assessment: Assessment) -> HTML {
        let steps = possibleSteps(assessment)
        guard !steps.isEmpty else { return .empty }
        return element(.nav, .class("page-actions"), .aria("label", "This assessment")) {
            element(.ul) {
                for (title, path) in steps { element(.li) { link(title, to: path) } }
            }
        }
    }

    private func possibleSteps(_ assessment: Assessment) -> [(String, Path)] {
        let path = Path.draft(assessment)
        var steps: [(String, Path)] = []
        func add(_ title: String, _ step: String, _ action: Action, _ isPossible: Bool) {
            if isPossible, mayDo(action, to: assessment) { steps.append((title, path.step(step))) }
        }
        let isLocked = assessment.stage.isLocked
        add("Title, lead and scope", "description", .editAssessment, !isLocked)
        add("Screening", "screening", .editAssessment, !isLocked)
        let isDraft = assessment.stage == .draft && assessment.content.screening != nil
        add("Review it", "check", .reviewAssessment, isDraft)
        add("Sign it off", "sign-off", .signOffAssessment, assessment.stage == .reviewed)
        add("Publish", "publish", .publishAssessment, isLocked && publicInWords(assessment) != "Yes, as it stands")
        let standing = council.publishedAssessments[assessment.id]?.last
        add("Withdraw it", "withdraw", .publishAssessment, standing != nil && standing?.withdrawal == nil)
        add(
            "Look back on it",
            "look-back",
            .editAssessment,
            assessment.stage == .published || assessment.stage == .reviewedAfter
        )
        add("Begin a new version", "reopen", .editAssessment, isLocked)
        return steps
    }

    /// Each with a link to the place that mends it.
    private func missing(_ assessment: Assessment) -> HTML {
        guard !assessment.stage.isLocked else { return .empty }
        let gaps = council.assessmentGaps(in: assessment.content)
        return element(.section, .aria("labelledby", "missing")) {
            element(.h2, .id("missing")) { "What is missing until it can be signed off" }
            if gaps.isEmpty {
                element(.p) {
                    assessment.stage == .reviewed
                        ? "Nothing: somebody who did not write it can sign it off."
                        : "Nothing in it: somebody who did not write it reviews it, and then another signs it off."
                }
            } else {
                element(.ul, .class("task-list")) {
                    for gap in gaps {
                        element(.li) {
                            mayDo(.editAssessment, to: assessment)
                                ? link(gap.sentence, to: place(of: gap, assessment)) : .text(gap.sentence)
                        }
                    }
                }
            }
        }
    }

    private func place(of gap: Issue, _ assessment: Assessment) -> Path {
        let path = Path.draft(assessment)
        guard gap.field.hasPrefix("finding-") else { return path.step("screening") }
        return path.step("findings").step(String(gap.field.dropFirst("finding-".count)))
    }

    @HTMLBuilder private func findingActions(_ entry: AssessmentList.Entry, _ assessment: Assessment) -> HTML {
        if !assessment.stage.isLocked, entry.retired == nil, mayDo(.editAssessment, to: assessment) {
            let path = Path.draft(assessment).step("findings").step(entry.code.rawValue)
            let isThere = assessment.content.finding(entry.code) != nil
            element(.p) {
                link("\(isThere ? "Change" : "Write") the finding for '\(entry.name)'", to: path)
                if isThere {
                    ", "
                    link("add a mitigation for '\(entry.name)'", to: path.step("mitigations"))
                }
            }
        }
    }

    private func mitigationActions(_ mitigation: Mitigation, _ assessment: Assessment) -> HTML {
        let path = Path.draft(assessment).step("mitigations").step(mitigation.id.description)
        let words =
            mayDo(.editAssessment, to: assessment)
            ? "Look at this mitigation again, or close it" : "More about this mitigation"
        return element(.p) { link(words, to: path) }
    }

    /// The measure of a mitigation then and now, for those who may see figures that are not released.
    func movement(_ mitigation: Mitigation) -> HTML {
        guard may(.readMeasures, .any), let moved = council.measured(mitigation, asAt: shownDay) else { return .empty }
        return measureMovement(moved, link: link(moved.now.definition.title, to: .draft(moved.measure)))
    }

    // MARK: its road

    private func road(_ assessment: Assessment) -> HTML {
        element(.section, .aria("labelledby", "road")) {
            element(.h2, .id("road")) { "Its road" }
            element(.ul) {
                if !assessment.writers.isEmpty {
                    let names = assessment.writers.map(workspace.desk.directory.name).joined(separator: ", ")
                    element(.li) { "Written by \(names): they neither review it nor sign it off." }
                }
                if let check = assessment.check {
                    element(.li) {
                        "Reviewed by \(workspace.desk.directory.name(of: check.by)) on \(check.day.inWords): \(check.note)"
                    }
                }
                if let signOff = assessment.signOff {
                    element(.li) {
                        "Signed off by \(workspace.desk.directory.name(of: signOff.by)), \(signOff.post), on \(signOff.day.inWords): \(signOff.statement)"
                    }
                }
                if let afterwards = assessment.afterwards {
                    element(.li) { "Looked back on \(afterwards.day.inWords): \(afterwards.text)" }
                }
                for publication in (council.publishedAssessments[assessment.id] ?? []).reversed() {
                    element(.li) {
                        "Version \(publication.version) published on \(publication.day.inWords). \(publication.note)"
                            .trimmingSpaces
                    }
                }
                element(.li) { "Public: \(publicInWords(assessment).lowercasedFirst.withoutFullStop)." }
                for version in assessment.earlier.reversed() {
                    element(.li) {
                        link(
                            "Version \(version.number)",
                            to: Path.draft(assessment).step("versions").step("\(version.number)")
                        )
                        ", signed off on \(version.signOff.day.inWords), opened again on \(version.reopenedOn.inWords): \(version.reason)"
                    }
                }
            }
        }
    }

    /// A version that another took the place of.
    func assessmentVersionPage() throws -> Answer {
        let assessment = try requiredAssessment()
        guard let version = assessment.earlier.first(where: { "\($0.number)" == values["version"] }) else {
            throw Missing()
        }
        let list = council.assessmentList
        return page("Version \(version.number)", trail: trail(to: assessment), section: .draftAssessments) {
            element(.p, .class("caption")) { assessment.content.title }
            element(.h1) { "Version \(version.number)" }
            element(.p) {
                "Signed off by \(version.signOff.post) on \(version.signOff.day.inWords), opened again on \(version.reopenedOn.inWords): \(version.reason)"
            }
            AssessmentBody(
                content: version.content,
                entries: list.entries.filter { version.content.finding($0.code) != nil },
                measured: movement
            ).html
        }
    }
}

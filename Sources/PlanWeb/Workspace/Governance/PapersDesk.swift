import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import NIOCore
import PlanDocuments
import PlanDomain
import PlanUseCases

/// Building papers from the record, looking at them, and making them public.
extension WorkspaceVisit {
    func papersDesk(issues: [Issue] = [], faults: [String] = []) throws -> Answer {
        let item = try requiredRoad()
        let path = Path.desk(item).step("papers")
        let mine = council.papersByDay.filter { $0.itemID == item.id }
        return page(
            "Papers",
            status: issues.isEmpty && faults.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail((item.title, .desk(item))),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Papers" }
            element(.p, .class("lead")) { item.title }
            if !faults.isEmpty {
                warning("The paper cannot be built") {
                    element(.ul) { for fault in faults { element(.li) { fault } } }
                }
            }
            element(.p) {
                "A paper is built from the record: titles, periods and dates are the record's, and only the template's words are typed."
            }
            element(.p) { link("Templates of papers", to: .paperTemplates) }
            element(.h2) { "Look at one" }
            element(.ul) {
                for template in council.availablePaperTemplates {
                    for body in paperBodies(item) {
                        element(.li) {
                            link(
                                "\(template.key) for \(council.bodyName(body))",
                                to: path.step("preview").asking([("template", template.key), ("body", body)])
                            )
                        }
                    }
                }
            }
            if may(.releasePaper, .council) {
                bundleForm(item, path)
                paperForm(item, path, issues)
            }
            element(.h2) { "Released" }
            if mine.isEmpty { element(.p) { "None yet." } }
            element(.ul) { for release in mine { element(.li) { releasedPaper(release, path) } } }
        }
    }

    private func paperBodies(_ item: GovernanceItem) -> [String] {
        item.steps.map(\.bodyKey).reduce(into: []) { bodies, key in
            if council.bodies[key]?.kind != .board, !bodies.contains(key) { bodies.append(key) }
        }
    }

    /// What democratic services upload: built as it stands now, and public only once they upload or release it.
    private func bundleForm(_ item: GovernanceItem, _ path: Path) -> HTML {
        element(.form, .class("form"), .action(path.step("bundle").address), .method(.get)) {
            element(.h2) { "For the committee system" }
            element(.p) {
                "One archive with the paper in every format, the plan's published assessments as appendices, and a file that says what is what."
            }
            let templates = council.availablePaperTemplates.map { (value: $0.key, label: $0.key) }
            SelectField(
                name: "template",
                id: "bundle-template",
                label: "Template",
                choices: templates,
                chosen: "",
                issues: []
            )
            .html
            let bodies = paperBodies(item).map { (value: $0, label: council.bodyName($0)) }
            SelectField(name: "body", id: "bundle-body", label: "For", choices: bodies, chosen: "", issues: []).html
            button("Download the bundle", isQuiet: true)
        }
    }

    func paperBundle() async throws -> Answer {
        do {
            let build = try await typedPaper(query)
            let bundle = try await workspace.press.bundle(build, try build.document())
            var fields = SecurityHeaders.workspace
            fields[.contentType] = "application/zip"
            fields[.contentLength] = String(bundle.bytes.count)
            // Made of keys and a day: no sign in it needs quoting.
            fields[.contentDisposition] = "attachment; filename=\"\(bundle.name).zip\""
            return Answer(status: .ok, fields: fields, body: ByteBuffer(bytes: bundle.bytes))
        } catch let problem as FormProblem {
            return try papersDesk(issues: problem.issues)
        } catch let problem as PaperFaults {
            return try papersDesk(faults: problem.faults.map(\.sentence))
        } catch let problem as DocumentError {
            return try papersDesk(faults: [problem.message])
        }
    }

    private func paperForm(_ item: GovernanceItem, _ path: Path, _ issues: [Issue]) -> HTML {
        form(path) {
            element(.h2) { "Release one" }
            if !workspace.press.makesPDF {
                warning("No PDF") { element(.p) { "This server has no Typst: the paper is released without a PDF." } }
            }
            choose("template", "Template", council.availablePaperTemplates.map { ($0.key, $0.key) }, issues)
            choose("body", "For", paperBodies(item).map { ($0, council.bodyName($0)) }, issues)
            input(
                "note",
                "What changed since the version before",
                issues,
                hint: "Leave it empty for the first version.",
                limit: 1000,
                isRequired: false
            )
            button("Release the paper")
        }
    }

    @HTMLBuilder private func releasedPaper(_ release: PaperRelease, _ path: Path) -> HTML {
        link(
            "\(release.title), for \(council.bodyName(release.bodyKey)), version \(release.version), \(release.day.inWords)",
            to: .paper(release.slug, release.version)
        )
        if let withdrawal = release.withdrawal {
            " Withdrawn: \(withdrawal.reason)"
        } else if may(.releasePaper, .council) {
            element(.details) {
                element(.summary) { "Withdraw it" }
                form(path.step(release.id.description).step("withdraw")) {
                    FormField(
                        name: "reason",
                        id: "reason-\(release.id)",
                        label: "Why it is withdrawn",
                        limit: Self.reasonLimit,
                        isRequired: true
                    ).html
                    button("Withdraw it", isQuiet: true)
                }
            }
        }
    }

    /// The paper that the form or the address asks for, from the record as it stands.
    private func typedPaper(_ fields: FormFields) async throws -> PaperBuild {
        let key = fields["template"]
        guard let template = council.paperTemplate(key) else {
            throw FormProblem(Issue(field: "template", code: "template-unknown", detail: key))
        }
        let item = try requiredRoad()
        guard paperBodies(item).contains(fields["body"]) else {
            throw FormProblem(Issue(field: "body", code: "body-unknown", detail: fields["body"]))
        }
        let ground = try await workspace.papers.ground()
        return try PaperBuild.choosing(
            template,
            for: fields["body"],
            in: ground.council,
            period: council.plans[item.planID]?.period,
            item: item.slug,
            recordHash: ground.recordHash,
            figures: ground.released.flatMap(ReleasedPaperFigures.init)
        )
    }

    func paperPreview() async throws -> Answer {
        do {
            let item = try requiredRoad()
            let document = try await typedPaper(query).document()
            return page(
                document.title,
                trail: governanceTrail((item.title, .desk(item)), ("Papers", Path.desk(item).step("papers"))),
                section: .governance
            ) {
                warning("Preview") {
                    element(.p) { "This is how the paper reads from the record as it stands. Nothing of it is public." }
                }
                document.html
            }
        } catch let problem as FormProblem {
            return try papersDesk(issues: problem.issues)
        } catch let problem as PaperFaults {
            return try papersDesk(faults: problem.faults.map(\.sentence))
        }
    }

    func releasePaper() async throws -> Answer {
        let item = try requiredRoad()
        do {
            let build = try await typedPaper(form)
            let built = try await workspace.press.built(build, try build.document())
            let outcome = try await workspace.papers.release(
                built,
                id: workspace.identities.identity(for: PaperRelease.self),
                note: text("note"),
                as: actor
            )
            let answer = try await answer(to: outcome, done: Path.desk(item).step("papers"), saying: .saved) {
                try papersDesk(issues: $0)
            }
            if answer.status == .seeOther { try await workspace.published.refresh() }
            return answer
        } catch let problem as FormProblem {
            return try papersDesk(issues: problem.issues)
        } catch let problem as PaperFaults {
            return try papersDesk(faults: problem.faults.map(\.sentence))
        } catch let problem as DocumentError {
            return try papersDesk(faults: [problem.message])
        }
    }

    func withdrawPaper() async throws -> Answer {
        let item = try requiredRoad()
        guard let id = values["paper"].flatMap({ PaperRelease.ID($0) }) else { throw Missing() }
        return try await performing(
            done: Path.desk(item).step("papers"),
            saying: .withdrawn,
            refused: { try papersDesk(issues: renaming($0, ["reason": "reason-\(id)"])) },
            command: { WithdrawPaper(id, reason: text("reason")) }
        )
    }
}

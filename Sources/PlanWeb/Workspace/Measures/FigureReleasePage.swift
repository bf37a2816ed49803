import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// Making figures public: what would be, and the words that go with it.
extension WorkspaceVisit {
    func releaseFiguresPage(issues: [Issue] = []) -> Answer {
        let last = council.figureReleases.last
        let embargoed = council.publicMeasures.filter { $0.definition.publishability == .afterOfficialRelease }
        return page(
            "Release the figures",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("Measures", .draftMeasures)],
            issues: issues
        ) {
            element(.h1) { "Release the figures" }
            element(.p) {
                last.map { "Release \($0.number) of \($0.day.inWords) is public. Since then:" }
                    ?? "Nothing was released yet. It would be the first release."
            }
            changesSince(last)
            if !embargoed.isEmpty {
                warning("Official statistics") {
                    element(.p) {
                        "These may be public only once their official statistics are out. Make sure that they are: \(embargoed.map(\.code.rawValue).joined(separator: ", "))."
                    }
                }
            }
            form(Path.draftMeasures.step("release")) {
                hiddenField("position", "\(council.position)")
                FormField(
                    name: "day",
                    label: "The day that the release bears",
                    value: form.has("day") ? form["day"] : today.iso,
                    issues: issues,
                    kind: .date,
                    isRequired: true
                ).html
                FormField(
                    name: "nextUpdate",
                    label: "When readers can expect the next one",
                    hint: "As a sentence: In February, with the figures of the third quarter.",
                    value: form["nextUpdate"],
                    issues: issues,
                    limit: 400,
                    isRequired: true
                ).html
                FormField(
                    name: "note",
                    label: "What readers should know about it",
                    hint: "The sources; or what it corrects.",
                    value: form["note"],
                    issues: issues,
                    kind: .area(rows: 3),
                    limit: 1000
                ).html
                ChoiceField(
                    name: "purpose",
                    legend: "Why it is published",
                    choices: Edition.Purpose.allCases.map { .init(value: $0.rawValue, label: $0.meaning) },
                    chosen: [form.has("purpose") ? form["purpose"] : Edition.Purpose.statutory.rawValue],
                    issues: issues
                ).html
                button("Release")
            }
        }
    }

    /// What the public would see that it does not see yet.
    private func changesSince(_ last: FigureRelease?) -> HTML {
        let position = last?.position ?? 0
        let rows = council.publicMeasures.compactMap { measure -> [HTML]? in
            let table = (council.figures[measure.id] ?? [:]).filter { $0.key.component == .value }
            let new = table.values.reduce(0) { $0 + $1.sequences.count { Int($0) > position } }
            let revised = (council.revisions[measure.id] ?? []).count {
                $0.key.component == .value && $0.sequence > position && $0.earlier <= position
            }
            let isDefined = measure.revision > position
            guard new > 0 || revised > 0 || isDefined else { return nil }
            return [
                link(measure.definition.title, to: .draft(measure)) + .text(" \(measure.code)"), .text("\(new)"),
                .text("\(revised)"), .text(isDefined ? "Yes" : "No"),
            ]
        }
        guard !rows.isEmpty else { return element(.p) { "No figure and no definition has changed." } }
        return Table(
            caption: "Measures with something new",
            columns: ["Measure", "Figures given", "Of them revisions", "Measure itself changed"],
            rows: rows
        ).html
    }

    func releaseFigures() async throws -> Answer {
        guard Int(form["position"]) == council.position else {
            return releaseFiguresPage(issues: [Issue(field: "nextUpdate", code: "release-moved-on")])
        }
        guard let day = Day(iso: form["day"]) else {
            return releaseFiguresPage(issues: [Issue(field: "day", code: "day-malformed", detail: form["day"])])
        }
        guard let purpose = Edition.Purpose(rawValue: form["purpose"]) else {
            return releaseFiguresPage(issues: [Issue(field: "purpose", code: "purpose-missing")])
        }
        let outcome = try await workspace.figurePublisher.release(
            id: workspace.identities.identity(for: FigureRelease.self),
            day: day,
            nextUpdate: form["nextUpdate"].trimmingSpaces,
            note: form["note"].trimmingSpaces,
            purpose: purpose,
            as: actor
        )
        switch outcome {
        case .done, .unchanged:
            try await workspace.published.refresh()
            return redirect(to: .draftMeasures, saying: .figuresReleased)
        case .refused(let issues): return releaseFiguresPage(issues: issues)
        case .notAllowed(let refusal): return notAllowed(refusal)
        case .changedMeanwhile:
            return releaseFiguresPage(issues: [Issue(field: "nextUpdate", code: "release-moved-on")])
        }
    }
}

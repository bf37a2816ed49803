import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The council's groups and themes: added, renamed, retired; and all assessments together by them.
extension WorkspaceVisit {
    private var listPath: Path { Path.draftAssessments.step("lists") }

    private var listTrail: [(String, Path)] { [("Home", .workspace), ("Impact assessments", .draftAssessments)] }

    func assessmentListsPage(issues: [Issue] = []) -> Answer {
        let list = council.assessmentList
        let mayWrite = may(.setAssessmentList, .council)
        return page(
            "Groups and themes",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: listTrail,
            section: .draftAssessments,
            issues: issues
        ) {
            element(.h1) { "Groups and themes" }
            element(.p) {
                "What every assessment goes through. The law of \(list.nation.name) names some; the others are the council's own."
            }
            for kind in AssessmentKind.allCases where list.entries.contains(where: { $0.kind == kind }) {
                entryTable(kind, list, mayWrite)
            }
            if mayWrite {
                addEntryForm(issues)
                nationForm(list)
            }
            asItStood(listPath)
        }
    }

    private func entryTable(_ kind: AssessmentKind, _ list: AssessmentList, _ mayWrite: Bool) -> HTML {
        element(.section, .aria("labelledby", "list-\(kind.rawValue)")) {
            element(.h2, .id("list-\(kind.rawValue)")) { kind.name }
            Table(
                caption: "\(kind.entryWord.plural.capitalizedFirst) of the \(kind.name.lowercasedFirst)",
                columns: ["Name", "What is meant", "Why it is here"] + (kind == .equality ? ["Aims of the duty"] : []),
                rows: list.entries.filter { $0.kind == kind }.map { entry in
                    let name =
                        mayWrite ? link(entry.name, to: listPath.step(entry.code.rawValue)) : .text(entry.name)
                    return [
                        name + (entry.retired == nil ? .empty : .text(" ") + tag("Retired", .quiet)),
                        .text(entry.retired.map { "\(entry.about) Retired: \($0)".trimmingSpaces } ?? entry.about),
                        .text(entry.origin == .law ? "The law" : "The council's choice"), .text(aims(entry)),
                    ]
                }
            ).html
        }
    }

    private func aims(_ entry: AssessmentList.Entry) -> String {
        guard let aims = entry.aims else { return "" }
        return aims.count == EqualityAim.allCases.count
            ? "All three" : "Only: \(aims.map(\.name).joined(separator: "; "))"
    }

    private func addEntryForm(_ issues: [Issue]) -> HTML {
        element(.section, .aria("labelledby", "add")) {
            element(.h2, .id("add")) { "Add a group or theme" }
            form(listPath) {
                SelectField(
                    name: "kind",
                    label: "For which assessments",
                    choices: AssessmentKind.allCases.map { ($0.rawValue, $0.name) },
                    chosen: form["kind"],
                    issues: issues
                ).html
                FormField(name: "name", label: "Name", value: form["name"], issues: issues, limit: 80, isRequired: true)
                    .html
                FormField(
                    name: "about",
                    label: "Who or what is meant",
                    value: form["about"],
                    issues: issues,
                    limit: 300
                ).html
                button("Add")
            }
        }
    }

    private func nationForm(_ list: AssessmentList) -> HTML {
        element(.details) {
            element(.summary) { "The council is in \(list.nation.name): change that" }
            form(listPath.step("nation")) {
                element(.p) {
                    "What its law names is added, and what only the other's law names is retired. What the council added stays. The socio-economic duty is law in Wales and Scotland; elsewhere a council takes it on by adding groups for it."
                }
                SelectField(
                    name: "nation",
                    label: "Nation",
                    choices: Nation.allCases.map { ($0.rawValue, $0.name) },
                    chosen: council.governanceRules.nation.rawValue
                ).html
                button("Change", isQuiet: true)
            }
        }
    }

    func addAssessmentEntry() async throws -> Answer {
        let list = council.assessmentList
        let name = form["name"].trimmingSpaces
        guard let kind = AssessmentKind(rawValue: form["kind"]) else {
            return assessmentListsPage(issues: [Issue(field: "kind", code: "choice-missing")])
        }
        guard let code = list.freeCode(for: name) else {
            return assessmentListsPage(issues: [Issue(field: "name", code: "name-missing")])
        }
        let aims = list.nation == .northernIreland ? [EqualityAim.advance] : EqualityAim.allCases
        let entry = AssessmentList.Entry(
            code: code,
            kind: kind,
            name: name,
            about: form["about"].trimmingSpaces,
            origin: .council,
            aims: kind == .equality ? aims : nil
        )
        return try await perform(SetAssessmentList(list.with(entry)), done: listPath, saying: .added) { issues in
            assessmentListsPage(issues: issues.map { Issue(field: "name", code: $0.code, detail: $0.detail) })
        }
    }

    func setAssessmentNation() async throws -> Answer {
        guard let nation = Nation(rawValue: form["nation"]) else { throw Missing() }
        let list = council.assessmentList.moved(to: nation)
        return try await perform(SetAssessmentList(list), done: listPath) { assessmentListsPage(issues: $0) }
    }

    // MARK: one of them

    private func requiredListEntry() throws -> AssessmentList.Entry {
        guard let entry = values["entry"].flatMap({ AssessmentCode($0) }).flatMap(council.assessmentList.entry) else {
            throw Missing()
        }
        return entry
    }

    func assessmentEntryPage(issues: [Issue] = []) throws -> Answer {
        let entry = try requiredListEntry()
        return page(
            entry.name,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: listTrail + [("Groups and themes", listPath)],
            issues: issues
        ) {
            element(.h1) { entry.name }
            element(.p) { "Its code, \(entry.code), stays the same under any name." }
            form(listPath.step(entry.code.rawValue)) {
                FormField(
                    name: "name",
                    label: "Name",
                    value: typed("name", entry.name),
                    issues: issues,
                    limit: 80,
                    isRequired: true
                ).html
                FormField(
                    name: "about",
                    label: "Who or what is meant",
                    value: typed("about", entry.about),
                    issues: issues,
                    limit: 300
                ).html
                button("Save")
            }
            retireEntryForm(entry, issues)
        }
    }

    @HTMLBuilder private func retireEntryForm(_ entry: AssessmentList.Entry, _ issues: [Issue]) -> HTML {
        let path = listPath.step(entry.code.rawValue).step("retire")
        if let reason = entry.retired {
            element(.h2) { "Retired" }
            element(.p) { reason }
            buttonForm("Use it again", path)
        } else if entry.origin == .council {
            form(path) {
                element(.h2) { "Retire it" }
                element(.p) { "New assessments no longer go through it; what was found for it stays." }
                FormField(
                    name: "reason",
                    label: "Why",
                    value: form["reason"],
                    issues: issues,
                    limit: 500,
                    isRequired: true
                ).html
                button("Retire", isQuiet: true)
            }
        } else {
            element(.p) { "The law names it, so it can be renamed and not retired." }
        }
    }

    func renameAssessmentEntry() async throws -> Answer {
        let entry = try requiredListEntry()
        let renamed = entry.named(form["name"].trimmingSpaces, about: form["about"].trimmingSpaces)
        return try await perform(SetAssessmentList(council.assessmentList.with(renamed)), done: listPath) { issues in
            try assessmentEntryPage(issues: issues.map { Issue(field: "name", code: $0.code, detail: $0.detail) })
        }
    }

    func retireAssessmentEntry() async throws -> Answer {
        let entry = try requiredListEntry()
        let changed = entry.retired(because: entry.retired == nil ? form["reason"].trimmingSpaces : nil)
        let command = SetAssessmentList(council.assessmentList.with(changed))
        return try await perform(command, done: listPath, saying: entry.retired == nil ? .retired : .saved) { issues in
            try assessmentEntryPage(issues: issues.map { Issue(field: "reason", code: $0.code, detail: $0.detail) })
        }
    }

    // MARK: all together

    func cumulativePage() -> Answer {
        let readable = readableAssessments
        let titles = Dictionary(readable.map { ($0.id, $0) }) { first, _ in first }
        let view = CumulativeView(readable.map(\.content), list: council.assessmentList)
        return page("All together, by group and theme", trail: listTrail, section: .draftAssessments) {
            element(.h1) { "Who is touched by how many decisions" }
            element(.p) { "Drafts count here too; the public page counts what is published." }
            CumulativeTables(view: view) { id in
                titles[id].map { link($0.content.title, to: .draft($0)) } ?? .empty
            }.html
            asItStood(Path.draftAssessments.step("cumulative"))
        }
    }
}

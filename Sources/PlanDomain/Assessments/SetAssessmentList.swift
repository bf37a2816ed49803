import HashTreeCollections

/// Asks to set the council's groups and themes: new ones, other names, some no longer used.
package struct SetAssessmentList: Command {
    package let list: AssessmentList

    package init(_ list: AssessmentList) {
        self.list = list
    }

    package func demand(in _: Council) -> Demand { Demand(.setAssessmentList) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        let before = council.assessmentList
        let found = list.entries.flatMap { issues(of: $0, before: before) } + codeIssues(before: before)
        guard found.isEmpty else { return .refused(found) }
        return before == list && council.ownAssessmentList != nil
            ? .changes([]) : .changes([.assessment(.listSet(list))])
    }

    private func issues(of entry: AssessmentList.Entry, before: AssessmentList) -> [Issue] {
        func issue(_ code: String, _ detail: String = "") -> Issue {
            Issue(field: "entry-\(entry.code)", code: code, detail: detail)
        }
        var issues: [Issue] = []
        if entry.name.trimmingSpaces.isEmpty { issues.append(issue("name-missing")) }
        if entry.name.count > 80 { issues.append(issue("text-too-long", "80")) }
        if entry.about.count > 300 { issues.append(issue("text-too-long", "300")) }
        if let reason = entry.retired {
            if reason.trimmingSpaces.isEmpty { issues.append(issue("reason-missing")) }
            if reason.count > 500 { issues.append(issue("text-too-long", "500")) }
            // The nation decides what the law names; nobody retires that by hand.
            if entry.origin == .law, list.nation == before.nation, before.entry(entry.code)?.retired == nil {
                issues.append(issue("entry-by-law", entry.name))
            }
        }
        let twin = list.entries.first {
            $0.code != entry.code && $0.kind == entry.kind && $0.retired == nil && entry.retired == nil
                && $0.name.trimmingSpaces.lowercased() == entry.name.trimmingSpaces.lowercased()
        }
        if twin != nil { issues.append(issue("entry-name-taken", entry.name)) }
        return issues
    }

    /// No code is taken out, given twice, or made to mean something else (I1).
    private func codeIssues(before: AssessmentList) -> [Issue] {
        var issues: [Issue] = []
        if Set(list.entries.map(\.code)).count < list.entries.count {
            issues.append(Issue(field: "list", code: "entry-code-taken"))
        }
        for old in before.entries {
            guard let new = list.entry(old.code) else {
                issues.append(Issue(field: "list", code: "entry-taken-out", detail: old.name))
                continue
            }
            let isSame =
                new.kind == old.kind
                && (new.origin == old.origin && new.aims == old.aims || list.nation != before.nation)
            if !isSame { issues.append(Issue(field: "list", code: "entry-code-taken", detail: old.name)) }
        }
        return issues
    }
}

import HashTreeCollections

/// Asks to keep a template of the council's own, or to change it; papers built before keep their words.
///
/// One under the key of a template of the product takes its place for this council.
package struct RecordPaperTemplate: Command {
    package let template: PaperTemplate

    /// The council's own under this key as whoever changes it saw it; nil for a new one.
    package let seen: PaperTemplate?

    package init(_ template: PaperTemplate, seen: PaperTemplate? = nil) {
        self.template = template
        self.seen = seen
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues = template.issues
        if council.paperTemplates[template.key] != seen {
            let code = seen == nil ? "template-key-taken" : "changed-meanwhile"
            issues.append(Issue(field: "template", code: code, detail: template.key))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return council.paperTemplates[template.key] == template
            ? .changes([]) : .changes([.paper(.templateRecorded(template))])
    }
}

extension PaperTemplate {
    /// What keeps it from being a template, each with its place; it is kept without any of it.
    package var issues: [Issue] {
        var issues: [Issue] = []
        func note(_ code: String, _ detail: String) {
            issues.append(Issue(field: "template", code: code, detail: detail))
        }
        if !key.isGovernanceKey { note("template-key-malformed", key) }
        for (name, texts) in [("background papers", backgroundPapers), ("appendices", appendices)]
        where (texts ?? []).contains(where: \.trimmingSpaces.isEmpty) {
            note("template-part-missing", "words in its \(name)")
        }
        for (name, text) in [("title", title), ("author", author), ("contact", contact)]
        where text.trimmingSpaces.isEmpty { note("template-part-missing", name) }
        if sections.isEmpty { note("template-part-missing", "sections") }
        for (number, section) in sections.enumerated() {
            if section.heading.trimmingSpaces.isEmpty { note("template-part-missing", "heading \(number + 1)") }
            for (place, block) in section.blocks.enumerated() {
                let name = "\(number + 1).\(place + 1)"
                if let missing = block.missing { note("template-part-missing", "\(missing) in \(name)") }
                // It is kept for many papers and read by many; what is exempt belongs to one, and to few (I29).
                if block.kind == .exempt { note("template-exempt", name) }
            }
        }
        for name in Set(texts.flatMap(TextReferences.names(in:))).sorted() where !Self.knows(name) {
            note("template-reference-unknown", name)
        }
        return issues
    }

    /// Whether the record can ever fill a place of this name; whether it does, the building of a paper says.
    package static func knows(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
        switch (parts.first, parts.count) {
        case ("plan", 2):
            return ["period", "start", "end", "title", "publicTitle", "name", "startYear", "firstYear"].contains(
                parts[1]
            )
        case ("council", 2): return ["name", "shortName"].contains(parts[1])
        case ("paper", 2): return ["body", "author", "meeting"].contains(parts[1])
        case ("previous", 2): return parts[1] == "title"
        case ("count", 2): return ElementKind.allCases.map(\.plural).contains(parts[1])
        case ("road", 3): return Body.Kind(rawValue: parts[1]) != nil && ["date", "body"].contains(parts[2])
        case ("meeting", 3): return !parts[1].isEmpty && ["date", "body"].contains(parts[2])
        default: return false
        }
    }

    /// Every text in it that may refer to the record.
    private var texts: [String] {
        let blocks = sections.flatMap(\.blocks)
        let asked = blocks.flatMap { ($0.asks ?? [:]).values.flatMap { $0 } }.map(\.text)
        let tables = blocks.flatMap { [$0.caption ?? ""] + ($0.columns ?? []) + ($0.rows ?? []).flatMap { $0 } }
        let implied = blocks.flatMap { $0.implications ?? [] }.flatMap { [$0.name, $0.text] }
        return [title, author, contact] + sections.map(\.heading) + blocks.map { $0.text ?? "" } + asked + tables
            + implied
            + (backgroundPapers ?? []) + (appendices ?? [])
    }
}

extension PaperTemplate.Block {
    /// What a block of its kind cannot be without.
    fileprivate var missing: String? {
        func isBlank(_ text: String?) -> Bool { (text ?? "").trimmingSpaces.isEmpty }
        switch kind {
        case .paragraph: return isBlank(text) ? "text" : nil
        case .recommendations:
            let asks = asks ?? [:]
            if let unknown = asks.keys.sorted().first(where: { Body.Kind(rawValue: $0) == nil }) {
                return "a kind of body in place of '\(unknown)'"
            }
            return asks.isEmpty || asks.values.contains { $0.isEmpty || $0.contains { isBlank($0.text) } }
                ? "asks" : nil
        case .implications:
            let all = implications ?? []
            return all.isEmpty || all.contains { isBlank($0.name) || isBlank($0.text) } ? "implications" : nil
        case .measure: return measure.flatMap { MeasureCode($0) } == nil ? "the code of a measure" : nil
        case .table:
            let width = columns?.count ?? 0
            if isBlank(caption) { return "caption" }
            return width == 0 || (rows ?? []).isEmpty || (rows ?? []).contains { $0.count != width }
                ? "rows as wide as the columns" : nil
        case .priorities, .themes, .enablers, .road, .comments, .assessments, .measures, .exempt: return nil
        }
    }
}

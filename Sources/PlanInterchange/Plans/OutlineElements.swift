import PlanDomain

/// The elements that a read paper comes to, with numbers for those that it gives none.
struct OutlineElements {
    private(set) var elements: [PlanProposal.Element] = []
    private(set) var warnings: [PaperWarning] = []

    private typealias Group = OutlineGroups.Group
    private typealias Child = OutlineGroups.Child
    private let topWord: String

    init(_ groups: OutlineGroups, topWord: String) {
        self.topWord = topWord
        // "C" for core, unless the paper letters its ambitions that far.
        let coreNumber = groups.tops.contains { $0.number == "C" } ? "0" : "C"
        if let core = groups.core { add(core, kind: .core, number: coreNumber) }
        var taken: Set<String> = []
        for top in groups.tops {
            var number = top.number ?? String(elements.count { $0.kind == .ambition } + 1)
            if taken.contains(number) {
                let free = (1...).first { !taken.contains(String($0)) }.map(String.init) ?? number
                warnings.append(
                    PaperWarning(
                        .numberRepeated,
                        "Number \(number) is given twice; this one became \(free).",
                        line: top.line
                    )
                )
                number = free
            }
            taken.insert(number)
            add(top, kind: .ambition, number: number)
        }
        for (group, kind) in [(groups.themes, ElementKind.theme), (groups.enablers, .enabler)] {
            for (index, child) in group.children.enumerated() {
                append(child, kind: kind, number: String(index + 1), parent: nil)
            }
        }
        warnAboutNumbers(groups.tops)
    }

    private mutating func add(_ group: Group, kind: ElementKind, number: String) {
        let wording = PlanElement.Wording(
            title: group.title,
            narrative: Self.text(group.narrative),
            success: Self.text(group.success)
        )
        elements.append(.init(kind: kind, number: number, parentNumber: nil, wording: wording, line: group.line))
        var taken: Set<String> = []
        for (index, child) in group.children.enumerated() {
            let dotted = child.number.flatMap { $0.hasPrefix(number + ".") ? $0 : nil }
            let own = dotted ?? child.number.flatMap { Int($0) }.map { "\(number).\($0)" } ?? "\(number).\(index + 1)"
            let free = taken.contains(own) ? "\(number).\(index + 1)" : own
            taken.insert(free)
            append(child, kind: .priority, number: free, parent: number)
        }
        guard group.children.isEmpty else { return }
        let name = kind == .core ? "The core" : "\(LevelWords.capitalised(topWord)) \(number)"
        warnings.append(PaperWarning(.noPriorities, "\(name) has no priorities under it.", line: group.line))
    }

    private mutating func append(_ child: Child, kind: ElementKind, number: String, parent: String?) {
        let wording = PlanElement.Wording(
            title: child.title,
            narrative: Self.text(child.narrative),
            success: Self.text(child.success)
        )
        elements.append(.init(kind: kind, number: number, parentNumber: parent, wording: wording, line: child.line))
    }

    /// List items follow each other; paragraphs are set apart.
    private static func text(_ parts: [String]) -> String {
        parts.reduce("") { text, part in
            guard !text.isEmpty else { return part }
            let isTight = part.hasPrefix("- ") && (text.split(separator: "\n").last?.hasPrefix("- ") ?? false)
            return text + (isTight ? "\n" : "\n\n") + part
        }
    }

    private mutating func warnAboutNumbers(_ tops: [Group]) {
        let numbers = tops.compactMap { $0.number.flatMap { Int($0) } }
        guard let last = numbers.max(), numbers.count == tops.count else { return }
        for missing in (1...max(1, min(last, 100))) where !numbers.contains(missing) {
            let line = tops.first { ($0.number.flatMap { Int($0) } ?? 0) > missing }?.line ?? 1
            warnings.append(
                PaperWarning(
                    .numberMissing,
                    "\(LevelWords.capitalised(topWord)) \(missing) is missing: the numbers skip it.",
                    line: line
                )
            )
        }
    }
}

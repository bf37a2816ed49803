import PlanDomain

/// The structure that a paper gives its plan: which line is an ambition, a priority, a theme, an enabler.
///
/// It decides by the paper's own words and marks alone; where these leave two readings it stops and says where.
struct PaperOutline {
    private(set) var elements: [PlanProposal.Element] = []
    private(set) var warnings: [PaperWarning] = []

    /// The word that the paper uses for its top level: "ambition", "outcome".
    private(set) var topWord = "ambition"

    /// Whether the paper numbers its ambitions itself: "Ambition 1", "Goal A".
    private(set) var isLabelled = false

    /// Indices of lines that became part of the structure.
    private(set) var used: Set<Int> = []

    private let lines: [PaperLine]
    private typealias Group = OutlineGroups.Group
    private typealias Child = OutlineGroups.Child
    private typealias Holder = OutlineGroups.Holder
    private var groups = OutlineGroups()
    private var place = Place.nowhere
    private var lists: [[Int]] = []
    private var isListOpen = false

    /// What the next line would belong to.
    private enum Place: Equatable {
        case nowhere
        /// After "our ambitions are:" or under such a heading, whose level bounds it.
        case announced(level: Int?)
        case list(Holder)
        /// Under an item that has a label or heading of its own: lists below it are its text.
        case child(Holder)
        case success(Holder, ofChild: Bool)
        case aside
    }

    init(_ lines: [PaperLine]) throws(PaperError) {
        self.lines = lines
        let labels = Self.labels(in: lines)
        let labelledWord = Self.topWord(of: labels)
        topWord = labelledWord ?? "ambition"
        isLabelled = labelledWord != nil
        let dropped = try Self.contentsEntries(labels, word: topWord, lines)
        for index in lines.indices where !lines[index].isBlank && lines[index].shape != .other {
            if dropped.contains(index) { continue }
            if let label = labels[index], take(label, at: index) { continue }
            take(index, hasLabels: !labels.isEmpty)
        }
        try finish()
    }

    // MARK: labels

    private static func labels(in lines: [PaperLine]) -> [Int: LevelWords.Label] {
        var labels: [Int: LevelWords.Label] = [:]
        for (index, line) in lines.enumerated() where !line.isBlank && line.shape != .other {
            guard let label = LevelWords.label(line.text), line.wordCount <= 60 else { continue }
            labels[index] = label
        }
        return labels
    }

    private static let topWords: Set<String> = [
        "ambition", "outcome", "theme", "mission", "goal", "priority", "objective", "pillar", "aim", "commitment",
        "promise",
    ]

    /// The word that labels come with first is the higher level: what it stands over comes after it.
    private static func topWord(of labels: [Int: LevelWords.Label]) -> String? {
        let candidates = labels.filter { topWords.contains($0.value.word) && !$0.value.isCrossCutting }
        return candidates.min { $0.key < $1.key }?.value.word
    }

    /// Labels that stand in a table of contents, or are repeated: of two, the one with something under it counts.
    private static func contentsEntries(
        _ labels: [Int: LevelWords.Label],
        word: String,
        _ lines: [PaperLine]
    ) throws(PaperError) -> Set<Int> {
        let mine = labels.filter { $0.value.word == word && !$0.value.isCrossCutting }.sorted { $0.key < $1.key }
        var dropped: Set<Int> = []
        for (number, group) in Dictionary(grouping: mine, by: \.value.number) where group.count > 1 {
            let full = group.filter { hasContent($0.key, labels, lines) }
            let kept = full.isEmpty ? Array(group.prefix(1)) : full
            if kept.count > 1 {
                let places = kept.map { String(lines[$0.key].number) }.joined(separator: " and ")
                throw PaperError(
                    .unclear,
                    "\(LevelWords.capitalised(word)) \(number) stands on lines \(places), each with something under it. Keep one.",
                    line: lines[kept[1].key].number
                )
            }
            dropped.formUnion(group.map(\.key).filter { $0 != kept[0].key })
        }
        return dropped
    }

    private static func hasContent(_ index: Int, _ labels: [Int: LevelWords.Label], _ lines: [PaperLine]) -> Bool {
        for next in (index + 1)..<max(index + 1, lines.count) where !lines[next].isBlank && lines[next].shape != .other
        {
            if let label = labels[next] { return label.word != labels[index]?.word }
            return (lines[next].headingLevel ?? 7) > 2
        }
        return false
    }

    /// Takes a labelled line; false when its label means nothing where it stands.
    private mutating func take(_ label: LevelWords.Label, at index: Int) -> Bool {
        let line = lines[index]
        let title = label.title.isEmpty ? followingTitle(index) : label.title
        func child() -> Child { Child(title: title, number: label.number, line: line.number) }
        endList()
        if label.isCrossCutting || (label.word == "theme" && topWord != "theme")
            || isIn(.themes) && label.word == "theme"
        {
            groups.themes.children.append(child())
            place = .child(.themes)
        } else if label.word == "enabler" {
            groups.enablers.children.append(child())
            place = .child(.enablers)
        } else if label.word == topWord, label.parentNumber == nil || groups.tops.isEmpty {
            groups.tops.append(Group(title: title, number: label.number, line: line.number, level: line.headingLevel))
            place = .list(.top)
        } else if !groups.tops.isEmpty, Self.topWords.contains(label.word) || label.parentNumber != nil {
            groups.tops[groups.tops.count - 1].children.append(child())
            place = .child(.top)
        } else {
            return false
        }
        used.insert(index)
        return true
    }

    /// "Ambition 1" alone on its line has its title on the next.
    private mutating func followingTitle(_ index: Int) -> String {
        guard let next = lines.indices.dropFirst(index + 1).first(where: { !lines[$0].isBlank }),
            !lines[next].isBullet, lines[next].wordCount <= 20
        else { return "" }
        used.insert(next)
        return lines[next].text
    }

    // MARK: other lines

    private mutating func take(_ index: Int, hasLabels: Bool) {
        let line = lines[index]
        guard !used.contains(index) else { return }
        switch line.shape {
        case .bullet, .item: takeItem(index)
        case .heading(let level): takeHeading(index, level: level, hasLabels: hasLabels)
        case .numbered: takeParagraph(index, endsStructure: true, hasLabels: hasLabels)
        case .text:
            let startsList = nextIsItem(after: index) && line.looksLikeHeading && !line.text.hasSuffix(":")
            if startsList {
                takeHeading(index, level: nil, hasLabels: hasLabels)
            } else {
                takeParagraph(index, endsStructure: false, hasLabels: hasLabels)
            }
        case .blank, .other: break
        }
    }

    private mutating func takeHeading(_ index: Int, level: Int?, hasLabels: Bool) {
        let line = lines[index]
        endList()
        let bounds = groupLevel
        let closes = level.map { own in bounds.map { own <= $0 } ?? (own <= 2) } ?? false
        let holder = closes ? nil : holder
        if let named = LevelWords.namedOne(line.text) {
            let holder: Holder = named.topic == .themes ? .themes : .enablers
            groups.append(Child(title: named.title, number: nil, line: line.number), to: holder)
            place = .child(holder)
            used.insert(index)
            return
        }
        switch LevelWords.topic(line.text) {
        case .themes:
            place = .list(.themes)
        case .enablers:
            place = .list(.enablers)
        case .priorities where groups.tops.isEmpty && !hasLabels:
            place = .announced(level: level)
        case .success where holder != nil:
            place = .success(holder ?? .top, ofChild: isInChild)
        case .priorities where holder == .top && !groups.tops.isEmpty:
            place = .list(.top)
        case .ambitions:
            place = .announced(level: level)
        case .aside, .success:
            place = .aside
        case .priorities, nil:
            takePlainHeading(index, level: level, holder: holder, hasLabels: hasLabels)
        }
    }

    /// A heading that only its place explains.
    private mutating func takePlainHeading(_ index: Int, level: Int?, holder: Holder?, hasLabels: Bool) {
        let line = lines[index]
        if isCoreHeading(line), groups.core == nil {
            groups.core = Group(title: Self.afterCore(line.text), number: nil, line: line.number, level: level)
            place = .list(.core)
            used.insert(index)
        } else if case .announced(let bound) = place, level.map({ own in bound.map { own > $0 } ?? true }) ?? true {
            startUnlabelled(index, level: level, hasLabels: hasLabels)
        } else if holder == nil || holder == .top, !hasLabels, let last = groups.tops.last, last.level == level,
            last.number == nil
        {
            startUnlabelled(index, level: level, hasLabels: hasLabels)
        } else if holder == .top, let level, level > (groups.tops.last?.level ?? 0),
            groups.tops.last?.level != nil || level == 7
        {
            groups.tops[groups.tops.count - 1].children.append(Child(title: line.text, number: nil, line: line.number))
            place = .child(.top)
            used.insert(index)
        } else if holder == .themes || holder == .enablers, let holder, level != nil {
            groups.append(Child(title: line.text, number: nil, line: line.number), to: holder)
            place = .child(holder)
            used.insert(index)
        } else {
            place = .aside
        }
    }

    private mutating func startUnlabelled(_ index: Int, level: Int?, hasLabels: Bool) {
        let line = lines[index]
        let group = Group(title: line.text.trimmed(of: ":"), number: nil, line: line.number, level: level)
        used.insert(index)
        // Before the numbered ambitions and without a number of its own: the core that they all stand on.
        if hasLabels, groups.tops.isEmpty, groups.core == nil, saysCore(near: line.text) {
            groups.core = group
            place = .list(.core)
        } else {
            groups.tops.append(group)
            place = .list(.top)
        }
    }

    private mutating func takeParagraph(_ index: Int, endsStructure: Bool, hasLabels: Bool) {
        let line = lines[index]
        let opensList = line.text.hasSuffix(":") || line.text.hasSuffix(": ")
        endList()
        if opensList, let topic = LevelWords.topic(Self.lastClause(line.text)) ?? LevelWords.topic(line.text) {
            switch topic {
            case .themes: place = .list(.themes)
            case .enablers: place = .list(.enablers)
            case .ambitions where groups.tops.isEmpty: place = .announced(level: nil)
            case .success where holder != nil: place = .success(holder ?? .top, ofChild: isInChild)
            case .priorities where holder == .top: place = .list(.top)
            case .priorities where groups.tops.isEmpty: place = .announced(level: nil)
            case .aside: place = .aside
            case .ambitions, .success, .priorities: break
            }
            return
        }
        guard !endsStructure else {
            place = .nowhere
            return
        }
        keepText(line.text, index)
    }

    private mutating func takeItem(_ index: Int) {
        let line = lines[index]
        let child = Child(title: line.text, number: nil, line: line.number)
        switch place {
        case .announced:
            takeAnnouncedItem(child, indent: line.indent ?? 0)
            used.insert(index)
        case .list(let holder):
            if let first = groups.indent(of: holder), (line.indent ?? 0) > first + 1, groups.hasChildren(holder) {
                groups.addText("- " + line.text, to: holder)
            } else {
                groups.setIndent(line.indent ?? 0, of: holder)
                groups.append(child, to: holder)
                noteItem(index)
            }
            used.insert(index)
        case .child, .success:
            keepText("- " + line.text, index)
        case .nowhere, .aside:
            noteSkipped(index)
        }
    }

    /// "Our ambitions are:" and a list: its outer items are the ambitions, its inner ones their priorities.
    private mutating func takeAnnouncedItem(_ item: Child, indent: Int) {
        if let last = groups.tops.indices.last, let first = groups.tops[last].indent, indent > first + 1 {
            groups.tops[last].children.append(item)
        } else {
            var group = Group(title: item.title, number: nil, line: item.line, level: nil)
            group.indent = indent
            groups.tops.append(group)
        }
    }

    // MARK: where a line belongs

    private var holder: Holder? {
        switch place {
        case .list(let holder), .child(let holder), .success(let holder, _): holder
        // An aside under an ambition ends with the next heading inside it.
        case .aside: groups.tops.isEmpty ? nil : .top
        case .nowhere, .announced: nil
        }
    }

    private var isInChild: Bool {
        switch place {
        case .child: true
        case .success(_, let ofChild): ofChild
        default: false
        }
    }

    private func isIn(_ holder: Holder) -> Bool { self.holder == holder && place != .aside }

    private var groupLevel: Int? {
        switch place {
        case .list(.core), .child(.core): groups.core?.level
        case .announced(let level): level
        default: groups.tops.last?.level
        }
    }

    private mutating func keepText(_ text: String, _ index: Int) {
        switch place {
        case .list(let holder):
            // After its list an ambition's text could as well be the paper's: it is left where it was.
            guard !groups.hasChildren(holder), holder == .top || holder == .core else { return }
            groups.change(holder) { $0.narrative.append(text) }
        case .child(let holder):
            groups.change(holder) { $0.children[$0.children.count - 1].narrative.append(text) }
        case .success(let holder, let ofChild):
            groups.change(holder) { group in
                if ofChild {
                    group.children[group.children.count - 1].success.append(text)
                } else {
                    group.success.append(text)
                }
            }
        case .nowhere, .announced, .aside:
            return
        }
        used.insert(index)
    }

    // MARK: the core

    private func isCoreHeading(_ line: PaperLine) -> Bool {
        let lowered = line.text.lowercased()
        return lowered.hasPrefix("core:") || lowered.hasPrefix("our core") || lowered.hasPrefix("the core")
            || lowered.hasPrefix("core services") || lowered == "core"
    }

    private static func afterCore(_ text: String) -> String {
        guard text.lowercased().hasPrefix("core:") || text.lowercased().hasPrefix("our core:") else { return text }
        return text.drop { $0 != ":" }.dropFirst().trimmingSpaces
    }

    /// Whether a paragraph that speaks of a core uses this heading's words.
    private func saysCore(near title: String) -> Bool {
        let words = Self.longWords(title)
        return lines.contains { line in
            let lowered = line.text.lowercased()
            guard lowered.contains(" core ") || lowered.contains(" core,") || lowered.contains(" core.") else {
                return false
            }
            return words.count { lowered.contains($0) } >= 2
        }
    }

    static func longWords(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 4 }
    }

    // MARK: lists

    private func nextIsItem(after index: Int) -> Bool {
        let next = lines.dropFirst(index + 1).first { !$0.isBlank && $0.shape != .other }
        return next?.indent != nil
    }

    private static func lastClause(_ text: String) -> String {
        String(text.split(whereSeparator: { ".;–—".contains($0) }).last ?? "")
    }

    private mutating func endList() { isListOpen = false }

    private mutating func noteItem(_ index: Int) {
        if isListOpen {
            lists[lists.count - 1].append(index)
        } else {
            lists.append([index])
            isListOpen = true
        }
    }

    private mutating func noteSkipped(_ index: Int) {
        let line = lines[index]
        let before = lines[..<index].last { !$0.isBlank }
        let after = lines[(index + 1)...].first { !$0.isBlank }
        // Said once for each list, at its first item; one bullet by itself is no list.
        guard before?.indent == nil, after?.indent != nil else { return }
        warnings.append(
            PaperWarning(
                .listSkipped,
                "The list that begins with '\(line.text.prefix(60))' was not read as part of the plan.",
                line: line.number
            )
        )
    }

    // MARK: the result

    private mutating func finish() throws(PaperError) {
        guard !groups.tops.isEmpty else { throw nothingFound() }
        if let empty = groups.tops.first(where: { $0.title.isEmpty }) {
            throw PaperError(
                .unclear,
                "Line \(empty.line) numbers an ambition but gives it no title. Add one.",
                line: empty.line
            )
        }
        warnAboutLists()
        warnAboutSentences()
        let built = OutlineElements(groups, topWord: topWord)
        elements = built.elements
        warnings += built.warnings
    }

    private func nothingFound() -> PaperError {
        let lists = lines.filter { $0.headingLevel != nil || ($0.looksLikeHeading && $0.shape == .text) }
        let line = lists.first?.number ?? lines.first { !$0.isBlank }?.number ?? 1
        return PaperError(
            .noPlan,
            "No ambitions, outcomes or the like were found, so nothing was imported. From line \(line) on, write each as "
                + "'Ambition 1: its title' with its priorities as a list under it.",
            line: line
        )
    }

    private mutating func warnAboutLists() {
        for list in lists {
            let gaps = zip(list, list.dropFirst()).map { before, after in
                (after, lines[(before + 1)..<after].contains(where: \.isBlank))
            }
            guard gaps.contains(where: { !$0.1 }) else { continue }
            for (index, _) in gaps.filter(\.1) {
                warnings.append(
                    PaperWarning(
                        .listJoined,
                        "A blank line breaks the list before '\(lines[index].text.prefix(60))'; both parts were joined.",
                        line: lines[index].number
                    )
                )
            }
        }
    }

    /// Themes or enablers that stand only in a sentence were not read: there is no telling where one ends.
    private mutating func warnAboutSentences() {
        for (group, topic, name) in [
            (groups.themes, LevelWords.Topic.themes, "cross-cutting themes"), (groups.enablers, .enablers, "enablers"),
        ]
        where group.children.isEmpty {
            let sentence = lines.indices.first { index in
                !used.contains(index) && lines[index].wordCount > 4 && LevelWords.topic(lines[index].text) == topic
            }
            guard let sentence else { continue }
            warnings.append(
                PaperWarning(
                    .textSkipped,
                    "The paper speaks of \(name) here, but none stands in a list of its own; none was read.",
                    line: lines[sentence].number
                )
            )
        }
    }
}

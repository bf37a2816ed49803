import PlanDomain

/// Where a paper counts the ambitions, priorities, themes or enablers of the council's plan otherwise than the record.
///
/// "The Council Plan has 19 priorities", "our five ambitions". Some of them, those of one ambition, of another plan or
/// of other years are no count of the plan: a sentence that could mean such is passed over.
struct PlanCountCheck {
    private let context: PaperContext
    private let council: Council
    private let outline: PaperOutline?

    /// The paragraphs after which "the plan" may be another than the council's.
    private let unclear: Set<Int>

    init(_ context: PaperContext, _ passages: [PaperPassage], _ outline: PaperOutline?, council: Council) {
        self.context = context
        self.council = council
        self.outline = outline
        let others = passages.indices.filter { Self.namesAnotherPlan(passages[$0].text) }
        // "The plan" goes on speaking of a plan that was named shortly before.
        unclear = Set(others.flatMap { $0...$0 + 3 }.filter(passages.indices.contains).map { passages[$0].line.number })
    }

    func findings(in passage: PaperPassage) -> [PaperFinding] {
        passage.sentences.flatMap { sentence -> [PaperFinding] in
            let counting = Counting(sentence, levels: council.profile?.levelNames ?? LevelNames())
            guard !counting.isAboutParts, let plan = plan(in: sentence, of: passage, counting) else { return [] }
            return counting.counts.compactMap { finding($0, plan, passage) }
        }
    }

    private func finding(_ count: Counting.Count, _ plan: Plan, _ passage: PaperPassage) -> PaperFinding? {
        let all = council.elementsInOrder(of: plan.id, includingRetired: true).filter { $0.kind == count.kind }
        let live = all.filter { $0.retirement == nil }
        // Told with or without those that were retired, and with or without those under the core.
        let ambitions = council.elements(of: .ambition, in: plan.id).map(\.id)
        let underAmbitions = live.count { element in element.parentID.map(ambitions.contains) ?? false }
        guard !live.isEmpty, ![all.count, live.count, underAmbitions].contains(count.number),
            outline?.elements.count(where: { $0.kind == count.kind }) != count.number
        else { return nil }
        let right = "\(live.count) \(live.count == 1 ? count.kind.rawValue : count.noun)"
        return PaperFinding(
            .countDisagrees,
            .error,
            line: passage.line(of: count.word),
            excerpt: count.excerpt,
            message:
                "The paper counts \(count.excerpt) in \(council.title(plan)); the record has \(live.count). Correct "
                + "one of the two.",
            recordSays: "\(council.title(plan)): \(right)"
        )
    }

    // MARK: which plan

    private func plan(in sentence: ArraySlice<Word>, of passage: PaperPassage, _ counting: Counting) -> Plan? {
        guard !counting.counts.isEmpty, let first = sentence.first, let last = sentence.last else { return nil }
        let text = String(passage.text[first.text.startIndex..<last.text.endIndex])
        guard !Self.namesAnotherPlan(text) else { return nil }
        let periods = Set(PlanPeriod.mentions(in: text).map(\.period))
        guard periods.count <= 1, let own = own(periods.first, names: counting.named) else { return nil }
        if counting.named == nil, unclear.contains(passage.line.number) { return nil }
        return own
    }

    /// The plan of the years named, or else that of the paper's title, or else the only one.
    private func own(_ period: PlanPeriod?, names name: String?) -> Plan? {
        let titled = context.plan.flatMap { $0.place == .text ? nil : $0 }
        guard let name = name ?? titled?.name.lowercased() else { return nil }
        let plans = council.plansByPeriod.filter { $0.description.title.lowercased().contains(name) }
        guard let period = period ?? titled?.period else { return plans.count == 1 ? plans[0] : nil }
        return plans.first { $0.period == period }
    }

    /// "Borough Plan", "the transport strategy": any document that is not the council's own plan.
    private static func namesAnotherPlan(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace).map(\.bare)
        return words.indices.contains { place in
            switch words[place].lowercased() {
            case "agreement", "agreements", "framework", "programme", "strategies", "strategy": true
            case "plan", "plan's", "plan’s", "plans": !isOwn(words[..<place])
            default: false
            }
        }
    }

    /// "the", or "Council" with no other council's name before it.
    private static func isOwn(_ before: ArraySlice<Substring>) -> Bool {
        guard let last = before.last?.lowercased() else { return true }
        if ["our", "the", "this"].contains(last) { return true }
        guard ["council", "corporate"].contains(last) else { return PlanPeriod(before.last ?? "") != nil }
        let owner = before.dropLast().last ?? "the"
        return owner.first?.isUppercase != true || ["Draft", "Our", "The", "This"].contains(owner)
    }
}

/// The counts of a plan's elements that one sentence gives.
private struct Counting {
    /// "19 priorities".
    struct Count {
        let number: Int
        let kind: ElementKind
        let noun: String
        let word: Substring
        let excerpt: String
    }

    private(set) var counts: [Count] = []

    /// "council plan", where the sentence calls the plan by its name.
    private(set) var named: String?
    private let words: ArraySlice<Word>
    private let lowered: [Substring]
    private let levels: LevelNames

    init(_ sentence: ArraySlice<Word>, levels: LevelNames) {
        words = sentence
        lowered = sentence.map { Substring($0.bare.lowercased()) }
        self.levels = levels
        guard words.indices.contains(where: { Self.number(lower($0)) != nil }) else { return }
        for place in words.indices.dropFirst() where named == nil && lower(place).hasPrefix("plan") {
            let owner = lower(place - 1)
            if ["corporate", "council"].contains(owner) { named = "\(owner) plan" }
        }
        for place in words.indices where counts.isEmpty { read(from: place) }
    }

    private func lower(_ place: Int) -> Substring {
        words.indices.contains(place) ? lowered[place - words.startIndex] : ""
    }

    /// Whether it may speak of some of them, of other times, or of what is only proposed.
    var isAboutParts: Bool { lowered.contains(where: Self.partWords.contains) }

    private static let partWords: Set<Substring> = [
        "ambition", "committee", "consultation", "core", "could", "directorate", "each", "earlier", "enabler", "former",
        "from", "had", "if", "instead", "last", "least", "next", "not", "old", "option", "options", "outcome",
        "per", "portfolio", "portfolio's", "portfolio’s", "previous", "priority", "proposed", "proposes", "replaced",
        "service", "service's", "service’s", "should", "team", "theme", "under", "used", "ward", "was", "were",
        "will", "would",
    ]

    // MARK: reading

    private mutating func read(from place: Int) {
        switch lower(place) {
        case "plan": readSubject(after: place)
        case "plan's", "plan’s": readList(at: place + 1, isOwners: true)
        case "our", "council's", "council’s":
            readList(at: place + 1, isOwners: true)
            // A service has priorities of its own.
            if named == nil { counts.removeAll { $0.kind == .priority } }
        default: break
        }
    }

    /// "Council Plan 2024-27 has a total of 19 priorities".
    private mutating func readSubject(after plan: Int) {
        var place = plan + 1
        while lower(place).first?.isNumber == true || lower(place) == "also" { place += 1 }
        guard let verb = Self.verbs.first(where: { verb in verb.indices.allSatisfy { lower(place + $0) == verb[$0] } })
        else { return }
        place += verb.count
        while Self.fillers.contains(lower(place)) { place += 1 }
        readList(at: place, isOwners: false)
    }

    private static let verbs: [[Substring]] = [
        ["has"], ["contains"], ["comprises"], ["holds"], ["lists"], ["sets", "out"], ["consists", "of"],
        ["is", "made", "up", "of"], ["is", "built", "on"], ["is", "built", "around"],
    ]
    private static let fillers: Set<Substring> = ["a", "all", "in", "its", "of", "our", "the", "total"]

    /// "four ambitions, two cross-cutting themes and four enablers".
    private mutating func readList(at start: Int, isOwners: Bool) {
        var place = start
        while let (count, end) = count(at: place) {
            guard isWhole(after: end, isOwners: isOwners) else { return }
            counts.append(count)
            place = ["across", "and"].contains(lower(end)) ? end + 1 : end
        }
    }

    private func count(at place: Int) -> (Count, end: Int)? {
        guard let number = Self.number(lower(place)), (2...60).contains(number) else { return nil }
        var noun = place + 1
        while Self.adjectives.contains(lower(noun)) { noun += 1 }
        let isCrossing = (place..<noun).contains { lower($0).hasPrefix("cross") }
        guard let kind = kind(lower(noun), isCrossing: isCrossing) else { return nil }
        let count = Count(
            number: number,
            kind: kind,
            noun: String(lower(noun)),
            word: words[place].text,
            excerpt: words[place...noun].map { String($0.bare) }.joined(separator: " ")
        )
        return (count, noun + 1)
    }

    /// Adjectives that go with all of them; "top", "key" and "remaining" ones are some.
    private static let adjectives: Set<Substring> = [
        "big", "corporate", "council", "cross", "cross-cutting", "cutting", "overarching", "plan", "strategic",
    ]

    private func kind(_ noun: Substring, isCrossing: Bool) -> ElementKind? {
        let kinds = [ElementKind.ambition, .priority, .theme, .enabler].filter { kind in
            levels[kind].plural.lowercased().split(separator: " ").last == noun
        }
        return kinds.count > 1 ? kinds.first { ($0 == .theme) == isCrossing } : kinds.first
    }

    /// Whether nothing behind the count says which of them are meant.
    private func isWhole(after end: Int, isOwners: Bool) -> Bool {
        let text = words[end - 1].text
        // A list that follows is counted by itself.
        guard !text.hasSuffix(":") else { return false }
        guard words.indices.contains(end), let mark = text.last, !",;.)".contains(mark) else { return true }
        let next = lower(end)
        if isOwners { return !Self.limits.contains(next) }
        return next == "and" || next == "across"
    }

    private static let limits: Set<Substring> = [
        "about", "at", "by", "for", "from", "in", "led", "of", "on", "relating", "that", "to", "where", "which", "with",
        "within",
    ]

    private static func number(_ word: Substring) -> Int? {
        LevelWords.count(String(word)) ?? teens.firstIndex(of: word).map { $0 + 13 }
    }

    private static let teens: [Substring] = [
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]
}

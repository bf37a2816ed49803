import PlanDomain

/// What a paper says in sentences: its title, its period, its road, and where these disagree with each other.
struct PaperProse {
    let title: String
    let period: PlanPeriod?
    private(set) var introduction = ""
    private(set) var nextSteps = ""
    private(set) var route: [PaperReading.RouteStep] = []
    private(set) var warnings: [PaperWarning] = []

    private let lines: [PaperLine]
    private let outline: PaperOutline

    init(_ lines: [PaperLine], outline: PaperOutline) {
        self.lines = lines
        self.outline = outline
        let titleLine = Self.titleLine(lines)
        title = Self.tidied(titleLine?.text ?? "Council Plan")
        period = Self.period(title: titleLine?.text ?? "", lines)
        readSections()
        if period == nil {
            warnings.append(
                PaperWarning(
                    .periodNotStated,
                    "The paper does not say for which years the plan is.",
                    line: titleLine?.number ?? 1
                )
            )
        }
        warnAboutTitles()
        warnAboutSentences()
        warnAboutCounts()
    }

    // MARK: title and period

    private static func titleLine(_ lines: [PaperLine]) -> PaperLine? {
        let candidates = lines.filter { !$0.isBlank && $0.shape != .other }.prefix(15).filter { line in
            line.indent == nil && line.wordCount <= 16 && LevelWords.label(line.text) == nil
        }
        func namesPlan(_ line: PaperLine) -> Bool {
            line.text.lowercased().contains(/\b(?:plan|strategy|vision|commitments)\b/)
        }
        return candidates.first { namesPlan($0) && !PlanPeriod.mentions(in: $0.text).isEmpty }
            ?? candidates.first(where: namesPlan) ?? candidates.first { $0.headingLevel == 1 } ?? candidates.first
    }

    /// A title in capitals is shouted: its words are written as others write them.
    private static func tidied(_ title: String) -> String {
        let letters = title.filter(\.isLetter)
        guard letters.count > 8, letters.count(where: \.isUppercase) * 5 > letters.count * 4 else { return title }
        let small: Set<String> = ["AND", "FOR", "IN", "OF", "THE", "TO", "WITH"]
        let words = title.split(separator: " ").enumerated().map { index, word in
            index > 0 && small.contains(String(word))
                ? word.lowercased() : word.prefix(1) + word.dropFirst().lowercased()
        }
        return words.joined(separator: " ")
    }

    private static func period(title: String, _ lines: [PaperLine]) -> PlanPeriod? {
        if let inTitle = PlanPeriod.mentions(in: title).first { return inTitle.period }
        let named = lines.lazy.flatMap { PeriodMention.ofPlans(in: $0.text) }.first?.period
        return named
            ?? lines.filter { !$0.isBlank }.prefix(10).lazy
            .compactMap { PlanPeriod.mentions(in: $0.text).first?.period }.first
    }

    // MARK: sections

    private mutating func readSections() {
        var section = Section.opening
        var opening: [String] = []
        var closing: [String] = []
        for (index, line) in lines.enumerated() where !line.isBlank && !outline.used.contains(index) {
            let isSentence = line.text.last.map { ".!?".contains($0) } ?? false
            if line.headingLevel != nil || (!isSentence && line.wordCount <= 8) {
                section = Section(heading: line.text) ?? section
                continue
            }
            switch line.shape {
            case .numbered, .text, .item:
                guard isSentence, line.wordCount > 5 else { continue }
                if section == .opening { opening.append(line.text) }
                if section == .nextSteps { closing.append(line.text) }
            default: continue
            }
        }
        introduction = opening.joined(separator: "\n\n")
        nextSteps = closing.joined(separator: "\n\n")
    }

    private enum Section: Equatable {
        case opening
        case nextSteps
        case other

        init?(heading: String) {
            let lowered = heading.lowercased()
            if lowered.contains("next step") || lowered.contains("timetable") {
                self = .nextSteps
            } else if lowered.contains("introduction") || lowered.contains("background") || lowered.contains("foreword")
            {
                self = .opening
            } else if lowered.contains(
                /recommend|further information|contact|appendi|implication|conclusion|consult|background paper/
            ) {
                self = .other
            } else {
                return nil
            }
        }
    }

    // MARK: warnings

    /// A title that stops in the middle: running text has the same words and goes on.
    private mutating func warnAboutTitles() {
        let suspects = outline.elements.filter { $0.kind != .priority }.prefix(50).filter { element in
            let words = element.wording.title.split(separator: " ")
            return words.count >= 3 && Self.asksForMore(words.last?.lowercased() ?? "")
        }
        guard !suspects.isEmpty else { return }
        let texts = lines.filter { $0.wordCount > 5 }.map { ($0, $0.text.lowercased()) }
        for element in suspects {
            let ending = element.wording.title.split(separator: " ").suffix(3).joined(separator: " ").lowercased()
            for (line, lowered) in texts where line.number != element.line {
                guard let found = lowered.firstRange(of: ending) else { continue }
                let rest = lowered[found.upperBound...]
                guard rest.first == " ", let next = rest.split(separator: " ").first, next.allSatisfy(\.isLetter) else {
                    continue
                }
                let place: String
                if case .numbered(let number) = line.shape {
                    place = "paragraph \(number)"
                } else {
                    place = "line \(line.number)"
                }
                warnings.append(
                    PaperWarning(
                        .titleCutOff,
                        "The title '\(element.wording.title)' seems cut off: \(place) has '\(ending) \(next)'.",
                        line: element.line
                    )
                )
                break
            }
        }
    }

    private static func asksForMore(_ word: String) -> Bool {
        ["and", "or", "of", "the", "for", "to", "with", "in", "a"].contains(word)
            || ["ive", "able", "ible", "ful", "ous", "ical", "ent"].contains { word.hasSuffix($0) }
    }

    private mutating func warnAboutSentences() {
        for line in lines where !line.isBlank && line.wordCount > 4 {
            for mention in DateMention.all(in: line.text) {
                guard let body = mention.body else { continue }
                warnings.append(
                    PaperWarning(
                        .dateUnverified,
                        "The paper gives \(mention.text) for \(body); check this against the calendar of meetings.",
                        line: line.number
                    )
                )
            }
            addRoute(line)
            guard let period else { continue }
            for mention in PeriodMention.ofPlans(in: line.text) where mention.disagrees(with: period) {
                warnings.append(
                    PaperWarning(
                        .periodDisagrees,
                        "The paper says '\(mention.text)', but its title says \(period.label).",
                        line: line.number
                    )
                )
            }
            if line.text.contains(" and "),
                let other = line.text.firstMatch(of: /\b(?:Council|Corporate) and [A-Z]\w+ Plan\b/)
            {
                warnings.append(
                    PaperWarning(
                        .nameDisagrees,
                        "The paper calls the plan '\(other.0)' here, and '\(title)' in its title.",
                        line: line.number
                    )
                )
            }
        }
    }

    /// A paragraph that gives a body a date tells the road; the bodies it names are its steps.
    private mutating func addRoute(_ line: PaperLine) {
        guard route.isEmpty, DateMention.all(in: line.text).contains(where: { $0.body != nil }) else { return }
        let dates = DateMention.all(in: line.text)
        let words = line.text.split(whereSeparator: \.isWhitespace)
        let bodies = MeetingBody.all(in: words[...])
        route = bodies.enumerated().map { index, body in
            let end = index + 1 < bodies.count ? bodies[index + 1].end : words.count
            let after = words[min(body.end + 1, end)..<end].joined(separator: " ")
            return PaperReading.RouteStep(body: body.name, date: dates.first { after.contains($0.text) }?.text)
        }
    }

    /// "our four ambitions", "two cross-cutting themes": what the paper counts must be what was found.
    private mutating func warnAboutCounts() {
        let plural = outline.topWord.hasSuffix("y") ? outline.topWord.dropLast() + "ies" : outline.topWord + "s"
        var said: Set<String> = []
        for line in lines where line.wordCount > 4 {
            let words = line.text.lowercased().split { $0.isWhitespace || "\"“”'‘’,;:().".contains($0) }
            for (index, word) in words.enumerated() {
                guard let kind = Self.kind(of: word, plural: String(plural)) else { continue }
                let before = words[max(0, index - 4)..<index]
                guard let number = before.lazy.compactMap({ LevelWords.count(String($0)) }).last, number > 1 else {
                    continue
                }
                let isCrossCutting = before.contains { $0.hasPrefix("cross") || $0 == "cutting" }
                let counted: ElementKind = isCrossCutting ? .theme : kind
                guard counted != .theme || isCrossCutting || kind == .ambition else { continue }
                let found = outline.elements.count { $0.kind == counted }
                guard found != number, number <= 12, said.insert("\(counted) \(number)").inserted else { continue }
                warnings.append(
                    PaperWarning(
                        .countDisagrees,
                        "The paper speaks of \(number) \(isCrossCutting ? "cross-cutting " : "")\(word); \(found) were found.",
                        line: line.number
                    )
                )
            }
        }
    }

    private static func kind(of word: Substring, plural: String) -> ElementKind? {
        if word == plural { return .ambition }
        if word == "enablers" { return .enabler }
        return word == "themes" ? .theme : nil
    }
}

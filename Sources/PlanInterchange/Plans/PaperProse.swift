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

    private mutating func warnAboutTitles() {
        let titles = outline.elements.filter { $0.kind != .priority }.map { (title: $0.wording.title, line: $0.line) }
        warnings += CutOffTitle.all(among: titles, in: lines).map { cutOff in
            PaperWarning(
                .titleCutOff,
                "The title '\(cutOff.title)' seems cut off: \(cutOff.proof).",
                line: cutOff.line
            )
        }
    }

    private mutating func warnAboutSentences() {
        for line in lines where !line.isBlank && line.wordCount > 4 {
            for meeting in MeetingDate.all(in: line.text) {
                warnings.append(
                    PaperWarning(
                        .dateUnverified,
                        "The paper gives \(meeting.date.text) for \(meeting.body); check this against the calendar of "
                            + "meetings.",
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
            if let other = PlanName.other(in: line.text, than: title) {
                warnings.append(
                    PaperWarning(
                        .nameDisagrees,
                        "The paper calls the plan '\(other)' here, and '\(title)' in its title.",
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
        warnings += StatedCount.disagreeing(in: lines, with: outline).map { count in
            PaperWarning(
                .countDisagrees,
                "The paper speaks of \(count.stated) \(count.noun); \(count.found) were found.",
                line: count.line
            )
        }
    }
}

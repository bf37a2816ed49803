package import PlanDomain

/// Everything in a committee paper that contradicts the record, the calendar or itself, or that is hard to check or read.
///
/// It asks of no paper that it proposes a plan. Where it is unsure it says nothing.
package struct PaperLint: Sendable {
    /// In the order of the lines.
    package let findings: [PaperFinding]

    /// Reads a paper; `council` is the record to hold it against, where there is one.
    package init(_ text: PaperText, against council: Council? = nil) {
        let lines = PaperLine.all(in: text.lines)
        let passages = PaperPassage.all(lines, raw: text.lines)
        let outline = try? PaperOutline(lines)
        let check = Check(passages, outline, council: council)
        var found = passages.flatMap(check.findings) + check.listFindings(passages)
        let miscounted = Set(found.filter { $0.rule == .countDisagrees }.map(\.line))
        // One wrong count is told once.
        found += Self.structureFindings(lines, passages, outline, check.period).filter { finding in
            finding.rule != .countDisagrees || !miscounted.contains(finding.line)
        }
        found += ReadabilityCheck(passages, raw: text.lines, council: council).findings
        findings = found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    package func count(of severity: PaperFinding.Severity) -> Int { findings.count { $0.severity == severity } }

    /// The rules that look at one passage after the other.
    private struct Check {
        private let dates: MeetingDateCheck
        private let periods: PlanPeriodCheck
        private let counts: PlanCountCheck?
        private let claims: MeasureClaims?

        /// The years of the plan that the paper is about.
        let period: PlanPeriod?

        /// Nobody makes a claim in more words than this.
        private static let sentenceLimit = 400

        init(_ passages: [PaperPassage], _ outline: PaperOutline?, council: Council?) {
            let context = PaperContext(passages)
            period = context.plan?.period
            dates = MeetingDateCheck(context: context, recorded: council.map(RecordedMeetings.init))
            periods = PlanPeriodCheck(context, council: council)
            counts = council.map { PlanCountCheck(context, passages, outline, council: $0) }
            claims = council.map(MeasureClaims.init).flatMap { $0.isEmpty ? nil : $0 }
        }

        func findings(in passage: PaperPassage) -> [PaperFinding] {
            dates.findings(in: passage) + periods.findings(in: passage) + countFindings(in: passage)
                + claimFindings(in: passage)
        }

        private func countFindings(in passage: PaperPassage) -> [PaperFinding] {
            guard passage.kind == .prose || passage.kind == .item else { return [] }
            return counts?.findings(in: passage) ?? []
        }

        /// Whatever a heading or a cell says, it is no sentence about a change.
        private func claimFindings(in passage: PaperPassage) -> [PaperFinding] {
            guard passage.kind == .prose || passage.kind == .item else { return [] }
            guard passage.hasDigits || claims != nil else { return [] }
            return passage.sentences.filter { $0.count <= Self.sentenceLimit }.flatMap { sentence in
                StatedArithmetic(sentence).found.map { contradiction in
                    PaperFinding(
                        contradiction.rule,
                        contradiction.severity,
                        line: passage.line(of: contradiction.word),
                        excerpt: contradiction.excerpt,
                        message: contradiction.message
                    )
                } + (claims?.findings(in: sentence, of: passage) ?? [])
            }
        }

        /// What several passages say together: the steps of a road, the days of one meeting.
        func listFindings(_ passages: [PaperPassage]) -> [PaperFinding] {
            let lists = passages.chunked { isStep($0) && isStep($1) && $0.kind == $1.kind }
            return lists.filter { $0.count > 1 }.flatMap(dates.orderFindings(inList:))
                + dates.differences(in: passages)
        }

        /// Items that tell what happened are sentences; those of a timetable are short.
        private func isStep(_ passage: PaperPassage) -> Bool {
            passage.kind == .row || passage.kind == .item && passage.line.wordCount <= 10
        }
    }

    private static func structureFindings(
        _ lines: [PaperLine],
        _ passages: [PaperPassage],
        _ outline: PaperOutline?,
        _ period: PlanPeriod?
    ) -> [PaperFinding] {
        let titles = passages.filter { $0.kind == .heading || $0.kind == .prose && $0.line.looksLikeHeading }
            .map { (title: $0.text, line: $0.line.number) }
        let cutOff = CutOffTitle.all(among: titles, in: lines).map { title in
            PaperFinding(
                .titleCutOff,
                .error,
                line: title.line,
                excerpt: title.title,
                message: "The title '\(title.title)' is cut off: \(title.proof). Complete it."
            )
        }
        let lists = AnnouncedList.disagreeing(in: passages).map { list in
            PaperFinding(
                .countDisagrees,
                .error,
                line: list.line,
                excerpt: list.words,
                message: "The paper announces '\(list.words)', and the list below it has \(list.listed). Correct the "
                    + "number or the list."
            )
        }
        return cutOff + lists
            + countFindings(lines, outline, period).filter { count in !lists.contains { $0.line == count.line } }
    }

    /// Of a paper that proposes a plan, what it counts against what it lists.
    private static func countFindings(
        _ lines: [PaperLine],
        _ outline: PaperOutline?,
        _ period: PlanPeriod?
    ) -> [PaperFinding] {
        // Without labels of its own a paper may have headings that only look like ambitions.
        guard let outline, outline.isLabelled else { return [] }
        // None found means that the paper names them without listing them.
        return StatedCount.disagreeing(in: lines, with: outline, own: period).filter { $0.found > 1 }.map { count in
            PaperFinding(
                .countDisagrees,
                .error,
                line: count.line,
                excerpt: "\(count.stated) \(count.noun)",
                message: "The paper speaks of \(count.stated) \(count.noun), and lists \(count.found). Correct the "
                    + "number or the list."
            )
        }
    }
}

extension Array {
    /// Stretches of neighbours that belong together.
    fileprivate func chunked(by belongs: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        guard !isEmpty else { return [] }
        var chunks: [ArraySlice<Element>] = []
        var start = startIndex
        for place in indices.dropFirst() where !belongs(self[place - 1], self[place]) {
            chunks.append(self[start..<place])
            start = place
        }
        return chunks + [self[start...]]
    }
}

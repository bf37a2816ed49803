import HashTreeCollections
import PlanDomain

extension PaperBuild {
    /// The paper as a document; refused with every unknown reference and every exempt part without its reasons.
    package func document() throws(PaperFaults) -> Document {
        var writer = PaperWriter(self)
        let sections = template.sections.enumerated().map { place, section in
            Section(
                number: "\(place + 1)",
                heading: writer.plain(section.heading, at: "Heading \(place + 1)"),
                blocks: writer.blocks(of: section, number: place + 1)
            )
        }
        let title = writer.plain(template.title, at: "Title")
        let author = writer.plain(template.author, at: "Author")
        var blocks = sections.map { Block.section($0) }
        blocks += writer.ending()
        guard writer.faults.isEmpty else { throw PaperFaults(faults: writer.faults) }
        return Document(
            title: isForMembersAlone && hasExemptParts ? "\(title) (not for publication)" : title,
            subtitle: "Report of the \(author)",
            date: meeting.day,
            facts: facts,
            notice: council.profile?.demonstrationNotice,
            keywords: [council.profile?.name ?? "", body.name, plan.address].filter { !$0.isEmpty },
            blocks: blocks,
            provenance: Provenance(
                position: council.position,
                hash: recordHash,
                council: council.profile?.name ?? council.key.rawValue
            )
        )
    }

    package var hasExemptParts: Bool { template.sections.contains { $0.blocks.contains { $0.kind == .exempt } } }

    private var facts: [Document.Fact] {
        var facts = [Document.Fact("To", body.name), Document.Fact("Meeting", meeting.day.inFullWords)]
        guard let item, item.isKeyDecision, body.kind == .executive else { return facts }
        var key = "Yes"
        if let notice = council.notice(for: item.id, at: meeting.key),
            let route = council.governanceRules.noticeRoute(notice: notice.firstPublished, decision: meeting.day)
        {
            key += ": notice first published on \(notice.firstPublished.inWords)"
            if route.way != .full { key += ", \(route.way.name.lowercased())" }
        }
        facts.append(Document.Fact("Key decision", key))
        return facts
    }
}

/// Writes the parts of a paper, and notes what cannot be written.
private struct PaperWriter {
    let build: PaperBuild
    let references: TextReferences
    private(set) var faults: [PaperFault] = []

    init(_ build: PaperBuild) {
        self.build = build
        references = build.references
    }

    mutating func plain(_ text: String, at place: String) -> String {
        for name in references.unknown(in: text) {
            faults.append(PaperFault(place: place, message: "{\(name)} names nothing in the record."))
        }
        return references.resolving(text)
    }

    /// A text of the template with its references filled in: Markdown, read after that.
    private mutating func prose(_ text: String?, at place: String) -> Prose {
        Prose(markdown: plain(text ?? "", at: place))
    }

    mutating func blocks(of section: PaperTemplate.Section, number: Int) -> [Block] {
        section.blocks.filter(hasSubject).enumerated().flatMap { place, block in
            self.block(block, number: "\(number).\(place + 1)")
        }
    }

    /// A plan without themes or enablers has no paragraph about them.
    private func hasSubject(_ block: PaperTemplate.Block) -> Bool {
        switch block.kind {
        case .themes: !council.elements(of: .theme, in: build.plan.id).isEmpty
        case .enablers: !council.elements(of: .enabler, in: build.plan.id).isEmpty
        default: true
        }
    }

    private mutating func block(_ block: PaperTemplate.Block, number: String) -> [Block] {
        var blocks: [Block] = []
        if block.kind != .exempt, let text = block.text {
            blocks.append(.paragraph(number: number, prose(text, at: number)))
        }
        switch block.kind {
        case .paragraph: break
        case .priorities: blocks += priorities
        case .themes: blocks.append(titles(of: .theme))
        case .enablers: blocks.append(titles(of: .enabler))
        case .road: blocks += road
        case .comments: blocks += comments(at: number)
        case .assessments: blocks += assessed
        case .recommendations: blocks += recommendations(block, at: number)
        case .implications: blocks += implications(block, at: number)
        case .measure: blocks += measure(block, at: number)
        case .measures: blocks += measures(at: number)
        case .table: blocks += table(block, at: number)
        case .exempt: blocks += exempt(block, at: number)
        }
        return blocks
    }

    // MARK: the plan

    private var council: Council { build.council }

    private func title(_ element: PlanElement) -> String { references.resolving(element.wording.title) }

    /// Each under its heading in words, as committee papers set them: "Ambition 1: Investment …".
    private var priorities: [Block] {
        let heads =
            council.elements(of: .core, in: build.plan.id) + council.elements(of: .ambition, in: build.plan.id)
        return heads.flatMap { head -> [Block] in
            let name = head.kind == .core ? title(head) : "\(council.citation(head)): \(title(head))"
            let items = council.children(of: head).map { List.Item(Prose(title($0))) }
            return [.paragraph(number: nil, Prose([.strong(name)]))] + (items.isEmpty ? [] : [.list(List(items))])
        }
    }

    private func titles(of kind: ElementKind) -> Block {
        .list(List(council.elements(of: kind, in: build.plan.id).map { List.Item(Prose(title($0))) }))
    }

    // MARK: the road

    private var road: [Block] {
        guard let item = build.item else { return [] }
        let rows = item.steps.filter { council.bodies[$0.bodyKey]?.kind != .board }.map { step -> [String] in
            let meeting = step.meetingKey.flatMap { council.meetings[$0] }
            return [council.bodyName(step.bodyKey), step.part.name, meeting?.day.inFullWords ?? "Not set yet"]
        }
        let columns = ["Body", "What it does", "Meeting"].map { Table.Column($0) }
        return [.table(Table(caption: "The road of this paper", columns: columns, rows: rows))]
    }

    /// Those that are answered; a paper for whoever decides waits until all are (I19).
    private mutating func comments(at number: String) -> [Block] {
        guard let item = build.item else { return [] }
        let open = council.unansweredComments(on: item.id)
        guard open.isEmpty else {
            let names = open.map { "comment \($0.number)" }.joined(separator: ", ")
            faults.append(PaperFault(place: number, message: "Scrutiny waits for an answer to \(names)."))
            return []
        }
        let answered = council.scrutinyComments(on: item.id)
        let rows = answered.map { comment -> [String] in
            let response = comment.response
            return [
                "\(comment.number)", comment.text, response?.answer.name ?? "", response?.reasons ?? "",
            ]
        }
        guard !rows.isEmpty else { return [.paragraph(number: nil, Prose("Scrutiny made no comment."))] }
        let columns = ["Comment", "What was said", "Answer", "Reasons"].map { Table.Column($0) }
        return [.table(Table(caption: "Comments of scrutiny, with the answers", columns: columns, rows: rows))]
    }

    // MARK: its impact

    /// The published assessments of the plan go with its paper.
    private var assessments: [AssessmentPublication] { council.publishedAssessments(of: build.plan.id) }

    private var assessed: [Block] {
        guard !assessments.isEmpty else {
            return [.paragraph(number: nil, Prose("No impact assessment of the plan is published."))]
        }
        let columns = ["Assessment", "Kind", "What it found", "Signed off"].map { Table.Column($0) }
        let rows = assessments.map { assessment -> [String] in
            [
                assessment.content.title, assessment.content.kind.name, assessment.content.foundInWords,
                "\(assessment.signedOffBy), \(assessment.signedOffOn.inWords)",
            ]
        }
        return [.table(Table(caption: "Impact assessments of the plan", columns: columns, rows: rows))]
    }

    // MARK: what is asked

    private mutating func recommendations(_ block: PaperTemplate.Block, at number: String) -> [Block] {
        let asks = block.asks?[build.body.kind.rawValue] ?? []
        var texts = asks.enumerated().map { place, ask in
            (verb: ask.verb, prose: prose(withoutVerb(ask), at: "\(number) (\(letter(place)))"))
        }
        // What the minutes will act on stands in the paper: recommendations of the record after those of the template.
        let typed = Set(texts.map { plainWords($0.verb, $0.prose.plain) })
        for recorded in recordedRecommendations where !typed.contains(plainWords(recorded.verb, recorded.text)) {
            texts.append((verb: recorded.verb, prose: Prose(words(of: recorded))))
        }
        guard !texts.isEmpty else {
            faults.append(
                PaperFault(
                    place: number,
                    message: "The template asks nothing of a body of the kind '\(build.body.kind.rawValue)'."
                )
            )
            return []
        }
        return texts.enumerated().map { place, text in
            .recommendation(Recommendation(number: "(\(letter(place)))", action: text.verb.name, text.prose))
        }
    }

    /// Those that the body is to decide on; what is recommended to Council has reached it with the words that it asks for.
    private var recordedRecommendations: [PlanDomain.Recommendation] {
        guard let item = build.item,
            let step = item.steps.first(where: { $0.bodyKey == build.body.key && $0.meetingKey == build.meeting.key }),
            step.part.decides
        else { return [] }
        return council.readableRecommendations(of: item).filter { recommendation in
            let isForOthers =
                build.body.kind == .council && recommendation.verb == .recommendToCouncil
                && recommendation.proposal == nil
            return !isForOthers && !recommendation.isHeld(before: build.body.key)
        }
    }

    private func words(of recommendation: PlanDomain.Recommendation) -> String {
        guard let proposal = recommendation.proposal, let wording = recommendation.wordingNow,
            let element = council.elements[proposal.elementID]
        else { return recommendation.text }
        let changes = proposal.fields.map { field in
            "New \(field.word) of \(council.citation(element)): “\(references.resolving(wording[field]))”."
        }
        return ([recommendation.text] + changes).joined(separator: " ")
    }

    /// What is asked, without its verb and marks, to see whether the same is asked twice.
    private func plainWords(_ verb: PlanDomain.Recommendation.Verb, _ text: String) -> String {
        var words = text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " }.trimmingSpaces
        for name in [verb.name, "approve"] where words.hasPrefix("\(name.lowercased()) ") {
            words = String(words.dropFirst(name.count + 1))
        }
        return words
    }

    /// The verb stands before the words already.
    private func withoutVerb(_ ask: PaperTemplate.Ask) -> String {
        ask.text.hasPrefix("\(ask.verb.name) ") ? String(ask.text.dropFirst(ask.verb.name.count + 1)) : ask.text
    }

    private func letter(_ place: Int) -> String {
        let letters = "abcdefghijklmnopqrstuvwxyz".map { String($0) }
        return place < letters.count ? letters[place] : "\(place + 1)"
    }

    private mutating func implications(_ block: PaperTemplate.Block, at number: String) -> [Block] {
        let rows = (block.implications ?? []).map { implication -> [Prose] in
            [Prose(plain(implication.name, at: number)), prose(implication.text, at: "\(number), \(implication.name)")]
        }
        guard !rows.isEmpty else {
            faults.append(PaperFault(place: number, message: "It names no implication."))
            return []
        }
        let columns = [Table.Column("Implication"), Table.Column("What follows")]
        return [.table(Table(caption: "Implications", columns: columns, rows: rows))]
    }

    // MARK: figures

    private mutating func measure(_ block: PaperTemplate.Block, at number: String) -> [Block] {
        guard let code = block.measure.flatMap({ MeasureCode($0) }), let chart = build.figures?.chart(of: code) else {
            faults.append(
                PaperFault(place: number, message: "No released measure has the code '\(block.measure ?? "")'.")
            )
            return []
        }
        return [.chart(chart)]
    }

    private mutating func measures(at number: String) -> [Block] {
        guard let figures = build.figures else {
            faults.append(PaperFault(place: number, message: "No figures are released yet."))
            return []
        }
        return [.table(figures.summary)]
    }

    // MARK: typed

    private mutating func table(_ block: PaperTemplate.Block, at number: String) -> [Block] {
        let columns = (block.columns ?? []).map { Table.Column(plain($0, at: number)) }
        let rows = (block.rows ?? []).map { row in row.map { prose($0, at: number) } }
        return [.table(Table(caption: plain(block.caption ?? "", at: number), columns: columns, rows: rows))]
    }

    /// Kept back in the public paper, which says why; written out only for the members (I29).
    private mutating func exempt(_ block: PaperTemplate.Block, at number: String) -> [Block] {
        let paragraph = block.exemptParagraph ?? 0
        guard let description = ExemptPart.paragraphs[paragraph] else {
            faults.append(
                PaperFault(
                    place: number,
                    message:
                        "An exempt part names its paragraph of Schedule 12A to the Local Government Act 1972, 1 to 7."
                )
            )
            return []
        }
        let interest = plain(block.publicInterest ?? "", at: number)
        guard !interest.trimmingSpaces.isEmpty else {
            faults.append(
                PaperFault(
                    place: number,
                    message:
                        "An exempt part says why the public interest in keeping it back outweighs that in showing it (Schedule 12A, Part 2)."
                )
            )
            return []
        }
        let why =
            "Not for publication by virtue of paragraph \(paragraph) of Schedule 12A to the Local Government Act 1972: \(description.prefix(1).lowercased() + description.dropFirst()). \(interest)"
        let notice = Block.notice(Prose(why))
        guard build.isForMembersAlone else {
            return [.paragraph(number: number, Prose("A part of this paper is kept back.")), notice]
        }
        return [.paragraph(number: number, prose(block.text, at: number)), notice]
    }

    // MARK: the end

    mutating func ending() -> [Block] {
        var blocks: [Block] = []
        func list(_ heading: String, _ texts: [String]?) {
            guard let texts, !texts.isEmpty else { return }
            let items = texts.map { List.Item(prose($0, at: heading)) }
            blocks.append(.section(Section(heading: heading, blocks: [.list(List(items))])))
        }
        let appended = assessments.map { "\($0.content.title) (\($0.content.kind.name))" }
        list("Appendices", (build.template.appendices ?? []) + appended)
        list("Background papers", build.template.backgroundPapers)
        let contact = prose(build.template.contact, at: "Contact")
        blocks.append(
            .section(
                Section(
                    heading: "Contact officer for accessing background papers and discussing the report",
                    blocks: [.paragraph(number: nil, contact)]
                )
            )
        )
        return blocks
    }
}

import Markup

extension Document {
    /// All that is wrong with the structure, in reading order; empty for a document that every format takes.
    package var faults: [StructureFault] {
        var reading = FaultReading()
        reading.read(self)
        return reading.faults
    }
}

/// Reads a document once and notes what is wrong.
private struct FaultReading {
    private(set) var faults: [StructureFault] = []
    private var sectionNumbers: Set<String> = []
    private var paragraphNumbers: Set<String> = []
    private var recommendationNumbers: Set<String> = []

    /// Below the title HTML and Word have this many levels of headings in common.
    private static let deepestLevel = 5

    /// With more, not even figures stand in a line of an A4 page.
    private static let mostColumns = 12

    mutating func read(_ document: Document) {
        if document.title.isBlank { note(.missingTitle, "The document has no title.") }
        if LanguageTag(document.language) == nil {
            note(.missingLanguage, "“\(document.language)” is not a language such as “en-GB”.")
        }
        let provenance = document.provenance
        if provenance.position < 1 || provenance.hash.isBlank || provenance.council.isBlank {
            note(.missingProvenance, "The document does not say from which entry of whose record it was built.")
        }
        read(document.blocks, level: 0)
    }

    private mutating func note(_ kind: StructureFault.Kind, _ sentence: String) {
        faults.append(StructureFault(kind, sentence))
    }

    private mutating func read(_ blocks: [Block], level: Int) {
        for block in blocks {
            switch block {
            case .section(let section): read(section, level: level + 1)
            case .paragraph(let number, let prose):
                if let number, !paragraphNumbers.insert(number).inserted {
                    note(.repeatedNumber, "Two paragraphs have the number \(number).")
                }
                read(prose)
            case .list(let list): read(list, isInner: false)
            case .table(let table): read(table)
            case .chart(let chart): read(chart)
            case .recommendation(let recommendation): read(recommendation)
            case .notice(let prose): read(prose)
            case .contents, .pageBreak: break
            }
        }
    }

    private mutating func read(_ section: Section, level: Int) {
        let name = section.number.map { "Section \($0)" } ?? "The section “\(section.heading)”"
        if section.heading.isBlank { note(.emptyHeading, "\(name) has no heading.") }
        if let number = section.number {
            if !sectionNumbers.insert(number).inserted {
                note(.repeatedNumber, "Two sections have the number \(number).")
            }
            let parts = number.split(separator: ".").count
            if parts != level {
                note(
                    .skippedLevel,
                    "Section \(number) stands at level \(level) of the headings, not at level \(parts)."
                )
            }
        }
        guard level <= Self.deepestLevel else {
            return note(.tooDeep, "\(name) lies deeper than \(Self.deepestLevel) levels of headings.")
        }
        read(section.blocks, level: level)
    }

    private mutating func read(_ prose: Prose) {
        for run in prose.runs {
            guard let address = run.address?.text else { continue }
            if run.text.isBlank { note(.emptyLink, "The link to \(address) has no words.") }
            if address.first == "/" || address.first == "#" || address.first == "?" {
                note(.linkWithinSite, "The link “\(run.text)” leads to \(address), which is complete only on the site.")
            }
        }
    }

    private mutating func read(_ list: List, isInner: Bool) {
        if list.items.isEmpty { note(.emptyList, "A list has no points.") }
        for item in list.items {
            read(item.prose)
            guard let inner = item.inner else { continue }
            guard !isInner else {
                note(.listTooDeep, "The point “\(item.prose.plain)” holds a third level of list; two is the most.")
                continue
            }
            read(inner, isInner: true)
        }
    }

    private mutating func read(_ table: Table) {
        if table.caption.isBlank { note(.missingCaption, "A table has no caption.") }
        if table.columns.isEmpty || table.columns.contains(where: \.heading.isBlank) {
            note(.tableWithoutHeader, "The table “\(table.caption)” has a column without a heading.")
        }
        if table.columns.count > Self.mostColumns {
            let room = "\(table.columns.count) columns; a page has room for \(Self.mostColumns)"
            note(.tooManyColumns, "The table “\(table.caption)” has \(room).")
        }
        for (index, row) in table.rows.enumerated() {
            if row.count != table.columns.count {
                let sizes = "\(row.count) cells, not \(table.columns.count)"
                note(.raggedRow, "Row \(index + 1) of the table “\(table.caption)” has \(sizes).")
            }
            if row.first?.isBlank ?? true {
                note(.unnamedRow, "Row \(index + 1) of the table “\(table.caption)” does not say what it is about.")
            }
            for cell in row { read(cell) }
        }
        table.note.map { read($0) }
    }

    private mutating func read(_ chart: Chart) {
        if chart.caption.isBlank { note(.missingCaption, "A chart has no caption.") }
        if chart.alternative.isBlank {
            note(.missingAlternative, "The chart “\(chart.caption)” has no sentence that says what it shows.")
        }
        if chart.drawing.wide.isEmpty || chart.drawing.width < 1 || chart.drawing.height < 1 {
            note(.missingDrawing, "The chart “\(chart.caption)” has no drawing, or one without a size.")
        }
        read(chart.table)
    }

    private mutating func read(_ recommendation: Recommendation) {
        let number = recommendation.number
        if !recommendationNumbers.insert(number).inserted {
            note(.repeatedNumber, "Two recommendations have the number \(number).")
        }
        if recommendation.action.isBlank || recommendation.prose.isBlank {
            note(.emptyRecommendation, "Recommendation \(number) does not say what is to be done.")
        }
        read(recommendation.prose)
    }
}

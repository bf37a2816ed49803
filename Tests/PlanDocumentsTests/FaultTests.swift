import Markup
import PlanDocuments
import Testing

struct FaultTests {
    private static let table = Table(
        caption: "Spending",
        columns: [.init("Year"), .init("£000")],
        rows: [["2023", "12"]]
    )

    @Test func `A paper with one of everything has no fault`() throws {
        #expect(try Document.sample().faults == [])
    }

    @Test func `A missing title, language and provenance are named`() throws {
        var document = try Document.sample()
        document.title = " "
        document.language = "English"
        document.provenance = Provenance(position: 0, hash: "", council: "")
        #expect(document.faults.map(\.kind) == [.missingTitle, .missingLanguage, .missingProvenance])
    }

    @Test func `A level that is skipped, and a number used twice, are named with their numbers`() throws {
        let document = try Document.holding([
            .section(
                Section(
                    number: "1",
                    heading: "One",
                    blocks: [
                        .section(Section(number: "1.1.1", heading: "Deep", blocks: [])),
                        .paragraph(number: "1.1", Prose("a")), .paragraph(number: "1.1", Prose("b")),
                    ]
                )
            ),
            .section(Section(number: "1", heading: "Again", blocks: [])),
        ])
        #expect(
            document.faults.map(\.sentence) == [
                "Section 1.1.1 stands at level 2 of the headings, not at level 3.",
                "Two paragraphs have the number 1.1.", "Two sections have the number 1.",
            ]
        )
    }

    @Test func `Headings end at the fifth level`() throws {
        var section = Section(heading: "6", blocks: [])
        for level in (1...5).reversed() { section = Section(heading: "\(level)", blocks: [.section(section)]) }
        #expect(try Document.holding([.section(section)]).faults.map(\.kind) == [.tooDeep])
    }

    @Test(
        arguments: [
            (Table(caption: "", columns: [.init("A")], rows: [["1"]]), .missingCaption),
            (Table(caption: "T", columns: [], rows: [String]() as? [[String]] ?? []), .tableWithoutHeader),
            (Table(caption: "T", columns: [.init("A"), .init(" ")], rows: [["1", "2"]]), .tableWithoutHeader),
            (Table(caption: "T", columns: [.init("A"), .init("B")], rows: [["1"]]), .raggedRow),
            (Table(caption: "T", columns: [.init("A"), .init("B")], rows: [["1", "2", "3"]]), .raggedRow),
            (Table(caption: "T", columns: [.init("A"), .init("B")], rows: [["", "2"]]), .unnamedRow),
            (Table(caption: "T", columns: (1...13).map { .init("\($0)") }, rows: [[String]]()), .tooManyColumns),
        ] as [(Table, StructureFault.Kind)]
    )
    func `A table that some could not read is named`(table: Table, kind: StructureFault.Kind) throws {
        #expect(try Document.holding([.table(table)]).faults.map(\.kind) == [kind])
    }

    @Test func `A chart says in a sentence what it shows, and has a drawing`() throws {
        let chart = try Chart(caption: "C", alternative: " ", drawing: .sample, table: Self.table)
        let empty = Chart(
            caption: "D",
            alternative: "S",
            drawing: Drawing(.empty, width: 10, height: 10),
            table: Self.table
        )
        let faults = try Document.holding([.chart(chart), .chart(empty)]).faults
        #expect(faults.map(\.kind) == [.missingAlternative, .missingDrawing])
        #expect(faults.first?.sentence == "The chart “C” has no sentence that says what it shows.")
    }

    @Test func `A link has words, and leads somewhere from outside the site too`() throws {
        let address = try #require(WebAddress(external: "https://example.org"))
        let prose = Prose([.link(" ", to: address), .link("here", to: WebAddress(path: "/plan"))])
        let places: [Block] = [
            .paragraph(number: nil, prose), .notice(prose),
            .list(List([.init(Prose("a"), inner: List([.init(prose)]))])),
            .table(Table(caption: "T", columns: [.init("A")], rows: [[Prose("1") + prose]])),
            .recommendation(Recommendation(number: "1", action: "note", Prose("x") + prose)),
        ]
        for place in places {
            #expect(try Document.holding([place]).faults.map(\.kind) == [.emptyLink, .linkWithinSite])
        }
    }

    @Test func `Lists have points and no third level, and recommendations say what is to be done`() throws {
        let third = List([.init(Prose("c"))])
        let deep = List([.init(Prose("a"), inner: List([.init(Prose("b"), inner: third)]))])
        let empty = Recommendation(number: "1", action: "", Prose("x"))
        let document = try Document.holding([.list(List([])), .list(deep), .recommendation(empty)])
        #expect(document.faults.map(\.kind) == [.emptyList, .listTooDeep, .emptyRecommendation])
    }

    @Test func `A faulty paper is shown in HTML and refused by all other formats, with every fault named`() async throws
    {
        var document = try Document.sample()
        document.title = ""
        document.blocks.append(.list(List([])))
        let nobody = Typst(path: "/nowhere")
        let expected = "The document has no title. A list has no points."
        await #expect { try await document.pdf(by: nobody) } throws: { "\($0)" == expected }
        await #expect { try await document.docx(drawing: nobody) } throws: { "\($0)" == expected }
        await #expect { try await document.odt() } throws: { "\($0)" == expected }
        #expect(document.html.string.contains("paper-provenance"))
    }
}

extension Prose {
    fileprivate static func + (left: Prose, right: Prose) -> Prose { Prose(left.runs + right.runs) }
}

import Markup
import Testing

@testable import PlanDocuments

struct OfficeTests {
    private func word() throws -> ZipReader { try ZipReader(WordPaper(document: .sample(), images: [[1, 2, 3]]).file) }

    private func openDocument(images: [[UInt8]] = []) throws -> ZipReader {
        try ZipReader(OpenDocumentPaper(document: .sample(), images: images).file)
    }

    @Test func `A Word file has real headings, lists, heading rows and alternatives`() throws {
        let body = try word()["word/document.xml"]
        #expect(body.count(of: "<w:pStyle w:val=\"Title\"/>") == 1)
        #expect(body.count(of: "<w:pStyle w:val=\"Heading1\"/>") == 2)
        #expect(body.count(of: "<w:pStyle w:val=\"Heading2\"/>") == 1)
        #expect(body.count(of: "<w:numPr>") == 4)
        #expect(body.count(of: "<w:tblHeader/>") == 2)
        #expect(body.count(of: "w:firstColumn=\"1\"") == 2)
        #expect(body.count(of: "<wp:docPr id=\"1\" name=\"Chart 1\" descr=\"Homes\"/>") == 1)
        #expect(body.count(of: "<asvg:svgBlip") == 1)
        #expect(body.count(of: "<w:pageBreakBefore/>") == 1)
    }

    @Test func `Whatever a Word file's text leads to is there`() throws {
        let file = try word()
        let links = try file["word/_rels/document.xml.rels"]
        let ids = Set(links.matches(of: /Id="([^"]+)"/).map { String($0.1) })
        let used = try file["word/document.xml"].matches(of: /r:(?:id|embed)="([^"]+)"/).map { String($0.1) }
        #expect(!used.isEmpty && used.allSatisfy(ids.contains))
        for target in links.matches(of: /Target="([^"]+)"\/>/).map({ "word/" + $0.1 }) {
            #expect(file.entries.contains { $0.name == target }, "\(target)")
        }
        #expect(links.count(of: "Target=\"https://example.org/plan?a=1&amp;b=2\" TargetMode=\"External\"") == 1)
        let types = try file["[Content_Types].xml"]
        for part in types.matches(of: /PartName="\/([^"]+)"/).map(\.1) {
            #expect(file.entries.contains { $0.name == part }, "\(part)")
        }
    }

    @Test func `A page break is part of what follows it, and leaves no empty paragraph`() throws {
        let table = Table(caption: "T", columns: [.init("A")], rows: [["1"]])
        let blocks: [Block] = [
            .table(table), .pageBreak, .list(List([.init(Prose("a")), .init(Prose("b"))])), .table(table),
            .paragraph(number: nil, Prose("c")), .pageBreak,
        ]
        var body = WordBody(document: try .holding(blocks))
        let text = String(decoding: body.xml, as: UTF8.self)
        #expect(text.count(of: "<w:pageBreakBefore/>") == 2)
        #expect(text.contains("<w:pStyle w:val=\"ListParagraph\"/><w:pageBreakBefore/><w:numPr>"))
        // Below a table, what has no room above it gets some.
        #expect(text.count(of: "<w:spacing w:before=\"240\"/>") == 2)
        #expect(!text.contains("</w:pPr></w:p>"))
    }

    @Test func `Every ordered list of a Word file counts from 1 again`() throws {
        let numbers = try word()["word/numbering.xml"]
        #expect(numbers.count(of: "<w:num ") == 3)
        #expect(numbers.count(of: "<w:startOverride w:val=\"1\"/>") == 4)
    }

    @Test func `Title, language, day and provenance are in a Word file's properties`() throws {
        let file = try word()
        let core = try file["docProps/core.xml"]
        #expect(core.contains("<dc:title>Homes</dc:title>"))
        #expect(core.contains("<dc:language>en-GB</dc:language>"))
        #expect(core.contains(">2024-01-30T00:00:00Z</dcterms:created>"))
        #expect(try file["docProps/custom.xml"].contains("name=\"Record hash\"><vt:lpwstr>3f5a1c9e</vt:lpwstr>"))
        #expect(try file["word/styles.xml"].contains("<w:lang w:val=\"en-GB\""))
        #expect(try file["word/footer1.xml"].contains(">Homes</w:t>"))
        #expect(try file["word/document.xml"].contains("entry 412 of the record of Homes, whose hash is 3f5a1c9e."))
    }

    @Test func `An OpenDocument file says first and readably what it is`() throws {
        let file = try openDocument()
        let first = try #require(file.entries.first)
        #expect(first.name == "mimetype" && first.method == 0 && first.place == 0)
        #expect(first.text == "application/vnd.oasis.opendocument.text")
    }

    @Test func `An OpenDocument file has real headings, lists, heading rows and columns, and alternatives`() throws {
        let body = try openDocument()["content.xml"]
        #expect(body.count(of: "<text:h ") == 3)
        #expect(body.count(of: "text:outline-level=\"2\"") == 1)
        #expect(body.count(of: "<text:list ") == 3)
        #expect(body.count(of: "<table:table-header-rows>") == 2)
        #expect(body.count(of: "<table:table-header-columns>") == 2)
        #expect(body.count(of: "<svg:desc>Homes</svg:desc>") == 1)
        #expect(body.contains("xlink:href=\"https://example.org/plan?a=1&amp;b=2\""))
    }

    @Test func `Every style that an OpenDocument text uses exists, and every part is in its list`() throws {
        let file = try openDocument(images: [[1, 2, 3]])
        let body = try file["content.xml"]
        let styles = try file["styles.xml"] + body
        for name in Set(body.matches(of: /(?:text|table|draw):style-name="([^"]+)"/).map(\.1)) {
            #expect(styles.contains("style:name=\"\(name)\""), "\(name)")
        }
        let listed = try file["META-INF/manifest.xml"].matches(of: /full-path="([^"]+)"/).map { String($0.1) }
        let parts = file.entries.map(\.name).filter { $0 != "mimetype" && !$0.hasPrefix("META-INF") }
        #expect(Set(listed) == Set(parts + ["/"]))
        #expect(body.count(of: "<draw:image ") == 2)
    }

    @Test func `Provenance and language are in an OpenDocument file`() throws {
        let file = try openDocument()
        #expect(try file["meta.xml"].contains("meta:name=\"Record position\" meta:value-type=\"string\">412<"))
        #expect(try file["styles.xml"].contains("fo:language=\"en\" fo:country=\"GB\""))
    }

    @Test func `Several spaces in a line are kept`() throws {
        let document = try Document.holding([.notice(Prose(" a  b c   "))])
        let body = try ZipReader(OpenDocumentPaper(document: document, images: []).file)["content.xml"]
        #expect(body.contains("><text:s text:c=\"1\"/>a<text:s text:c=\"2\"/>b c<text:s text:c=\"3\"/></text:p>"))
    }

    @Test func `A Word file with charts is refused without Typst rather than written without them`() async throws {
        let document = try Document.sample()
        await #expect {
            try await document.docx(drawing: nil)
        } throws: { error in
            (error as? DocumentError)?.kind == .typesetterMissing && "\(error)".contains("THROUGHLINE_TYPST")
        }
        #expect(try await !Document.holding([.notice(Prose("No chart"))]).docx(drawing: nil).isEmpty)
    }

    @Test(arguments: [
        ("https://example.org/a b", "https://example.org/a%20b"), ("https://x/ŵ", "https://x/%C5%B5"),
        ("https://x/\"<>", "https://x/%22%3C%3E"), ("mailto:a@b.uk?subject=100%", "mailto:a@b.uk?subject=100%"),
    ])
    func `An address holds only what addresses may hold`(address: String, complete: String) {
        #expect(WebAddress(path: address).complete == complete)
    }
}

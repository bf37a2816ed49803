import Markup
import Testing

@testable import PlanDocuments

/// In every format a text is only ever text: it comes out as itself, and changes nothing around it.
struct HostileTextTests {
    @Test(arguments: Hostile.texts)
    func `A text in Typst's source stays in its literals, as itself`(text: String) throws {
        let hostile = try Skeleton(typst: TypstSource(document: .sample(text)).text)
        let harmless = try Skeleton(typst: TypstSource(document: .sample(text.harmless)).text)
        #expect(hostile.code == harmless.code)
        #expect(hostile.texts.contains(text.printable))
        for line in text.printableLines { #expect(hostile.texts.count { $0 == line } > 8) }
    }

    @Test(arguments: Hostile.texts)
    func `A text in HTML is no tag, no entity and no end of an attribute`(text: String) throws {
        func skeleton(_ text: String) throws -> Skeleton {
            try Skeleton(markup: String(decoding: Document.sample(text).htmlDocument, as: UTF8.self))
        }
        let hostile = try skeleton(text)
        #expect(try hostile.code == skeleton(text.harmless).code)
        for line in text.printableLines { #expect(hostile.texts.count { $0 == line } > 8) }
    }

    @Test(arguments: Hostile.texts)
    func `A text in a Word file is no element of it`(text: String) throws {
        let parts = try word(text)
        let harmless = try word(text.harmless)
        #expect(parts.map(\.name) == harmless.map(\.name))
        for (part, other) in zip(parts, harmless) where part.name.hasSuffix("xml") || part.name.hasSuffix("rels") {
            #expect(part.text.isWellFormed, "\(part.name)")
            #expect(try Skeleton(markup: part.text).code == Skeleton(markup: other.text).code, "\(part.name)")
        }
        let body = try Skeleton(markup: #require(parts.first { $0.name == "word/document.xml" }).text)
        for line in text.printableLines { #expect(body.texts.count { $0 == line } > 8) }
    }

    @Test(arguments: Hostile.texts)
    func `A text in an OpenDocument file is no element of it`(text: String) throws {
        let parts = try openDocument(text)
        for (part, other) in try zip(parts, openDocument(text.harmless)) where part.name.hasSuffix("xml") {
            #expect(part.text.isWellFormed, "\(part.name)")
            #expect(try Skeleton(markup: part.text).code == Skeleton(markup: other.text).code, "\(part.name)")
        }
        let properties = try Skeleton(markup: #require(parts.first { $0.name == "meta.xml" }).text)
        #expect(properties.texts.contains(text.printable))
    }

    @Test(.realTypst, arguments: Hostile.texts.filter { !$0.contains("\u{0}") })
    func `Typst sets every one of them`(text: String) async throws {
        let typst = try #require(RealTypst.typst)
        #expect(try await Document.sample(text).pdf(by: typst).starts(with: "%PDF-".utf8))
    }

    private func word(_ text: String) throws -> [ZipReader.Entry] {
        try ZipReader(WordPaper(document: .sample(text), images: [[1]]).file).entries
    }

    private func openDocument(_ text: String) throws -> [ZipReader.Entry] {
        try ZipReader(OpenDocumentPaper(document: .sample(text), images: []).file).entries
    }
}

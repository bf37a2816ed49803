import Testing

@testable import PlanDocuments

struct DeterminismTests {
    @Test func `The same paper always gives the same bytes`() async throws {
        #expect(try Document.sample() == .sample())
        #expect(try Document.sample().htmlDocument == Document.sample().htmlDocument)
        let (first, second) = try (TypstSource(document: .sample()).text, TypstSource(document: .sample()).text)
        #expect(first == second)
        let odts = try await (Document.sample().odt(), Document.sample().odt())
        #expect(odts.0 == odts.1)
    }

    @Test func `Entries of office files bear the first day that the format knows`() async throws {
        let entries = try await ZipReader(Document.sample().odt()).entries
        #expect(entries.allSatisfy { $0.date == 0x21 })
    }

    @Test(.realTypst) func `Typst gives the same pages and pictures twice`() async throws {
        let typst = try #require(RealTypst.typst)
        let document = try Document.sample()
        let pdfs = try await (document.pdf(by: typst), document.pdf(by: typst))
        #expect(pdfs.0 == pdfs.1)
        let words = try await (document.docx(drawing: typst), document.docx(drawing: typst))
        #expect(words.0 == words.1)
    }

    @Test func `Papers that differ in a single word differ`() throws {
        #expect(try Document.sample("a") != .sample("b"))
        #expect(try Document.sample("a").htmlDocument != Document.sample("b").htmlDocument)
    }
}

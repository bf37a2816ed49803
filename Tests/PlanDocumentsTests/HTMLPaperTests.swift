import PlanDocuments
import Testing

struct HTMLPaperTests {
    private func page(_ text: String = "Homes") throws -> String {
        String(decoding: try Document.sample(text).htmlDocument, as: UTF8.self)
    }

    @Test func `The page has a language, a title, a main part and one first heading`() throws {
        let page = try page()
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"))
        for part in ["<title>Homes</title>", "<main>", "</main>", "<h1>Homes</h1>"] {
            #expect(page.count(of: part) == 1)
        }
        #expect(!page.contains("<script"))
        #expect(page.count(of: "<h2 id=") == 2)
        #expect(page.count(of: "<h3 id=\"section-1-1\"><span class=\"paper-number\">1.1</span> Homes</h3>") == 1)
    }

    @Test func `Tables have a caption, and headings of columns and of rows`() throws {
        let page = try page()
        #expect(page.count(of: "<caption>Table 1: Homes</caption>") == 1)
        #expect(page.count(of: "<caption>Table 2: Homes</caption>") == 1)
        #expect(page.count(of: "<th scope=\"col\"") == 4)
        #expect(page.count(of: "<th scope=\"row\">") == 4)
    }

    @Test func `A chart is one picture with its sentence, and its table follows`() throws {
        let page = try page("Rising")
        #expect(page.count(of: "role=\"img\" aria-label=\"Rising\"") == 1)
        let picture = try #require(page.firstRange(of: "<figure"))
        #expect(page[picture.upperBound...].contains("<caption>Table 2: Rising</caption>"))
    }

    @Test func `The notice stands first, the provenance last, and the record's place in the head`() throws {
        let page = try page()
        let notice = try #require(page.firstRange(of: "<p class=\"paper-notice\">"))
        let title = try #require(page.firstRange(of: "<h1>"))
        #expect(notice.lowerBound < title.lowerBound)
        #expect(page.contains("entry 412 of the record of Homes, whose hash is 3f5a1c9e.</p></footer></article>"))
        #expect(page.contains("<meta name=\"throughline-record-hash\" content=\"3f5a1c9e\">"))
    }

    @Test func `The contents list leads to headings that are there`() throws {
        let page = try page()
        let targets = page.matches(of: /href="#([^"]+)"/).map(\.1)
        #expect(targets == ["section-1", "section-1-1", "section-2"])
        for target in targets { #expect(page.count(of: " id=\"\(target)\"") == 1) }
    }
}

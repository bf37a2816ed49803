import PlanUseCases
import Testing

struct SearchIndexTests {
    private let index = SearchIndex([
        .init(path: "/homes", title: "To build affordable homes", text: "We will build 400 homes with our partners."),
        .init(path: "/schools", title: "Great schools", text: "School leaders and A&E; homes for learning."),
        .init(path: "/people", title: "Kraków Café", text: "Ŵelcome to everybody"),
    ])

    private func paths(_ query: String) -> [String] { index.search(query).map(\.document.path) }

    @Test(arguments: [
        ("homes", ["/homes", "/schools"]), ("HOMES", ["/homes", "/schools"]), ("school", ["/schools"]),
        ("affordable homes", ["/homes"]), ("hmoes", ["/homes", "/schools"]), ("hones", ["/homes", "/schools"]),
        ("afordable", ["/homes"]), ("cafe", ["/people"]), ("welcome", ["/people"]), ("A&E", ["/schools"]),
        ("xylophone", []),
        ("", []), ("  \"' OR 1=1 --", []), ("<script>", []), ("homes zebra", []),
    ])
    func `Words are found in titles and texts, titles first, with one wrong letter forgiven`(
        query: String,
        found: [String]
    ) {
        #expect(paths(query) == found)
    }

    @Test func `What was found is marked in title and text`() throws {
        let hit = try #require(index.search("homes").first)
        #expect(hit.title == [.init("To build affordable ", false), .init("homes", true)])
        #expect(hit.snippet.contains(.init("homes", true)))
        #expect(hit.snippet.map(\.text).joined() == "We will build 400 homes with our partners.")
    }
}

extension SearchIndex.Piece {
    fileprivate init(_ text: String, _ isMatch: Bool) { self.init(text: text, isMatch: isMatch) }
}

import Testing

@testable import PlanCharts

struct SpreadTests {
    @Test func `Labels with room stay where they want to be`() {
        #expect(Spread([(centre: 20, length: 10), (centre: 60, length: 10)], within: 0...100).starts == [15, 55])
    }

    @Test func `Labels for the same place stand together around it, in the order given`() {
        let wishes = [(centre: 50.0, length: 10.0), (centre: 50, length: 10), (centre: 90, length: 10)]
        #expect(Spread(wishes, within: 0...100).starts == [40, 50, 85])
    }

    @Test(arguments: [0.0, 50, 100])
    func `None covers another or leaves its bounds, wherever all of them want to be`(centre: Double) {
        let starts = Spread((0..<6).map { _ in (centre: centre, length: 16.0) }, within: 0...100).starts
        #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 + 16 <= $1 })
        #expect(starts.allSatisfy { (0...84).contains($0) })
    }

    @Test(arguments: [
        ("One two three", ["One two", "three"]), ("Stockport-on-the-Mersey", ["Stockport-", "on-the-", "Mersey"]),
        ("Abcdefghijklmnop", ["Abcdefghij", "klmnop"]), ("From £12,345,678", ["From", "£12,345,678"]),
    ])
    func `Text breaks between words, behind hyphens, or wherever it must`(text: String, lines: [String]) {
        let broken = TextLines(text, limit: 60, size: 10)
        #expect(broken.lines == lines)
        #expect(broken.width <= 60 * 1.5)
    }
}

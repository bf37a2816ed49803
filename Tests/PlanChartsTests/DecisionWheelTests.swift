import Foundation
import Markup
import PlanCharts
import PlanDomain
import Testing

struct DecisionWheelTests {
    private func wheel(_ slices: [DecisionWheel.Slice]) -> String {
        DecisionWheel(title: "Decision wheel", slices: slices).html.string
    }

    private let all: [DecisionWheel.Slice] = [
        .init(name: "Energy & <heat>", impact: .positive), .init(name: "Travel", impact: .mixed, severity: .low),
        .init(name: "Materials", impact: .negative, severity: .high), .init(name: "Waste", impact: .neutral),
        .init(name: "Water", impact: .unknown),
    ]

    @Test func `Both pictures say the whole table in a sentence`() {
        let html = wheel(all)
        let sentence =
            "Decision wheel. 5 themes: 1 positive (Energy &amp; &lt;heat&gt;). 1 negative (Materials, high severity). 1 positive and negative (Travel, low severity). 1 neutral (Waste). 1 not known (Water)."
        #expect(html.components(separatedBy: "aria-label=\"\(sentence)\"").count == 3)
    }

    @Test func `Each theme stands beside the wheel with its finding in words, and has a sign of its own`() {
        let html = wheel(all)
        for words in ["Travel", "Negative, high", "Neutral", "Not known"] {
            #expect(html.components(separatedBy: ">\(words)<").count >= 3, "\(words) in both pictures")
        }
        for sign in ["+", "\u{2212}", "±", "0", "?"] {
            #expect(html.components(separatedBy: "chart-middle\"").count > 5 && html.contains(">\(sign)<"), "\(sign)")
        }
    }

    @Test func `The more severe what is negative is, the further its sector reaches`() throws {
        func reach(_ severity: AssessmentFinding.Severity) throws -> Double {
            let html = wheel([
                .init(name: "One", impact: .negative, severity: severity), .init(name: "Two", impact: .neutral),
            ])
            let path = try #require(html.firstMatch(of: /wheel-negative" d="M([0-9.]+) ([0-9.]+)/))
            // The first sector begins straight above the centre.
            return try #require(Double(path.2))
        }
        #expect(try reach(.high) < reach(.medium))
        #expect(try reach(.medium) < reach(.low))
    }

    @Test(arguments: [1, 2, 3, 9, 14, 20]) func `No word stands outside of its picture`(count: Int) {
        let html = wheel(
            (0..<count).map { .init(name: "A theme with a long name \($0)", impact: .mixed, severity: .medium) }
        )
        for picture in html.split(separator: "<svg").dropFirst() {
            guard let box = picture.firstMatch(of: /viewBox="0 0 (\d+) (\d+)"/), let width = Double(box.1),
                let height = Double(box.2)
            else { continue }
            for text in picture.matches(of: /<text class="([^"]*)" x="([-0-9.]+)" y="([-0-9.]+)"/) {
                let x = Double(text.2) ?? -1
                let y = Double(text.3) ?? -1
                #expect(x >= 0 && x <= width && y > 0 && y <= height, "\(text.0) in \(box.0)")
            }
        }
    }

    @Test func `Nothing is drawn of nothing`() { #expect(wheel([]).isEmpty) }
}

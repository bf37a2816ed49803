import Foundation
import PlanDomain
import PlanInterchange
import Testing

/// The committee paper that this project began with, as the lint reads it.
struct PaperLintFoundingTests {
    private static var paper: PaperText {
        get throws {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            let file = root.appendingPathComponent(
                "Sources/throughline/Demonstration/Papers/draft-council-plan-2024-27.txt"
            )
            return try PaperText(Data(contentsOf: file))
        }
    }

    private func shown(_ findings: [PaperFinding]) -> [String] {
        findings.map { "\($0.line) \($0.severity.rawValue) \($0.rule.rawValue): \($0.excerpt)" }
    }

    @Test func `By itself it has four errors, and three things that cannot be checked or followed`() throws {
        #expect(
            shown(PaperLint(try Self.paper).findings) == [
                "11 error title-cut-off: Delivering efficient and effective",
                "63 advice meeting-date-without-year: 31st January",
                "63 advice meeting-date-without-year: 23rd February",
                "65 error plan-name-disagrees: Council and Transformation Plan",
                "65 advice abbreviation-unexplained: PPRA", "69 error period-disagrees: 2024/25 Council Plan",
                "73 error link-to-nowhere: [here](#)",
            ]
        )
    }

    @Test func `Against a record of both rounds of meetings its two dates are last year's`() throws {
        let lint = PaperLint(try Self.paper, against: LintCouncil().council)
        #expect(
            shown(lint.findings) == [
                "11 error title-cut-off: Delivering efficient and effective",
                "63 error meeting-date-carried-forward: 31st January",
                "63 error meeting-date-carried-forward: 23rd February",
                "65 error plan-name-disagrees: Council and Transformation Plan",
                "65 advice abbreviation-unexplained: PPRA", "69 error period-disagrees: 2024/25 Council Plan",
                "73 error link-to-nowhere: [here](#)",
            ]
        )
        #expect(lint.findings.compactMap(\.recordSays).count == 3)
        #expect(lint.count(of: .error) == 6)
    }
}

import Foundation
import PlanDomain
import PlanInterchange

/// A paper made up for these tests in the manner of another council, clean as it stands, with errors to put into it.
struct LintPaper: CustomStringConvertible {
    let name: String
    let text: String

    /// The advice that the clean paper rightly gets, such as "abbreviation-unexplained 12".
    let advice: [String]

    /// Each error alone breaks the paper in one place.
    let seeds: [Seed]

    struct Seed {
        let right: String
        let wrong: String

        /// The error to be found; nil for one that is known to be beyond the lint.
        let rule: PaperRule?
    }

    var description: String { name }

    /// Lines of what the lint finds, such as "weekday-disagrees 7".
    static func findings(
        in text: String,
        of severity: PaperFinding.Severity,
        against council: Council? = nil
    ) throws -> [String] {
        try PaperLint(PaperText(Data(text.utf8)), against: council).findings
            .filter { $0.severity == severity }.map { "\($0.rule.rawValue) \($0.line)" }
    }

    /// The paper with one error in it, and the line where that stands.
    func broken(by seed: Seed) -> (text: String, line: Int) {
        let place = text.range(of: seed.right)
        let wrong = text.replacingOccurrences(of: seed.right, with: seed.wrong, range: place)
        let lines = place.map { text[..<$0.lowerBound].count { $0 == "\n" } } ?? -2
        return (wrong, lines + 1 + seed.wrong.prefix { $0 == "\n" }.count)
    }

    static let all = [
        borough, scottish, welsh, budget, performance, scrutiny, minutes, wordTables, county, district,
    ]
}

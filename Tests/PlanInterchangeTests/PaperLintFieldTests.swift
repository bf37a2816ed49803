import Foundation
import PlanDomain
import PlanInterchange
import Testing

/// Errors that really stood in councils' papers, as the domain's collected facts tell of them, in words of our own.
///
/// Those that the lint cannot find are told too: a test that begins to find one will say so.
struct PaperLintFieldTests {
    private static let council = LintCouncil().council

    /// All that is found under the title of a plan.
    private func rules(_ text: String) throws -> [String] {
        let paper = try PaperText(Data("Draft Council Plan 2024-27\n\n\(text)\n".utf8))
        return PaperLint(paper, against: Self.council).findings.map(\.rule.rawValue)
    }

    private static let wrong = [
        // Stockport's paper of January 2024.
        ("The draft will be submitted to Cabinet on 31st January.", "meeting-date-carried-forward"),
        ("It is for adoption at the Budget Council Meeting on 23rd February.", "meeting-date-carried-forward"),
        ("Cabinet is asked to approve the 2024/25 Council Plan for submission.", "period-disagrees"),
        ("The high-level Council and Transformation Plan is the basis.", "plan-name-disagrees"),
        (
            "# Delivering efficient and effective\n\nProviding efficient and effective services is at our core.",
            "title-cut-off"
        ),
        ("The plan before this one is available [here](#).", "link-to-nowhere"),
        ("The Portfolio Agreements (PPRAs) will follow.", "abbreviation-unexplained"),
        // A district council's performance report: a target of another measure.
        ("Missed bins were 73,390 against a target of 420.", "target-implausible"),
        ("The target for EDU-004 in 2023/24 was 42%.", "target-disagrees"),
        // Facts that councils published, with one number of each changed.
        ("The Council Plan 2024-27 has 19 priorities and four ambitions.", "count-disagrees"),
        ("31 of 78 indicators with a result (49.7%) were on or above target.", "share-disagrees"),
        ("Of the 51 indicators, 24 (57%) were maintained or improved.", "share-disagrees"),
        ("Cabinet met on Wednesday 30 January 2024.", "weekday-disagrees"),
    ]

    @Test(arguments: wrong)
    func `What was wrong in a real paper is found`(text: String, rule: String) throws {
        #expect(try rules(text) == [rule])
    }

    private static let hidden = [
        // The status of the forecast shown as the status of now.
        "The indicator is Green, because the forecast for the year is Green; it is Amber now.",
        // A status that jumps because the plan's year changed, and with it the numbers.
        "The theme was Red in Quarter 4 of 2022/23 and Green in Quarter 1 of 2023/24.",
        // An undefined tolerance.
        "92% of the indicators were met or within an acceptable tolerance.",
        // A commentary that stresses what is good and passes over the status.
        "Staff worked hard, and much was achieved in a year that was not easy (status: Red).",
        // Data that were to come and did not.
        "Data for this indicator were not available when the report was written.",
        // Green taken for done where it means on track.
        "The project is Green and will be complete by 31 March 2026.",
        // Parts that do not add up: 13 + 20 + 28 + 24 are 85.
        "Of the 87 indicators, 13 were below, 20 within and 28 above their targets, and 24 had none.",
    ]

    @Test(arguments: hidden)
    func `What only somebody who knows can see is not found`(text: String) throws {
        #expect(try rules(text) == [])
    }

    private static let right = [
        // True sentences beside those errors: counts and shares as councils published them.
        "31 of 78 indicators with a result (39.7%) were on or above target.",
        "Of the 51 indicators, 24 (47%) were maintained or improved and 27 (53%) were worse.",
        "Of the 87 indicators, 13 (15%) were below, 20 (23%) within and 28 (32%) above their targets.",
        "40% were Green, 5.7% Amber and 25.7% Red; 20% were for information and 8.6% awaited.",
        "In 2023 Cabinet met on 31 January 2023 and Council on 23 February 2023.",
        "It builds on the two cross cutting themes set out in the Council Plan 2023/4.",
        "The 2024/25 Portfolio Agreements and the budget for 2024/25 follow in spring 2024.",
        "The rolling forecast was 2024/25 to 2028/29, and the one before it 2013/17.",
        "Notice was given on 22 January 2024; Cabinet met on 30 January 2024 and Council on 22 February 2024.",
        "The Corporate Plan 2022-26 of another council was adopted on 24 February 2022.",
        "Savings of £10.863m and a rise of council tax by 4.99% balance a net budget of £336m.",
        "The call-in period ended on 26 September 2024, five working days after Thursday 19 September 2024.",
        "The Council Plan 2024-27 has four big ambitions, two cross-cutting themes and four enablers.",
        "The Council Plan has 20 priorities; the Borough Plan has three themes and nine priorities.",
        "Cabinet met on Tuesday 30 January 2024 and Council on Thursday 22 February 2024.",
        "The green value of EDU-004 for 2023/24 was the target of 65%; the result was 59.7%.",
    ]

    @Test(arguments: right)
    func `What was right is left alone`(text: String) throws {
        #expect(try rules(text) == [])
    }

    /// The officers' guide says so: who changes these numbers changes them there.
    @Test func `So many were tried`() {
        #expect(Self.wrong.count == 13)
        #expect(Self.hidden.count == 7)
        #expect(Self.right.count == 16)
    }
}

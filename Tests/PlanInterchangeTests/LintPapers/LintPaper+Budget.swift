import PlanInterchange

extension LintPaper {
    /// A unitary council's budget report: sums of money, years of every kind, recommendations with semicolons.
    static let budget = LintPaper(
        name: "Budget report",
        text: """
            # Revenue Budget 2025/26 and Medium Term Financial Strategy 2025/26 to 2028/29

            **Decision maker:** Executive, Tuesday 11 February 2025

            **Report of:** Director of Finance (Section 151 Officer)

            ## Summary

            1. The Executive is asked to recommend to Full Council on Tuesday 25 February 2025 a net revenue budget of
            £336.2m for 2025/26, an increase from £318.4m in 2024/25.

            2. Council Tax rises by 4.99%, of which 2.00% is the Adult Social Care precept. Band D increases from
            £1,842.55 to £1,934.49 a year.

            3. The gap before savings grew from £9.8m in the September report to £1.2bn for councils across England as
            a whole according to the Local Government Association, but here it fell from £14.1m to £11.7m.

            4. Reserves are expected to fall from £42m on 31 March 2024 to £38.5m on 31 March 2026. The general balance
            stays at £12m, above the target of £10m.

            ## Recommendations

            That the Executive recommends to Full Council: the net revenue budget of £336.2m for 2025/26 as set out in
            Appendix A; the savings of £11.7m in Appendix B; the fees and charges in Appendix C; the capital programme
            2025/26 to 2029/30 in Appendix D; and the Treasury Management Strategy 2025/26 in Appendix E, subject to any
            change that follows the final settlement.

            ## Reasons

            The Council Plan 2024-28 sets the priorities on which the budget is built. The law asks the council to set
            its budget by 11 March 2025. Last year's budget was approved by Full Council on 27 February 2024.

            | £m | 2024/25 | 2025/26 | 2026/27 |
            |---|---|---|---|
            | Net budget | 318.4 | 336.2 | 351.0 |
            | Savings | 9.8 | 11.7 | 8.2 |
            """,
        advice: [],
        seeds: [
            Seed(right: "Tuesday 25 February 2025", wrong: "Tuesday 27 February 2025", rule: .weekdayDisagrees),
            Seed(right: "an increase from £318.4m", wrong: "a decrease from £318.4m", rule: .changeDisagrees),
            Seed(right: "it fell from £14.1m", wrong: "it fell from £10.1m", rule: .changeDisagrees),
            Seed(
                right: "increases from\n£1,842.55 to £1,934.49",
                wrong: "increases from\n£1,942.55 to £1,934.49",
                rule: .changeDisagrees
            ),
            Seed(right: "£12m, above the target", wrong: "£9m, above the target", rule: .changeDisagrees),
            Seed(
                right: "Executive, Tuesday 11 February 2025",
                wrong: "Executive, Tuesday 11 February 2024",
                rule: .weekdayDisagrees
            ),
            // The text's sum and the table's differ: tables are not added up.
            Seed(right: "savings of £11.7m", wrong: "savings of £17.1m", rule: nil),
        ]
    )
}

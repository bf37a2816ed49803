import PlanInterchange

extension LintPaper {
    /// A Scottish council without a Cabinet: Markdown headings, a benchmarking report.
    static let scottish = LintPaper(
        name: "Scottish council, benchmarking report",
        text: """
            # Glenmore Council

            ## Policy and Resources Committee, 12 March 2024

            ### Local Government Benchmarking Framework 2022/23

            Report by the Depute Chief Executive

            ## Purpose

            This report presents the results of the Local Government Benchmarking Framework (LGBF) for 2022/23. The
            committee is asked to note it and to agree the next steps.

            ## Main points

            - Of the 107 indicators, 61 (57%) improved or stayed the same, and 46 (43%) got worse.
            - The cost of primary education for each pupil increased from £5,916 in 2021/22 to £6,333 in 2022/23.
            - Household waste recycled fell from 55.1% to 53.9%.
            - Sickness absence of teachers was 6.8 days, down from 7.2 days the year before.

            The Council Plan 2022-27 was approved by Glenmore Council on 29 September 2022. Its Best Value audit took
            place in 2023. The Accounts Commission's Direction of 2021 asks councils to report on all 107 indicators.

            ## Next steps

            1. Publish the results on [our performance pages](https://www.glenmore.example/performance) by 31 March 2024.
            2. Report on 2023/24 to the committee on 11 March 2025.

            ## Implications

            | Kind | Implication |
            |---|---|
            | Financial | None from this report. |
            | Fairer Scotland | Considered in the Council Plan 2022-27. |
            | Climate | Recycling is below the national average of 62.3%. |
            """,
        advice: [],
        seeds: [
            Seed(right: "61 (57%) improved", wrong: "61 (67%) improved", rule: .shareDisagrees),
            Seed(right: "£5,916 in 2021/22 to £6,333", wrong: "£6,916 in 2021/22 to £6,333", rule: .changeDisagrees),
            Seed(right: "fell from 55.1% to 53.9%", wrong: "fell from 53.9% to 55.1%", rule: .changeDisagrees),
            Seed(right: "down from 7.2 days", wrong: "up from 7.2 days", rule: .changeDisagrees),
            Seed(right: "(https://www.glenmore.example/performance)", wrong: "(#)", rule: .linkToNowhere),
            Seed(right: "on 29 September 2022", wrong: "on 31 September 2022", rule: .dateImpossible),
            // One number of several that nothing adds up.
            Seed(right: "all 107 indicators", wrong: "all 105 indicators", rule: nil),
        ]
    )
}

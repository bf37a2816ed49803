import PlanInterchange

extension LintPaper {
    /// A London borough's performance report: bullets, targets, statuses.
    static let performance = LintPaper(
        name: "Performance report",
        text: """
            # Corporate Performance Report: Quarter 2 2024/25

            Overview and Scrutiny Panel, 21 November 2024

            ## 1 Overview

            1.1 This report gives progress on the Corporate Plan 2022-26 from 1 July to 30 September 2024. There are 48
            Key Performance Indicators (KPIs), of which 40 have a target for the quarter.

            1.2 Of the 40 KPIs with a target, 26 (65%) are Green, 8 (20%) are Amber and 6 (15%) are Red. In Quarter 1 of
            2024/25 it was 24 (60%) of 40.

            ## 2 Exceptions

            - Missed bins: 58 for every 100,000 collections, above the target of 50. Last quarter it was 61.
            - Homelessness prevented: 47%, down from 52% and below the target of 55%.
            - Complaints answered in time improved from 71% to 83% after two more staff were hired.
            - Staff sickness decreased from 9.1 to 8.7 days.
            - Visits to libraries grew by 4% from 120,400 to 125,216.

            ## 3 Next report

            3.1 The Quarter 3 report is due on 27 February 2025; the Corporate Plan 2022-26 ends on 31 March 2026 and
            work on the Corporate Plan 2026-30 begins in spring 2025.

            RAG key: Red, Amber, Green (RAG) as the council's performance framework of 2022 defines them.
            """,
        advice: [],
        seeds: [
            Seed(right: "26 (65%) are Green", wrong: "26 (56%) are Green", rule: .shareDisagrees),
            Seed(right: "6 (15%) are Red", wrong: "6 (25%) are Red", rule: .shareDisagrees),
            Seed(right: "24 (60%) of 40", wrong: "24 (70%) of 40", rule: .shareDisagrees),
            Seed(right: "47%, down from 52%", wrong: "47%, up from 52%", rule: .changeDisagrees),
            // A rate and its target: which of its numbers is the value is not read.
            Seed(right: "100,000 collections, above", wrong: "100,000 collections, below", rule: nil),
            Seed(
                right: "decreased from 9.1 to 8.7 days",
                wrong: "decreased from 8.1 to 8.7 days",
                rule: .changeDisagrees
            ),
            // Whether high is good, only a record knows.
            Seed(right: "improved from 71% to 83%", wrong: "improved from 83% to 71%", rule: nil),
            // A rise that its percentage does not give.
            Seed(right: "grew by 4% from 120,400", wrong: "grew by 14% from 120,400", rule: nil),
        ]
    )
}

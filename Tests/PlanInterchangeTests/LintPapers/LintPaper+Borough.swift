import PlanInterchange

extension LintPaper {
    /// A metropolitan borough: numbered paragraphs, hard line ends.
    static let borough = LintPaper(
        name: "Borough, numbered paragraphs",
        text: """
            CABINET
            Date: Tuesday 14 January 2025

            DRAFT COUNCIL PLAN 2025-28
            Report of the Chief Executive

            1. Introduction

            1.1 The Council Plan 2025-2028 says what the council will do for residents over the next
            three years. It follows the Council Plan 2022-25, which Council adopted on 24 February 2022,
            and is aligned with the Medium Term Financial Plan (MTFP) 2025/26 to 2029/30.

            1.2 Consultation ran from 2 September to 31 October 2024. There were 1,204 replies, up from 890
            two years before. Of the 1,204 replies, 963 (80%) agreed with the four ambitions.

            1.3 The plan has four ambitions:

            - Good homes
            - Work that pays
            - A fair start in life
            - Clean and green places

            2. What happens next

            2.1 Following consideration by Cabinet on Tuesday 14 January 2025 the plan will be submitted to
            Council on Thursday 27 February 2025 together with the budget for 2025/26. Council tax bills
            will be sent by 14 March 2025.

            2.2 The 2025/26 Portfolio Agreements will be drawn up in spring 2025.

            2.3 The share of homes that meet the standard rose from 91.4% in 2022/23 to 93.8% in 2023/24.

            3. Recommendations

            3.1 Cabinet is asked to recommend the Council Plan 2025-28 to Council.

            Further information: [Council Plan 2022-25](https://www.anyborough.example/council-plan-2022).

            Contact: Strategy Team, Town Hall, High Street, Anyborough AB1 2CD
            """,
        advice: [],
        seeds: [
            Seed(
                right: "Council on Thursday 27 February",
                wrong: "Council on Tuesday 27 February",
                rule: .weekdayDisagrees
            ),
            Seed(right: "Council Plan 2025-2028 says", wrong: "Council Plan 2025/26 says", rule: .periodDisagrees),
            Seed(
                right: "Cabinet is asked to recommend the Council Plan",
                wrong: "Cabinet is asked to recommend the 2024-27 Council Plan",
                rule: .periodDisagrees
            ),
            Seed(right: "has four ambitions:", wrong: "has five ambitions:", rule: .countDisagrees),
            Seed(right: "rose from 91.4%", wrong: "rose from 94.4%", rule: .changeDisagrees),
            Seed(right: "up from 890", wrong: "up from 1,890", rule: .changeDisagrees),
            Seed(right: "963 (80%)", wrong: "963 (84%)", rule: .shareDisagrees),
            Seed(right: "(https://www.anyborough.example/council-plan-2022)", wrong: "()", rule: .linkToNowhere),
            Seed(right: "31 October 2024", wrong: "31 November 2024", rule: .dateImpossible),
            Seed(
                right: "Council on Thursday 27 February 2025",
                wrong: "Council on 27 December 2024",
                rule: .meetingDatePast
            ),
            Seed(
                right: "the plan will be submitted",
                wrong: "the Council and Improvement Plan will be submitted",
                rule: .planNameDisagrees
            ),
            // A wrong year of another document: nothing in the paper says which is right.
            Seed(right: "MTFP) 2025/26 to 2029/30", wrong: "MTFP) 2024/25 to 2028/29", rule: nil),
            // The wrong number of replies: nothing to hold it against.
            Seed(
                right: "bills\nwill be sent by 14 March 2025",
                wrong: "bills\nwill be sent by 14 March 2024",
                rule: nil
            ),
        ]
    )
}

import PlanInterchange

extension LintPaper {
    /// A district council with committees: a member's briefing with options, long lists and an honest excess of words.
    static let district = LintPaper(
        name: "District council, options appraisal",
        text: """
            # Leisure Centre Options

            Strategy and Resources Committee: Wednesday 9 October 2024

            ## The question

            Should the council refurbish, rebuild or close the Riverside Leisure Centre, which was opened in 1974, has had
            no major work since 1998, loses about £400,000 in a usual year and is used by some 2,900 residents in a week,
            more than half of them children who come with their schools?

            There are three options:

            - **Refurbish**: £6.5m; open again by summer 2026.
            - **Rebuild**: £21m; open by 2028.
            - **Close**: saves £0.4m a year.

            ## Views

            Of the 1,610 people who answered, 902 (56%) want a new centre, 611 (38%) a refurbished one and 97 (6%) would
            close it. In the survey of 2019 support for a new centre was 61%.

            ## Next steps

            | When | What |
            |---|---|
            | 9 October 2024 | Strategy and Resources Committee decides on an option |
            | 11 December 2024 | Council votes on the budget |

            Questions to the Head of Leisure, [leisure@district.example](mailto:leisure@district.example), and see
            [the consultation report](https://www.district.example/riverside).
            """,
        advice: ["sentence-too-long 7"],
        seeds: [
            Seed(right: "There are three options", wrong: "There are four options", rule: .countDisagrees),
            Seed(right: "902 (56%)", wrong: "902 (65%)", rule: .shareDisagrees),
            Seed(right: "97 (6%)", wrong: "97 (9%)", rule: .shareDisagrees),
            Seed(right: "Wednesday 9 October 2024", wrong: "Wednesday 9 October 2023", rule: .weekdayDisagrees),
            Seed(right: "(https://www.district.example/riverside)", wrong: "(#)", rule: .linkToNowhere),
            Seed(right: "11 December 2024 | Council", wrong: "11 December 2023 | Council", rule: nil),
        ]
    )
}

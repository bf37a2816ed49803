import PlanInterchange

extension LintPaper {
    /// A county council's plan refresh: goals, a cut-off risk, a plan that is refreshed each year.
    static let county = LintPaper(
        name: "County council, yearly refresh of a plan",
        text: """
            Full Council
            Thursday 13 February 2025

            Our Council Plan 2022-2027: 2025/26 refresh

            Summary

            The Council Plan 2022-2027 is refreshed each year. This is the third refresh; the second was agreed at
            Full Council on 15 February 2024. The vision, "a county where everybody matters", does not change.

            Goal 1: Opportunities for all
            - Good schools and lifelong learning
            - Jobs close to home

            Goal 2: Healthy and independent lives
            - Care at home
            - Fewer falls

            Goal 3: A clean and green environment
            - Fewer miles by car
            - Less waste

            The county council's three goals are the same as in the Council Plan 2022-2027 as first adopted. A clean and
            green environment that everybody can enjoy remains the hardest of them.

            Council Plan 2024/25 performance is reported in June 2025. The 2025/26 Council Plan targets are in Annex A.

            The refreshed plan replaces last year's from 1 April 2025. Actions completed fell from 88% to 86%.
            """,
        advice: [],
        seeds: [
            Seed(
                right: "The county council's three goals",
                wrong: "The county council's four goals",
                rule: .countDisagrees
            ),
            Seed(
                right: "The Council Plan 2022-2027 is refreshed",
                wrong: "The Council Plan 2022-2026 is refreshed",
                rule: .periodDisagrees
            ),
            Seed(right: "Thursday 13 February 2025", wrong: "Thursday 15 February 2025", rule: .weekdayDisagrees),
            Seed(right: "Goal 3: A clean and green environment\n", wrong: "Goal 3: A clean and\n", rule: .titleCutOff),
            Seed(right: "fell from 88% to 86%", wrong: "fell from 86% to 88%", rule: .changeDisagrees),
        ]
    )
}

import PlanInterchange

extension LintPaper {
    /// What comes out of Word: a header table, grid tables, escaped marks, a footnote, columns parted by spaces.
    static let wordTables = LintPaper(
        name: "Report converted from Word",
        text: #"""
            # Corporate Strategy 2025-2029

            +-----------------------+--------------------------------------------+
            | **Meeting**           | Cabinet                                    |
            +-----------------------+--------------------------------------------+
            | **Date**              | 15 January 2025                            |
            +-----------------------+--------------------------------------------+
            | **Portfolio**         | Leader of the Council                      |
            +-----------------------+--------------------------------------------+

            **Purpose**

            To ask Cabinet to recommend the draft Corporate Strategy 2025-2029 to Full Council on 26 February 2025. It
            replaces the Corporate Strategy 2021-2025, which most people will remember as "Better Together".

            **Background**

            The strategy was written with partners in the health service, the police, the college and the voluntary
            sector\*. The Medium-Term Financial Plan (MTFP) and the Local Plan 2020-2036 were considered with it.

              Measure                      2022/23    2023/24    Target
              ---------------------------- ---------- ---------- --------
              Homes completed              411        388        450
              Recycling                    48.2%      47.9%      50%
              Calls answered in 60 secs    71%        80%        85%

            As the table shows, the number of homes completed fell from 411 to 388, while calls answered within a minute
            increased from 71% to 80%.

            **Glossary**

            - MTFP: Medium-Term Financial Plan
            - UKSPF – UK Shared Prosperity Fund

            **Financial implications**

            The UKSPF pays for two of the schemes until 31 March 2025. All else is within the budget for 2025/26.

            \* A list of all who took part is at [Appendix 2: who took part](appendix-2.docx).
            """#,
        advice: [],
        seeds: [
            Seed(
                right: "the draft Corporate Strategy 2025-2029",
                wrong: "the draft Corporate Strategy 2025-2028",
                rule: .periodDisagrees
            ),
            Seed(right: "fell from 411 to 388", wrong: "fell from 388 to 411", rule: .changeDisagrees),
            Seed(right: "increased from 71% to 80%", wrong: "increased from 81% to 80%", rule: .changeDisagrees),
            Seed(right: "(appendix-2.docx)", wrong: #"(file:///C:/Users/me/appendix-2.docx)"#, rule: .linkToNowhere),
            Seed(right: "26 February 2025", wrong: "30 February 2025", rule: .dateImpossible),
            // A sentence against a table of the same paper.
            Seed(right: "fell from 411 to 388", wrong: "fell from 421 to 388", rule: nil),
        ]
    )
}

import PlanInterchange

extension LintPaper {
    /// A Welsh council: self-assessment, bold headings, a timetable in a table, names in Welsh.
    static let welsh = LintPaper(
        name: "Welsh council, self-assessment",
        text: """
            **CYNGOR SIR DYFFRYN / DYFFRYN COUNTY COUNCIL**

            **Governance and Audit Committee: 18 September 2024**

            **Draft Self-Assessment 2023/24**

            **1. Purpose of the report**

            1.1 Part 6 of the Local Government and Elections (Wales) Act 2021 asks each council to assess itself every
            year. The committee may make recommendations, and the council must say why it accepts them or does not.

            1.2 The report also meets the duty under the Well-being of Future Generations (Wales) Act 2015 to report on
            our three well-being objectives:

            a) Ffyniant: a county that prospers
            b) Cymuned: communities that care
            c) Gwyrdd: a greener county

            **2. Timetable**

            | Step | Body | Date |
            |---|---|---|
            | Draft considered | Governance and Audit Committee | 18 September 2024 |
            | Draft approved | Cabinet | 8 October 2024 |
            | Adopted | Council | 24 October 2024 |
            | Published | | 31 October 2024 |

            2.1 The Panel Performance Assessment of May 2024 is reported separately. The Corporate Plan 2022-27 was
            reviewed in Quarter 4 of 2023/24, and the Corporate Plan 2017-22 is no longer in force.

            **3. Findings**

            3.1 26 of 40 actions (65%) were complete by 31 March 2024; 34 of 40 had been planned.

            3.2 Use of Welsh at reception increased from 12% to 17%. The target for 2024/25 is 20%.

            **4. Recommendation**

            4.1 That the committee considers the draft and says whether it wishes to make recommendations before Cabinet
            meets on 8 October 2024.
            """,
        advice: [],
        seeds: [
            Seed(
                right: "our three well-being objectives:",
                wrong: "our four well-being objectives:",
                rule: .countDisagrees
            ),
            Seed(right: "| Council | 24 October 2024", wrong: "| Council | 24 September 2024", rule: .datesOutOfOrder),
            Seed(right: "26 of 40 actions (65%)", wrong: "26 of 40 actions (56%)", rule: .shareDisagrees),
            Seed(right: "increased from 12% to 17%", wrong: "increased from 17% to 12%", rule: .changeDisagrees),
            Seed(right: "Published | | 31 October", wrong: "Published | | 31 September", rule: .dateImpossible),
            // Two dates of one meeting disagree: no rule compares them.
            Seed(right: "Cabinet\nmeets on 8 October 2024", wrong: "Cabinet\nmeets on 15 October 2024", rule: nil),
        ]
    )
}

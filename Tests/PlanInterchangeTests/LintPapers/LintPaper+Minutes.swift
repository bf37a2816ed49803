import PlanInterchange

extension LintPaper {
    /// Minutes: everything is past, resolutions in capitals, many bodies and days.
    static let minutes = LintPaper(
        name: "Minutes",
        text: """
            MINUTES OF THE MEETING OF THE CABINET
            held on Tuesday, 5 December 2023 at 6.00 p.m. in the Town Hall

            PRESENT: Councillor A Ashworth (Chair); Councillors B Begum, C Clarke, D Davies and E Evans

            1. MINUTES

            RESOLVED – That the Minutes of the meeting held on 7 November 2023 be approved and signed.

            2. DECLARATIONS OF INTEREST

            No declarations were made.

            3. MID-YEAR CORPORATE PERFORMANCE AND RESOURCES REPORT

            The Leader of the Council submitted a report. In reply to a question he said that the forecast deficit had
            been reduced from £3.1m to £2.4m since Cabinet met on 19 September 2023.

            Members noted that 4 of 7 portfolios (57%) forecast a surplus, and that the Council on 23 February 2023 had
            asked for fewer reports.

            RESOLVED – (1) That the report be noted.
            (2) That the virements in Appendix 2 be approved.

            4. COUNCIL PLAN 2024-27

            The Chief Executive reported orally. The draft Council Plan 2024-27 would come to Cabinet on 30 January 2024
            and to the Council on 22 February 2024. It would replace the Council Plan 2023/24.

            RESOLVED – That the position be noted.

            The meeting closed at 7.25 p.m.
            """,
        advice: [],
        seeds: [
            Seed(
                right: "held on Tuesday, 5 December 2023",
                wrong: "held on Wednesday, 5 December 2023",
                rule: .weekdayDisagrees
            ),
            Seed(right: "reduced from £3.1m to £2.4m", wrong: "reduced from £2.4m to £3.1m", rule: .changeDisagrees),
            Seed(right: "4 of 7 portfolios (57%)", wrong: "4 of 7 portfolios (67%)", rule: .shareDisagrees),
            Seed(
                right: "The draft Council Plan 2024-27 would",
                wrong: "The draft Council Plan 2024-28 would",
                rule: .periodDisagrees
            ),
            Seed(right: "Council on 22 February 2024", wrong: "Council on 22 January 2024", rule: .datesOutOfOrder),
            Seed(right: "7 November 2023", wrong: "31 November 2023", rule: .dateImpossible),
        ]
    )
}

import PlanInterchange

extension LintPaper {
    /// A scrutiny review of a city council: foreword, findings, letters as numbers, footnotes.
    static let scrutiny = LintPaper(
        name: "Scrutiny review",
        text: """
            # Review of Temporary Accommodation

            Report of the Task and Finish Group to the Housing Scrutiny Committee, 6 March 2025

            ## Foreword

            We began this review after a motion of the City Council on 11 July 2023. In eighteen months we heard 42
            people, visited five hostels and read more than we thought we would.

            ## What we found

            A. On 31 December 2024, 612 households lived in temporary accommodation, up from 548 a year before.
            B. 118 of the 612 households (19.3%) were in bed and breakfast.
            C. The average stay rose from 11 months to 1 year and 4 months.
            D. The cost for the council rose from £6.2 million to £9.05 million in two years.
            E. Complaints have not decreased from 2022/23 to 2023/24 as had been hoped.

            Our work did not look at supported housing; at homes for refugees; at sheltered schemes, which the Adults
            Scrutiny Committee reviewed in 2022; or at the private sector beyond what landlords told us in evidence.

            ## What we recommend

            The group makes three recommendations:

            1. that the Cabinet Member for Housing publishes a plan by 30 September 2025;
            2. that bed and breakfast for families ends by 31 March 2026;
            3. that this committee receives a report every six months.

            ## Response

            Cabinet will respond on Tuesday 8 April 2025, within two months as the law asks.
            """,
        advice: [],
        seeds: [
            Seed(right: "up from 548", wrong: "down from 548", rule: .changeDisagrees),
            Seed(
                right: "118 of the 612 households (19.3%)",
                wrong: "118 of the 612 households (29.3%)",
                rule: .shareDisagrees
            ),
            Seed(right: "rose from £6.2 million", wrong: "rose from £16.2 million", rule: .changeDisagrees),
            Seed(right: "makes three recommendations", wrong: "makes four recommendations", rule: .countDisagrees),
            Seed(right: "Tuesday 8 April 2025", wrong: "Tuesday 8 April 2024", rule: .weekdayDisagrees),
            Seed(right: "respond on Tuesday 8 April 2025", wrong: "respond on 8 April 2024", rule: nil),
            Seed(right: "by 31 March 2026", wrong: "by 31 April 2026", rule: .dateImpossible),
        ]
    )
}

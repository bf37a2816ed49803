import Foundation
import PlanDomain
import PlanInterchange
import Testing

/// Papers as other councils write them; all are made up for these tests.
struct OtherPapersTests {
    private func read(_ text: String) throws -> PaperReading { try PaperReading(PaperText(Data(text.utf8))) }

    private func outline(_ text: String) throws -> [String] {
        try read(text).elements.map { "\($0.kind.rawValue) \($0.number) \($0.wording.title)" }
    }

    @Test func `Outcomes as Markdown headings with commitments as lists`() throws {
        let paper = """
            # Anytown Corporate Strategy 2025-2029

            Our strategy has two outcomes.

            ## Outcome 1: A thriving economy

            We want everybody to have good work.

            ### Our commitments

            - Support local business
            - Bring homes into use

            ### What success looks like

            - More people in work

            ## Outcome 2: Healthy lives

            * Active travel
            * Good food

            ## Cross-cutting themes

            - Fairness
            - Climate

            ## Enablers

            1. Our people
            2. Our money

            ## How we will measure this

            - Some numbers
            - Other numbers
            """
        #expect(
            try outline(paper) == [
                "ambition 1 A thriving economy", "priority 1.1 Support local business",
                "priority 1.2 Bring homes into use",
                "ambition 2 Healthy lives", "priority 2.1 Active travel", "priority 2.2 Good food", "theme 1 Fairness",
                "theme 2 Climate", "enabler 1 Our people", "enabler 2 Our money",
            ]
        )
        let first = try read(paper).elements[0].wording
        #expect(first.narrative == "We want everybody to have good work.")
        #expect(first.success == "- More people in work")
    }

    @Test func `Missions with labelled priorities and text under each`() throws {
        let paper = """
            COUNCIL DELIVERY PLAN 2026 to 2030
            Mission One - Clean and green
            Priority 1.1: Cleaner streets
            We will sweep every street.
            Priority 1.2: Greener parks
            Mission Two – Safe homes
            Priority 2.1: Warm homes
            """
        #expect(
            try outline(paper) == [
                "ambition 1 Clean and green", "priority 1.1 Cleaner streets", "priority 1.2 Greener parks",
                "ambition 2 Safe homes", "priority 2.1 Warm homes",
            ]
        )
        #expect(try read(paper).elements[1].wording.narrative == "We will sweep every street.")
        #expect(try read(paper).title == "Council Delivery Plan 2026 to 2030")
    }

    @Test func `A table of contents is not the plan`() throws {
        let paper = """
            Our Council Plan 2024-28

            Contents
            Goal 1: Growing up well ........ 3
            Goal 2: Ageing well ........ 5

            Goal 1: Growing up well
            - Best start
            - Good schools

            Goal 2: Ageing well
            - Care at home
            """
        #expect(
            try outline(paper) == [
                "ambition 1 Growing up well", "priority 1.1 Best start", "priority 1.2 Good schools",
                "ambition 2 Ageing well",
                "priority 2.1 Care at home",
            ]
        )
    }

    @Test func `Themes as the top level are ambitions, and bold lines are headings`() throws {
        let paper = """
            **Corporate Plan 2023/27**

            **Theme 1: People**

            1. Start well
            2. Live well

            **Theme 2: Place**

            a) Homes
            b) Roads
            """
        #expect(
            try outline(paper) == [
                "ambition 1 People", "priority 1.1 Start well", "priority 1.2 Live well", "ambition 2 Place",
                "priority 2.1 Homes", "priority 2.2 Roads",
            ]
        )
    }

    @Test func `Ambitions without numbers, under a heading that announces them`() throws {
        let paper = """
            # Plan 2025-28

            ## Our ambitions

            ### Fairer

            - Cut poverty

            ### Greener

            - Cut carbon
            - Plant trees
            """
        #expect(
            try outline(paper) == [
                "ambition 1 Fairer", "priority 1.1 Cut poverty", "ambition 2 Greener", "priority 2.1 Cut carbon",
                "priority 2.2 Plant trees",
            ]
        )
    }

    @Test func `A list whose inner items are the priorities`() throws {
        let paper = """
            Council Plan 2025-28

            Our priorities are:

            - Fairer
              - Cut poverty
              - Pay well
            - Greener
              - Cut carbon
            """
        #expect(
            try outline(paper) == [
                "ambition 1 Fairer", "priority 1.1 Cut poverty", "priority 1.2 Pay well", "ambition 2 Greener",
                "priority 2.1 Cut carbon",
            ]
        )
    }

    @Test func `Single themes and enablers that a heading names, and priorities under headings of their own`() throws {
        let paper = """
            # Southby Council Plan 2024/25 to 2027/28
            # Theme 1: People
            ## Priority 1.1: Children
            We will support children.
            ### What success looks like
            - More children thrive
            # Theme 2: Place
            ## Priority 2.1: Roads
            # Cross-cutting theme: Climate
            # Enabler 1: Our people
            """
        #expect(
            try outline(paper) == [
                "ambition 1 People", "priority 1.1 Children", "ambition 2 Place", "priority 2.1 Roads",
                "theme 1 Climate",
                "enabler 1 Our people",
            ]
        )
        let reading = try read(paper)
        #expect(reading.period?.label == "2024-28")
        #expect(reading.elements[1].wording.success == "- More children thrive")
    }

    @Test func `Bold items with inner lists under a heading, and a core that says so`() throws {
        let paper = """
            # Council Plan 2025-28

            ## Strategic priorities

            1. **A strong economy**
               - Attract investment
               - Support high streets
            2. **Great places to live**
               - Affordable homes

            ## Core: Running an efficient council

            - Balance the budget

            ## Cross cutting themes

            ### Tackling inequality
            We will look at everything through this lens.

            ### Climate emergency
            """
        #expect(
            try outline(paper) == [
                "core C Running an efficient council", "priority C.1 Balance the budget", "ambition 1 A strong economy",
                "priority 1.1 Attract investment", "priority 1.2 Support high streets",
                "ambition 2 Great places to live",
                "priority 2.1 Affordable homes", "theme 1 Tackling inequality", "theme 2 Climate emergency",
            ]
        )
    }

    @Test func `Letters as numbers, and enablers that only a sentence names`() throws {
        let paper = """
            OUR CORPORATE STRATEGY 2026-2030

            1.2 The goals, and the commitments under each, are as follows:

            Goal A: Opportunity
            (a) Give every child the best start
            (b) Help people into good work

            Goal B: Community
            (a) Safe streets

            1.4 The enablers are our people, our data and our money.
            """
        #expect(
            try outline(paper).map { $0.prefix(14) } == [
                "ambition A Opp", "priority A.1 G", "priority A.2 H", "ambition B Com", "priority B.1 S",
            ]
        )
        let warnings = try read(paper).warnings.map { "\($0.code.rawValue) \($0.line)" }
        #expect(warnings == ["text-skipped 12"])
    }

    @Test func `A wrapped item is one item`() throws {
        let paper = "Council Plan 2024-27\n\nAmbition 1: Jobs\n- To build\n  more homes\n- To plant trees\n"
        #expect(try outline(paper).suffix(2) == ["priority 1.1 To build more homes", "priority 1.2 To plant trees"])
    }

    @Test func `Windows line ends, a byte-order mark and Windows letters are read and said`() throws {
        let text = "Council Plan 2024\u{2013}27\r\n\r\nAmbition 1: Jobs\r\n\u{2022} To build\r\n"
        let windows = try #require(text.data(using: .windowsCP1252))
        let reading = try PaperReading(PaperText(windows))
        #expect(reading.elements.map(\.wording.title) == ["Jobs", "To build"])
        #expect(reading.warnings.first?.code == .encodingAssumed)
        let wide = try #require(text.data(using: .utf16))
        #expect(try PaperReading(PaperText(wide)).elements.count == 2)
        #expect(try PaperReading(PaperText(Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8))).elements.count == 2)
    }

    @Test func `A count that is not what was found is raised`() throws {
        let reading = try read(
            "Council Plan 2024-27\n\nThe plan has three big ambitions for us.\n\nAmbition 1: Jobs\n- To build\n"
        )
        #expect(reading.warnings.contains { $0.code == .countDisagrees })
    }

    @Test(arguments: [
        ("", "empty"), (" \n\n\t\n", "empty"), ("Minutes of the meeting\n\nPresent: nobody.\n", "no-plan"),
        ("PK\u{3}\u{4}zip", "not-text"), ("%PDF-1.7", "not-text"), ("Plan\u{0}binary", "not-text"),
        (
            "Plan 2024-27\n\nAmbition 1: Jobs\n- a thing\n\nAmbition 1: Homes\n- another thing\n", "unclear"
        ),
        ("Plan 2024-27\n\nAmbition 1\n\n- no title\n", "unclear"),
    ])
    func `What holds no plan, or two readings, is refused with a reason`(text: String, code: String) {
        let error = #expect(throws: PaperError.self) { try read(text) }
        #expect(error?.code.rawValue == code)
    }

    @Test func `A paper that does not say its years is read but not recorded`() throws {
        let reading = try read("Our plan\n\nAmbition 1: Jobs\n- To build\n")
        #expect(reading.period == nil)
        #expect(reading.warnings.contains { $0.code == .periodNotStated })
        #expect(throws: PaperError.self) { try reading.proposal() }
        #expect(try reading.proposal(period: PlanPeriod("2024-27")).period.label == "2024-27")
    }

    @Test func `Ten thousand lines are read, whatever stands in them`() throws {
        let noise = (0..<10_000).map {
            "\($0 % 9).\($0 % 7) Some paragraph about Cabinet on 31st January, number \($0).\n"
        }
        let reading = try read("Council Plan 2024-27\n\nAmbition 1: Jobs\n- To build\n\n" + noise.joined())
        #expect(reading.elements.count == 2)
    }
}

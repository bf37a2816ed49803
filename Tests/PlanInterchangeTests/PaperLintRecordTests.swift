import Foundation
import PlanDomain
import PlanInterchange
import Testing

/// What a paper says of meetings, years and measures, held against a record.
struct PaperLintRecordTests {
    private static let council = LintCouncil().council

    /// Under the title of the plan for 2024-27.
    private func errors(_ sentence: String) throws -> [String] {
        try LintPaper.findings(in: "Council Plan 2024-27\n\n\(sentence)\n", of: .error, against: Self.council)
            .map { $0.replacing(" 3", with: "") }
    }

    @Test(arguments: [
        ("The plan goes to Cabinet on 31st January.", "meeting-date-carried-forward"),
        ("The plan goes to the Budget Council Meeting on 23rd February.", "meeting-date-carried-forward"),
        ("The plan goes to Cabinet on 29 January.", "meeting-date-disagrees"),
        ("The plan goes to Cabinet on 1 February 2024.", "meeting-date-disagrees"),
        ("The plan goes to Full Council on 22 February 2025.", "meeting-date-disagrees"),
        ("On 20 February 2024, Council decides.", "meeting-date-disagrees"),
        ("Children and Families Scrutiny Committee: 18 January 2024", "meeting-date-disagrees"),
    ])
    func `A day close to a recorded meeting, or last year's, is wrong`(sentence: String, rule: String) throws {
        #expect(try errors(sentence) == [rule])
    }

    @Test(arguments: [
        "The plan goes to Cabinet on 30 January and to Council on 22 February 2024.",
        "Cabinet approved the plan before this one on 31 January 2023, and Council on 23 February 2023.",
        "Cabinet met on 12 December 2023 and will meet on 12 March 2024.",
        "Stockton Council met on 23 February 2024.", "The Health Scrutiny Committee met on 18 January 2024.",
        "By 31 January 2024 the Council had received 40 replies.",
        "The Council's financial year ends on 31 March 2024. Council tax bills go out on 21 February 2024.",
        "The Council declared a climate emergency on 21 February 2024.",
    ])
    func `A day that the record has, or that is no meeting's, is right`(sentence: String) throws {
        #expect(try errors(sentence) == [])
    }

    @Test func `A meeting whose day is wrong is told with what the record has`() throws {
        let text = "Council Plan 2024-27\n\nIt goes to Cabinet on 31st January.\n"
        let lint = try PaperLint(PaperText(Data(text.utf8)), against: Self.council)
        let finding = try #require(lint.findings.first)
        #expect(finding.recordSays == "Cabinet, 30 January 2024")
        #expect(finding.excerpt == "31st January")
        #expect(finding.message.contains("(Cabinet, 31 January 2023): last year's date was carried forward"))
    }

    @Test func `Years of the plan are held against the record where the title has none`() throws {
        let text = "Performance report\n\nThe Council Plan 2024-28 has four ambitions.\n"
        #expect(
            try LintPaper.findings(in: text, of: .error, against: Self.council) == ["period-disagrees 3"]
        )
        #expect(try LintPaper.findings(in: text, of: .error) == [])
    }

    @Test(arguments: [
        "The Council Plan 2024-27 has 19 priorities.", "The Council Plan has nineteen priorities and four ambitions.",
        "The Council Plan (2024-27) sets out a total of five big ambitions.", "The plan has five ambitions.",
        "The plan is made up of four ambitions, three cross-cutting themes and four enablers.",
        "Our five ambitions guide all that we do.", "Progress is told for the council's three ambitions.",
        "The Council Plan's 21 priorities are set out below.", "It has been built with our three enablers.",
        "The Council Plan has 20 priorities across five ambitions.",
    ])
    func `A count of the plan's own parts that the record contradicts is found`(sentence: String) throws {
        #expect(try errors(sentence) == ["count-disagrees"])
    }

    @Test(arguments: [
        "The Council Plan 2024-27 has 20 priorities.", "The Council Plan has 17 priorities.",
        "The plan has four ambitions, two cross-cutting themes and four enablers.", "Our four ambitions guide us.",
        "This report covers five of our priorities.", "This ambition has five priorities.",
        "The Council Plan has five priorities under this ambition.", "Four of the priorities are Green.",
        "The Council Plan has three priorities for children.", "The Council Plan has five priorities that are Red.",
        "Our three priorities are safety, quality and cost.", "Our top three priorities are set out below.",
        "The plan has three top priorities.", "The three priorities of the portfolio are set out below.",
        "The Council Plan 2023-24 has five ambitions.", "The previous Council Plan has five ambitions.",
        "The Council Plan had five ambitions.", "The Borough Plan has nine priorities and three themes.",
        "The Borough Plan is for all of us. The plan has nine priorities.", "Stockton Council Plan has six priorities.",
        "The plan has at least 19 priorities.", "The Council Plan should have five ambitions.",
        "Our two ambitions on housing and work go hand in hand.", "The Council Plan has 19 priorities in progress.",
        "The Council Plan Ambition 2 has four priorities.", "The Council Plan has five ambitions per portfolio.",
        "We have five ambitions.", "Each ambition of the plan has five priorities.",
        "The Council Plan has 42 measures and two priorities on hold.", "Our strategy has six priorities.",
    ])
    func `A count that is right, or of something else, is left alone`(sentence: String) throws {
        #expect(try errors(sentence) == [])
    }

    @Test func `What a paper counts and lists itself may be newer than the record`() throws {
        let list = (1...5).map { "Ambition \($0): Title \($0)\n\n- To do\n- To act\n\n" }.joined()
        let text = "Council Plan 2024-27\n\nThe plan has five ambitions.\n\n\(list)"
        #expect(try LintPaper.findings(in: text, of: .error, against: Self.council) == [])
        let wrong = text.replacing("has five", with: "has six")
        #expect(try LintPaper.findings(in: wrong, of: .error, against: Self.council) == ["count-disagrees 3"])
    }

    @Test func `What another plan had is not held against the list of this one`() throws {
        let list = (1...5).map { "Ambition \($0): Title \($0)\n\n- To do\n- To act\n\n" }.joined()
        let sentence = "The Plan builds on the four 'Big Ambitions' and two themes set out in the Council Plan 2023/4."
        #expect(try LintPaper.findings(in: "Council Plan 2024-27\n\n\(sentence)\n\n\(list)", of: .error) == [])
    }

    @Test(arguments: [
        "Climate strategy 2024-27\n\nOur five ambitions guide all that we do.\n",
        "Report\n\nThe plan has nine priorities.\n", "Borough Plan 2024-27\n\nOur five ambitions guide us.\n",
    ])
    func `In a paper about something else, only a count in the plan's name is the plan's`(text: String) throws {
        #expect(try LintPaper.findings(in: text, of: .error, against: Self.council) == [])
        #expect(
            try LintPaper.findings(
                in: text + "\nThe Council Plan has five ambitions.\n",
                of: .error,
                against: Self.council
            )
                == ["count-disagrees 5"]
        )
    }

    @Test(arguments: [
        ("EDU-004 was 62.1% in 2022/23.", "figure-disagrees"),
        ("In 2022/23, pupils who reach the expected standard (Key Stage 2) made up 69%.", "figure-disagrees"),
        ("Pupils who reach the expected standard: 58.4% in 2021/22 and 59.1% in 2022/23.", "figure-disagrees"),
        ("The latest figure for EDU-004 is 60.9%.", "figure-disagrees"),
        ("The average caseload of a social worker was 17.2 in 2023/24.", "figure-disagrees"),
        ("HRS-002 stood at 2.6 days in Q3 2023/24.", "figure-disagrees"),
        ("EDU-004 was 59.7% in 2023/24 against a target of 62%.", "target-disagrees"),
        ("EDU-004 has improved since 2022/23 and was 59.7% in 2023/24.", "direction-disagrees"),
        ("EDU-004 improved in 2023/24.", "direction-disagrees"),
        ("EDU-004 deteriorated in 2022/23.", "direction-disagrees"),
        ("The average caseload of a social worker improved in 2023/24.", "direction-disagrees"),
        ("The average caseload of a social worker fell in 2023/24.", "direction-disagrees"),
        ("EDU-004 improved from 64.2% to 62.5%.", "change-disagrees"),
    ])
    func `A claim about a measure that the record contradicts is found`(sentence: String, rule: String) throws {
        #expect(try errors(sentence) == [rule])
    }

    @Test(arguments: [
        "EDU-004 was 60.9% in 2022/23.", "EDU-004 was 61% in 2022/23.", "EDU-004 was 60% in 2023/24.",
        "EDU-004 was 59.7% in 2023/24 and 59.66% to be exact in 2023/24.",
        "EDU-004 was 59.7% in 2023/24 against a target of 65%.", "EDU-004 was nearly 62% in 2022/23.",
        "EDU-004 rose by 2.5 percentage points in 2022/23.", "EDU-004 improved in 2022/23.",
        "EDU-004 was 64% nationally in 2022/23.", "EDU-004 is expected to reach 66% in 2023/24.",
        "EDU-004 was 71% in 2019/20.", "EDU-004 was 47% in Northside ward in 2022/23.",
        "EDU-004 (62 schools) was reported in 2022/23.", "EDU-004 will be improved in 2023/24.",
        "EDU-004 has not improved in 2023/24.", "EDU-004 rose from 58.4% in 2021/22 to 60.9% in 2022/23.",
        "The average caseload of a social worker rose to 18.1 in 2023/24 in our 6 teams.",
        "HRS-002 fell in Q1 2024/25.", "HRS-002 rose in Q3 2023/24.",
        "EDU-004 and SWK-001 were 62% and 17 in 2022/23.", "Attainment was 12% in 2022/23.",
        "EDU-004 was 70%.", "The target for EDU-004 in 2025/26 is 70%.",
    ])
    func `A claim that is right, or that could mean another thing, is left alone`(sentence: String) throws {
        #expect(try errors(sentence) == [])
    }

    @Test(arguments: [
        "The target for 2023/24 for EDU-004 is 65%.",
        "The target for 2023/24 for pupils who reach the expected standard (Key Stage 2) is 65%.",
        "In 2023/24 the target for EDU-004 was 65.0% and it was not met.", "EDU-004: the 2023/24 target is 65.0%.",
        "The council's target for EDU-004 in 2023/24 had been set at 65%.",
        "65% was the target for EDU-004 in 2023/24.",
        "65% is the 2023/24 target for EDU-004.", "For EDU-004 our goal for 2023/24 was 65%.",
        "The aim for EDU-004 in 2023/24 was 65%.", "Our ambition for EDU-004 in 2023/24 was a level of 65%.",
        "EDU-004 has a target of at least 65% in 2023/24.", "EDU-004 should be 70% in 2023/24.",
        "The target for EDU-004 in 2023/24 was raised to 66% by some schools.",
        "66% had been spoken of in spring as a target for EDU-004 in 2023/24.",
        "EDU-004 was on target to be 66% in 2023/24.", "EDU-004 was 5% below target in 2023/24.",
        "The government target for EDU-004 in 2023/24 was 70%.",
        "A stretch target of 70% was set for EDU-004 in 2023/24.",
        "The targets for EDU-004 in 2023/24 were 65% and 70%.", "The target for EDU-004 in 2022/23 was 64%.",
        "Work targeted 70% of the schools behind EDU-004 in 2023/24.",
        "EDU-004 was 59.7% in 2023/24, the target was 65%.", "The target for EDU-004 is 65%.",
    ])
    func `A target is never held against the figure, and a right one is right`(sentence: String) throws {
        #expect(try errors(sentence) == [])
    }

    @Test(arguments: [
        "The target for 2023/24 for EDU-004 is 50%.", "In 2023/24 the target for EDU-004 was 59.7% and it was met.",
        "EDU-004: the 2023/24 target is 59.7%.", "59.7% was the target for EDU-004 in 2023/24.",
        "For EDU-004 our goal for 2023/24 was 60%.", "The aim for EDU-004 in 2023/24 was 60%.",
        "Our ambition for EDU-004 in 2023/24 was 60%.", "The target for EDU-004 is 50%.",
        "EDU-004 was 59.7% in 2023/24, the target was 60%.",
    ])
    func `A wrong target is told as a wrong target`(sentence: String) throws {
        #expect(try errors(sentence) == ["target-disagrees"])
        let text = "Council Plan 2024-27\n\n\(sentence)\n"
        let finding = try #require(try PaperLint(PaperText(Data(text.utf8)), against: Self.council).findings.first)
        #expect(finding.recordSays == "EDU-004, target for 2023/24: 65.0%")
    }

    @Test(arguments: [
        "EDU-004 was 62% in 2023/24, above the target of 65%.",
        "Against the target of 65%, EDU-004 was 62% in 2023/24.",
        "EDU-004 was 62% in 2023/24 and missed its target.", "Under Ambition 2, EDU-004 was 62% in 2023/24.",
    ])
    func `A figure beside a target is held against the figure`(sentence: String) throws {
        #expect(try errors(sentence).contains("figure-disagrees"))
        #expect(try !errors(sentence).contains("target-disagrees"))
    }

    @Test(arguments: [
        "EDU-004 improved in the latest year.", "EDU-004 improved, the latest figures show.",
        "The latest data for pupils who reach the expected standard improved.",
        "HRS-002 worsened in the latest quarter.", "HRS-002 improved in Q3 2023/24 compared with the quarter before.",
    ])
    func `Where the latest figures are named, a direction that they contradict is wrong`(sentence: String) throws {
        #expect(try errors(sentence) == ["direction-disagrees"])
    }

    @Test(arguments: [
        ("HRS-002 worsened.", "direction-disagrees 3"),
        ("HRS-002 worsened since the last quarter.", "direction-disagrees 3"),
        ("SICK-001 improved.", "direction-disagrees 3"),
        ("SICK-001 improved since the quarter before.", "direction-disagrees 3"),
        // Against the year before it did improve.
        ("SICK-001 improved in the latest year.", nil), ("SICK-001 improved year on year.", nil),
        ("SICK-001 improved in the latest quarter.", "direction-disagrees 3"),
        ("SICK-001 improved against the year before.", nil), ("SICK-001 improved from 2.9 to 2.7 days.", nil),
        ("SICK-001 improved over the longer term.", nil), ("SICK-001 rose.", nil),
    ])
    func `Better than a year ago and worse than a quarter ago: only who says neither is asked`(
        sentence: String,
        finding: String?
    ) throws {
        let text = "Report\n\n\(sentence)\n"
        #expect(try LintPaper.findings(in: text, of: .error, against: Self.council) == [])
        let advice = try LintPaper.findings(in: text, of: .advice, against: Self.council)
        #expect(advice == (finding.map { [$0] } ?? []))
    }

    @Test func `A direction that two comparisons answer differently is told with both`() throws {
        let text = "Report\n\nSICK-001 improved in the latest quarter.\n"
        let lint = try PaperLint(PaperText(Data(text.utf8)), against: Self.council)
        let finding = try #require(lint.findings.first)
        #expect(finding.message.contains("worse against Jul to Sep 2023 (2.4)"))
        #expect(finding.message.contains("better against Oct to Dec 2022 (2.9)"))
    }

    @Test func `Where no period is named, a direction that the latest figures contradict is advice`() throws {
        let text = "Report\n\nPupils who reach the expected standard improved again.\n"
        #expect(try LintPaper.findings(in: text, of: .advice, against: Self.council) == ["direction-disagrees 3"])
        #expect(try LintPaper.findings(in: text, of: .error, against: Self.council) == [])
    }
}

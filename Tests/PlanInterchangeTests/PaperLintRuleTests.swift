import PlanInterchange
import Testing

/// Each rule on its own, without a record: what it finds and what it leaves alone.
struct PaperLintRuleTests {
    private func found(_ text: String, _ severity: PaperFinding.Severity = .error) throws -> [String] {
        try LintPaper.findings(in: text, of: severity)
    }

    // MARK: dates

    @Test(arguments: [
        ("Cabinet meets on Tuesday 31 January 2024.", ["weekday-disagrees 1"]),
        ("Closing date: Friday, 1st March 2023", ["weekday-disagrees 1"]),
        ("The hearing is on Mon 3 Sep 2024.", ["weekday-disagrees 1"]),
        ("Council Plan 2024-27\n\nCabinet meets on Tuesday 31st January.", ["weekday-disagrees 3"]),
        ("Applications close on 31 June 2024.", ["date-impossible 1"]),
        ("Applications close on 29 February 2023.", ["date-impossible 1"]),
        ("It goes to Cabinet on 23 February 2024 and to Council on 31 January 2024.", ["dates-out-of-order 1"]),
        ("It goes to the Executive on 4 March and to Full Council on 22 February.", ["dates-out-of-order 1"]),
        (
            "Council Plan 2024-27\n\nIt will be submitted to Cabinet on 31 January 2023.",
            ["meeting-date-past 3"]
        ),
        (
            "Date: 14 January 2025\n\nReplies will go to Scrutiny Committee on 9 January 2025.",
            ["meeting-date-past 3"]
        ),
        ("- Cabinet: 23 February 2024\n- Council: 31 January 2024", ["dates-out-of-order 2"]),
        (
            "It goes to Cabinet and Council on 22 February 2024.\n\nCouncil: 23 February 2024",
            ["meeting-dates-differ 3"]
        ),
        (
            "Council Plan 2024-27\n\nIt goes to Cabinet on 31st January.\n\n| Cabinet | 30 January 2024 |",
            ["meeting-dates-differ 5"]
        ),
    ])
    func `A date that cannot be is found`(text: String, expected: [String]) throws {
        #expect(try found(text) == expected)
    }

    @Test(arguments: [
        "Cabinet meets on Wednesday 31 January 2024.", "The hearing was on Tues 3 Sept 2024.",
        "Council Plan 2024-27\n\nCabinet meets on Tuesday 30th January.",
        "Corporate Plan 2022-26: Quarter 2 performance\n\nCabinet meets on Tuesday 5 December.",
        "Council Plan 2024-27\n\nCabinet met on 31 January 2023. Council will thank its staff.",
        "It goes to Cabinet on 5 December and to Council on 22 February.",
        "Cabinet on 12 March 2024 received the budget that Council on 22 February 2024 had set.",
        "- Cabinet on 12 March 2024 noted how the year before had gone in the end.\n- Council on 22 February 2024 set it.",
        "Council on 22 February 2024 asked Cabinet on 12 March 2024 to look again.",
        "Leap years have 29 February. It may be 31 May or 31 December 2024.",
        "The school year ends on Friday 19 July 2024, and the next begins on Monday 2 September.",
        "Cabinet met on 9 January 2024 and meets again on 30 January 2024, and Council on 25 January 2024.",
        "It went to Cabinet on 12 December 2023; to Council on 2 May 2023 went another.",
    ])
    func `A date that can be is left alone`(text: String) throws {
        #expect(try found(text) == [])
    }

    @Test(arguments: [
        ("The plan goes to Cabinet on 31st January.", ["meeting-date-without-year 1"]),
        ("The plan goes to\nthe Budget Council Meeting on 23rd February.", ["meeting-date-without-year 2"]),
        ("On 4 March the Executive decides.", ["meeting-date-without-year 1"]),
        ("The survey ran to 31st January. Cabinet reads the replies.", []),
        ("Bills are due on 1 April. The Council Plan begins on 1 April.", []),
        ("The plan goes to Cabinet on Tuesday 30 January.", ["meeting-date-without-year 1"]),
        ("Council Plan 2024-27\n\nThe plan goes to Cabinet on Tuesday 30 January.", []),
        ("Council tax bills are due on 1 April and the Cabinet Member visits schools on 3 May.", []),
        ("The Council closes its accounts on 31 March.", []),
    ])
    func `A meeting's date without a year is advice`(text: String, expected: [String]) throws {
        #expect(try found(text, .advice) == expected)
    }

    // MARK: the plan

    @Test(arguments: [
        ("Council Plan 2024-27\n\nCabinet is asked to approve the 2024/25 Council Plan.", ["period-disagrees 3"]),
        ("Council Plan (2024-27)\n\nThe Council Plan 2024-2028 has aims.", ["period-disagrees 3"]),
        ("Draft Corporate Strategy 2025-29\n\nThe Corporate Strategy (2025-30) says so.", ["period-disagrees 3"]),
        ("The draft Council Plan 2024-28 is out.\n\nWe like the draft Council Plan 2024-27.", ["period-disagrees 3"]),
        (
            "DRAFT COUNCIL PLAN 2024-27\n\nThe Council and Transformation Plan says so.",
            ["plan-name-disagrees 3"]
        ),
    ])
    func `Other years or another name than the title's are found`(text: String, expected: [String]) throws {
        #expect(try found(text) == expected)
    }

    @Test(arguments: [
        "The 2024/25 Portfolio Agreements follow.", "The budget for 2024/25 is balanced.",
        "The MTFP 2024/25 to 2028/29 is aligned.", "It builds on the Council Plan 2023/24 and the Council Plan 2023/4.",
        "The Medium Term Financial Strategy 2023/24 to 2027/28 was approved.",
        "The Corporate Plan 2022-26 is different.",
        "It replaces the existing Council Plan 2022-26.", "The Council Plan 2027-30 comes after it.",
        "The Council Plan 2024/25 performance report is due.", "The 2025/26 Council Plan refresh is due.",
        "The Local Plan 2020-2036 and the Housing Strategy 2023-28 were considered.", "The Council Plan 2024 to 2027.",
        "Council and Schools Forum Plan for the week", "the Adults and Children Plan",
    ])
    func `Other documents' years and names are left alone`(sentence: String) throws {
        #expect(try found("Draft Council Plan 2024-27\n\n\(sentence)\n") == [])
    }

    @Test(arguments: [
        (
            "# Delivering efficient and effective\n\nWe give efficient and effective services to all.",
            ["title-cut-off 1"]
        ),
        ("# Safe homes and the\n\nWe want safe homes and the means to live in them.", ["title-cut-off 1"]),
        ("# A clean and green environment\n\nA clean and green environment helps us all to live well.", []),
        ("# Becoming more effective\n\nBecoming more effective is what we all want to do now.", []),
        ("# Services we are proud of\n\nThey are services of which we may all be proud.", []),
        ("# Delivering efficient and effective\n\nNothing in the text goes on with these words.", []),
    ])
    func `A title that stops where the text goes on is cut off`(text: String, expected: [String]) throws {
        #expect(try found(text) == expected)
    }

    @Test(arguments: [
        ("We have three options:\n\n- Stay\n- Go\n", ["count-disagrees 1"]),
        ("Cabinet agrees the following 2 recommendations:\n\n(a) one\n(b) two\n(c) three\n", ["count-disagrees 1"]),
        (
            "Council Plan 2024-27\n\nThe plan has three ambitions for us.\n\nAmbition 1: Jobs\n- Work\n\nAmbition 2: Homes\n- Build\n",
            ["count-disagrees 3"]
        ),
        ("We have three options:\n\n- Stay\n  - at once\n- Go\n- Wait\n", []),
        ("Two of the four priorities are:\n\n- Stay\n- Go\n", []),
        ("What runs through these four ambitions:\n\n- Stay\n- Go\n", []),
        ("- Quarter 4, against the five priorities:\n\n1. Stay\n2. Go\n- Nothing else\n", ["count-disagrees 1"]),
        ("(1) Agree the two aims:\n\n(2) Agree the plan\n\n(3) Agree the budget\n", []),
        ("Of the four priorities these two matter most:\n\n- Stay\n- Go\n- Wait\n", []),
        ("Two years ago the council said:\n\n- Stay\n- Go\n- Wait\n", []),
        ("There are three options, and we list what speaks for the first:\n\n- Cost\n- Time\n", []),
        ("The four priorities are set out in the plan.\n\n- Cost\n- Time\n", []),
    ])
    func `A count that is not what is listed is found`(text: String, expected: [String]) throws {
        #expect(try found(text) == expected)
    }

    // MARK: arithmetic

    @Test(arguments: [
        "Recycling increased from 48% to 46%.", "Sickness fell from 8.1 days in 2022/23 to 9.4 days in 2023/24.",
        "The gap grew from £12.1m to £9,800,000.", "We saw a reduction in complaints from 310 to 402.",
        "It stood at 58%, up from 62%.", "There were 402 complaints (down from 310).",
        "At 61% it is above the target of 65%.", "It was £1.2 million, exceeding our target of £1.4 million.",
        "Costs rose from £0.9bn to £850 million.", "It was £318m, an increase from £336m the year before.",
        "Waiting times have fallen from 12 weeks to 14 weeks.",
    ])
    func `A change that its own numbers contradict is found`(sentence: String) throws {
        #expect(try found(sentence) == ["change-disagrees 1"])
    }

    @Test(arguments: [
        "31 of 78 indicators (49.7%) met their target.", "26 (56%) of the 40 were green.",
        "A majority of 61% (40 out of 78) agreed.", "Of the 50 indicators, 19 (48%) were green.",
    ])
    func `A percentage that its numbers do not give is found`(sentence: String) throws {
        #expect(try found(sentence) == ["share-disagrees 1"])
    }

    @Test(
        arguments: [
            "Recycling increased from 46% to 48%.", "Numbers grew from 2019 to 2023.", "It rose from 1 in 8 to 1 in 6.",
            "The stay rose from 11 months to 2 years.", "It moved up from 25th to 12th.",
            "It has not fallen from 62 to 64.",
            "The age was raised from 16 to 18 and the limit increased from £200 to £1,000.",
            "Growth from 5 by 3 to 2 is nonsense that we do not judge.", "It is open from 9 to 5.",
            "It was 58 for every 100,000 people, down from 61.", "24 of 40 were done, down from 26.",
            "31 of 78 (39.7%) and 31 of 78 (40%) and 31 of 78 (39%).",
            "Of the 87, 63 had data; 13 (21%) of these fell.",
            "5 of 12 (3%) is where a footnote says so.".replacing("(3%)", with: "(3)"),
            "Paragraph 4 of 7 (40%) is not.",
            "At 68% it is above the target of 65%.", "It rose from 62 to 62%.", "Reserves fall from £42m to £38.5m.",
            "increase of 7.7% (£9.27 per week) in rents from 1 April 2024 to £129.72",
        ].filter { !$0.hasPrefix("Paragraph") }
    )
    func `Numbers that agree, or that belong to other things, are left alone`(sentence: String) throws {
        #expect(try found(sentence) == [])
    }

    // MARK: reading

    @Test(arguments: [
        ("[the plan](#)", ["link-to-nowhere 1"]),
        ("\nSee [the plan]().", ["link-to-nowhere 2"]),
        ("[the plan](file:///C:/plan.docx)", ["link-to-nowhere 1"]),
        ("[the plan](C:\\plan.docx)", ["link-to-nowhere 1"]),
        ("[the plan](https://a.example/plan)", []), ("[1] (see above) [sic]", []), ("[Contents](#contents)", []),
        ("Minute [12](minutes.pdf) and ![map](map.png)", []),
    ])
    func `A link that leads nowhere is an error`(text: String, expected: [String]) throws {
        #expect(try found(text) == expected)
    }

    @Test(arguments: [
        ("Available [here](https://a.example/plan).", ["link-text-vague 1"]),
        ("See <https://a.example/plan> or www.a.example.", []),
        ("The figure is TBC.", ["placeholder-left 1"]), ("Contact [insert name].", ["placeholder-left 1"]),
        ("The result was 73,390 against a target of 420.", ["target-implausible 1"]),
        ("The result was 390 against a target of 420, or 47% against the target of 55%.", []),
        ("The MTFP is tight.", ["abbreviation-unexplained 1"]),
        ("The Medium Term Financial Plan (MTFP) is tight.", []),
        ("The NEET rate (not in education, employment or training) fell.", []),
        ("SEND pupils' needs (special educational needs and disabilities) rose.", []),
        ("The NEET rate overall (not in education, employment or training) fell.", []),
        (
            "The NEET rate among young men (not in education, employment or training) fell.",
            ["abbreviation-unexplained 1"]
        ),
        (
            "The NEET rate (not good) and the DSG deficit (due to some late grants) rose.",
            ["abbreviation-unexplained 1", "abbreviation-unexplained 1"]
        ),
        ("The MTFP is tight.\n\nMTFP: Medium Term Financial Plan", []),
        ("RESOLVED – that it be NOTED, see CORP/R/22/04, and AGAINST.\n\nFor and against.", []),
        ("BV 012 rose and NI 192 fell.", []), ("PART A\n\nREPORT TITLE: Homes\n\nAGAINST (2)", []),
        ("| KPI | Status |\n|---|---|\n| Homes | Red |", ["abbreviation-unexplained 1"]),
    ])
    func `What is hard to follow is advice`(text: String, expected: [String]) throws {
        #expect(try found(text, .advice) == expected)
    }

    private static let words = Array(repeating: "word", count: 41).joined(separator: " ")

    @Test(arguments: [
        (words + ".", ["sentence-too-long 1"]), ("- " + words + ".", ["sentence-too-long 1"]),
        ("Short. " + words + ".", ["sentence-too-long 1"]), ("# " + words, []), ("| " + words + " |", []),
        (words.replacing("word word word word", with: "word word word word;"), []),
        (Array(repeating: "Anytown Town Hall Market Street", count: 9).joined(separator: "\n"), []),
        (
            Array(repeating: "A line of an ordinary paragraph that a program has wrapped to a width", count: 4)
                .joined(separator: "\n"), ["sentence-too-long 1"]
        ),
    ])
    func `A sentence of more than 40 words is advice, unless it is a heading, a table or a list`(
        text: String,
        expected: [String]
    ) throws {
        #expect(try found(text, .advice) == expected)
    }

    @Test func `A finding in a wrapped paragraph has the line in which its words stand`() throws {
        let text = """
            1.1 The first line of a paragraph that is long enough to be wrapped,
            a second line that says recycling increased from 48% to 46%, and then
            Cabinet meets on Tuesday 31 January 2024.
            """
        #expect(try found(text) == ["change-disagrees 2", "weekday-disagrees 3"])
    }
}

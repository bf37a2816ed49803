import Foundation
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Periods of every kind, and the texts in which councils write them.
struct PeriodTests {
    private func period(_ code: String) throws -> Period { try #require(Period(code: code), "\(code)") }

    @Test(arguments: [
        ("2024FY", "2024-04-01", "2025-03-31", "2024/25", PeriodType.financialYear),
        ("2023AY", "2023-09-01", "2024-08-31", "2023/24", .academicYear),
        ("2024CY", "2024-01-01", "2024-12-31", "2024", .calendarYear),
        ("2024FY-P1", "2024-04-01", "2024-09-30", "Apr to Sep 2024", .halfYear),
        ("2024FY-P2", "2024-10-01", "2025-03-31", "Oct 2024 to Mar 2025", .halfYear),
        ("2024-M02", "2024-02-01", "2024-02-29", "February 2024", .month),
        ("2024-M06-Q", "2024-04-01", "2024-06-30", "Apr to Jun 2024", .quarter),
        ("2023-M12-T", "2023-09-01", "2023-12-31", "Autumn term 2023", .term),
        ("2024-M08-T", "2024-04-01", "2024-08-31", "Summer term 2024", .term),
        ("2023-M03-R12", "2022-04-01", "2023-03-31", "Apr 2022 to Mar 2023", .rolling12),
        ("2016-M12-R36", "2014-01-01", "2016-12-31", "2014 to 2016", .threeYearPool),
        ("2016-M03-R36", "2013-04-01", "2016-03-31", "2013/14 to 2015/16", .threeYearPool),
        ("2027-M03-Y3", "2024-04-01", "2027-03-31", "2024/25 to 2026/27", .multiYear),
        ("2023-04-01", "2023-04-01", "2023-04-01", "1 April 2023", .pointInTime),
        ("2021-03-21-C", "2021-03-21", "2021-03-21", "Census 2021", .census),
        ("9997-M12", "9997-12-01", "9997-12-31", "December 9997", .month),
    ])
    func `A period has one code, its days and a label`(
        code: String,
        start: String,
        end: String,
        label: String,
        type: PeriodType
    ) throws {
        let period = try period(code)
        #expect((period.start.iso, period.end.iso, period.label, period.type) == (start, end, label, type))
        #expect(period.code == code)
        #expect(try JSONDecoder().decode(Period.self, from: JSONEncoder().encode(period)) == period)
        #expect(PeriodText(label, as: type) == .period(period), "Its label is read back.")
        #expect(PeriodText(code) == .period(period))
        #expect(Period(type, from: period.start, to: period.end) == period)
    }

    @Test(arguments: [
        "", "2024", "2024fy", "2024FY-P3", "2024-M13", "2024-M00", "2024-M05-Q", "2024-M04-T", "2024-M03-R24",
        "2024-M03-Y1", "2024-M3",
        "2024-M03-Y03", "24FY", "2024-02-30", "2024-02-30-C", "0000FY", "9999FY", "2024-M03-Y99",
    ])
    func `What is no code is not read as one`(code: String) { #expect(Period(code: code) == nil) }

    @Test(arguments: [
        (PeriodType.financialYear, "2024-04-01", "2025-03-30"), (.financialYear, "2024-01-01", "2024-12-31"),
        (.quarter, "2024-02-01", "2024-04-30"),
        (.halfYear, "2024-01-01", "2024-06-30"), (.pointInTime, "2024-04-01", "2024-04-02"),
        (.month, "2024-02-01", "2024-02-28"),
        (.academicYear, "2023-08-01", "2024-07-31"), (.rolling12, "2024-04-15", "2025-04-14"),
        (.multiYear, "2024-04-01", "2025-03-31"),
        (.month, "2024-03-31", "2024-03-01"),
    ])
    func `Days that are not those of its kind make no period`(type: PeriodType, start: String, end: String) throws {
        #expect(Period(type, from: .sample(start), to: .sample(end)) == nil)
    }

    @Test func `Periods stand in the order in which they end`() throws {
        let codes = [
            "2023-04-01", "2023-M12-T", "2023FY-P2", "2023FY", "2024-M03-R36", "2024-M06-Q", "2023AY", "2024CY",
            "2024FY",
        ]
        let periods = try codes.map(period)
        #expect(periods.shuffled().sorted().map(\.end) == periods.map(\.end))
        #expect(try period("2023FY") < period("2023AY"), "Of the same label, and five months later.")
    }

    @Test(
        arguments: [
            ("2016-17 (OT)", PeriodType?.some(.financialYear), "2016FY"), ("2016-17 (OT)", .academicYear, "2016AY"),
            ("2019/20 Q1 - 2019/20 Q4", .financialYear, "2019FY"),
            ("2019/20 Q1 - 2019/20 Q4", .rolling12, "2020-M03-R12"),
            ("2019/20 Q3 - 2020/21 Q2", nil, "2020-M09-R12"), ("Mar-24", nil, "2024-M03"), ("mar 24", nil, "2024-M03"),
            ("Sept 2023", nil, "2023-M09"),
            ("2013/14-15/16", .threeYearPool, "2016-M03-R36"), ("2013/14 – 2015/16", .multiYear, "2016-M03-Y3"),
            ("1999/00-01/02", .threeYearPool, nil),
            ("2014 to 2016", .threeYearPool, "2016-M12-R36"), ("2014-16", .threeYearPool, "2016-M12-R36"),
            ("2024-27", .threeYearPool, "2027-M03-R36"),
            ("2003-04", .month, "2003-M04"), ("2003-04", .financialYear, "2003FY"), ("2023-04", .month, "2023-M04"),
            ("2023-04", nil, "2023-M04"),
            ("03/2024", nil, "2024-M03"), ("Apr to Jun 2009", nil, "2009-M06-Q"),
            ("April-June 2009", nil, "2009-M06-Q"),
            ("Apr - Sep 2024", nil, "2024FY-P1"), ("Oct 2024 to Mar 2025", nil, "2024FY-P2"),
            ("Oct - Mar 2025", nil, "2024FY-P2"),
            ("Oct 2021-Sep 2022", nil, "2022-M09-R12"), ("Jan 2022 to Dec 2022", .rolling12, "2022-M12-R12"),
            ("Jan 2022 to Dec 2022", .calendarYear, "2022CY"),
            ("2022/23 Q3", nil, "2022-M12-Q"), ("Q4 2022/23", nil, "2023-M03-Q"), ("2022/23-Q1", nil, "2022-M06-Q"),
            ("H1 2024/25", nil, "2024FY-P1"),
            ("P2 2024/25", nil, "2024FY-P2"), ("2024/25 Mid-Year", nil, "2024FY-P1"),
            ("2024/25 Year-End", nil, "2024FY"), ("FY 2024/25", nil, "2024FY"),
            ("Academic year 2023/24", nil, "2023AY"), ("2023/2024 academic year", nil, "2023AY"),
            ("calendar year 2024", nil, "2024CY"),
            ("2024", .calendarYear, "2024CY"), ("12 months to March 2024", .rolling12, "2024-M03-R12"),
            ("Year ending 31 March 2024", .financialYear, "2023FY"),
            ("YE Jun-24", nil, "2024-M06-R12"), ("1 April 2023", nil, "2023-04-01"),
            ("as at 31st March 2024", nil, "2024-03-31"),
            ("2024-03-31", .pointInTime, "2024-03-31"), ("31/03/2024", nil, "2024-03-31"),
            ("Autumn term 2023/24", nil, "2023-M12-T"),
            ("Spring term 2023/24", nil, "2024-M03-T"), ("Summer 2024", nil, "2024-M08-T"),
            ("2021 Census", nil, "2021-03-21-C"),
            (" 2024/25\u{A0}", .financialYear, "2024FY"), ("1999/00", .financialYear, "1999FY"),
            ("1999/2000", .academicYear, "1999AY"),
        ] as [(String, PeriodType?, String?)]
    )
    func `What councils write is read where it can be one thing only`(text: String, type: PeriodType?, code: String?)
        throws
    {
        guard let code else {
            if case .period(let period) = PeriodText(text, as: type) {
                Testing.Issue.record("\(text) was read as \(period.code).")
            }
            return
        }
        #expect(PeriodText(text, as: type) == .period(try period(code)))
    }

    @Test(
        arguments: [
            ("2023/24", nil, ["2023FY", "2023AY"]), ("2003-04", nil, ["2003-M04", "2003FY", "2003AY"]),
            ("2021-23", nil, ["2023-M03-Y2", "2023-M12-Y3", "2023-M12-R36"]),
            ("Q1 2022", .quarter, ["2021-M06-Q", "2022-M03-Q", "2022-M06-Q"]),
            ("2024", .financialYear, ["2023FY", "2024FY"]), ("FY2024", nil, ["2023FY", "2024FY"]),
            ("03/04/2024", nil, ["2024-03-04", "2024-04-03"]),
            ("Apr 2022 to Mar 2023", nil, ["2022FY", "2023-M03-R12"]),
        ] as [(String, PeriodType?, [String])]
    )
    func `What can be several is refused with all of them`(text: String, type: PeriodType?, codes: [String]) throws {
        guard case .refused(.ambiguous, let choices) = PeriodText(text, as: type) else {
            Testing.Issue.record("\(text) is not refused: \(PeriodText(text, as: type))")
            return
        }
        #expect(Set(choices.map(\.code)) == Set(codes))
    }

    @Test(arguments: [
        ("March 2024", PeriodType.quarter, "2024-M03"), ("2022/23 Q3", .month, "2022-M12-Q"),
        ("31/03/2024", .financialYear, "2024-03-31"),
    ])
    func `A period of another kind is refused, and named`(text: String, type: PeriodType, code: String) throws {
        #expect(PeriodText(text, as: type) == .refused(.otherType, choices: [try period(code)]))
    }

    @Test(arguments: [
        "", "soon", "2024/26", "2023/25 Q1", "Q5 2023/24", "30 February 2024", "31/13/2024", "Feb to Apr 2024", "March",
        "Mars 2024", "March 24th", "20245",
        "2024/25/26", "1 to 3", "to", "-", "2015/16 to 2013/14", "12 months to 30 March 2024", "Winter 2024",
        "Census 1841", "٢٠٢٤", "2024/2",
        "Apr to Jun", String(repeating: "2024 ", count: 30), "autumn 2023/25", "Oct 2024 to Mar 2024",
    ])
    func `What is no period is refused`(text: String) {
        #expect(PeriodText(text) == .refused(.unreadable, choices: []))
    }

    /// One of each label in the real figures for the demonstration council, from the publishers of its measures.
    @Test(arguments: [
        (PeriodType.financialYear, "2013/14", "2013-04-01", "2014-03-31"),
        (.academicYear, "2024/25", "2024-09-01", "2025-08-31"),
        (.quarter, "Apr to Jun 2009", "2009-04-01", "2009-06-30"), (.calendarYear, "2010", "2010-01-01", "2010-12-31"),
        (.month, "April 2023", "2023-04-01", "2023-04-30"),
        (.pointInTime, "30 September 2016", "2016-09-30", "2016-09-30"),
        (.rolling12, "Oct 2021 to Sep 2022", "2021-10-01", "2022-09-30"),
        (.threeYearPool, "2014 to 2016", "2014-01-01", "2016-12-31"),
    ])
    func `The labels of published figures are read as their publishers mean them`(
        type: PeriodType,
        label: String,
        start: String,
        end: String
    ) throws {
        let period = try #require(Period(type, from: .sample(start), to: .sample(end)))
        #expect(PeriodText(label, as: type) == .period(period))
        #expect(period.label == label)
    }
}

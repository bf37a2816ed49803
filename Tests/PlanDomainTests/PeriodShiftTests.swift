import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Periods a year before, next in a series, or moved by months.
struct PeriodShiftTests {
    @Test(arguments: [
        ("2024FY", "2023FY"), ("2023AY", "2022AY"), ("2024CY", "2023CY"), ("2024FY-P1", "2023FY-P1"),
        ("2024FY-P2", "2023FY-P2"), ("2024-M02", "2023-M02"), ("2023-M02", "2022-M02"), ("2024-M06-Q", "2023-M06-Q"),
        ("2023-M12-T", "2022-M12-T"), ("2024-M03-R12", "2023-M03-R12"), ("2016-M12-R36", "2015-M12-R36"),
        ("2027-M03-Y3", "2026-M03-Y3"), ("2024-02-29", "2023-02-28"), ("2025-02-28", "2024-02-29"),
        ("2024-02-28", "2023-02-28"), ("2023-03-31", "2022-03-31"), ("2021-03-21-C", "2020-03-21-C"),
        ("2001-M01", "2000-M01"), ("0002CY", "0001CY"),
    ])
    func `The year before a period is the same stretch of the year`(code: String, before: String) throws {
        #expect(Period.sample(code).yearBefore == .sample(before))
    }

    @Test(arguments: ["0001CY", "0001-01-01", "0001-M12", "0001FY"])
    func `Before the first year there is none`(code: String) throws {
        #expect(Period.sample(code).yearBefore == nil)
    }

    @Test(
        arguments: [
            ("2024-M01", .monthly, "2024-M02"), ("2024-M12", .monthly, "2025-M01"),
            ("2024-M06-Q", .quarterly, "2024-M09-Q"),
            ("2024-M12-Q", .quarterly, "2025-M03-Q"), ("2024FY-P1", .halfYearly, "2024FY-P2"),
            ("2024FY-P2", .halfYearly, "2025FY-P1"), ("2024FY", .annual, "2025FY"), ("2023AY", .annual, "2024AY"),
            ("2024CY", .biennial, "2026CY"), ("2024-M03-R12", .monthly, "2024-M04-R12"),
            ("2024-M03-R12", .quarterly, "2024-M06-R12"), ("2016-M12-R36", .annual, "2017-M12-R36"),
            ("2024-01-31", .monthly, "2024-02-29"), ("2023-01-31", .monthly, "2023-02-28"),
            ("2024-02-29", .monthly, "2024-03-31"), ("2024-06-30", .quarterly, "2024-09-30"),
            ("2024-01-30", .monthly, nil), ("2024-01-15", .monthly, "2024-02-15"),
            ("2024-02-29", .annual, "2025-02-28"),
            ("2023-M12-T", .termly, nil), ("2024FY", .irregular, nil), ("2024FY", .quarterly, nil),
            ("2024-M06-Q", .monthly, nil), ("9997CY", .annual, nil), ("9997-M12", .monthly, "9998-M01"),
            ("9998-M12", .monthly, nil),
        ] as [(String, MeasureDefinition.Frequency, String?)]
    )
    func `The next period is known where the series has one`(
        code: String,
        frequency: MeasureDefinition.Frequency,
        next: String?
    ) throws {
        guard let period = Period(code: code) else {
            #expect(next == nil, "The calendar ends here.")
            return
        }
        #expect(period.following(frequency)?.code == next)
    }

    @Test func `Shifted there and back a period is itself, unless its day is the last of a month`() throws {
        var random = SeededNumbers(seed: 2)
        let codes = [
            "2024FY", "2023AY", "2024CY", "2024FY-P1", "2024-M02", "2024-M06-Q", "2023-M12-T", "2024-M03-R12",
            "2016-M12-R36", "2027-M03-Y3", "2024-05-14", "2024-05-31", "2021-03-21-C",
        ]
        var found = 0
        for _ in 0..<2000 {
            let period = Period.sample(codes.randomElement(using: &random)!)
            let months = Int.random(in: -30_000...120_000, using: &random)
            guard let shifted = period.shifted(months: months) else { continue }
            found += 1
            #expect(shifted.type == period.type && shifted.months == period.months)
            #expect(shifted.shifted(months: -months) == period)
            #expect((months > 0) == (shifted > period) || months == 0)
        }
        #expect(found > 500)
    }
}

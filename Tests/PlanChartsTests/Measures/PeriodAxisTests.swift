import PlanDomain
import Testing

@testable import PlanCharts

struct PeriodAxisTests {
    private func axis(_ periods: [Period], width: Double = 160) -> PeriodAxis {
        PeriodAxis(periods, left: 40, width: width)
    }

    @Test(arguments: [1, 2, 5, 20, 70])
    func `Labels never touch, and the first and the latest period have one`(count: Int) throws {
        let periods = try Period.quarters(count)
        for width in [160.0, 500] {
            let labels = axis(periods, width: width).labels(size: 13, within: 0...width + 60)
            #expect(labels.last?.period == periods.last)
            #expect(labels.first?.period == periods.first || count == 2)
            for (left, right) in zip(labels, labels.dropFirst()) {
                #expect(left.range.upperBound < right.range.lowerBound)
            }
        }
    }

    @Test func `Many quarters are labelled at the same time of year`() throws {
        let labels = axis(try .init(Period.quarters(70)), width: 500).labels(size: 14, within: 0...600)
        #expect(Set(labels.dropFirst().map(\.period.end.month)).count == 1)
        #expect(labels.last?.text.lines == ["Apr to Jun", "2026"])
    }

    @Test func `A period stands at its last day, not at equal distances`() throws {
        let periods = try [2011, 2012, 2021].map(Period.year)
        let axis = axis(periods)
        let gaps = zip(periods, periods.dropFirst()).map { axis.x($1) - axis.x($0) }
        #expect(abs(gaps[1] / gaps[0] - 9) < 0.1)
    }

    @Test func `One period alone stands in the middle`() throws {
        let period = try Period.year(2023)
        #expect(axis([period]).x(period) == 120)
        #expect(axis([period]).stretch(of: period) == 40...200)
    }

    @Test(arguments: [
        ("2024FY", ["2024/25"]), ("2024-M03", ["Mar", "2024"]), ("2024-M06-Q", ["Apr to Jun", "2024"]),
        ("2024FY-P2", ["Oct 2024", "to Mar 2025"]), ("2024-M12-T", ["Autumn", "2024"]),
        ("2024-M03-R12", ["Apr 2023", "to Mar 2024"]), ("2016-M12-R36", ["2014", "to 2016"]),
        ("2024-04-01", ["1 Apr", "2024"]), ("2021-03-21-C", ["Census", "2021"]),
    ])
    func `Labels are short`(code: String, lines: [String]) throws {
        #expect(try #require(Period(code: code)).shortLines == lines)
    }
}

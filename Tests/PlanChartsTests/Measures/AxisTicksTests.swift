import PlanCharts
import PlanDomain
import Testing

struct AxisTicksTests {
    struct Case: CustomTestStringConvertible {
        let numbers: [Double]
        let decimals: Int
        let ticks: [String]

        var testDescription: String { "\(numbers) with \(decimals) decimals" }
    }

    @Test(arguments: [
        Case(numbers: [54.2, 63.1], decimals: 1, ticks: ["54", "56", "58", "60", "62", "64"]),
        Case(numbers: [12, 88], decimals: 0, ticks: ["0", "20", "40", "60", "80", "100"]),
        Case(numbers: [-3, 6], decimals: 0, ticks: ["-4", "-2", "0", "2", "4", "6"]),
        Case(numbers: [-9, -7], decimals: 0, ticks: ["-9", "-8", "-7"]),
        Case(numbers: [-9, -1], decimals: 0, ticks: ["-10", "-8", "-6", "-4", "-2", "0"]),
        Case(numbers: [0.1, 0.3], decimals: 1, ticks: ["0", "0.1", "0.2", "0.3"]),
        Case(
            numbers: [0.00001, 0.00004],
            decimals: 5,
            ticks: ["0", "0.00001", "0.00002", "0.00003", "0.00004"]
        ),
        Case(
            numbers: [0, 4e15],
            decimals: 0,
            ticks: ["0", "1", "2", "3", "4"].map { $0 == "0" ? $0 : $0 + "000000000000000" }
        ),
        Case(numbers: [7, 7, 7], decimals: 0, ticks: ["6", "7", "8"]),
        Case(numbers: [0, 0], decimals: 0, ticks: ["0", "1", "2"]),
        Case(numbers: [63.1], decimals: 1, ticks: ["62", "62.5", "63", "63.5", "64"]),
        Case(numbers: [], decimals: 0, ticks: ["0", "1", "2"]),
        Case(numbers: [.nan, .infinity, 1e300, 1, 3], decimals: 0, ticks: ["0", "1", "2", "3"]),
    ])
    func `Ticks are round, three or more, and hold every number`(of test: Case) {
        let ticks = AxisTicks(covering: test.numbers, decimals: test.decimals)
        #expect(ticks.values.map(\.plain) == test.ticks)
        #expect(test.numbers.filter { $0 < 1e17 }.allSatisfy { (ticks.lower...ticks.upper).contains($0) })
    }

    @Test func `A scale that has to begin at nothing does, from either side`() {
        #expect(AxisTicks(covering: [90, 95], decimals: 0, fromZero: true).values.first == .zero)
        #expect(AxisTicks(covering: [-90, -95], decimals: 0, fromZero: true).values.last == .zero)
    }

    @Test func `A change in the last digit alone is not drawn as a cliff`() {
        let ticks = AxisTicks(covering: [99.9, 100], decimals: 1)
        #expect(ticks.upper - ticks.lower >= 2)
    }
}

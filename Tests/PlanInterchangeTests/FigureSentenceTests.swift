import PlanDomain
import PlanInterchange
import Testing

/// The words in which people read what is wrong with a figure or a period.
struct FigureSentenceTests {
    @Test(arguments: FigureText.Fault.allCases)
    func `Each fault names what was written and says what to do, in a sentence or two`(fault: FigureText.Fault) {
        let told = fault.sentence(for: "1,23")
        #expect(told.contains("'1,23'") && told.hasSuffix("."))
        #expect(told.split(separator: " ").count <= 26, "\(told)")
        let long = fault.sentence(for: String(repeating: "9", count: 500))
        #expect(long.count < 260 && long.contains("…"))
    }

    @Test func `A period that may be several is told with all of them, and how to say which`() {
        guard case .refused(let fault, let choices) = PeriodText("2023/24") else {
            Testing.Issue.record("It is two.")
            return
        }
        #expect(
            fault.sentence(for: "2023/24", choices: choices)
                == "'2023/24' may be the financial year 2023/24 or the academic year 2023/24. Say which: 2023FY or 2023AY."
        )
    }

    @Test func `A period of another kind, and none at all`() {
        guard case .refused(let fault, let choices) = PeriodText("March 2024", as: .quarter) else {
            Testing.Issue.record("It is a month.")
            return
        }
        #expect(
            fault.sentence(for: "March 2024", choices: choices)
                == "'March 2024' is the month of March 2024, and this measure's periods are of another kind."
        )
        #expect(
            PeriodText.Fault.unreadable.sentence(for: "soon", choices: []).hasPrefix(
                "'soon' is no period that we know."
            )
        )
    }

    @Test(arguments: PeriodType.allCases)
    func `Every kind of period has words`(type: PeriodType) throws {
        let codes = [
            "2024FY", "2023AY", "2024CY", "2024FY-P1", "2024-M03", "2024-M06-Q", "2023-M12-T", "2024-M03-R12",
            "2016-M12-R36", "2024-04-01",
            "2021-03-21-C", "2027-M03-Y3",
        ]
        let period = try #require(codes.compactMap { Period(code: $0) }.first { $0.type == type })
        #expect(period.inWords.hasPrefix("the ") && !period.inWords.contains("_"))
    }
}

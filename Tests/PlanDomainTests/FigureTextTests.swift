import Testing

@testable import PlanDomain

/// What people and files write where a figure should stand: each accepted by a rule, or refused by name.
struct FigureTextTests {
    @Test(arguments: [
        ("74.4", "74.4"), (" 74.4 ", "74.4"), ("\u{A0}74.4\t", "74.4"), ("1,234", "1234"),
        ("1,234,567.89", "1234567.89"),
        ("-5", "-5"), ("−5", "-5"), ("–5", "-5"), ("+5", "5"), ("(1,234)", "-1234"), ("0", "0"), ("0.50", "0.5"),
        (".5", "0.5"),
        ("-.5", "-0.5"), ("12\u{202F}345", "12345"), ("1\u{A0}234\u{A0}567", "1234567"), ("1\u{2009}234", "1234"),
        ("999999999999999999", "999999999999999999"),
    ])
    func `A plain figure is read`(text: String, plain: String) throws {
        #expect(FigureText(text) == .figure(.init(try #require(Figure(plain: plain)))))
    }

    @Test(arguments: [
        ("85%", "85", FigureText.Unit.percent), ("85 %", "85", .percent), ("-0.5%", "-0.5", .percent),
        ("(3%)", "-3", .percent),
        ("£1.2m", "1200000", .pounds), ("£850k", "850000", .pounds), ("£1.25bn", "1250000000", .pounds),
        ("-£5", "-5", .pounds),
        ("£-5", "-5", .pounds), ("(£5)", "-5", .pounds), ("£1,234.56", "1234.56", .pounds),
        ("£3 million", "3000000", .pounds),
        ("£0.5 thousand", "500", .pounds),
    ])
    func `A sign of the unit is read and kept apart`(text: String, plain: String, unit: FigureText.Unit) throws {
        #expect(FigureText(text) == .figure(.init(try #require(Figure(plain: plain)), unit: unit)))
    }

    @Test(
        arguments: [
            ("74.4 [p]", [.provisional]), ("74.4[R]", [.revised]),
            ("74.4 [p] [b]", [.provisional, .seriesBreak]),
            ("74.4 [u]", [.lowReliability]), ("74.4 [e]", [.estimated]), ("74.4 [f]", [.forecast]),
        ] as [(String, Set<FigureText.Mark>)]
    )
    func `Marks in square brackets are read`(text: String, marks: Set<FigureText.Mark>) throws {
        #expect(FigureText(text) == .figure(.init(try #require(Figure(plain: "74.4")), marks: marks)))
    }

    @Test(arguments: [
        ("", FigureText.Absence.blank), ("  \u{A0}", .blank), ("-", .notAvailable), ("–", .notAvailable),
        ("..", .notAvailable),
        ("n/a", .notAvailable), ("N/A", .notAvailable), ("NA", .notAvailable), ("[x]", .notAvailable),
        ("Not available", .notAvailable),
        ("[z]", .notApplicable), ("not applicable", .notApplicable), ("[c]", .suppressed), ("*", .suppressed),
        ("c", .suppressed),
    ])
    func `A cell that says there is no figure is no fault`(text: String, absence: FigureText.Absence) {
        #expect(FigureText(text) == .absent(absence))
    }

    @Test(arguments: [
        ("1e5", FigureText.Fault.exponent), ("1.5E-3", .exponent), ("٣", .foreignDigits), ("१२", .foreignDigits),
        ("１２", .foreignDigits),
        ("1,23", .grouping), ("12,34,567", .grouping), ("1234,567", .grouping), ("1,,234", .grouping),
        (",123", .grouping),
        ("1,234\u{A0}567", .grouping), ("0,5", .grouping), ("1.234,56", .continental), ("1.234.567", .continental),
        ("1.234.567,8", .continental), ("5.", .point), ("1..2", .point), ("1.2.3", .point), (".", .point),
        ("1 234", .space),
        ("£5%", .unit), ("%12", .unit), ("5£", .unit), ("12%%", .unit), ("$5", .unit), ("€5", .unit), ("£", .unit),
        ("%", .unit),
        ("1.2m", .suffix), ("3 bn", .suffix), ("850k", .suffix), ("5-", .sign), ("--5", .sign), ("(5", .sign),
        ("-(5)", .sign),
        ("(-5)", .sign), ("5)", .sign), ("+-5", .sign), ("007", .leadingZeros), ("00.5", .leadingZeros),
        ("NaN", .notFinite),
        ("-inf", .notFinite), ("∞", .notFinite), ("#N/A", .spreadsheetError), ("#DIV/0!", .spreadsheetError),
        ("12/05/2024", .date), ("2024-03-31", .date), ("2024-03", .date), ("Mar-24", .date), ("3 March 2024", .date),
        ("about 5", .words), ("12 people", .space), ("five", .words), ("O.5", .words), ("1l", .words), ("5 [q]", .mark),
        ("5*", .mark),
        ("5†", .mark), ("<5", .inexact), ("~5", .inexact), ("c. 5", .inexact), ("5-10", .inexact),
        ("5 to 10", .inexact), ("≥90", .inexact),
        ("½", .fraction), ("1½", .fraction), ("1/2", .fraction), ("1000000000000000000", .tooLong),
        ("£999999999999999bn", .tooLong), ("0.0000000000000000001", .tooLong), ("0x1F", .words), ("1_000", .words),
        ("TRUE", .words),
        ("=1+1", .words), ("5\u{301}", .words), ("5\u{200D}", .words),
    ])
    func `What is no figure is refused by name`(text: String, fault: FigureText.Fault) {
        #expect(FigureText(text) == .refused(fault))
    }

    @Test func `Every name is given to something`() {
        let texts = [
            "1e5", "٣", "1,23", "1.234,56", "5.", "1 234", "£5%", "1.2m", "5-", "007", "NaN", "#REF!", "Mar-24", "five",
            "5*", "<5",
            "½", String(repeating: "9", count: 200),
        ]
        let given = Set(texts.compactMap { if case .refused(let fault) = FigureText($0) { fault } else { nil } })
        #expect(given == Set(FigureText.Fault.allCases))
    }

    @Test func `Whatever is shown or written plainly is read back as itself`() throws {
        for digits in stride(from: Int64(-1_234_567), through: 1_234_567, by: 7919) {
            for places in 0...4 {
                let figure = try #require(Figure(digits: digits, places: places))
                #expect(FigureText(figure.plain) == .figure(.init(figure)))
                #expect(FigureText(figure.shown(decimals: places)) == .figure(.init(figure)))
            }
        }
    }

    @Test func `Nothing that can be typed ends the process`() {
        var state: UInt64 = 7
        let alphabet = Array("0123456789.,-+()[]%£ kmbnepxzc/#\u{A0}\u{2212}٣½e\u{301}\u{200D}\r\n")
        for _ in 0..<20_000 {
            var text = ""
            repeat {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
            } while (state >> 20) % 8 != 0
            if case .figure(let written) = FigureText(text) {
                #expect(Figure(plain: written.value.plain) == written.value)
            }
        }
    }
}
